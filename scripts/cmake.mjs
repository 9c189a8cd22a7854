// Configures and compiles one of CMakePresets.json's presets.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { environment } from './env.mjs';
import { root, run } from './run.mjs';

const presetsFile = join(root, 'CMakePresets.json');

/** Names of the presets that can be built. */
export const presets = () =>
  JSON.parse(readFileSync(presetsFile, 'utf8')).buildPresets.map(({ name }) => name);

export async function compile(preset, tools) {
  const env = environment(tools);
  const variables = ['VITRINE_XSIMD', 'VITRINE_JSON', 'VITRINE_CATCH2'].filter((name) => env[name]);
  const args = ['--fresh', '--preset', preset, ...variables.map((name) => `-D${name}=${env[name]}`)];

  // Ninja configures again by itself when a CMakeLists.txt changes, but not when the preset or a tool's place does.
  const configured = join(root, 'build', preset, '.configured');
  const wanted = [tools.cmake, tools.llvm, tools.compiler, ...args, readFileSync(presetsFile, 'utf8')].join('\n');
  if (!existsSync(configured) || readFileSync(configured, 'utf8') !== wanted) {
    await run(`Configuring ${preset}`, tools.cmake, args, { env });
    writeFileSync(configured, wanted);
  }
  await run(
    `Compiling ${preset}`,
    tools.cmake,
    ['--build', '--preset', preset, '--parallel', String(availableParallelism())],
    { env },
  );
}
