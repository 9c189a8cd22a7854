// `npm run format`: Prettier over everything that it knows; `--check` only tells what is not formatted. The C++ is laid out by hand, its
// statements in one line each: no formatter keeps them so.
import { local } from './build.mjs';
import { dependencies } from './dependencies.mjs';
import { Stop, capture, main } from './run.mjs';

const check = process.argv.includes('--check');

await main(async () => {
  await dependencies();
  const files = '**/*.{ts,js,mjs,svelte,json,css,md}'; // Prettier leaves out what git ignores
  const { code, output } = await capture(local('prettier'), [
    check ? '--check' : '--write',
    '--log-level',
    check ? 'warn' : 'error',
    files,
  ]);
  if (code !== 0)
    throw new Stop(`${output}\n${check ? 'Run `npm run format`.' : 'These could not be formatted.'}`);
  console.log(check ? 'Everything is formatted.' : 'Formatted.');
});
