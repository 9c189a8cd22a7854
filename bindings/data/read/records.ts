// Tables from JSON: a list of objects, or a list of rows.
import { missingTokens, usual, type Conventions } from '../columns/source.js';
import { DataError, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { Table } from '../table.js';
import { readColumns } from './columns.js';
import { columnNames } from './header.js';
import { checkTypes, type ReadOptions, type ReadResult } from './readtable.js';

export type RecordOptions = Omit<ReadOptions, 'delimiter' | 'header'>;

/**
 * A table of a list of objects, as JSON has them. Columns come in the order in which their names first occur; a name that an
 * object lacks, null and undefined are missing. Types are inferred as from text.
 * @throws DataError for an empty list or an element that is not an object
 */
export function tableFromRecords(records: readonly object[], options: RecordOptions = {}): ReadResult {
  if (!Array.isArray(records))
    throw new DataError(`records must be a list of objects, got ${shown(records)}`);
  const places = new Map<string, number>();
  records.forEach((record: unknown, row) => {
    if (typeof record !== 'object' || record === null || Array.isArray(record))
      throw new DataError(`record ${row + 1} must be an object, got ${shown(record)}`);
    for (const name of Object.keys(record)) if (!places.has(name)) places.set(name, places.size);
  });
  const names = [...places.keys()];
  return build(
    names,
    records.map((record) => names.map((name) => (record as Record<string, unknown>)[name])),
    options,
  );
}

/**
 * A table of rows of values. Without `names` the columns are called column 1, column 2 ...
 * @throws DataError for an empty list or an element that is not a list
 */
export function tableFromRows(
  rows: readonly (readonly unknown[])[],
  names?: readonly string[],
  options: RecordOptions = {},
): ReadResult {
  if (!Array.isArray(rows)) throw new DataError(`rows must be a list of lists, got ${shown(rows)}`);
  rows.forEach((row: unknown, i) => {
    if (!Array.isArray(row)) throw new DataError(`row ${i + 1} must be a list, got ${shown(row)}`);
  });
  const width = names?.length ?? Math.max(0, ...rows.map(({ length }) => length));
  return build(names ?? Array.from({ length: width }, (_, i) => `column ${i + 1}`), rows, options);
}

function build(
  given: readonly string[],
  rows: readonly (readonly unknown[])[],
  options: RecordOptions,
): ReadResult {
  if (!rows.length) throw new DataError('the list is empty; a table needs at least 1 row');
  if (!given.length) throw new DataError('the rows have no columns');
  const { names, problems } = columnNames(given);
  const texts = names.map((name, column) =>
    rows.map((row, index) => textOf(row[column], index, name, problems)),
  );
  rows.forEach((row, index) => raggedRow(row, index, names.length, problems));
  checkTypes(options.types, names);
  const conventions: Conventions = {
    decimal: options.decimal ?? usual.decimal,
    dateOrder: options.dateOrder ?? usual.dateOrder,
    missing: options.missingValues ?? missingTokens,
  };
  const told = { decimalGiven: options.decimal !== undefined, orderGiven: options.dateOrder !== undefined };
  const read = readColumns({ names, texts }, { conventions, ...told, types: options.types });
  const table = new Table(read.columns, rows.length, options.name);
  return {
    table,
    problems: [...problems, ...read.problems],
    reading: { delimiter: '', header: true, decimal: conventions.decimal },
  };
}

function raggedRow(row: readonly unknown[], index: number, width: number, problems: Problem[]): void {
  if (row.length === width) return;
  const came = `row ${index + 1} has ${row.length} values where ${width} are expected`;
  if (row.length < width) {
    problems.push({ kind: 'too few fields', row: index + 1, message: `${came}; the others are missing` });
    return;
  }
  const value = row.slice(width).map(String);
  problems.push({
    kind: 'too many fields',
    row: index + 1,
    value,
    message: `${came}; ${value.map(shown).join(', ')} ${value.length === 1 ? 'is' : 'are'} left out`,
  });
}

/** A JSON value as a cell's text; reading it back gives the same number. */
export function textOf(value: unknown, row: number, column: string, problems: Problem[]): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (typeof value !== 'object') return String(value);
  const text = JSON.stringify(value);
  const message = `row ${row + 1}, column ${shown(column)}: ${shown(text)} is a nested value; it is read as text`;
  problems.push({ kind: 'nested value', row: row + 1, column, value: text, message });
  return text;
}
