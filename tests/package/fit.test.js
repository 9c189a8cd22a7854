// fit's options, as Keras means them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sequential, Dense, Dropout, EarlyStopping, tensor, setRandomSeed } from 'vitrine';
import { classes, line } from './data.js';

/** A small compiled classifier. */
function classifier(...layers) {
  const model = new Sequential([new Dense(8, { activation: 'relu' }), ...layers, new Dense(2, { activation: 'softmax' })]);
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  return model;
}

const { x, y } = classes();

test('epochs, batchSize and the History', async () => {
  const history = await classifier().fit(x, y, { epochs: 3, batchSize: 50 });
  assert.deepEqual(Object.keys(history.history).sort(), ['accuracy', 'loss']);
  assert.deepEqual(history.epoch, [0, 1, 2]);
  assert.deepEqual(history.params, { epochs: 3, steps: 4, verbose: 0 });
  assert.equal(history.stopped, null);
});

test('validationSplit takes the last rows and adds val_ numbers', async () => {
  const model = classifier();
  const { history, params } = await model.fit(x, y, { epochs: 2, validationSplit: 0.25 });
  assert.deepEqual(Object.keys(history).sort(), ['accuracy', 'loss', 'val_accuracy', 'val_loss']);
  assert.equal(params.steps, Math.ceil(150 / 32));
  const held = await model.evaluate(x.slice(150), y.slice(150));
  assert.ok(Math.abs(held.loss - history.val_loss[1]) < 1e-6);
});

test('validationData, with a frequency of its own', async () => {
  const validationData = [x.slice(150), y.slice(150)];
  const { history } = await classifier().fit(x, y, { epochs: 4, validationData, validationFreq: 2, validationBatchSize: 7 });
  assert.equal(history.loss.length, 4);
  assert.equal(history.val_loss.length, 2);
});

test('validationData with sample weights, and as a prepared table', async () => {
  const half = [x.slice(100), y.slice(100)];
  const weights = y.slice(100).map((label) => (label ? 2 : 1));
  const model = classifier();
  await model.build([null, 4]);
  const weighted = await model.fit(x, y, { validationData: [...half, weights] });
  assert.ok(weighted.history.val_loss[0] > 0);
  const prepared = await model.fit(x, y, { validationData: { x: half[0], y: half[1] } });
  assert.ok(prepared.history.val_loss[0] > 0);
});

test('a prepared table is data and labels in one', async () => {
  const model = classifier();
  await model.fit({ x, y }, { epochs: 2 });
  const { accuracy } = await model.evaluate({ x, y });
  assert.ok(accuracy >= 0 && accuracy <= 1);
  assert.deepEqual((await model.predict({ x })).shape, [200, 2]);
});

test('one seed, one result: weights, shuffling and dropout', async () => {
  const run = async (seed) => {
    const model = classifier(new Dropout(0.3));
    const { history } = await model.fit(x, y, { epochs: 2, seed });
    return [history.loss, [...(await model.getWeights())[0].data]];
  };
  assert.deepEqual(await run(5), await run(5));
  assert.notDeepEqual(await run(5), await run(6));
});

test('setRandomSeed makes everything after it repeat', async () => {
  const run = async () => {
    setRandomSeed(3);
    return (await classifier(new Dropout(0.3)).fit(x, y, { epochs: 2 })).history.loss;
  };
  assert.deepEqual(await run(), await run());
});

test('without shuffle the order of rows is the order of batches', async () => {
  const run = async (options) => {
    const model = classifier();
    await model.build([null, 4], { seed: 1 });
    return (await model.fit(x, y, { epochs: 1, ...options })).history.loss[0];
  };
  assert.equal(await run({ shuffle: false, seed: 1 }), await run({ shuffle: false, seed: 2 }));
  assert.notEqual(await run({ seed: 1 }), await run({ seed: 2 }));
});

test('classWeight is sampleWeight by class', async () => {
  const run = async (options) => {
    const model = classifier();
    await model.build([null, 4], { seed: 1 });
    return (await model.fit(x, y, { epochs: 2, seed: 1, ...options })).history.loss;
  };
  const byClass = await run({ classWeight: { 1: 3 } });
  const bySample = await run({ sampleWeight: y.map((label) => (label ? 3 : 1)) });
  assert.deepEqual(byClass, bySample);
  assert.notDeepEqual(byClass, await run({}));
});

test('initialEpoch goes on counting', async () => {
  const history = await classifier().fit(x, y, { epochs: 5, initialEpoch: 3 });
  assert.deepEqual(history.epoch, [3, 4]);
});

test('EarlyStopping ends the training and brings the best weights back', async () => {
  const model = classifier();
  const callbacks = [new EarlyStopping({ monitor: 'loss', patience: 0, minDelta: 10, restoreBestWeights: true })];
  const history = await model.fit(x, y, { epochs: 50, callbacks });
  assert.equal(history.stopped, 'early_stopping');
  assert.ok(history.epoch.length < 5);
});

test('a regression with a plain list of targets learns the line', async () => {
  const { x, y } = line();
  const model = new Sequential([new Dense(1)]);
  model.compile({ optimizer: 'sgd', loss: 'mse', metrics: ['mae'] });
  const { history } = await model.fit(x, y, { epochs: 150 });
  assert.ok(history.loss.at(-1) < 0.01, `loss ${history.loss.at(-1)}`);
  assert.ok('mae' in history);
});

test('a plain list of inputs is one column', async () => {
  const model = new Sequential([new Dense(1)]);
  model.compile({ optimizer: 'adam', loss: 'mse' });
  await model.fit([1, 2, 3, 4], [2, 4, 6, 8]);
  assert.deepEqual((await model.predict([5])).shape, [1, 1]);
});

test('tensors and typed arrays are data too', async () => {
  const flat = new Float32Array(x.flat());
  const model = classifier();
  await model.fit(tensor(flat, [200, 4]), Uint8Array.from(y));
  const a = await model.predict(tensor(flat, [200, 4]));
  const b = await model.predict(x.map((row) => Float64Array.from(row)));
  assert.deepEqual(a.data, b.data);
  assert.equal(flat.length, 800); // not taken away from its owner
});

test('rows with several axes build several axes', async () => {
  const rows = Array.from({ length: 10 }, (_, row) => [
    [row, 1],
    [2, 3],
    [4, 5],
  ]);
  const model = new Sequential([new Dense(3)]);
  assert.deepEqual((await model.predict(rows)).shape, [10, 3, 3]);
});

test('verbose 1 and 2 print as Keras does, 0 and the default print nothing', async (t) => {
  const printed = [];
  t.mock.method(console, 'log', (text) => printed.push(text));
  await classifier().fit(x, y, { epochs: 2 });
  await classifier().fit(x, y, { epochs: 2, verbose: 0 });
  assert.deepEqual(printed, []);
  await classifier().fit(x, y, { epochs: 2, verbose: 1 });
  await classifier().fit(x, y, { epochs: 1, verbose: 2 });
  assert.equal(printed[0], 'Epoch 1/2');
  assert.match(printed[1], /7\/7 ━{20} \d+s \d+[mu]s\/step - accuracy: \d\.\d{4} - loss: \d\.\d{4}$/);
  assert.equal(printed[2], 'Epoch 2/2');
  assert.match(printed[5], /^7\/7 - \d+s - \d+[mu]s\/step - accuracy: \d\.\d{4} - loss: \d\.\d{4}$/);
});

test('training goes on from where it stopped', async () => {
  const model = classifier();
  const first = await model.fit(x, y, { epochs: 5 });
  const second = await model.fit(x, y, { epochs: 5 });
  assert.ok(second.history.loss[0] < first.history.loss[0]);
});
