// Installs npm dependencies when they are missing or older than the lockfile.
import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, run } from './run.mjs';

const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** For the project itself, or for a folder in it that has a package.json of its own (tests/bench). */
export async function dependencies(folder = root) {
  const lockfile = changed(join(folder, 'package-lock.json'));
  const installed = changed(join(folder, 'node_modules', '.package-lock.json'));
  if (installed && installed >= lockfile) return;
  const where = relative(root, folder);
  // No dependency needs its install script. Tools are dev dependencies, which npm leaves out where NODE_ENV is production.
  const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  await run(
    `Installing npm dependencies${where && ` of ${where}`}`,
    'npm',
    [lockfile ? 'ci' : 'install', ...flags],
    {
      cwd: folder,
      stopBy: 'SIGKILL', // npm would first remove all that it has installed, which the next `npm ci` does anyway
    },
  );
}
