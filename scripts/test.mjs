// `npm test`: installs what is missing, builds, and runs every test; `npm test -- data core` only the suites with such names.
// The last line is for people and machines: `N passed, N failed`.
import { dependencies } from './dependencies.mjs';
import { Stop, main, progressLine, readable } from './run.mjs';
import { suites } from './test/suites.mjs';
import { toolchain } from './toolchain.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const shown = new Set();

const words = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

/** What a Stop says, once: suites that need the same build fail by the same one. */
function explain(error) {
  if (!(error instanceof Stop)) throw error;
  if (!shown.has(error)) console.error(`\n${error.message}\n`);
  shown.add(error);
}

async function runSuite({ name, build, run }) {
  try {
    await build();
  } catch (error) {
    explain(error);
    console.error(`${name}: not run, its build failed`);
    total.failed++;
    return;
  }
  const line = progressLine(name);
  const result = await run((count) => line.show(`${count} tests`));
  line.end(words(result));
  if (result.details) console.error(`\n${readable(result.details)}`);
  for (const key of Object.keys(total)) total[key] += result[key];
}

await main(async () => {
  try {
    const tools = await toolchain('build', 'test');
    await dependencies();
    const wanted = process.argv.slice(2);
    const all = suites(tools);
    const chosen = all.filter(({ name }) => !wanted.length || wanted.some((word) => name.includes(word)));
    if (!chosen.length)
      throw new Stop(
        `No suite is called ${wanted.join(' or ')}. There are: ${all.map(({ name }) => name).join(', ')}.`,
      );
    for (const suite of chosen) await runSuite(suite);
  } catch (error) {
    explain(error);
    total.failed++;
  }
  console.log(words(total));
  process.exitCode = total.failed ? 1 : 0;
});
