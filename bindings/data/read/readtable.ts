// Reads delimited text of any habit into a typed table; whatever didn't fit is named, never dropped silently.
import { columnTypes, type ReadType } from '../columns/index.js';
import { DateColumn } from '../columns/date.js';
import { missingTokens, type Conventions } from '../columns/source.js';
import { DataError, hint, oneOf, onlyOptions, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { Table } from '../table.js';
import { readColumns } from './columns.js';
import { guessDialect, guessThousands, none, oneBlank, type Dialect } from './dialect.js';
import { readRows } from './fields.js';
import { Grid } from './grid.js';
import { columnNames } from './header.js';
import { Problems } from './problems.js';
import { finish, type Steps } from './steps.js';

export interface ReadOptions {
  /** what people call the table */
  name?: string;
  /** what separates fields, one character; guessed among comma, semicolon, tab, | and blanks. ' ' is any run of blanks, '' says that there is one column */
  delimiter?: string;
  /** what encloses fields that hold delimiters or line ends; '' for nothing. Guessed */
  quote?: '"' | "'" | '';
  /** whether the first row names the columns; guessed */
  header?: boolean;
  /** rows above the table to leave out, such as a title; guessed */
  skip?: number;
  /** what a line begins with that is a remark, '' if there are none; guessed among # and nothing */
  comment?: string;
  /** the decimal sign of numbers; guessed for each column */
  decimal?: '.' | ',';
  /** the sign between groups of digits, '' for none; any of the usual ones by default */
  thousands?: string;
  /** what comes first in 03/04/2020; guessed for each column */
  dateOrder?: 'dmy' | 'mdy';
  /** cells that mean "missing", besides blank ones; by default the usual signs */
  missingValues?: readonly string[];
  /** types of columns that shall not be guessed */
  types?: Readonly<Record<string, ReadType>>;
}

export const readOptions = [
  'name',
  'delimiter',
  'quote',
  'header',
  'skip',
  'comment',
  'decimal',
  'thousands',
  'dateOrder',
  'missingValues',
  'types',
] as const satisfies readonly (keyof ReadOptions)[];

/** How the data was understood. Every guess can be given as an option instead. */
export interface TableReading {
  /** '' where the file has none, as JSON */
  delimiter: string;
  header: boolean;
  decimal: '.' | ',';
  quote?: '"' | "'" | '';
  /** the sign between groups of digits that some cell shows, '' if none does */
  thousands?: string;
  dateOrder?: 'dmy' | 'mdy';
  /** rows above the table that were left out */
  skip?: number;
  comment?: string;
  /** how the bytes were decoded, if bytes were read */
  encoding?: string;
}

export interface ReadResult {
  table: Table;
  /** what was not as it should be, in the order of the file where it has lines */
  problems: Problem[];
  reading: TableReading;
}

/**
 * Reads CSV, TSV and their kin. Line ends inside quoted fields become '\n'; a byte order mark is dropped.
 * @throws DataError for an empty text, a header without rows, or a text that is no table
 */
export function readTable(text: string, options: ReadOptions = {}): ReadResult {
  onlyOptions(options, readOptions, 'readTable');
  return finish(tableSteps(text, options));
}

/** The same in steps. */
export function* tableSteps(text: string, options: ReadOptions = {}): Steps<ReadResult> {
  checkReading(text, options);
  const { body, from, hinted } = begin(text);
  const dialect = guessDialect(body, from, {
    ...given(options),
    ...(hinted && !options.delimiter && { delimiter: hinted }),
  });
  const problems = new Problems();
  const grid = yield* fillGrid(body, from, hinted ? 2 : 1, dialect, problems);
  if (!grid.rowCount)
    throw new DataError(
      grid.head ? 'the table has a header but no rows of data' : 'the text holds no rows of data',
    );
  return yield* later(typedTable(grid, dialect, options, problems));
}

/** The typed table of a filled grid. */
export function* typedTable(
  grid: Grid,
  dialect: Dialect,
  options: ReadOptions,
  problems: Problems,
): Steps<ReadResult> {
  const names = namesOf(grid, dialect, problems);
  checkTypes(options.types, names);
  const conventions: Conventions = {
    decimal: dialect.decimal,
    dateOrder: options.dateOrder ?? (dialect.delimiter === ';' || dialect.decimal === ',' ? 'dmy' : 'mdy'),
    ...(options.thousands !== undefined && { thousands: options.thousands }),
    missing: options.missingValues ?? missingTokens,
  };
  const fixed = { decimal: options.decimal !== undefined, dateOrder: options.dateOrder !== undefined };
  const cells = { names, texts: grid.columns, lineOf: grid.lineOf };
  const columns = yield* readColumns(cells, { conventions, fixed, types: options.types }, problems);
  const { delimiter, quote, header, skip, comment, decimal } = dialect;
  const thousands = options.thousands ?? guessThousands(firstCells(grid), decimal);
  const { dateOrder } =
    columns.find((column) => column instanceof DateColumn)?.writtenAs?.conventions ?? conventions;
  return {
    table: new Table(columns, grid.rowCount, options.name),
    problems: problems.list(),
    reading: { delimiter, quote, header, skip, comment, decimal, thousands, dateOrder },
  };
}

/** All line ends as '\n'. Cutting at a fixed text is several times as fast as a pattern. */
function oneLineEnd(text: string): string {
  if (!text.includes('\r')) return text;
  const unix = text.split('\r\n').join('\n');
  return unix.includes('\r') ? unix.replaceAll('\r', '\n') : unix;
}

/** Without the byte order mark, with one kind of line end, and what a first line `sep=;` says. */
function begin(text: string): { body: string; from: number; hinted?: string } {
  const body = oneLineEnd(text);
  const from = body.charCodeAt(0) === 0xfeff ? 1 : 0;
  const hint = /^\uFEFF?"?sep=(.)"?\n/i.exec(body.slice(0, 20));
  return hint ? { body, from: hint[0].length, hinted: hint[1]! } : { body, from };
}

function given({ delimiter, quote, header, skip, comment, decimal }: ReadOptions) {
  return { delimiter, quote, header, skip, comment, decimal };
}

function* fillGrid(
  text: string,
  from: number,
  line: number,
  dialect: Dialect,
  problems: Problems,
): Steps<Grid> {
  let [body, at] = [text, from];
  if (dialect.delimiter === ' ') [body, at] = [oneBlank(text.slice(from), dialect.quote), 0];
  const lineLength = Math.max(2, averageLine(body, at));
  const rows = Math.ceil(((body.length - at) / lineLength) * 1.05) + 8;
  const grid = new Grid(body, { ...dialect, rows }, problems);
  const { quote, width } = dialect;
  const delimiter = dialect.delimiter || none;
  for (const share of readRows(body, at, { delimiter, quote, width, line }, grid.take, problems))
    yield share / 2;
  grid.end();
  return grid;
}

/** Characters of a line, of the first thousand. */
function averageLine(text: string, from: number): number {
  let [end, lines] = [from, 0];
  for (; lines < 1000 && end < text.length; lines++) end = text.indexOf('\n', end) + 1 || text.length;
  return (end - from) / Math.max(1, lines);
}

/** Steps of the second half of the work. */
function* later<T>(steps: Steps<T>): Steps<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield 0.5 + value / 2;
  }
}

function namesOf(grid: Grid, { width, rowNames }: Dialect, problems: Problems): string[] {
  if (!grid.head) return Array.from({ length: width }, (_, i) => `column ${i + 1}`);
  const head = rowNames ? ['', ...grid.head] : [...grid.head]; // as R writes tables: the rows' names have no name
  while (head.length < width) head.push('');
  const { names, problems: told } = columnNames(head.slice(0, width), grid.headLine);
  problems.told.push(...told);
  return names;
}

function* firstCells({ columns }: Grid): Iterable<string> {
  for (const column of columns.slice(0, 200))
    for (let row = 0; row < Math.min(column.length, 200); row++) yield column.at(row)!;
}

export function checkReading(text: string, options: ReadOptions): void {
  const { delimiter, quote, decimal, dateOrder, skip, thousands, comment } = options;
  if (typeof text !== 'string') throw new DataError(`a table is read from text, got ${shown(text)}`);
  if (
    delimiter !== undefined &&
    (typeof delimiter !== 'string' || delimiter.length > 1 || /["\r\n\uFEFF]/.test(delimiter))
  )
    throw new DataError(
      `delimiter must be one character other than a quote or a line end, got ${shown(delimiter)}`,
    );
  if (quote !== undefined) oneOf(quote, ['"', "'", ''], 'quote');
  if (decimal !== undefined) oneOf(decimal, ['.', ','], 'decimal');
  if (dateOrder !== undefined) oneOf(dateOrder, ['dmy', 'mdy'], 'dateOrder');
  if (skip !== undefined && !(Number.isInteger(skip) && skip >= 0))
    throw new DataError(`skip must be a whole number of rows from 0, got ${shown(skip)}`);
  if (
    thousands !== undefined &&
    (typeof thousands !== 'string' || thousands.length > 1 || /[\d+-]/.test(thousands))
  )
    throw new DataError(`thousands must be one sign or '' for none, got ${shown(thousands)}`);
  if (thousands && thousands === (decimal ?? ''))
    throw new DataError(`decimal and thousands must differ, got ${shown(thousands)} for both`);
  if (comment !== undefined && typeof comment !== 'string')
    throw new DataError(`comment must be text such as "#", got ${shown(comment)}`);
  if (text.includes('\0'))
    throw new DataError(
      'this is not a text table: it holds zero bytes, as pictures, .xlsx files and UTF-16 text do; save it as CSV in UTF-8',
    );
  if (/^\s*$/.test(text.slice(0, 1000)) && text.trim() === '')
    throw new DataError('the text is empty; a table needs a row of names and rows of data');
}

export function checkTypes(types: ReadOptions['types'], names: readonly string[]): void {
  for (const [name, type] of Object.entries(types ?? {})) {
    if (!names.includes(name))
      throw new DataError(`types names ${shown(name)}, but there is no such column${hint(name, names)}`);
    oneOf(type, columnTypes, `types[${shown(name)}]`);
  }
}
