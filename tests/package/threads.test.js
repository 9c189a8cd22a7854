// The build with threads: it learns what the others learn, and leaves nothing behind. Each in a process of its own.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

/** Node 20 has relaxed SIMD behind a flag. */
const flags = process.versions.node.startsWith('20.') ? ['--experimental-wasm-relaxed-simd'] : [];

/** Runs a program, from a file since Node's workers don't bear --eval; gives what it writes as JSON. It has to end by itself, without complaints. */
async function result(body) {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-threads-'));
  const file = join(folder, 'program.mjs');
  const names = 'setRandomSeed, load, Sequential, Input, Dense, Conv2D, MaxPooling2D, Flatten';
  writeFileSync(file, `import { ${names} } from '${import.meta.resolve('vitrine')}';\n${body}`);
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...flags, file], { timeout: 60_000 });
    assert.equal(stderr, '');
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Trains a network with layers of every kind that threads share, on images of three classes. */
const losses = (build) =>
  result(`
    const { build } = await load({ build: '${build}' });
    setRandomSeed(1);
    const numbers = (count, f) => Array.from({ length: count }, (_, i) => f(i));
    const x = numbers(200, (row) => numbers(16, (i) => numbers(16, (j) => [Math.sin(i * (row % 3) + j) + Math.sin(row)])));
    const y = numbers(200, (row) => row % 3);
    const model = new Sequential([
      new Input({ shape: [16, 16, 1] }),
      new Conv2D(16, 3, { activation: 'relu', padding: 'same' }),
      new MaxPooling2D(2),
      new Conv2D(32, 3, { activation: 'relu' }),
      new Flatten(),
      new Dense(256, { activation: 'tanh' }),
      new Dense(3, { activation: 'softmax' }),
    ]);
    model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
    const { history } = await model.fit(x, y, { epochs: 4, batchSize: 32 });
    model.dispose();
    console.log(JSON.stringify({ build, losses: history.loss }));`);

test('threads learn what one thread learns, and the process ends by itself', async () => {
  const [one, team] = await Promise.all(['relaxed', 'threads'].map(losses));
  assert.equal(one.build, 'relaxed');
  assert.equal(team.build, 'threads');
  assert.ok(team.losses.at(-1) < team.losses[0], `it learned: ${team.losses}`);
  team.losses.forEach((loss, epoch) => assert.ok(Math.abs(loss - one.losses[epoch]) < 1e-5, `${loss} and ${one.losses[epoch]}`));
});

test('a disposed model gives its memory back', async () => {
  const { first, last } = await result(`
    await load({ build: 'threads' });
    const x = Array.from({ length: 256 }, () => Array.from({ length: 512 }, Math.random));
    const y = x.map(([a]) => a);
    const round = async () => {
      const model = new Sequential([new Dense(1024, { activation: 'relu' }), new Dense(1)]);
      model.compile({ optimizer: 'adam', loss: 'mse' });
      await model.fit(x, y, { batchSize: 128 });
      model.dispose();
    };
    const grown = async (rounds) => {
      for (let i = 0; i < rounds; i++) await round();
      return process.memoryUsage().rss / 2 ** 20;
    };
    console.log(JSON.stringify({ first: await grown(5), last: await grown(40) }));`);
  assert.ok(last - first < 64, `from ${first} to ${last} MB`); // a model and its data are 8 MB
});

test('Node takes threads only if asked, and never for a reproducible engine', async () => {
  assert.equal((await result('console.log(JSON.stringify(await load({})))')).build, 'relaxed');
  assert.equal((await result("console.log(JSON.stringify(await load({ build: 'threads', reproducible: true })))")).build, 'simd');
});
