// Reads a column anew as another type. The texts are kept, so any change can be taken back.
import { columnTypes, type ColumnType, type ReadType } from '../columns/index.js';
import { Source, usual, type Conventions } from '../columns/source.js';
import { DataError, oneOf, onlyOptions, shown } from '../error.js';
import type { Problem } from '../problem.js';
import type { Table } from '../table.js';
import { misfitProblems } from './columns.js';
import { readAs } from './readas.js';

export interface TypeOptions {
  /** the words of an ordinal from the least to the greatest; sorted if left out */
  order?: readonly string[];
  /** the words of a boolean for no and yes; the usual ones if left out */
  booleans?: readonly [no: string, yes: string];
  /** how numbers and dates are written, where it is not as the column was read so far */
  decimal?: '.' | ',';
  dateOrder?: 'dmy' | 'mdy';
}

/**
 * The table with one column read as another type; cells that don't fit are missing and named, and come back with the next change.
 * @throws DataError for an unknown column or type
 */
export function changeType(
  table: Table,
  column: string,
  type: ColumnType,
  options: TypeOptions = {},
): { table: Table; problems: Problem[] } {
  const changed = checkOptions(options);
  const before = table.column(column);
  if (before.type === type && !changed.length) return { table, problems: [] };
  const wanted = oneOf(type as ReadType, columnTypes, 'type');
  const { list, conventions } = before.writtenAs ?? {
    list: { length: before.length, at: (row: number) => before.raw(row) },
    conventions: usual,
  };
  const { booleans: _, order: __, ...kept } = conventions;
  const asked: Conventions = { ...kept, ...Object.fromEntries(changed) };
  const reading = readAs(wanted, column, new Source(list, asked));
  return { table: table.with(reading.column), problems: misfitProblems(reading) };
}

function checkOptions(options: TypeOptions): [string, unknown][] {
  onlyOptions(options, ['order', 'booleans', 'decimal', 'dateOrder'], 'changeType');
  const { order, booleans, decimal, dateOrder } = options;
  for (const [name, list] of Object.entries({ order, booleans }))
    if (list !== undefined && !(Array.isArray(list) && list.every((word) => typeof word === 'string')))
      throw new DataError(`${name} must be a list of words, got ${shown(list)}`);
  if (order && new Set(order).size < order.length)
    throw new DataError(`order must name each word once, got ${shown(order)}`);
  if (booleans && (booleans.length !== 2 || booleans[0] === booleans[1]))
    throw new DataError(`booleans must be two different words, no and yes, got ${shown(booleans)}`);
  if (decimal !== undefined) oneOf(decimal, ['.', ','], 'decimal');
  if (dateOrder !== undefined) oneOf(dateOrder, ['dmy', 'mdy'], 'dateOrder');
  return Object.entries({ order, booleans, decimal, dateOrder }).filter(([, value]) => value !== undefined);
}
