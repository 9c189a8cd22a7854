// The tarball in empty projects without any configuration: Node, Vite's build, Vite's dev server; types and manifest.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import * as vitrine from 'vitrine';
import { install, pack, root, run } from './packed.js';
import { trained } from './reproducible.js';

const program = `
import { Sequential, Dense } from 'vitrine';
const x = Array.from({ length: 4000 }, () => Array.from({ length: 30 }, () => Math.random() - 0.5));
const y = x.map(([a, b]) => (a + b > 0 ? 1 : 0));
const model = new Sequential([new Dense(64, { activation: 'relu' }), new Dense(2, { activation: 'softmax' })]);
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
`;
const node = `${program}
const { history } = await model.fit(x, y, { epochs: 5 });
console.log(history.accuracy.at(-1) > 0.8 ? 'learned' : history.accuracy);
`;
/** In the page: trains, and meanwhile asks; times in ms. */
const page = `${program}
const timed = async (action) => {
  const start = performance.now();
  await action();
  return performance.now() - start;
};
const least = async (action) => Math.min(await timed(action), await timed(action), await timed(action));
const work = async () => {
  const run = model.start(x, y, { epochs: 1e9 });
  await run.weights(); // it has begun
  const times = {
    weights: await least(() => run.weights()),
    pause: await least(async () => { await run.pause(); run.resume(); }),
    step: await run.pause().then(() => least(() => run.step())),
  };
  run.resume();
  times.stop = await timed(() => { run.stop(); return run; });
  return { times, accuracy: (await model.evaluate(x, y)).accuracy };
};
window.result = await work().catch((error) => ({ error: String(error) }));
`;
/** In the page: trains a network that is big enough for threads. */
const large = `
import { load, Sequential, Dense } from 'vitrine';
const x = Array.from({ length: 1000 }, () => Array.from({ length: 30 }, () => Math.random() - 0.5));
const y = x.map(([a, b]) => (a + b > 0 ? 1 : 0));
const work = async () => {
  const { build } = await load();
  const model = new Sequential([new Dense(512, { activation: 'relu' }), new Dense(512, { activation: 'relu' }), new Dense(2, { activation: 'softmax' })]);
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const { history } = await model.fit(x, y, { epochs: 5 });
  return { build, isolated: crossOriginIsolated, cores: navigator.hardwareConcurrency, accuracy: history.accuracy.at(-1) };
};
window.result = await work().catch((error) => ({ error: String(error) }));
`;
/** In the page: what reproducible.js gives, in the form that `visit` waits for. */
const same = `
import * as vitrine from 'vitrine';
import { trained } from './reproducible.js';
window.result = await trained(vitrine).catch((error) => ({ error: String(error) }));
`;
const isolation = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
const html = '<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><script type="module" src="/main.js"></script></html>';
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:";
const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

let tarball;
let browser;
before(async () => {
  tarball = await pack();
  const args = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  browser = await chromium.launch({ executablePath: process.env.VITRINE_CHROMIUM ?? '/usr/bin/chromium', args });
});
after(() => browser?.close());

/** Opens the page, waits for its result, and fails on anything that the browser complains of. */
async function visit(url) {
  const tab = await browser.newPage();
  const complaints = [];
  const workers = [];
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('worker', (worker) => workers.push(worker.url()));
  await tab.goto(url);
  await tab.waitForFunction(() => window.result, null, { timeout: 60_000 }).catch((error) => complaints.push(String(error)));
  const result = await tab.evaluate(() => window.result);
  await tab.close();
  assert.deepEqual(complaints, []);
  return { result, workers };
}

function assertWorks({ result, workers }) {
  assert.equal(result.error, undefined);
  assert.ok(result.accuracy > 0.8, `accuracy ${result.accuracy}`);
  assert.equal(workers.length, 1, 'the engine runs in a worker');
  assert.match(workers[0], /^http:/); // no blob:
  for (const [name, time] of Object.entries(result.times)) assert.ok(time <= 50, `${name} took ${time} ms`);
}

test('an empty Node project', async () => {
  const { project, remove } = await install(tarball, { 'main.js': node });
  const { stdout, stderr } = await run(process.execPath, ['main.js'], { cwd: project });
  assert.equal(stdout.trim(), 'learned');
  assert.equal(stderr, '');
  remove();
});

test('vitrine/python in an empty Node project', async () => {
  const program = `
import { fromPython, toPython } from 'vitrine/python';
const { model, problems } = fromPython('import keras\\nmodel = keras.Sequential([keras.layers.Dense(3)])');
console.log(problems.length, toPython(model).includes('layers.Dense(3)'));
`;
  const { project, remove } = await install(tarball, { 'main.js': program });
  const { stdout } = await run(process.execPath, ['main.js'], { cwd: project });
  assert.equal(stdout.trim(), '0 true');
  remove();
});

/** Vite's build of a page that loads this program; it must not complain. Gives its files' folder. */
async function built(program, files = {}) {
  const { project, remove } = await install(tarball, { 'index.html': html, 'main.js': program, ...files });
  const { stdout, stderr } = await run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: project });
  assert.doesNotMatch(stdout + stderr, /warn|externalized/i);
  return { folder: join(project, 'dist'), remove };
}

/** Visits a folder's page, served with these headers besides; `requested` are the paths that the browser asked for. */
async function served(folder, headers) {
  const requested = [];
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url;
    requested.push(path);
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain', ...headers }).end(readFileSync(join(folder, path)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return { ...(await visit(`http://127.0.0.1:${server.address().port}/`)), requested };
  } finally {
    server.close();
  }
}

test('an empty Vite project, built, under a strict Content-Security-Policy', async () => {
  const { folder, remove } = await built(page);
  assertWorks(await served(folder, { 'content-security-policy': policy }));
  remove();
});

test('a built page takes threads if it is cross-origin isolated, and never fetches them otherwise', async () => {
  const { folder, remove } = await built(large);
  for (const isolated of [true, false]) {
    const { result, requested } = await served(folder, { 'content-security-policy': policy, ...(isolated ? isolation : {}) });
    assert.equal(result.error, undefined);
    assert.equal(result.isolated, isolated);
    assert.equal(result.build, isolated && result.cores >= 2 ? 'threads' : 'relaxed');
    assert.ok(result.accuracy > 0.8, `accuracy ${result.accuracy}`);
    assert.deepEqual([...new Set(requested.map((path) => path.match(/vitrine\.(\w+).*\.wasm$/)?.[1]).filter(Boolean))], [result.build]);
    if (result.build !== 'threads')
      assert.deepEqual(
        requested.filter((path) => path.includes('vitrine.threads')),
        [],
      );
  }
  remove();
});

/** Vite's dev server on an empty project with this program, answering with these headers besides. */
async function developed(program, headers) {
  const config = `export default ${JSON.stringify({ server: { headers } })};`;
  const { project, remove } = await install(tarball, { 'index.html': html, 'main.js': program, 'vite.config.js': config });
  const vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), '--host', '127.0.0.1'], { cwd: project });
  try {
    const url = await new Promise((resolve, reject) => {
      let printed = '';
      vite.stdout.on('data', (text) => {
        printed += text;
        const found = printed.replaceAll(/\x1b\[\d+m/g, '').match(/http:\/\/127\.0\.0\.1:\d+\//);
        if (found) resolve(found[0]);
      });
      vite.on('exit', () => reject(new Error(printed)));
    });
    return await visit(url);
  } finally {
    vite.kill();
    remove();
  }
}

test("an empty Vite project on Vite's dev server", async () => assertWorks(await developed(page, {})));

test("an isolated page on Vite's dev server takes threads", async () => {
  const { result } = await developed(large, isolation);
  assert.equal(result.error, undefined);
  assert.equal(result.build, result.cores >= 2 ? 'threads' : 'relaxed');
  assert.ok(result.accuracy > 0.8, `accuracy ${result.accuracy}`);
});

test('publint and attw find nothing', async () => {
  const { project, remove } = await install(tarball, {});
  const { publint } = await import('publint');
  const { messages } = await publint({ pkgDir: join(project, 'node_modules/vitrine'), pack: false, strict: true });
  assert.deepEqual(messages, []);
  const attw = join(root, 'node_modules/.bin/attw');
  await run(attw, [tarball, '--profile', 'esm-only']).catch(({ stdout }) => assert.fail(stdout));
  remove();
});

test('one seed gives the same weights in Chromium and in Node, bit for bit', async () => {
  const file = join(import.meta.dirname, 'reproducible.js');
  const { folder, remove } = await built(same, { 'reproducible.js': readFileSync(file, 'utf8') });
  const { result } = await served(folder, isolation); // where other builds would be chosen if they might
  assert.deepEqual(result, await trained(vitrine));
  remove();
});

test('the tarball holds what it needs and nothing else', async () => {
  const { stdout } = await run('tar', ['tzf', tarball]);
  const files = stdout
    .trim()
    .split('\n')
    .map((file) => file.replace('package/', ''));
  const allowed = /^(LICENSE|README\.md|package\.json|dist\/.+\.(js|d\.ts|wasm))$/;
  assert.deepEqual(
    files.filter((file) => !allowed.test(file)),
    [],
  );
  for (const file of [
    'dist/index.js',
    'dist/index.d.ts',
    'dist/engine/worker.js',
    'dist/engine/vitrine.simd.js',
    'dist/engine/vitrine.simd.wasm',
    'dist/engine/vitrine.relaxed.wasm',
    'dist/engine/vitrine.threads.wasm',
  ])
    assert.ok(files.includes(file), file);
});
