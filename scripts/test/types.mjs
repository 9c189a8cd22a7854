// Type checks: every tsconfig.json is one check, svelte-check's where there are Svelte components, else tsc's.
import { basename, dirname, join, relative } from 'node:path';
import { local } from '../build.mjs';
import { filesIn } from '../changed.mjs';
import { capture, root } from '../run.mjs';

function check(config) {
  const folder = dirname(config);
  const svelte = filesIn(folder).some((file) => file.endsWith('.svelte'));
  return svelte
    ? capture(local('svelte-check'), [
        '--workspace',
        folder,
        '--tsconfig',
        config,
        '--fail-on-warnings',
        '--output',
        'human',
      ])
    : capture(local('tsc'), ['--noEmit', '-p', config]);
}

/** Resolves to { passed, failed, skipped, details }. */
export async function checkTypes(onCount) {
  const result = { passed: 0, failed: 0, skipped: 0, details: '' };
  const configs = ['bindings', 'web', 'tests']
    .flatMap((folder) => filesIn(join(root, folder)))
    .filter((file) => basename(file) === 'tsconfig.json');
  for (const config of configs) {
    const { code, output } = await check(config);
    if (code === 0) result.passed++;
    else {
      result.failed++;
      result.details += `FAILED types of ${relative(root, config)}\n${output}\n`;
    }
    onCount(result.passed + result.failed);
  }
  return result;
}
