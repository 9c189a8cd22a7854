// `npm run bench`: builds the package and its probe, and measures beside the peers; arguments go to tests/bench/bench.mjs.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildPackage, local } from './build.mjs';
import { compile } from './cmake.mjs';
import { dependencies } from './dependencies.mjs';
import { environment } from './env.mjs';
import { main, root, run } from './run.mjs';
import { toolchain } from './toolchain.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  const browser = args.includes('--browser');
  const folder = join(root, 'tests', 'bench');
  await buildPackage();
  const tools = await toolchain('build', ...(browser ? ['test'] : []));
  for (const build of ['simd', 'relaxed']) await compile(`wasm-${build}`, tools, 'vitrine_probe');
  await dependencies(folder);
  if (browser)
    await run("Building the bench's page", local('vite'), ['build', join(folder, 'hosts', 'page')]);
  const { status } = spawnSync(process.execPath, [join(folder, 'bench.mjs'), ...args], {
    cwd: root,
    env: environment(tools),
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
});
