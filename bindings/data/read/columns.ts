// From the cells of all columns to typed columns, and every cell that didn't fit to a problem.
import type { Column, ReadType } from '../columns/index.js';
import { doubtfulTokens, Source, type Conventions } from '../columns/source.js';
import { count, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { dateOrder, isDoubtfulDate } from './dates.js';
import { inferColumn, nouns, readAs, type Reading } from './infer.js';
import { decimalVotes } from './numbers.js';

export interface Cells {
  names: string[];
  /** the cells of each column */
  texts: string[][];
  /** line of each row in the file; without it problems count rows */
  lines?: number[];
}

export interface ColumnOptions {
  conventions: Conventions;
  /** the decimal sign was given, not guessed */
  decimalGiven?: boolean;
  /** the order of day and month was given, not guessed */
  orderGiven?: boolean;
  types?: Readonly<Record<string, ReadType>>;
}

export function readColumns(
  { names, texts, lines }: Cells,
  options: ColumnOptions,
): { columns: Column[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const columns = names.map((name, index) => {
    const source = new Source(texts[index]!, conventionsOf(texts[index]!, options));
    const type = options.types?.[name];
    const reading = type ? readAs(type, name, source) : inferColumn(name, source);
    problems.push(...misfitProblems(reading, lines), ...tokenProblems(reading.column, source, lines));
    if (reading.column.storage === 'date' && !options.orderGiven)
      problems.push(...orderProblems(reading.column, source));
    return reading.column;
  });
  return { columns, problems };
}

/** A column's own decimal sign and order of dates if its cells tell, else the table's. */
function conventionsOf(
  texts: readonly string[],
  { conventions, decimalGiven, orderGiven }: ColumnOptions,
): Conventions {
  const { point, comma } = decimalGiven ? { point: 0, comma: 0 } : decimalVotes(texts);
  const decimal = point === comma ? conventions.decimal : comma > point ? ',' : '.';
  const order = (orderGiven ? undefined : dateOrder(texts)) ?? conventions.dateOrder;
  const same = decimal === conventions.decimal && order === conventions.dateOrder;
  return same ? conventions : { ...conventions, decimal, dateOrder: order };
}

/** One problem for each cell that is not of its column's type. */
export function misfitProblems({ column, misfits }: Reading, lines?: readonly number[]): Problem[] {
  return misfits.map((row) => {
    const value = column.raw(row);
    const place = lines ? `line ${lines[row]}` : `row ${row + 1}`;
    const message = `${place}, column ${shown(column.name)}: ${shown(value)} is not ${nouns[column.type as ReadType]}; it is read as missing`;
    return { kind: 'wrong type', row: row + 1, line: lines?.[row], column: column.name, value, message };
  });
}

/** One problem for each sign read as missing that could have been meant as a value. */
function tokenProblems(column: Column, { texts }: Source, lines?: readonly number[]): Problem[] {
  const found = new Map<string, { cells: number; row: number }>();
  for (let row = 0; row < texts.length; row++) {
    if (texts[row]!.length > 4 || !column.isMissing(row)) continue;
    const cell = texts[row]!.trim();
    if (!doubtfulTokens.has(cell)) continue;
    const seen = found.get(cell);
    if (seen) seen.cells++;
    else found.set(cell, { cells: 1, row });
  }
  return [...found].map(([value, { cells, row }]) => {
    const place = lines ? `line ${lines[row]}` : `row ${row + 1}`;
    const message = `column ${shown(column.name)}: ${shown(value)} is read as missing, ${count(cells, 'time')}, first in ${place}`;
    return { kind: 'missing token', row: row + 1, line: lines?.[row], column: column.name, value, message };
  });
}

function orderProblems(column: Column, { texts, conventions }: Source): Problem[] {
  const row = texts.findIndex(isDoubtfulDate);
  if (row < 0 || dateOrder(texts)) return [];
  const first = conventions.dateOrder === 'dmy' ? 'day' : 'month';
  const message = `column ${shown(column.name)}: ${shown(texts[row])} is read with the ${first} first, but no date of the column tells which comes first`;
  return [{ kind: 'ambiguous dates', row: row + 1, column: column.name, value: texts[row]!, message }];
}
