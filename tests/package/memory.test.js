// Forgetting a model leaks nothing, whatever was done with it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

test('1,000 models made and forgotten leave the heap and the WASM memory flat', async () => {
  const program = fileURLToPath(new URL('memory.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program]);
  const seen = JSON.parse(stdout);
  const [first, last] = [seen[0], seen.at(-1)];
  assert.equal(last.models, 1000);
  assert.equal(last.wasm, first.wasm, stdout);
  assert.ok(last.heap - first.heap < 500_000, stdout);
});
