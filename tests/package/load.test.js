// Loading the engine: from elsewhere, and what is said when something else lies there.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const wasm = readFileSync(fileURLToPath(import.meta.resolve('vitrine')).replace('index.js', 'engine/vitrine.simd.wasm'));
const page = '<!doctype html><title>Not found</title>';
let server;
let base;

before(async () => {
  const answers = {
    '/engine.wasm': [200, 'application/wasm', wasm],
    '/untyped.wasm': [200, 'application/octet-stream', wasm],
    '/page.wasm': [200, 'text/html', page],
    '/empty.wasm': [200, 'application/wasm', Buffer.from([0, 97, 115, 109, 1, 0, 0, 0])],
    '/broken.wasm': [200, 'application/wasm', wasm.subarray(0, 1000)],
  };
  server = createServer(({ url }, response) => {
    const [status, type, body] = answers[url] ?? [404, 'text/html', page];
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

/** What load(options) says in a process of its own: the build, or the error. Node 20 has relaxed SIMD behind a flag. */
async function loaded(options, ...flags) {
  const program = `
    import { load, Sequential, Input, Dense } from 'vitrine';
    const said = await load(${JSON.stringify(options)}).then(({ build }) => build, (error) => String(error));
    console.log(said);`;
  const args = [...flags, '--input-type=module', '-e', program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: import.meta.dirname });
  return stdout.trim();
}

const cases = [
  ['the package itself', () => ({}), /^(simd|relaxed)$/],
  ['a reproducible engine', () => ({ reproducible: true }), /^simd$/],
  ['a .wasm served elsewhere', () => ({ wasmUrl: `${base}/engine.wasm` }), /^simd$/],
  ['a .wasm served without its type', () => ({ wasmUrl: `${base}/untyped.wasm` }), /^simd$/],
  ['a wrong URL', () => ({ wasmUrl: `${base}/nowhere.wasm` }), /^Error: the engine was not found at http:\S+\/nowhere\.wasm: the server answered 404$/],
  [
    'a web page in its place',
    () => ({ wasmUrl: `${base}/page.wasm` }),
    /^Error: the engine was expected at http:\S+\/page\.wasm, but a web page lies there instead of WebAssembly$/,
  ],
  ['another module in its place', () => ({ wasmUrl: `${base}/empty.wasm` }), /^Error: the engine at http:\S+\/empty\.wasm does not fit its JavaScript/],
  ['half of the file', () => ({ wasmUrl: `${base}/broken.wasm` }), /^Error: the engine at http:\S+\/broken\.wasm is damaged/],
  ['a server that is not there', () => ({ wasmUrl: 'http://127.0.0.1:1/a.wasm' }), /^Error: the engine could not be fetched from http:\S+a\.wasm/],
  ['a file that is not there', () => ({ wasmUrl: 'file:///nowhere/a.wasm' }), /^Error: the engine was not found at file:\/\/\/nowhere\/a\.wasm/],
  ['a build that does not exist', () => ({ build: 'fast' }), /^Error: build must be one of simd.* or auto, got fast$/],
];

for (const [name, options, expected] of cases) test(`load: ${name}`, async () => assert.match(await loaded(options()), expected));

const relaxed = '--experimental-wasm-relaxed-simd';
test('load: the fastest build that the machine runs, if no other is asked for', async () => {
  assert.equal(await loaded({}, relaxed), 'relaxed');
  assert.equal(await loaded({ build: 'relaxed' }, relaxed), 'relaxed');
  assert.equal(await loaded({ build: 'simd' }, relaxed), 'simd');
  assert.equal(await loaded({ reproducible: true }, relaxed), 'simd');
});

test('load: a web page on disk in place of the .wasm', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'vitrine-')), 'page.wasm');
  writeFileSync(file, page);
  assert.match(await loaded({ wasmUrl: pathToFileURL(file).href }), /but a web page lies there instead of WebAssembly/);
});
