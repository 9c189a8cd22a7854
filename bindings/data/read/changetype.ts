// Reads a column anew as another type. The texts are kept, so any change can be taken back.
import { columnTypes, type ColumnType } from '../columns/index.js';
import { Source, usual } from '../columns/source.js';
import { oneOf } from '../error.js';
import type { Problem } from '../problem.js';
import type { Table } from '../table.js';
import { misfitProblems } from './columns.js';
import { readAs } from './infer.js';

/**
 * The table with one column read as another type; cells that don't fit are missing and named.
 * @throws DataError for an unknown column or type
 */
export function changeType(
  table: Table,
  column: string,
  type: ColumnType,
): { table: Table; problems: Problem[] } {
  const before = table.column(column);
  if (before.type === type) return { table, problems: [] };
  oneOf(type, columnTypes as readonly ColumnType[], 'type');
  const texts = () => Array.from({ length: before.length }, (_, row) => before.raw(row));
  const reading = readAs(type, column, before.writtenAs ?? new Source(texts(), usual));
  return { table: table.with(reading.column), problems: misfitProblems(reading) };
}
