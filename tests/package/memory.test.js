// Forgetting a model leaks nothing, whatever was done with it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Sequential, Dense } from 'vitrine';

const program = fileURLToPath(new URL('memory.js', import.meta.url));
const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program]);
const { seen, steps } = JSON.parse(stdout);

test('1,000 models made and forgotten leave the heap and the WASM memory flat', () => {
  const [first, last] = [seen[0], seen.at(-1)];
  assert.equal(last.models, 1000);
  assert.equal(last.wasm, first.wasm, stdout);
  assert.ok(last.heap - first.heap < 500_000, stdout);
});

test('10,000 steps of training leave the WASM memory flat', () => assert.equal(steps.after, steps.before, stdout));

test('a model tells the bytes that its training takes, and refuses in words what cannot be had', async () => {
  const model = new Sequential([new Dense(1000, { activation: 'relu' }), new Dense(2)]);
  await model.build([null, 500]);
  const params = 500 * 1000 + 1000 + 1000 * 2 + 2;
  const plain = await model.trainingBytes();
  assert.ok(plain >= 4 * 2 * params, 'weights and gradients');
  const [few, many] = [await model.trainingBytes({ batchSize: 10 }), await model.trainingBytes({ batchSize: 1010 })];
  assert.ok(many - few >= 1000 * 4 * (500 + 1000 + 2), 'the values of 1,000 more rows');
  await assert.rejects(model.trainingBytes({ batchSize: 10_000_000 }), /^Error: batches of 10000000 rows need \S+ GB, but at most 4 GB fit/);
  await assert.rejects(model.trainingBytes({ batchSize: 0 }), /trainingBytes\.batchSize must be a positive integer, got 0/);

  model.compile({ optimizer: 'adam', loss: 'mse' });
  assert.ok((await model.trainingBytes()) >= 4 * 4 * params, "and Adam's two moments");
});
