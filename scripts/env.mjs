// The environment in which everything is built and tested. By hand: eval "$(node scripts/env.mjs)"
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';
import { main, root } from './run.mjs';
import { toolchain } from './toolchain.mjs';

/** What to add to the environment, given the paths of the tools. CMakePresets.json reads the VITRINE_ variables. */
export function variables(tools) {
  const config = join(tools.emscripten, '.emscripten');
  return {
    PATH: [tools.emscripten, process.env.PATH].join(delimiter),
    // Debian's emscripten has its config beside it; emsdk's and Homebrew's find their own.
    ...(existsSync(config) ? { EM_CONFIG: config } : {}),
    NODE_PATH: join(root, 'node_modules'), // emscripten's optimizer needs acorn
    VITRINE_EMSCRIPTEN: tools.emscripten,
    VITRINE_XSIMD: tools.xsimd,
    VITRINE_JSON: tools.json,
    ...(tools.compiler ? { CXX: tools.compiler } : {}),
    ...(tools.catch2 ? { VITRINE_CATCH2: tools.catch2 } : {}),
    ...(tools.chromium ? { CHROMIUM: tools.chromium } : {}),
  };
}

export const environment = (tools) => ({ ...process.env, ...variables(tools) });

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    for (const [name, value] of Object.entries(variables(await toolchain('build', 'test'))))
      console.log(`export ${name}='${value}'`);
  });
