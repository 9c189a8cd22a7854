// Tables from JavaScript's own values: a list of objects, a list of rows, or columns by name.
import { missingTokens, usual, type Conventions, type TextList } from '../columns/source.js';
import { DataError, onlyOptions, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { Table } from '../table.js';
import { readColumns } from './columns.js';
import { columnNames } from './header.js';
import { Problems } from './problems.js';
import { checkTypes, type ReadOptions, type ReadResult } from './readtable.js';
import { finish, type Steps } from './steps.js';

export const recordOptions = [
  'name',
  'decimal',
  'thousands',
  'dateOrder',
  'missingValues',
  'types',
] as const satisfies readonly (keyof ReadOptions)[];

export type RecordOptions = Pick<ReadOptions, (typeof recordOptions)[number]>;

/**
 * A table of a list of objects, as JSON has them. Columns come in the order in which their names first occur; a name that an
 * object lacks, null and undefined are missing. Types are inferred as from text.
 * @throws DataError for an empty list or an element that is not an object
 */
export function tableFromRecords(records: readonly object[], options: RecordOptions = {}): ReadResult {
  onlyOptions(options, recordOptions, 'tableFromRecords');
  return finish(recordSteps(records, options));
}

/** The same in steps. @param place says where a record is, for errors */
export function* recordSteps(records: readonly unknown[], options: RecordOptions = {}): Steps<ReadResult> {
  if (!Array.isArray(records))
    throw new DataError(`records must be a list of objects, got ${shown(records)}`);
  const names = new Set<string>();
  records.forEach((record: unknown, row) => {
    if (typeof record !== 'object' || record === null || Array.isArray(record))
      throw new DataError(`record ${row + 1} must be an object, got ${shown(record)}`);
    for (const name of Object.keys(record)) names.add(name);
  });
  const problems = new Problems();
  const given = [...names];
  const texts = given.map((name) =>
    textsOf(records.length, name, problems, (row) => own(records[row] as object, name)),
  );
  return yield* buildTable(given, texts, records.length, options, problems);
}

const own = (record: object, name: string): unknown =>
  Object.hasOwn(record, name) ? (record as Record<string, unknown>)[name] : undefined;

/**
 * A table of rows of values. Without `names` the columns are called column 1, column 2 ...
 * @throws DataError for an empty list or an element that is not a list
 */
export function tableFromRows(
  rows: readonly (readonly unknown[])[],
  names?: readonly string[],
  options: RecordOptions = {},
): ReadResult {
  onlyOptions(options, recordOptions, 'tableFromRows');
  return finish(rowSteps(rows, names, options));
}

/** The same in steps. */
export function* rowSteps(
  rows: readonly (readonly unknown[])[],
  names?: readonly string[],
  options: RecordOptions = {},
): Steps<ReadResult> {
  if (!Array.isArray(rows)) throw new DataError(`rows must be a list of lists, got ${shown(rows)}`);
  let widest = 0;
  rows.forEach((row: unknown, i) => {
    if (!Array.isArray(row)) throw new DataError(`row ${i + 1} must be a list, got ${shown(row)}`);
    widest = Math.max(widest, row.length);
  });
  const problems = new Problems();
  const given = names ?? Array.from({ length: widest }, (_, i) => `column ${i + 1}`);
  rows.forEach((row, index) => raggedRow(row, index, given.length, problems));
  const texts = given.map((name, column) =>
    textsOf(rows.length, name, problems, (row) => rows[row]![column]),
  );
  return yield* buildTable(given, texts, rows.length, options, problems);
}

/** The texts of a column whose values `get` gives. */
export function textsOf(
  length: number,
  column: string,
  problems: Problems,
  get: (row: number) => unknown,
): string[] {
  const texts = new Array<string>(length);
  for (let row = 0; row < length; row++) {
    const value = get(row);
    texts[row] = isNested(value) ? nested(value, row, column, problems) : plainText(value);
  }
  return texts;
}

/** A typed table of columns of texts. */
export function* buildTable(
  given: readonly string[],
  texts: readonly TextList[],
  rowCount: number,
  options: RecordOptions,
  problems: Problems,
): Steps<ReadResult> {
  if (!rowCount) throw new DataError('the list is empty; a table needs at least 1 row');
  if (!given.length) throw new DataError('the rows have no columns');
  const { names, problems: told } = columnNames(given);
  problems.told.unshift(...told);
  checkTypes(options.types, names);
  const conventions: Conventions = {
    decimal: options.decimal ?? usual.decimal,
    dateOrder: options.dateOrder ?? usual.dateOrder,
    ...(options.thousands !== undefined && { thousands: options.thousands }),
    missing: options.missingValues ?? missingTokens,
  };
  const fixed = { decimal: options.decimal !== undefined, dateOrder: options.dateOrder !== undefined };
  const columns = yield* readColumns(
    { names, texts },
    { conventions, fixed, types: options.types },
    problems,
  );
  return {
    table: new Table(columns, rowCount, options.name),
    problems: problems.list(),
    reading: { delimiter: '', header: true, decimal: conventions.decimal },
  };
}

function raggedRow(row: readonly unknown[], index: number, width: number, problems: Problems): void {
  if (row.length === width) return;
  const came = `row ${index + 1} has ${row.length} values where ${width} are expected`;
  if (row.length < width) {
    problems.add('too few fields', undefined, () => ({
      row: index + 1,
      message: `${came}; the others are missing`,
    }));
    return;
  }
  const value = row.slice(width).map(String);
  problems.add('too many fields', undefined, () => ({
    row: index + 1,
    value,
    message: `${came}; ${value.map(shown).join(', ')} ${value.length === 1 ? 'is' : 'are'} left out`,
  }));
}

const isNested = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return String(value);
}

function nested(value: object, row: number, column: string, problems: Problems): string {
  const text = jsonOf(value, `row ${row + 1}, column ${shown(column)}`);
  problems.add('nested value', column, () => ({
    row: row + 1,
    value: text,
    message: `row ${row + 1}, column ${shown(column)}: ${shown(text)} is a nested value; it is read as text`,
  }));
  return text;
}

function jsonOf(value: object, place: string): string {
  try {
    return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
  } catch {
    throw new DataError(`${place}: the value is nested too deeply, or holds itself, and can't be read`);
  }
}

/** A JSON value as a cell's text; reading it back gives the same number. */
export function textOf(value: unknown, row: number, column: string, problems: Problem[]): string {
  if (!isNested(value)) return plainText(value);
  const told = new Problems();
  const text = nested(value, row, column, told);
  problems.push(...told.told);
  return text;
}
