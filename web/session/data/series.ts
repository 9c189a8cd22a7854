// A table as a series over time: when that is likely meant, how rows are split by time, and what a window shows to people.
import type { Column, DateColumn, Table, WindowPlan } from 'vitrine/data';
import type { Plan } from '../types.ts';
import type { Parts } from './split.ts';

const fewest = 60;
const day = 86_400_000;

/** The windows that suit a table whose rows stand in the order of their dates; undefined if it is none. */
export function suggestWindows(table: Table): WindowPlan | undefined {
  const time = table.columns.find((column): column is DateColumn => column.storage === 'date' && rises((column as DateColumn).values));
  if (!time || table.rowCount < fewest) return undefined;
  return { sequenceLength: lengthFor(time), horizon: 1, time: time.name };
}

const rises = (values: Float64Array) => values.every((value, row) => row === 0 || value > values[row - 1]);

/** Two weeks of days, two years of months, a day of hours; twelve steps of anything else. */
export function lengthFor({ values }: DateColumn): number {
  const steps = Array.from(values.subarray(1), (value, row) => value - values[row]).sort((a, b) => a - b);
  const step = steps[steps.length >> 1];
  if (step === day) return 14;
  if (step >= 28 * day && step <= 31 * day) return 24;
  return step === day / 24 ? 24 : 12;
}

/** Rows in the order of time: the last ones are held out, those before them watch over the training. */
export function splitByTime(table: Table, { testSize, validationSize }: Plan, time: string | undefined): Parts {
  const all = Int32Array.from({ length: table.rowCount }, (_, row) => row);
  const column = time === undefined ? undefined : (table.column(time) as DateColumn);
  const sorted = column ? all.filter((row) => !column.isMissing(row)).sort((a, b) => column.values[a] - column.values[b]) : all;
  const test = Math.max(1, Math.round(sorted.length * testSize));
  const cut = sorted.length - test;
  const validation = Math.round(cut * validationSize);
  return { train: sorted.slice(0, cut - validation), validation: sorted.slice(cut - validation, cut), test: sorted.slice(cut), stratified: false };
}

/** A cell as a person reads it: a number without its text's form. */
export const plainCell = (column: Column, row: number): number | string | null =>
  column.isMissing(row) ? null : column.storage === 'number' ? column.values[row] : column.cell(row);
