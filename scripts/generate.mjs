// Writes the package's classes, types and tables from the core's catalog, the tables of the README, and docs/keras.md.
// `--check` writes nothing and ends with 1 if a file is stale, naming it.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import prettier from 'prettier';
import { kindsOf } from './generate/catalog.mjs';
import { classFile } from './generate/classes.mjs';
import { answers, idleReasons, kerasFile, namesOf } from './generate/keras.mjs';
import { readPackage } from './generate/package.mjs';
import { fillMarkers } from './generate/readme.mjs';
import { indexFile, tablesFile, typesFile } from './generate/tables.mjs';

const root = dirname(import.meta.dirname);
const generated = join(root, 'bindings/keras/generated');
const readme = join(root, 'README.md');
const kerasNames = join(root, 'scripts/generate/keras-names.txt');
/** The program that the README shows. */
const example = join(root, 'tests/examples/breast-cancer.js');
const notice = '// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.\n';

async function readCatalog() {
  const glue = process.env.VITRINE_GLUE ?? join(root, 'build/wasm-simd/vitrine.simd.js');
  const { default: create } = await import(pathToFileURL(glue).href);
  const wasmBinary = readFileSync(glue.replace(/\.js$/, '.wasm'));
  return JSON.parse((await create({ wasmBinary })).catalog());
}

/** Every generated file's path and text. */
async function filesOf(catalog) {
  const kinds = kindsOf(catalog);
  const files = new Map([
    [join(root, 'bindings/engine/generated.ts'), abiFile(catalog)],
    [join(generated, 'tables.ts'), tablesFile(kinds)],
    [join(generated, 'types.ts'), typesFile(kinds)],
    [join(generated, 'index.ts'), indexFile(kinds)],
  ]);
  for (const kind of kinds)
    if (kind.hasClasses) files.set(join(generated, `${kind.plural}.ts`), classFile(kind, kinds));
  for (const [path, text] of files) {
    const options = { ...(await prettier.resolveConfig(path)), filepath: path };
    files.set(path, await prettier.format(notice + text, options));
  }
  files.set(readme, await fillMarkers(readFileSync(readme, 'utf8'), kinds, readFileSync(example, 'utf8')));
  files.set(join(root, 'docs/keras.md'), await kerasFile(kerasAnswers(catalog)));
  return files;
}

function kerasAnswers(catalog) {
  const all = answers(namesOf(readFileSync(kerasNames, 'utf8')), catalog, readPackage(root));
  const idle = idleReasons(all);
  if (idle.length)
    console.error(
      `scripts/generate/keras-reasons.mjs explains what is here, or is no name of Keras: ${idle.join(', ')}`,
    );
  return all;
}

function abiFile({ abi, version }) {
  return `
/** Version of the border between JavaScript and WebAssembly; the .wasm must tell the same. */
export const abi = ${abi};
/** Version of the package. */
export const version = '${version}';
`;
}

const check = process.argv.includes('--check');
const files = await filesOf(await readCatalog());
const stale = [...files].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
const superfluous = (existsSync(generated) ? readdirSync(generated) : [])
  .map((name) => join(generated, name))
  .filter((path) => !files.has(path));
const changed = [...stale.map(([path]) => path), ...superfluous].map((path) => relative(root, path));
if (check) {
  if (changed.length) console.error(`stale, run node scripts/generate.mjs: ${changed.join(', ')}`);
  process.exitCode = changed.length ? 1 : 0;
} else {
  for (const path of superfluous) rmSync(path);
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(changed.length ? `generated ${changed.join(', ')}` : 'generated files are up to date');
}
