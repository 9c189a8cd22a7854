// The real tables that the tests read, straight from the packages that ship them.
import { readFileSync } from 'node:fs';
import { readTable, tableFromRecords } from '../../dist/data/index.js';

export const packaged = (path) =>
  readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), 'utf8');
export const csv = (name) => readTable(packaged(`scikitjs/docs/static/data/${name}.csv`), { name });
export const records = (name) =>
  tableFromRecords(JSON.parse(packaged(`vega-datasets/data/${name}.json`)), { name });
export const golden = JSON.parse(readFileSync(new URL('./golden/sklearn.json', import.meta.url), 'utf8'));

/** Equal to 1e-9 of the larger, element by element. */
export function close(actual, expected, path = 'value') {
  if (typeof expected === 'object' && expected !== null) {
    if (Object.keys(expected).length !== Object.keys(actual).length) throw new Error(`${path}: sizes differ`);
    for (const key of Object.keys(expected)) close(actual[key], expected[key], `${path}.${key}`);
  } else if (typeof expected === 'number') {
    const error = Math.abs(actual - expected);
    if (!(error <= 1e-9 * Math.max(Math.abs(actual), Math.abs(expected)) + 1e-14))
      throw new Error(`${path}: ${actual} is not ${expected}`);
  } else if (actual !== expected) throw new Error(`${path}: ${actual} is not ${expected}`);
}
