// Configures and compiles one of CMakePresets.json's presets.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { environment } from './env.mjs';
import { root, run } from './run.mjs';

const presetsFile = join(root, 'CMakePresets.json');

/** Compiles a preset, or one of its targets alone. */
export async function compile(preset, tools, target = 'all') {
  const env = environment(tools);
  const variables = ['VITRINE_XSIMD', 'VITRINE_JSON', 'VITRINE_CATCH2'].filter((name) => env[name]);
  const args = ['--fresh', '--preset', preset, ...variables.map((name) => `-D${name}=${env[name]}`)];

  // Ninja configures again by itself when a CMakeLists.txt changes, but not when the preset or a tool's place does.
  const configured = join(root, 'build', preset, '.configured');
  const wanted = [tools.cmake, tools.llvm, tools.compiler, ...args, readFileSync(presetsFile, 'utf8')].join(
    '\n',
  );
  if (!existsSync(configured) || readFileSync(configured, 'utf8') !== wanted) {
    await run(`Configuring ${preset}`, tools.cmake, args, { env });
    writeFileSync(configured, wanted);
  }
  await run(
    `Compiling ${preset}${target === 'all' ? '' : `'s ${target}`}`,
    tools.cmake,
    ['--build', '--preset', preset, '--target', target, '--parallel', String(availableParallelism())],
    { env },
  );
}
