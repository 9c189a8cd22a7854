// One sentence for all cells of a column that a step could make nothing of.
import { count, shown } from '../error.js';
import type { Work } from './step.js';

/**
 * @param rows the cells' rows, in order
 * @param wanted what they are not: `a date`
 * @param valueOf a cell as it was written
 */
export function sayMisfits(
  { say, rowOf }: Work,
  column: string,
  rows: readonly number[],
  wanted: string,
  valueOf: (row: number) => string,
): void {
  const [first] = rows;
  if (first === undefined) return;
  const [row, value] = [rowOf(first), valueOf(first)];
  const are = rows.length === 1 ? 'is' : 'are';
  const message = `${count(rows.length, 'cell')} of column ${shown(column)} ${are} not ${wanted}, such as ${shown(value)} in row ${row}, and ${are} missing now`;
  say({ message, row, column, value });
}
