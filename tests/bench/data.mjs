// `npm run bench -- data`: reading, profiling and preparing tables, in ratios within one run, against what the data side has set
// out to reach. With --memory it is the process whose memory is measured.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import {
  NumberColumn,
  OneHotEncoder,
  profileTable,
  readFile,
  readTable,
  StandardScaler,
  CategoryColumn,
} from '../../dist/data/index.js';
import { csvBytes, csvText } from './csv.mjs';
import { median } from './numbers.mjs';

const seconds = (work) => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};
const shown = (number) => number.toPrecision(3);

function report(name, value, unit, target, most = true) {
  const met = most ? value <= target : value >= target;
  console.log(
    `${name.padEnd(58)} ${shown(value)} ${unit} (${most ? 'at most' : 'at least'} ${target}: ${met ? 'met' : 'short'})`,
  );
  return met;
}

/** Text to typed, profiled table against PapaParse's bare parse of the same text, turn by turn. */
function csv() {
  const text = csvText(206_000, 9);
  const [bare, read, profile] = [[], [], []];
  for (let turn = 0; turn < 9; turn++) {
    bare.push(seconds(() => Papa.parse(text, { delimiter: ',', newline: '\n' })));
    let table;
    read.push(seconds(() => (table = readTable(text).table)));
    profile.push(seconds(() => profileTable(table)));
  }
  const [b, r, p] = [bare, read, profile].map((times) => median(times.slice(2)));
  console.log(
    `${(text.length / 1e6).toFixed(1)} MB, 206,000 rows x 9: PapaParse ${shown(b)} s, read ${shown(r)} s, profiled ${shown(p)} s`,
  );
  return report('text to typed, profiled table, in bare parses', (r + p) / b, 'times', 3);
}

/** A million rows of twenty columns in a process of their own: from bytes, as a page's worker has them. */
function million() {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', fileURLToPath(import.meta.url), '--memory'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const { megabytes, kept, peak, read, profile } = JSON.parse(stdout);
  console.log(
    `${megabytes.toFixed(0)} MB, 1,000,000 rows x 20: read in ${shown(read)} s, ${kept.toFixed(0)} MB kept`,
  );
  return [
    report('peak memory of reading and profiling it', peak / 1000, 'GB', 1),
    report('profile of it', profile, 's', 5),
  ].every(Boolean);
}

async function memory() {
  const bytes = csvBytes(1_000_000, 20);
  globalThis.gc();
  const before = process.memoryUsage().rss;
  let start = performance.now();
  const { table } = await readFile({ name: 'million.csv', bytes });
  const read = (performance.now() - start) / 1000;
  start = performance.now();
  profileTable(table);
  const profile = (performance.now() - start) / 1000;
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  const peak = process.resourceUsage().maxRSS / 1000;
  console.log(
    JSON.stringify({
      megabytes: bytes.length / 1e6,
      kept: (heapUsed + external) / 1e6,
      before: before / 1e6,
      peak,
      read,
      profile,
    }),
  );
}

/** Standardise and one-hot against a copy of what comes out. */
function prepare() {
  const rows = 1_000_000;
  const random = (row, column) => Math.sin(row * 12.9898 + column * 78.233) * 1000;
  const numbers = Array.from({ length: 8 }, (_, c) =>
    NumberColumn.from(
      `n${c}`,
      Float64Array.from({ length: rows }, (_, row) => random(row, c)),
    ),
  );
  const words = ['red', 'green', 'blue', 'black'];
  const categories = Array.from(
    { length: 2 },
    (_, c) =>
      new CategoryColumn(
        `c${c}`,
        Int32Array.from({ length: rows }, (_, row) => (row * 7 + c) % 4),
        [...words].sort(),
      ),
  );
  const [scaler, encoder] = [new StandardScaler().fit(numbers), new OneHotEncoder().fit(categories)];
  const [copies, steps] = [[], []];
  let out = [];
  for (let turn = 0; turn < 9; turn++) {
    steps.push(seconds(() => (out = [...scaler.transform(numbers), ...encoder.transform(categories)])));
    copies.push(seconds(() => out.map(({ values }) => values.slice())));
  }
  const [copy, step] = [copies, steps].map((times) => median(times.slice(2)));
  console.log(
    `1,000,000 rows, 8 numbers and 2 categories to ${out.length} columns: prepared ${shown(step)} s, copied ${shown(copy)} s`,
  );
  return report('standardise and one-hot, share of the speed of a copy', copy / step, '', 0.25, false);
}

if (process.argv.includes('--memory')) await memory();
else
  console.log(
    [csv(), million(), prepare()].every(Boolean) ? 'All targets are met.' : 'Some targets are not met.',
  );
