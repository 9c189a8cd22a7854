// `npm run bench`: builds the package and its probe, and measures beside the peers; arguments go to tests/bench/bench.mjs.
// `data` among them, or no name at all, measures the reading and preparing of tables (tests/bench/data.mjs).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildPackage, local } from './build.mjs';
import { compile } from './cmake.mjs';
import { dependencies } from './dependencies.mjs';
import { environment } from './env.mjs';
import { main, root, run } from './run.mjs';
import { toolchain } from './toolchain.mjs';

await main(async () => {
  const given = process.argv.slice(2);
  const args = given.filter((word) => word !== 'data');
  const names = given.filter((word) => !word.startsWith('--'));
  const browser = args.includes('--browser');
  const folder = join(root, 'tests', 'bench');
  await buildPackage();
  const bench = (file, words, env = process.env) =>
    spawnSync(process.execPath, [join(folder, file), ...words], { cwd: root, env, stdio: 'inherit' })
      .status ?? 1;
  if (!browser && (!names.length || names.includes('data'))) process.exitCode = bench('data.mjs', []);
  if (names.length === 1 && names[0] === 'data') return;
  const tools = await toolchain('build', ...(browser ? ['test'] : []));
  for (const build of ['simd', 'relaxed']) await compile(`wasm-${build}`, tools, 'vitrine_probe');
  await dependencies(folder);
  if (browser)
    await run("Building the bench's page", local('vite'), ['build', join(folder, 'hosts', 'page')]);
  process.exitCode ||= bench('bench.mjs', args, environment(tools));
});
