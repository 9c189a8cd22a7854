// A column as a plan wants it. What is kept alike is taken as it is: a fraction among integers, or another order of words.
import { storageOf, type ColumnType } from '../columns/index.js';
import type { Problem } from '../problem.js';
import { changeType } from '../read/changetype.js';
import type { Table } from '../table.js';

/** The table with a column of a plan's type, read anew only if it is kept in another way. */
export function readLike(
  table: Table,
  column: string,
  type: ColumnType,
): { table: Table; problems: Problem[] } {
  if (table.column(column).storage === storageOf(type)) return { table, problems: [] };
  return changeType(table, column, type);
}
