// `npm run bench`: builds the package and measures it beside its peers; arguments go to tests/bench/bench.mjs.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildPackage } from './build.mjs';
import { dependencies } from './dependencies.mjs';
import { environment } from './env.mjs';
import { main, root } from './run.mjs';
import { toolchain } from './toolchain.mjs';

await main(async () => {
  await buildPackage();
  const folder = join(root, 'tests', 'bench');
  await dependencies(folder);
  const env = environment(await toolchain('build'));
  const { status } = spawnSync(process.execPath, [join(folder, 'bench.mjs'), ...process.argv.slice(2)], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
});
