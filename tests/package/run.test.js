// The handle of a training: pause, step, stop, abort, progress, peeks at the weights.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Sequential, Dense } from 'vitrine';
import { classes } from './data.js';

const { x, y } = classes(2000, 30);

function classifier() {
  const model = new Sequential([new Dense(64, { activation: 'relu' }), new Dense(2, { activation: 'softmax' })], { name: 'net' });
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  return model;
}

/** A training under way that would last for long. */
async function started(options) {
  const model = classifier();
  let begin;
  const begun = new Promise((resolve) => (begin = resolve));
  const run = model.start(x, y, { epochs: 100_000, onProgress: ({ epoch }) => epoch > 0 && begin(), ...options });
  await begun;
  return { model, run };
}

test('stop ends as early stopping does: the History of what was done', async () => {
  const { run } = await started();
  assert.equal(run.state, 'running');
  run.stop();
  const history = await run;
  assert.equal(run.state, 'done');
  assert.equal(history.stopped, 'requested');
  assert.ok(history.epoch.length > 0 && history.epoch.length < 100_000);
});

test('what a training learns survives looks at the model, whose changes wait for the next fit', async () => {
  const { model, run } = await started();
  await run.pause();
  const [before] = await model.getWeights();
  model.layers[0].trainable = false;
  assert.deepEqual((await model.predict(x.slice(0, 2))).shape, [2, 2]);
  await run.step(20);
  run.stop();
  await run;
  const [after] = await model.getWeights();
  assert.notDeepEqual(after.data, before.data);
  await model.fit(x, y);
  assert.deepEqual((await model.getWeights())[0].data, after.data);
});

test('pause holds the weights still, step trains so many batches, resume goes on', async () => {
  const { run } = await started();
  await run.pause();
  assert.equal(run.state, 'paused');
  const before = await run.weights();
  await wait(50);
  assert.deepEqual(await run.weights(), before);

  const one = await run.step();
  assert.equal(one.state, 'paused');
  assert.notDeepEqual(await run.weights(), before);
  const many = await run.step(100);
  const position = ({ epoch, batch, batches }) => epoch * batches + batch;
  assert.equal(position(many) - position(one), 100);

  run.resume();
  assert.equal(run.state, 'running');
  run.stop();
  await run;
  await assert.rejects(run.step(), /this training is over/);
});

test('a run can be paused before it begins, and stepped from its first batch', async () => {
  const run = classifier().start(x, y, { epochs: 2 });
  await run.pause();
  const { epoch, batch, batches, samples } = await run.step(3);
  assert.deepEqual([epoch, batch, batches, samples], [0, 3, 63, 96]);
  run.resume();
  assert.equal((await run.history).epoch.length, 2);
});

test('stepping to the end ends the training', async () => {
  const run = classifier().start(x, y, { epochs: 1, batchSize: 1000 });
  await run.pause();
  await run.step();
  await run.step(5);
  assert.equal((await run).history.loss.length, 1);
});

test('onProgress tells every epoch once, in order, with speed and numbers', async () => {
  const told = [];
  const run = classifier().start(x, y, { epochs: 40, onProgress: (progress) => told.push(progress) });
  const history = await run;
  assert.deepEqual(
    told.flatMap(({ finished }) => finished.map(({ epoch }) => epoch)),
    history.epoch,
  );
  const last = told.at(-1);
  assert.equal(last.state, 'done');
  assert.equal(last.samples, 40 * 2000);
  assert.ok(last.samplesPerSecond > 1000);
});

test('abort rejects with the reason of the signal, and the model stays usable', async () => {
  const controller = new AbortController();
  const { model, run } = await started({ signal: controller.signal });
  controller.abort();
  await assert.rejects(run.history, { name: 'AbortError' });
  assert.equal((await model.fit(x, y)).history.loss.length, 1);

  const reason = new Error('closed');
  await assert.rejects(model.fit(x, y, { signal: AbortSignal.abort(reason) }), (error) => error === reason);
  const timeout = { epochs: 100_000, signal: AbortSignal.timeout(50) };
  await assert.rejects(model.fit(x, y, timeout), { name: 'TimeoutError' });
});

test('a paused run can be aborted', async () => {
  const controller = new AbortController();
  const { run } = await started({ signal: controller.signal });
  await run.pause();
  controller.abort();
  await assert.rejects(run.history, { name: 'AbortError' });
});

test('one model trains once at a time; two models train side by side', async () => {
  const { model, run } = await started();
  await assert.rejects(model.fit(x, y), /^Error: net is training already: wait for that fit to end, or stop it$/);
  assert.throws(() => model.compile({ loss: 'mse' }), /net is training: stop it before compile/);
  assert.throws(() => model.add(new Dense(1)), /net is training: stop it before adding a layer/);
  const other = await classifier().fit(x, y, { epochs: 2 });
  assert.equal(other.epoch.length, 2);
  assert.equal(run.state, 'running');
  run.stop();
  await run;
});

test('a model predicts and evaluates while it trains', async () => {
  const { model, run } = await started();
  assert.deepEqual((await model.predict(x.slice(0, 5))).shape, [5, 2]);
  assert.ok((await model.evaluate(x, y)).accuracy > 0.5);
  run.stop();
  await run;
});

test('disposing of a model ends its training with an error', async () => {
  const { model, run } = await started();
  const failed = assert.rejects(run.history, /the model was disposed of while it was training/);
  await model.dispose();
  await failed;
});
