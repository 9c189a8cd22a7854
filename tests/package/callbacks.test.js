// Callbacks of one's own, called in Keras's order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sequential, Dense, Callback, EarlyStopping } from 'vitrine';
import { classes } from './data.js';

const { x, y } = classes(100);

function classifier() {
  const model = new Sequential([new Dense(4, { activation: 'relu' }), new Dense(2, { activation: 'softmax' })]);
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  return model;
}

/** Writes down all calls. */
class Diary extends Callback {
  calls = [];
  onTrainBegin() {
    this.calls.push('train begin');
  }
  onTrainEnd() {
    this.calls.push('train end');
  }
  onEpochBegin(epoch) {
    this.calls.push(`epoch ${epoch} begin`);
  }
  onEpochEnd(epoch, logs) {
    this.calls.push(`epoch ${epoch} end ${Object.keys(logs).sort()}`);
  }
}

class BatchDiary extends Diary {
  onTrainBatchBegin(batch) {
    this.calls.push(`batch ${batch} begin`);
  }
  onTrainBatchEnd(batch, logs) {
    this.calls.push(`batch ${batch} end ${Object.keys(logs).sort()}`);
  }
}

test('hooks on epochs', async () => {
  const diary = new Diary();
  const model = classifier();
  await model.fit(x, y, { epochs: 2, validationSplit: 0.2, callbacks: [diary] });
  const end = 'end accuracy,loss,val_accuracy,val_loss';
  assert.deepEqual(diary.calls, ['train begin', 'epoch 0 begin', `epoch 0 ${end}`, 'epoch 1 begin', `epoch 1 ${end}`, 'train end']);
  assert.equal(diary.model, model);
  assert.deepEqual(diary.params, { epochs: 2, steps: 3, verbose: 0 });
});

test('hooks on batches', async () => {
  const diary = new BatchDiary();
  await classifier().fit(x, y, { epochs: 2, batchSize: 50, validationSplit: 0.2, callbacks: [diary] });
  const epoch = (number) => [
    `epoch ${number} begin`,
    'batch 0 begin',
    'batch 0 end accuracy,loss',
    'batch 1 begin',
    'batch 1 end accuracy,loss',
    `epoch ${number} end accuracy,loss,val_accuracy,val_loss`,
  ];
  assert.deepEqual(diary.calls, ['train begin', ...epoch(0), ...epoch(1), 'train end']);
});

test('batch hooks do not change the training', async () => {
  const run = async (callbacks) => (await classifier().fit(x, y, { epochs: 3, seed: 4, callbacks })).history;
  assert.deepEqual(await run([new BatchDiary()]), await run([]));
});

test('a plain object with hooks, waited for', async () => {
  let finished = 0;
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    finished++;
  };
  await classifier().fit(x, y, { epochs: 3, callbacks: [{ onEpochEnd: slow }] });
  assert.equal(finished, 3);
});

test('stopTraining ends after the epoch', async () => {
  const model = classifier();
  const callbacks = [{ onEpochEnd: (epoch) => void (model.stopTraining = epoch === 1) }];
  const history = await model.fit(x, y, { epochs: 10, callbacks });
  assert.deepEqual(history.epoch, [0, 1]);
  assert.equal((await model.fit(x, y, { epochs: 2 })).epoch.length, 2); // begins anew
});

test('an error in a hook ends the fit with that error', async () => {
  const model = classifier();
  const failure = new Error('mine');
  const callbacks = [
    {
      onEpochEnd: () => {
        throw failure;
      },
    },
  ];
  await assert.rejects(model.fit(x, y, { callbacks }), (error) => error === failure);
  assert.equal((await model.fit(x, y)).epoch.length, 1);
});

test('hooks and EarlyStopping together', async () => {
  const diary = new Diary();
  const stopping = new EarlyStopping({ monitor: 'loss', minDelta: 10 });
  const history = await classifier().fit(x, y, { epochs: 10, callbacks: [diary, stopping] });
  assert.equal(history.stopped, 'early_stopping');
  assert.equal(diary.calls.at(-1), 'train end');
});

test('pausing and stepping with batch hooks', async () => {
  const diary = new BatchDiary();
  const run = classifier().start(x, y, { epochs: 2, batchSize: 25, callbacks: [diary] });
  await run.pause();
  await run.step(3);
  const ends = () => diary.calls.filter((call) => /^batch \d end/.test(call)).length;
  assert.equal(ends(), 3);
  await run.step(2);
  assert.equal(ends(), 5);
  run.resume();
  await run;
  assert.equal(ends(), 8);
});

/** A callback that writes down every hook with its number and its logs' names, under Keras's names. */
function witness(calls) {
  const hook =
    (name) =>
    (...args) => {
      const [batch, logs] = typeof args[0] === 'number' ? args : [undefined, args[0]];
      calls.push([name, batch, Object.keys(logs ?? {}).join()].filter((part) => part !== undefined && part !== '').join(' '));
    };
  const names = ['Train', 'Test', 'Predict'].flatMap((stage) => [`on${stage}Begin`, `on${stage}End`, `on${stage}BatchBegin`, `on${stage}BatchEnd`]);
  return Object.fromEntries(['onEpochBegin', 'onEpochEnd', ...names].map((name) => [name, hook(name)]));
}

/** A line of one output for five rows of zeros, in batches of 3: Keras 3.15's hooks for it are what the next tests expect. */
function line() {
  const model = new Sequential([new Dense(1)]);
  model.compile({ optimizer: 'sgd', loss: 'mse' });
  return [model, Array.from({ length: 5 }, () => [0, 0]), [0, 0, 0, 0, 0]];
}

test('hooks on the batches of validation come between the last batch and the end of the epoch', async () => {
  const [model, x, y] = line();
  const calls = [];
  await model.fit(x, y, { batchSize: 3, validationData: [x, y], validationBatchSize: 2, callbacks: [witness(calls)] });
  assert.deepEqual(calls, [
    'onTrainBegin',
    'onEpochBegin 0',
    'onTrainBatchBegin 0',
    'onTrainBatchEnd 0 loss',
    'onTrainBatchBegin 1',
    'onTrainBatchEnd 1 loss',
    'onTestBegin',
    'onTestBatchBegin 0',
    'onTestBatchEnd 0 loss',
    'onTestBatchBegin 1',
    'onTestBatchEnd 1 loss',
    'onTestBatchBegin 2',
    'onTestBatchEnd 2 loss',
    'onTestEnd loss',
    'onEpochEnd 0 loss,val_loss',
    'onTrainEnd loss,val_loss',
  ]);
});

test('hooks on validation are called only in epochs that validate', async () => {
  const [model, x, y] = line();
  const ends = [];
  await model.fit(x, y, {
    epochs: 3,
    validationSplit: 0.4,
    validationFreq: 2,
    callbacks: [{ onTestEnd: () => ends.push('test'), onEpochEnd: (epoch) => ends.push(epoch) }],
  });
  assert.deepEqual(ends, [0, 'test', 1, 2]);
});

test('evaluate calls the hooks, and gives the same numbers as without them', async () => {
  const [model] = line();
  const { x, y } = classes(50);
  model.compile({ optimizer: 'sgd', loss: 'mse', metrics: ['mae', 'r2_score'] });
  await model.fit(x, y);
  const calls = [];
  const sampleWeight = y.map((label, row) => 1 + label + (row % 3));
  const logs = await model.evaluate(x, y, { batchSize: 20, sampleWeight, callbacks: [witness(calls)] });
  assert.deepEqual(logs, await model.evaluate(x, y, { batchSize: 20, sampleWeight }));
  const batch = (number) => [`onTestBatchBegin ${number}`, `onTestBatchEnd ${number} loss,mae,r2_score`];
  assert.deepEqual(calls, ['onTestBegin', ...batch(0), ...batch(1), ...batch(2), 'onTestEnd loss,mae,r2_score']);
});

test('predict calls the hooks with the outputs of each batch, and joins them', async () => {
  const [model, x, y] = line();
  await model.fit(x, y);
  const calls = [];
  const shapes = [];
  const onPredictBatchEnd = (_, { outputs }) => shapes.push(outputs.shape);
  const joined = await model.predict(x, { batchSize: 3, callbacks: [witness(calls), { onPredictBatchEnd }] });
  assert.deepEqual(joined, await model.predict(x));
  const batch = (number) => [`onPredictBatchBegin ${number}`, `onPredictBatchEnd ${number} outputs`];
  assert.deepEqual(calls, ['onPredictBegin', ...batch(0), ...batch(1), 'onPredictEnd']);
  assert.deepEqual(shapes, [
    [3, 1],
    [2, 1],
  ]);
});
