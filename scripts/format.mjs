// `npm run format`: Prettier and clang-format over everything; `--check` only tells what is not formatted.
import { join } from 'node:path';
import { local } from './build.mjs';
import { filesIn } from './changed.mjs';
import { dependencies } from './dependencies.mjs';
import { Stop, capture, main, root } from './run.mjs';
import { toolchain } from './toolchain.mjs';

const check = process.argv.includes('--check');

await main(async () => {
  await dependencies();
  const { clangFormat } = await toolchain('format');
  const cpp = ['core', 'bindings/embind', 'tests/core']
    .flatMap((folder) => filesIn(join(root, folder)))
    .filter((file) => /\.(h|cpp)$/.test(file));
  const web = '**/*.{ts,js,mjs,svelte,json,css,md}'; // Prettier leaves out what git ignores

  const results = [
    await capture(local('prettier'), [
      check ? '--check' : '--write',
      '--log-level',
      check ? 'warn' : 'error',
      web,
    ]),
    await capture(clangFormat, [...(check ? ['--dry-run', '--Werror'] : ['-i']), ...cpp]),
  ];
  const bad = results.filter(({ code }) => code !== 0);
  if (bad.length)
    throw new Stop(
      `${bad.map(({ output }) => output).join('\n')}\n${check ? 'Run `npm run format`.' : 'These could not be formatted.'}`,
    );
  console.log(check ? 'Everything is formatted.' : 'Formatted.');
});
