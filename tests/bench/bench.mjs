// `npm run bench`: every engine on every workload in one run. Prints a table and what of the targets is met, and writes build/bench.json:
// {machine, date, peaks, versions, rows: {workload, engine, samplesPerSecond, spread}, skipped: {name, reason}, missing: {workload, engine, reason}},
// with peaks in floating-point operations per second and `missing` for what an engine cannot do.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { inNode } from './hosts/node.mjs';
import { machine } from './machine.mjs';
import { measure } from './measure.mjs';
import { median, round, shown } from './numbers.mjs';
import { optionsOf, usage } from './options.mjs';
import { openPeers } from './peers.mjs';
import { fillReadme } from './readme.mjs';
import { block } from './table.mjs';
import { verdicts } from './verdicts.mjs';

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

function options() {
  try {
    return optionsOf(process.argv.slice(2));
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(1);
  }
}

/** Where the engines in JavaScript run. The browser is loaded only if it is asked for. */
async function startHost(browser) {
  if (browser) return (await import('./hosts/browser.mjs')).startBrowser();
  return { version: `Node ${process.versions.node}`, open: inNode, close() {} };
}

/** The median of each build's probe over the whole run. */
const peaksOf = (readings) =>
  Object.fromEntries(
    Object.entries(readings).map(([name, values]) => [name.replace('vitrine ', ''), round(median(values))]),
  );

/** What is known before anything is measured, told on the screen. */
function begin(runtime, { peers, skipped }) {
  const versions = Object.fromEntries(peers.map(({ name, about }) => [name, about]));
  const date = new Date().toISOString().slice(0, 10);
  const report = { machine: machine(runtime), date, peaks: {}, versions, skipped, rows: [], missing: [] };
  console.log(`${report.machine}, ${date}; load ${loadavg()[0].toFixed(1)} at the start`);
  for (const [name, about] of Object.entries(versions)) console.log(`  ${name.padEnd(28)}${about}`);
  for (const { name, reason } of skipped) console.log(`  ${name.padEnd(28)}skipped: ${reason}`);
  console.log();
  return report;
}

/** Measures the workloads into the report, each shown as soon as it is done. */
async function fill(report, workloads, peers, effort) {
  const readings = {};
  for (const workload of workloads) {
    const result = await measure(workload, peers, effort);
    report.rows.push(...result.rows);
    report.missing.push(...result.missing);
    for (const [name, values] of Object.entries(result.peaks)) (readings[name] ??= []).push(...values);
    report.peaks = peaksOf(readings);
    console.log(block(workload, result, Object.keys(report.versions), report.peaks.relaxed));
  }
}

function end(report, workloads) {
  const peaks = Object.entries(report.peaks).map(([build, peak]) => `${build} ${shown(peak / 1e9)} GFLOP/s`);
  console.log(`Peak of 4-wide multiply-adds, from which the limit follows: ${peaks.join(', ')}\n`);
  console.log(
    `Targets, for the relaxed build on one thread unless another is named:\n${verdicts(report, workloads).join('\n')}\n`,
  );
}

const { chosen, browser, quick, readme } = options();
const host = await startHost(browser);
const everyone = await openPeers(host.open);
const report = begin(host.version, everyone);
const effort = quick ? { warm: 0.05, seconds: 0.05, rounds: 5 } : { warm: 1, seconds: 0.4, rounds: 7 };
await fill(report, chosen, everyone.peers, effort);
for (const { close } of everyone.peers) await close();
await host.close();
end(report, chosen);

const file = `build/bench${browser ? '.browser' : ''}.json`;
writeFileSync(path(file), `${JSON.stringify(report, null, 2)}\n`);
console.log(`The rows are in ${file}.`);
if (readme) {
  const command = `npm run bench${browser ? ' -- --browser' : ''}`;
  const text = await fillReadme(readFileSync(path('README.md'), 'utf8'), report, chosen, command);
  writeFileSync(path('README.md'), text);
  console.log('The table is in README.md.');
}
