// What all splits share: how many rows there are, and the class, group or moment of each.
import { CategoryColumn } from '../columns/category.js';
import { DateColumn } from '../columns/date.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import { Table } from '../table.js';

/** One class per row: words, numbers, or a column. null, undefined, NaN and '' in lists are missing. */
export type Labels =
  readonly (string | number | null | undefined)[] | Int32Array | Float32Array | Float64Array;

/** Something for each row: a list, a column, or the name of the table's column. */
export type PerRow = Labels | Column | string;

export interface Split {
  /** row indices from 0 */
  train: Int32Array;
  test: Int32Array;
}

export type Key = string | number | null;

/** The number of rows. @throws DataError unless it is a whole number or a table */
export function rowsOf(rows: number | Table): number {
  const n = rows instanceof Table ? rows.rowCount : rows;
  if (!Number.isInteger(n) || n < 0)
    throw new DataError(`rows must be a table or a whole number, got ${shown(rows)}`);
  return n;
}

/** What each row has: its class or group; null where it is missing. */
export function labelsOf(rows: number | Table, given: PerRow, n: number, option: string): Key[] {
  if (typeof given === 'string') {
    if (!(rows instanceof Table))
      throw new DataError(`${option} names column ${shown(given)}, but rows is a number and not a table`);
    given = rows.column(given);
  }
  if (given.length !== n)
    throw new DataError(
      `${option} must have one ${option === 'time' ? 'moment' : option === 'groups' ? 'group' : 'class'} for each of ${n} rows, got ${given.length}`,
    );
  if (isColumn(given)) {
    const column = given;
    return Array.from({ length: n }, (_, row) => keyOf(column, row));
  }
  return Array.from(given as ArrayLike<string | number | null>, (label) =>
    label === '' || label === undefined || Number.isNaN(label) ? null : label,
  );
}

/** Groups that every row must have. */
export function groupsOf(rows: number | Table, given: PerRow | undefined, n: number, step: string): Key[] {
  if (given === undefined) throw new DataError(`${step} needs groups: one for each row`);
  const groups = labelsOf(rows, given, n, 'groups');
  const gap = groups.indexOf(null);
  if (gap >= 0) throw new DataError(`groups must have a value in every row, but row ${gap + 1} has none`);
  return groups;
}

const isColumn = (given: Exclude<PerRow, string>): given is Column => 'isMissing' in given;

function keyOf(column: Column, row: number): Key {
  if (column.isMissing(row)) return null;
  if (column instanceof NumberColumn || column instanceof DateColumn) return column.values[row]!;
  return column instanceof CategoryColumn ? column.value(row) : column.cell(row);
}

/** Row indices of each key, keys in the order of their first row. */
export function groupRows<K>(labels: readonly K[]): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  labels.forEach((label, row) => {
    const rows = groups.get(label);
    if (rows) rows.push(row);
    else groups.set(label, [row]);
  });
  return groups;
}

/** Keys in scikit-learn's order: numbers by size, words by code unit, missing last. */
export function sortedKeys<K extends Key>(keys: Iterable<K>): K[] {
  return [...keys].sort((a, b) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    const [one, other] = [String(a), String(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

/** The rows that are chosen for the test, and all others. */
export function splitBy(n: number, isTest: (row: number) => boolean): Split {
  const [train, test]: [number[], number[]] = [[], []];
  for (let row = 0; row < n; row++) (isTest(row) ? test : train).push(row);
  return { train: Int32Array.from(train), test: Int32Array.from(test) };
}
