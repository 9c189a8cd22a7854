// The house rules of docs/architecture.md, checked: who may know whom, what a folder may contain, and that generated files are fresh.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const run = promisify(execFile);

const files = (folder, ending) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && ending.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort()
    : [];
const text = (file) => readFileSync(join(root, file), 'utf8');
const matches = (file, pattern) => [...text(file).matchAll(pattern)].map((match) => match[1]);

const coreFiles = files('core', /\.(h|cpp)$/);

// Core folders and the ones that each may include, besides its own and the files at the top of core.
const kindFolders = [
  'activations',
  'initializers',
  'regularizers',
  'constraints',
  'losses',
  'metrics',
  'optimizers',
  'schedules',
  'callbacks',
];
const mayInclude = {
  kernels: [],
  layers: ['kernels', 'activations', 'initializers', 'regularizers', 'constraints'],
  ...Object.fromEntries(kindFolders.map((folder) => [folder, ['kernels', 'activations']])),
  optimizers: ['kernels', 'schedules'],
  metrics: ['kernels', 'activations', 'losses'], // many a metric is the mean of a loss
};
// Files at the top of core that know models or training; components must not include them.
const upper = [
  'model.h',
  'sequential.h',
  'objective.h',
  'plan.h',
  'arena.h',
  'judging.h',
  'trainer.h',
  'doctor.h',
  'catalog.h',
  'data.h',
];

test('components include only what lies below them', () => {
  for (const file of coreFiles) {
    const folder = file.split('/')[1];
    if (!(folder in mayInclude)) continue;
    for (const include of matches(file, /#include "([^"]+)"/g)) {
      const target = include.includes('/') ? include.split('/')[0] : '';
      if (target) {
        assert.ok(
          target === folder || mayInclude[folder].includes(target),
          `${file} must not include ${include}`,
        );
      } else {
        assert.ok(
          !upper.includes(include),
          `${file} must not include ${include}: components don't know models`,
        );
        if (folder === 'kernels') {
          assert.ok(
            ['simd.h', 'tensor.h', 'random.h'].includes(include),
            `${file} must not include ${include}: kernels take plain spans`,
          );
        }
      }
    }
  }
});

test('a layer includes no other concrete layer', () => {
  const shared = [
    'layer',
    'activated',
    'attending',
    'axes',
    'dropping',
    'encoded',
    'recurrent',
    'relabelling',
    'windowed',
    'wrapper',
  ].map((name) => `layers/${name}.h`);
  for (const file of files('core/layers', /\.h$/)) {
    if (file.endsWith('/list.h')) continue;
    const others = matches(file, /#include "(layers\/[^"]+)"/g).filter(
      (include) => !shared.includes(include),
    );
    assert.deepEqual(others, [], `${file} must stand alone`);
  }
});

test('only simd.h knows the SIMD library, and only registry.cpp the lists', () => {
  for (const file of coreFiles) {
    if (file !== 'core/simd.h')
      assert.doesNotMatch(text(file), /xsimd::|<xsimd|_mm_|wasm_[fi]\d/, `${file} must go through simd.h`);
    if (file !== 'core/registry.cpp')
      assert.doesNotMatch(text(file), /#include "[a-z]+\/list\.h"/, `${file} must go through registry.h`);
  }
});

test('the core knows no JavaScript and no platform', () => {
  for (const file of coreFiles) {
    assert.doesNotMatch(
      text(file),
      /emscripten|__EMSCRIPTEN__|_WIN32|__APPLE__|__linux__/,
      `${file} must not know its platform`,
    );
    if (file !== 'core/simd.h')
      assert.doesNotMatch(text(file), /#\s*if(n?def)?\b/, `${file} must not be conditional`);
  }
});

test('results are the same everywhere: no platform-dependent random numbers or maths in the core', () => {
  for (const file of coreFiles) {
    assert.doesNotMatch(
      text(file),
      /std::(normal_distribution|uniform_\w+_distribution|shuffle|mt19937|fma)\b/,
      `${file} must use random.h`,
    );
    assert.doesNotMatch(
      text(file),
      /std::(exp|log|log1p|expm1|pow|sin|cos|tan|tanh|erf)\(/,
      `${file}: the C library's functions differ between platforms`,
    );
  }
});

test('every source file starts by saying what it is', () => {
  const sources = [
    ...coreFiles,
    ...files('bindings', /\.(ts|cpp)$/),
    ...files('web', /\.ts$/),
    ...files('scripts', /\.mjs$/),
  ];
  for (const file of sources) {
    if (/\.d\.ts$/.test(file) || /node_modules/.test(file)) continue;
    const first = text(file)
      .split('\n')
      .find((line) => !line.startsWith('#!'));
    const twin = file.endsWith('.cpp') && existsSync(join(root, file.replace(/\.cpp$/, '.h')));
    assert.ok(twin || /^(\/\/|\/\*)/.test(first), `${file} must start with a comment that says what it is`);
  }
});

const imports = (file) =>
  matches(file, /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]/g).concat(
    matches(file, /import\(\s*['"]([^'"]+)['"]/g),
  );

test('data knows neither engine nor keras, the engine knows neither keras nor data', () => {
  const forbidden = {
    'bindings/data': ['engine', 'keras'],
    'bindings/engine': ['keras', 'data'],
    'bindings/keras': [],
  };
  for (const [folder, others] of Object.entries(forbidden))
    for (const file of files(folder, /\.ts$/))
      for (const path of imports(file)) {
        if (!path.startsWith('.')) continue;
        const target = posix.normalize(posix.join(posix.dirname(file), path)).split('/')[1];
        assert.ok(!others.includes(target), `${file} must not import ${path}`);
      }
});

test('the Python parser is loaded only by who asks for vitrine/python', () => {
  for (const file of files('bindings', /\.ts$/)) {
    const inside = file.startsWith('bindings/python/');
    for (const path of imports(file)) {
      const target = path.startsWith('.')
        ? posix.normalize(posix.join(posix.dirname(file), path)).split('/')[1]
        : path;
      if (inside)
        assert.ok(
          !['engine', 'data'].includes(target),
          `${file} must not import ${path}: scripts know Keras, but neither data nor engine`,
        );
      else assert.notEqual(target, 'python', `${file} must not import ${path}`);
      if (target.startsWith('@lezer'))
        assert.equal(file, 'bindings/python/read/syntax.ts', `${file} must go through read/syntax.ts`);
    }
  }
  for (const file of files('bindings/python/write', /\.ts$/))
    assert.deepEqual(
      imports(file).filter((path) => path.startsWith('../') && /read|evaluate/.test(path)),
      [],
      `${file} must not load the parser`,
    );
});

test("the page sees only the package's front door, and its views only types of it", () => {
  for (const file of files('web', /\.(ts|svelte)$/)) {
    for (const path of imports(file)) {
      assert.ok(!/bindings|\/dist\//.test(path), `${file} must import from 'vitrine', not ${path}`);
    }
    if (!/^web\/(views|charts)\//.test(file)) continue;
    for (const [statement, path] of text(file).matchAll(
      /import\s+(?!type\b)[^'";]*from\s*['"](vitrine[^'"]*)['"]/g,
    )) {
      const names = statement
        .match(/\{([^}]*)\}/)?.[1]
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean) ?? ['*'];
      assert.ok(
        names.every((name) => name.startsWith('type ')),
        `${file} must not call ${path}: views draw data and give back events`,
      );
    }
  }
});

test('generated files and tables are what the catalog says', async () => {
  const { stdout, stderr } = await run(process.execPath, [join(root, 'scripts/generate.mjs'), '--check'], {
    cwd: root,
  }).catch((error) => error);
  assert.equal(stderr, '', `${stdout}${stderr}`);
});

test('every public name of Keras is here, or docs/keras.md says why it is not', () => {
  const gaps = matches('docs/keras.md', /- Unexplained gap: (.*)/g);
  assert.deepEqual(gaps, [], 'add them, or say in scripts/generate/keras-reasons.mjs why they are missing');
});

test('every header of the core compiles alone', { timeout: 300_000 }, async (t) => {
  const commands = join(root, 'build/native-asan/compile_commands.json');
  if (!existsSync(commands)) return t.skip('needs the native build');
  const { command } = JSON.parse(readFileSync(commands, 'utf8')).find((entry) =>
    entry.file.endsWith('/core/random.cpp'),
  );
  const headers = coreFiles.filter((file) => file.endsWith('.h'));
  const key = createHash('sha256').update(command);
  for (const header of headers) key.update(header).update(text(header));
  const stamp = join(root, 'build/native-asan/headers.stamp');
  const digest = key.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return; // nothing changed since they all compiled
  const [compiler, ...words] = command.split(' ').filter(Boolean);
  const flags = words.slice(0, words.indexOf('-o')); // with the precompiled headers of libraries, none of ours
  const queue = [...headers];
  const worker = async () => {
    for (let header = queue.pop(); header; header = queue.pop()) {
      await run(compiler, [
        ...flags,
        '-fsyntax-only',
        '-x',
        'c++',
        '-Wno-pragma-once-outside-header',
        join(root, header),
      ]).catch((error) => {
        assert.fail(`${header} does not compile alone:\n${error.stderr.slice(0, 2000)}`);
      });
    }
  };
  await Promise.all([worker(), worker()]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
});
