// From the cells of all columns to typed columns, and every cell that didn't fit to a problem.
import type { Column, ReadType } from '../columns/index.js';
import { doubtfulTokens, Source, type Conventions, type TextList } from '../columns/source.js';
import { count, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { dateOrder, isDoubtfulDate } from './dates.js';
import { inferColumn, type Fixed } from './infer.js';
import { eachCell } from './packed.js';
import { Problems } from './problems.js';
import { nouns, readAs, type Reading } from './readas.js';
import type { Steps } from './steps.js';

/** The line of the file in which a row (from 0) begins. */
export type LineOf = (row: number) => number;

export interface Cells {
  names: string[];
  /** the cells of each column */
  texts: readonly TextList[];
  /** without it problems count rows */
  lineOf?: LineOf;
}

export interface ColumnOptions {
  conventions: Conventions;
  fixed?: Fixed;
  types?: Readonly<Record<string, ReadType>>;
}

/** Reads the columns one after the other; problems go into `problems`. */
export function* readColumns(
  { names, texts, lineOf }: Cells,
  { conventions, fixed = {}, types }: ColumnOptions,
  problems: Problems,
): Steps<Column[]> {
  const columns: Column[] = [];
  for (const [index, name] of names.entries()) {
    const cells = texts[index]!;
    const type = types?.[name];
    const reading = type
      ? readGiven(type, name, cells, conventions, fixed)
      : inferColumn(name, cells, conventions, fixed);
    tellMisfits(reading, problems, lineOf);
    tellTokens(reading.column, cells, problems, lineOf);
    if (reading.column.storage === 'date' && !fixed.dateOrder) tellOrder(reading.column, problems, lineOf);
    columns.push(reading.column);
    yield (index + 1) / names.length;
  }
  return columns;
}

/** A column of a given type, by the conventions that its cells tell. */
function readGiven(
  type: ReadType,
  name: string,
  cells: TextList,
  conventions: Conventions,
  fixed: Fixed,
): Reading {
  const inferred = inferColumn(name, cells, conventions, fixed).column;
  if (inferred.type === type) return readAs(type, name, inferred.writtenAs!);
  const order = type === 'date' && !fixed.dateOrder ? dateOrder(cells) : undefined;
  const own = order ? { ...conventions, dateOrder: order } : inferred.writtenAs!.conventions;
  return readAs(type, name, new Source(cells, own));
}

/** One problem for each cell that is not of its column's type. */
export function misfitProblems(reading: Reading, lineOf?: LineOf): Problem[] {
  const problems = new Problems();
  tellMisfits(reading, problems, lineOf);
  return problems.list();
}

function tellMisfits({ column, misfits }: Reading, problems: Problems, lineOf?: LineOf): void {
  for (const row of misfits)
    problems.add('wrong type', column.name, () => {
      const value = column.raw(row);
      const message = `${placeOf(row, lineOf)}, column ${shown(column.name)}: ${shown(value)} is not ${nouns[column.type as ReadType]}; it is read as missing`;
      return { row: row + 1, line: lineOf?.(row), value, message };
    });
}

const placeOf = (row: number, lineOf?: LineOf) => (lineOf ? `line ${lineOf(row)}` : `row ${row + 1}`);

/** One problem for each sign read as missing that could have been meant as a value. */
function tellTokens(column: Column, cells: TextList, problems: Problems, lineOf?: LineOf): void {
  const found = new Map<string, { cells: number; row: number }>();
  eachCell(cells, (text, start, end, row) => {
    if (start === end || end - start > 6 || !column.isMissing(row)) return;
    const cell = text.slice(start, end).trim();
    if (!doubtfulTokens.has(cell)) return;
    const seen = found.get(cell);
    if (seen) seen.cells++;
    else found.set(cell, { cells: 1, row });
  });
  for (const [value, { cells, row }] of found)
    problems.add('missing token', column.name, () => ({
      row: row + 1,
      line: lineOf?.(row),
      value,
      message: `column ${shown(column.name)}: ${shown(value)} is read as missing, ${count(cells, 'time')}, first in ${placeOf(row, lineOf)}`,
    }));
}

function tellOrder(column: Column, problems: Problems, lineOf?: LineOf): void {
  const { list, conventions } = column.writtenAs!;
  let row = -1;
  eachCell(list, (text, start, end, at) => {
    if (end - start < 6 || (end - start === 10 && text.charCodeAt(start + 4) === 45)) return true;
    if (!isDoubtfulDate(text.slice(start, end))) return true;
    row = at;
    return false;
  });
  if (row < 0 || dateOrder(list)) return;
  const value = list.at(row)!;
  const first = conventions.dateOrder === 'dmy' ? 'day' : 'month';
  problems.add('ambiguous dates', column.name, () => ({
    row: row + 1,
    line: lineOf?.(row),
    value,
    message: `column ${shown(column.name)}: ${shown(value)} is read with the ${first} first, but no date of the column tells which comes first`,
  }));
}
