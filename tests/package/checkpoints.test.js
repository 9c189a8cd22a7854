// Keras's callbacks that run in JavaScript: LearningRateScheduler, ModelCheckpoint, CSVLogger, LambdaCallback.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CSVLogger, Dense, LambdaCallback, LearningRateScheduler, ModelCheckpoint, Sequential } from 'vitrine';
import { classes } from './data.js';

const { x, y } = classes(100);

function classifier(optimizer = 'adam') {
  const model = new Sequential([new Dense(4, { activation: 'relu' }), new Dense(2, { activation: 'softmax' })]);
  model.compile({ optimizer, loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  return model;
}

/** Fits and gives what the checkpoint saved. */
async function saved(options, fit, place = (list) => (checkpoint) => list.push(checkpoint)) {
  const list = [];
  const model = classifier();
  const history = await model.fit(x, y, { epochs: 4, batchSize: 25, ...fit, callbacks: [new ModelCheckpoint(place(list), options)] });
  return { list, model, history };
}

test('a schedule sets the learning rate of every epoch, which the history tells', async () => {
  const model = classifier('sgd');
  const told = [];
  const schedule = async (epoch, rate) => {
    told.push([epoch, rate]);
    return epoch < 2 ? 0.5 : rate / 2;
  };
  const { history } = await model.fit(x, y, { epochs: 4, callbacks: [new LearningRateScheduler(schedule)] });
  assert.deepEqual(told, [
    [0, 0.01],
    [1, 0.5],
    [2, 0.5],
    [3, 0.25],
  ]);
  assert.deepEqual(history.learning_rate, [0.5, 0.5, 0.25, 0.125]);
  assert.throws(() => new LearningRateScheduler(0.1), { message: 'LearningRateScheduler takes a function (epoch, learningRate) => number, got 0.1' });
  const callbacks = [new LearningRateScheduler(() => 'fast')];
  await assert.rejects(model.fit(x, y, { callbacks }), { message: "the schedule of LearningRateScheduler must give a number, got 'fast'" });
});

test('a checkpoint is saved after every epoch, with all that it takes to go on', async () => {
  const { list, model } = await saved({});
  assert.deepEqual(
    list.map(({ epoch, batch }) => [epoch, batch]),
    [
      [0, null],
      [1, null],
      [2, null],
      [3, null],
    ],
  );
  const { logs, weights, model: json, optimizer } = list.at(-1);
  assert.deepEqual(Object.keys(logs).sort(), ['accuracy', 'loss']);
  assert.deepEqual(weights, await model.getWeights());
  const again = Sequential.fromJSON(json);
  await again.setWeights(weights);
  await again.optimizer.setState(optimizer);
  assert.equal(await again.optimizer.getIterations(), 16);
});

test('only the best is saved if asked for, by what is better for that number', async () => {
  for (const [monitor, better] of [
    ['val_loss', (a, b) => a < b],
    ['val_accuracy', (a, b) => a > b],
  ]) {
    const { list, history } = await saved({ saveBestOnly: true, saveWeightsOnly: true, monitor }, { epochs: 12, validationSplit: 0.3 });
    const values = history.history[monitor];
    const expected = values.flatMap((value, epoch) => (values.slice(0, epoch).every((before) => better(value, before)) ? [epoch] : []));
    assert.deepEqual(
      list.map(({ epoch }) => epoch),
      expected,
    );
    assert.deepEqual(Object.keys(list[0]), ['epoch', 'batch', 'logs', 'weights']);
  }
  assert.equal((await saved({ saveBestOnly: true, monitor: 'loss', initialValueThreshold: 0 })).list.length, 0);
  assert.equal((await saved({ saveBestOnly: true, monitor: 'loss', mode: 'max', initialValueThreshold: 0 })).list.length > 0, true);
});

test('a checkpoint can be saved after so many batches, counted across epochs', async () => {
  const { list } = await saved({ saveFreq: 3 });
  assert.deepEqual(
    list.map(({ epoch, batch }) => [epoch, batch]),
    [
      [0, 2],
      [1, 1],
      [2, 0],
      [2, 3],
      [3, 2],
    ],
  );
});

test('a place to save to is waited for, a function or an object with a method save', async () => {
  const slow = (list) => ({
    async save({ epoch }) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      list.push(epoch);
    },
  });
  assert.deepEqual((await saved({}, {}, slow)).list, [0, 1, 2, 3]);
  assert.throws(() => new ModelCheckpoint('model.keras'), {
    message: "ModelCheckpoint takes a function that saves, or an object with a method save, got 'model.keras'",
  });
  const message = "modelCheckpoint.monitor must be one of 'loss', 'accuracy', got 'val_loss': give validation data or a validation split";
  await assert.rejects(saved({ saveBestOnly: true }), { message });
});

test('a line of numbers for every epoch, as CSV', async () => {
  const pieces = [];
  const logger = new CSVLogger((text) => pieces.push(text), { separator: ';' });
  const model = classifier();
  const { history } = await model.fit(x, y, { epochs: 2, callbacks: [logger] });
  const row = (epoch) => `${epoch};${history.accuracy[epoch]};${history.loss[epoch]};NA;NA\r\n`;
  assert.equal(logger.csv, `epoch;accuracy;loss;val_accuracy;val_loss\r\n${row(0)}${row(1)}`);
  assert.equal(pieces.join(''), logger.csv);
  await model.fit(x, y, { callbacks: [logger] });
  assert.equal(logger.csv.split('\r\n').length, 3); // begun anew
});

test('CSV goes on below earlier lines if asked to', async () => {
  const logger = new CSVLogger({ append: true });
  logger.csv = 'epoch,accuracy,loss\r\n0,0.5,1\r\n';
  const { history } = await classifier().fit(x, y, { epochs: 2, initialEpoch: 1, validationSplit: 0.2, callbacks: [logger] });
  const [accuracy, loss, valAccuracy, valLoss] = ['accuracy', 'loss', 'val_accuracy', 'val_loss'].map((name) => history[name][0]);
  assert.equal(logger.csv, `epoch,accuracy,loss\r\n0,0.5,1\r\n1,${accuracy},${loss},${valAccuracy},${valLoss}\r\n`);
});

test('a callback of functions', async () => {
  const calls = [];
  const callback = new LambdaCallback({ onEpochEnd: (epoch, logs) => calls.push([epoch, Object.keys(logs).sort()]), onTrainEnd: () => calls.push('end') });
  await classifier().fit(x, y, { epochs: 2, callbacks: [callback] });
  assert.deepEqual(calls, [[0, ['accuracy', 'loss']], [1, ['accuracy', 'loss']], 'end']);
  assert.throws(() => new LambdaCallback({ onEpochEnds: () => {} }), { message: "LambdaCallback has no option 'onEpochEnds', did you mean 'onEpochEnd'?" });
  assert.throws(() => new LambdaCallback({ onEpochEnd: 3 }), { message: 'LambdaCallback.onEpochEnd must be a function, got 3' });
});

test('what a callback adds to the logs is in the history, and later callbacks see it', async () => {
  const seen = [];
  const callbacks = [{ onEpochEnd: (_, logs) => void (logs.mine = 7) }, { onEpochEnd: (_, logs) => seen.push(logs.mine) }];
  const { history } = await classifier().fit(x, y, { epochs: 2, callbacks });
  assert.deepEqual(history.mine, [7, 7]);
  assert.deepEqual(seen, [7, 7]);
});
