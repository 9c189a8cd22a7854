// The event loop goes round while the engine works.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sequential, Dense, tensor } from 'vitrine';
import { classes, numbers } from './data.js';

/** Longest time in ms that this program kept a timer waiting. Time in which other programs had the processor doesn't count. */
async function longestWait(work) {
  let longest = 0;
  let [wall, used] = [performance.now(), processor()];
  const look = () => {
    const [now, usedNow] = [performance.now(), processor()];
    longest = Math.max(longest, Math.min(now - wall, usedNow - used));
    [wall, used] = [now, usedNow];
  };
  const timer = setInterval(look, 1);
  await work();
  look();
  clearInterval(timer);
  return longest;
}

/** Processor time of this program in ms. */
function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function classifier() {
  const relu = { activation: 'relu' };
  const model = new Sequential([new Dense(256, relu), new Dense(256, relu), new Dense(2, { activation: 'softmax' })]);
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  return model;
}

test('never more than 50 ms while fit, evaluate and predict work', async () => {
  const { x, y } = classes(20000, 30);
  const model = classifier();
  await model.build([null, 30]);
  await model.fit(x, y, { epochs: 1 }); // compiles the WebAssembly
  const training = await longestWait(() => model.fit(x, y, { epochs: 3, validationSplit: 0.5 }));
  assert.ok(training <= 50, `fit: ${training} ms`);
  const judging = await longestWait(() => model.evaluate(x, y));
  assert.ok(judging <= 50, `evaluate: ${judging} ms`);
  const predicting = await longestWait(() => model.predict(x));
  assert.ok(predicting <= 50, `predict: ${predicting} ms`);
});

test('never more than 50 ms while much data is taken in', async () => {
  const next = numbers();
  const rows = Array.from({ length: 5000 }, () => Array.from({ length: 784 }, next));
  const labels = rows.map((row) => (row[0] > 0.5 ? 1 : 0));
  const model = classifier();
  await model.fit(rows.slice(0, 500), labels.slice(0, 500));
  const lists = await longestWait(() => model.fit(rows, labels));
  assert.ok(lists <= 50, `lists: ${lists} ms`);
  const flat = tensor(new Float32Array(rows.flat()), [5000, 784]);
  const typed = await longestWait(() => model.fit(flat, labels));
  assert.ok(typed <= 50, `tensor: ${typed} ms`);
});
