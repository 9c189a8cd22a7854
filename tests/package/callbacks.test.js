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
  const callbacks = [{ onEpochEnd: () => { throw failure; } }];
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
