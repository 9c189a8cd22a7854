// Reads delimited text of any habit into a typed table; whatever didn't fit is named, never dropped silently.
import type { ReadType } from '../columns/index.js';
import { columnTypes } from '../columns/index.js';
import { missingTokens, type Conventions } from '../columns/source.js';
import { DataError, hint, oneOf, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { Table } from '../table.js';
import { readColumns } from './columns.js';
import { guessDelimiter } from './delimiter.js';
import { parseFields } from './fields.js';
import { columnNames, hasHeader } from './header.js';
import { decimalVotes } from './numbers.js';
import { commonWidth, dropBlankLines, toColumns } from './shape.js';

export interface ReadOptions {
  /** what people call the table */
  name?: string;
  /** what separates fields, one character; guessed among comma, semicolon, tab and | */
  delimiter?: string;
  /** whether the first row names the columns; guessed */
  header?: boolean;
  /** the decimal sign of numbers; guessed for each column */
  decimal?: '.' | ',';
  /** what comes first in 03/04/2020; guessed for each column */
  dateOrder?: 'dmy' | 'mdy';
  /** cells that mean "missing", besides blank ones; by default the usual signs */
  missingValues?: readonly string[];
  /** types of columns that shall not be guessed */
  types?: Readonly<Record<string, ReadType>>;
}

/** How the text was understood. */
export interface TableReading {
  delimiter: string;
  header: boolean;
  decimal: '.' | ',';
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
  let body = check(text, options);
  if (body.includes('\r')) body = body.replace(/\r\n?/g, '\n');
  const hint = /^sep=(.)\n/i.exec(body);
  if (hint) body = body.slice(hint[0].length);
  const delimiter = options.delimiter ?? hint?.[1] ?? guessDelimiter(body);
  const fields = parseFields(body, delimiter, hint ? 2 : 1);
  dropBlankLines(fields);
  const header = options.header ?? hasHeader(fields.rows);
  if (header && fields.rows.length === 1) throw new DataError('the table has a header but no rows of data');
  const first = header ? 1 : 0;
  const head = header ? [...fields.rows[0]!] : emptyNames(fields.rows);
  if (
    header &&
    fields.rows.every((row, i) => i === 0 || row.length === head.length + 1) &&
    fields.rows.some((row, i) => i > 0 && row.at(-1)!.trim())
  )
    head.unshift(''); // as R writes tables: the first column, the rows' names, has no name
  const { names, problems } = header
    ? columnNames(head, fields.lines[0])
    : { names: head.map((_, i) => `column ${i + 1}`), problems: [] };
  const texts = toColumns(fields, names.length, first);
  const conventions: Conventions = {
    decimal: options.decimal ?? guessDecimal(texts, delimiter),
    dateOrder: options.dateOrder ?? (delimiter === ';' ? 'dmy' : 'mdy'),
    missing: options.missingValues ?? missingTokens,
  };
  checkTypes(options.types, names);
  const cells = { names, texts, lines: fields.lines.slice(first) };
  const given = { decimalGiven: options.decimal !== undefined, orderGiven: options.dateOrder !== undefined };
  const read = readColumns(cells, { conventions, ...given, types: options.types });
  const all = [...fields.problems, ...problems, ...read.problems];
  all.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const table = new Table(read.columns, fields.rows.length - first, options.name);
  return { table, problems: all, reading: { delimiter, header, decimal: conventions.decimal } };
}

function check(text: string, { delimiter, decimal, dateOrder }: ReadOptions): string {
  if (typeof text !== 'string') throw new DataError(`a table is read from text, got ${shown(text)}`);
  if (
    delimiter !== undefined &&
    (typeof delimiter !== 'string' || delimiter.length !== 1 || /["\r\n]/.test(delimiter))
  )
    throw new DataError(
      `delimiter must be one character other than a quote or a line end, got ${shown(delimiter)}`,
    );
  if (decimal !== undefined) oneOf(decimal, ['.', ','], 'decimal');
  if (dateOrder !== undefined) oneOf(dateOrder, ['dmy', 'mdy'], 'dateOrder');
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  if (text.includes('\0'))
    throw new DataError(
      'this is not a text table: it holds zero bytes, as pictures, .xlsx files and UTF-16 text do; save it as CSV in UTF-8',
    );
  if (text.trim() === '')
    throw new DataError('the text is empty; a table needs a row of names and rows of data');
  return text;
}

export function checkTypes(types: ReadOptions['types'], names: readonly string[]): void {
  for (const [name, type] of Object.entries(types ?? {})) {
    if (!names.includes(name))
      throw new DataError(`types names ${shown(name)}, but there is no such column${hint(name, names)}`);
    oneOf(type, columnTypes, `types[${shown(name)}]`);
  }
}

const emptyNames = (rows: readonly string[][]): string[] => new Array<string>(commonWidth(rows)).fill('');

function guessDecimal(texts: readonly string[][], delimiter: string): '.' | ',' {
  const votes = { point: 0, comma: 0, doubtfulComma: 0 };
  for (const column of texts) decimalVotes(column, votes);
  if (votes.comma !== votes.point) return votes.comma > votes.point ? ',' : '.';
  return delimiter === ';' && votes.doubtfulComma > 0 ? ',' : '.';
}
