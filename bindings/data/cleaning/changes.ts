// What a step did to a table: rows taken away, cells changed, columns come and gone.
import { CategoryColumn } from '../columns/category.js';
import { comparable } from '../columns/comparable.js';
import type { Column } from '../columns/index.js';
import type { Table } from '../table.js';
import type { StepResult } from './step.js';

export interface StepChange {
  /** place of the step in the list, from 0 */
  step: number;
  name: string;
  rowsRemoved: number;
  /** cells whose value or presence differs, in columns that were there before and after */
  cellsChanged: number;
  columnsAdded: string[];
  columnsRemoved: string[];
  /** the step was off, or had nothing to work on */
  skipped?: true;
}

export function changeOf(before: Table, { table, rows }: StepResult): Omit<StepChange, 'step' | 'name'> {
  let cellsChanged = 0;
  if (!rows)
    for (const column of table.columns)
      if (before.has(column.name)) cellsChanged += differences(before.column(column.name), column);
  return {
    rowsRemoved: before.rowCount - table.rowCount,
    cellsChanged,
    columnsAdded: table.columnNames.filter((name) => !before.has(name)),
    columnsRemoved: before.columnNames.filter((name) => !table.has(name)),
  };
}

/** Rows in which two columns of one length differ. */
function differences(a: Column, b: Column): number {
  if (
    a === b ||
    (a instanceof CategoryColumn &&
      b instanceof CategoryColumn &&
      a.codes === b.codes &&
      a.categories === b.categories)
  )
    return 0;
  let found = 0;
  const same = sameIn(a, b);
  for (let row = 0; row < a.length; row++) if (!same(row)) found++;
  return found;
}

function sameIn(a: Column, b: Column): (row: number) => boolean {
  if (a instanceof CategoryColumn && b instanceof CategoryColumn)
    return (row) => a.categories[a.codes[row]!] === b.categories[b.codes[row]!];
  if (a.storage === b.storage) {
    const [x, y] = [comparable(a), comparable(b)];
    return (row) => Object.is(x[row], y[row]) || x[row] === y[row];
  }
  return (row) => a.isMissing(row) === b.isMissing(row) && a.cell(row) === b.cell(row);
}
