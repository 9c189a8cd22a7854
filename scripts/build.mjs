// `npm run build`: the package in dist/ and the page in site/. `--package` builds dist/ alone.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { whenChanged } from './changed.mjs';
import { compile } from './cmake.mjs';
import { dependencies } from './dependencies.mjs';
import { main, root, run } from './run.mjs';
import { toolchain } from './toolchain.mjs';

/** A program of an npm dependency. */
export const local = (program) => join(root, 'node_modules', '.bin', program);

/** Installs what is missing and builds the npm package. */
export async function buildPackage() {
  await dependencies();
  const tools = await toolchain('build');

  const builds = ['simd', 'relaxed', 'threads'];
  for (const build of builds) await compile(`wasm-${build}`, tools);

  await whenChanged(
    'generate',
    [
      'scripts/generate.mjs',
      'scripts/generate',
      'build/wasm-simd/vitrine.simd.wasm',
      'package.json',
      'README.md',
      'bindings/index.ts',
      'bindings/keras',
    ],
    ['bindings/keras/generated/index.ts', 'bindings/engine/generated.ts', 'docs/keras.md'],
    () => run('Generating TypeScript from the catalog', process.execPath, ['scripts/generate.mjs']),
  );
  await whenChanged('package', ['bindings', 'package.json', 'package-lock.json'], ['dist/index.js'], () => {
    rmSync(join(root, 'dist'), { recursive: true, force: true }); // else a removed source would live on in the package
    return run('Compiling the package', local('tsc'), ['-p', 'bindings']);
  });
  for (const build of builds)
    for (const file of [`vitrine.${build}.js`, `vitrine.${build}.wasm`])
      // With the time that it has: the page's step looks at it.
      cpSync(join(root, 'build', `wasm-${build}`, file), join(root, 'dist', 'engine', file), {
        preserveTimestamps: true,
      });
}

/** The page, from the built package. */
export const buildPage = () =>
  whenChanged('page', ['web', 'dist', 'package.json', 'package-lock.json'], ['site/index.html'], () =>
    run('Building the page', local('vite'), ['build', 'web']),
  );

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    await buildPackage();
    if (!process.argv.includes('--package')) await buildPage();
  });
