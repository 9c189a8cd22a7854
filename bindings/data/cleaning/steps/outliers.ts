// outliers: numbers beyond bounds that are learned from the training rows are clipped, made missing, or cost their row.
import { NumberColumn } from '../../columns/number.js';
import type { Column } from '../../columns/index.js';
import { DataError } from '../../error.js';
import { meanOf, outliersOf, quantileOf, sortedValues, varianceOf } from '../../profile/statistics.js';
import { chosen } from '../present.js';
import { defineStep } from '../step.js';

export const isNumbers = (column: Column): column is NumberColumn => column instanceof NumberColumn;
const what = 'a column of numbers';

type Bounds = [low: number, high: number] | null;

function boundsOf(values: Float64Array, method: string, share: number, factor: number | null): Bounds {
  const sorted = sortedValues(values);
  if (!sorted.length) return null;
  if (method === 'quantiles') return [quantileOf(sorted, share), quantileOf(sorted, 1 - share)];
  if (method === 'tukey') {
    const { low, high } = outliersOf(sorted, factor ?? 1.5);
    return [low, high];
  }
  const mean = meanOf(sorted);
  const reach = (factor ?? 3) * Math.sqrt(varianceOf(sorted, mean));
  return [mean - reach, mean + reach];
}

export const outliers = defineStep({
  name: 'outliers',
  title: 'Clip or drop outliers',
  help: 'Deals with numbers beyond bounds. The bounds are learned from the training rows.',
  changesRows: ({ action }) => action === 'drop',
  options: [
    { name: 'columns', kind: 'columns', help: 'the columns of numbers' },
    {
      name: 'method',
      kind: 'choice',
      default: 'tukey',
      choices: ['tukey', 'quantiles', 'zscore'],
      help: 'where the bounds are: so many interquartile ranges from the quartiles, at quantiles, or so many standard deviations from the mean',
    },
    {
      name: 'action',
      kind: 'choice',
      default: 'clip',
      choices: ['clip', 'drop', 'missing'],
      help: 'set to the bound, drop the row, or make missing',
    },
    {
      name: 'share',
      kind: 'number',
      default: 0.01,
      help: 'for quantiles: the share at each end, from 0 to under 0.5',
    },
    {
      name: 'factor',
      kind: 'number',
      default: null,
      help: 'for tukey how many ranges (1.5 if left out), for zscore how many deviations (3)',
    },
  ],
  check({ share, factor }) {
    if (!(share >= 0 && share < 0.5)) throw new DataError(`share must be from 0 to under 0.5, got ${share}`);
    if (factor !== null && !(factor >= 0))
      throw new DataError(`factor must be a number from 0, got ${factor}`);
  },
  learn(table, { columns, method, share, factor }, rows): Record<string, Bounds> {
    return Object.fromEntries(
      chosen(table, columns, isNumbers, what).map((column) => [
        column.name,
        boundsOf(column.take(rows).values, method, share, factor),
      ]),
    );
  },
  run(table, { columns, action }, learned, { say }) {
    const found = chosen(table, columns, isNumbers, what);
    const beyond = new Uint8Array(table.rowCount);
    for (const column of found) {
      const bounds = learned[column.name];
      if (!bounds) {
        say({
          message: `column ${JSON.stringify(column.name)} had no number to learn bounds from; it is left as it is`,
          column: column.name,
        });
        continue;
      }
      const [low, high] = bounds;
      if (action === 'drop')
        column.values.forEach((value, row) => (beyond[row]! |= Number(value < low || value > high)));
      else {
        const to = action === 'clip' ? bounds : [NaN, NaN];
        const values = column.values.map((value) => (value < low ? to[0]! : value > high ? to[1]! : value));
        table = table.with(numbersLike(column, values));
      }
    }
    if (action !== 'drop') return table;
    const rows = Int32Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !beyond[row]);
    return { table: table.take(rows), rows };
  },
});

/** New numbers for a column; it stays one of integers if they all are. */
export function numbersLike({ name, type }: NumberColumn, values: Float64Array): NumberColumn {
  const whole = type === 'integer' && values.every((value) => value !== value || Number.isInteger(value));
  return new NumberColumn(name, values, undefined, whole ? 'integer' : 'number');
}
