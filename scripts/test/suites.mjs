// The test suites: what each one needs to be built, and how it is run.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage, buildPage } from '../build.mjs';
import { filesIn } from '../changed.mjs';
import { compile } from '../cmake.mjs';
import { environment } from '../env.mjs';
import { root } from '../run.mjs';
import { runCatch2 } from './catch2.mjs';
import { runNodeTests } from './node.mjs';
import { runPrograms } from './programs.mjs';
import { checkTypes } from './types.mjs';

/** Done at its first call only; all the calls have its one outcome. */
function once(action) {
  let outcome;
  return () => (outcome ??= action());
}

/** The suites that exist, as { name, build, run }; `run` is told how to report the number of tests done so far. */
export function suites(tools) {
  const env = environment(tools);
  // The first report of a sanitizer ends the program, so that it can't be overlooked.
  const sanitizers = {
    ...env,
    UBSAN_OPTIONS: 'print_stacktrace=1:halt_on_error=1',
    ASAN_OPTIONS: 'detect_stack_use_after_return=1',
  };
  const program = (preset, name) => join(root, 'build', preset, 'tests', 'core', name);
  const packageBuilt = once(buildPackage);
  const pageBuilt = once(() => packageBuilt().then(buildPage));

  const fixed = [
    {
      name: 'core-native',
      build: () => compile('native-asan', tools),
      run: () => runCatch2(program('native-asan', 'core_tests'), [], sanitizers),
    },
    {
      name: 'core-wasm',
      build: () => compile('wasm-test', tools),
      run: () => runCatch2(process.execPath, [program('wasm-test', 'core_tests.cjs')], env),
    },
    { name: 'types', build: packageBuilt, run: checkTypes },
    {
      name: 'examples',
      build: packageBuilt,
      run: (onCount) => runPrograms(filesIn(join(root, 'tests', 'examples')), env, onCount),
    },
  ];
  const node = ['architecture.test.js', 'data', 'package', 'python', 'parity', 'page']
    .filter((path) => existsSync(join(root, 'tests', path)))
    .map((path) => ({
      name: path.replace('.test.js', ''),
      build: path === 'page' ? pageBuilt : packageBuilt,
      run: (onCount) =>
        runNodeTests(
          filesIn(join(root, 'tests', path)).filter((file) => file.endsWith('.test.js')),
          env,
          onCount,
        ),
    }));
  return [...fixed, ...node];
}
