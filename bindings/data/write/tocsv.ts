// Tables to CSV by RFC 4180, safe to open in a spreadsheet: a cell that would be taken for a formula gets an apostrophe in front.
import { NumberColumn } from '../columns/number.js';
import { DataError, onlyOptions, shown } from '../error.js';
import { oneOf } from '../error.js';
import { onlyTable, type Table } from '../table.js';

export interface CsvOptions {
  /** what separates fields, one character */
  delimiter?: string;
  /** the decimal sign of numbers; not the delimiter */
  decimal?: '.' | ',';
  /** write the names of the columns first */
  header?: boolean;
  /** what ends a line */
  newline?: '\n' | '\r\n';
  /** columns to write, in this order; all by default */
  columns?: readonly string[];
  /** what a missing cell is written as */
  missing?: string;
  /** false writes cells as they are, even those that a spreadsheet would run as formulas */
  neutralise?: boolean;
}

const csvOptions = [
  'delimiter',
  'decimal',
  'header',
  'newline',
  'columns',
  'missing',
  'neutralise',
] as const satisfies readonly (keyof CsvOptions)[];

/** Cells that a spreadsheet may take for formulas (OWASP, "CSV Injection"). */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Numbers begin with a sign, too, and are harmless. */
const plainNumber = /^[+-]?(?:\d+(?:[.,]\d*)*|[.,]\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The table as CSV; readTable reads it back. Cells are written as they stand in the table, numbers with the decimal sign that
 * was chosen if it is not the one they were read with.
 * @throws DataError for an option that can't be, or a column that is not there
 */
export function toCSV(table: Table, options: CsvOptions = {}): string {
  onlyTable(table);
  onlyOptions(options, csvOptions, 'toCSV');
  if (options.columns !== undefined && !Array.isArray(options.columns))
    throw new DataError(`columns must be a list of names, got ${shown(options.columns)}`);
  const {
    delimiter = ',',
    decimal = '.',
    header = true,
    newline = '\n',
    missing = '',
    neutralise = true,
  } = options;
  check(delimiter, decimal, newline, missing);
  const columns = (options.columns ?? table.columnNames).map((name) => table.column(name));
  if (!columns.length) throw new DataError('the table has no columns to write');
  const field = writer(delimiter, neutralise);
  const cells = columns.map((column) => {
    const turned =
      column instanceof NumberColumn && decimal !== (column.writtenAs?.conventions.decimal ?? '.');
    const grouped = column instanceof NumberColumn && delimiter !== '\t';
    return (row: number): string => {
      if (column.isMissing(row)) return missing;
      if (turned) return numberText(column.values[row]!, decimal);
      const text = column instanceof NumberColumn ? column.cell(row) : textOf(column, row);
      return grouped && text.includes(delimiter)
        ? numberText((column as NumberColumn).values[row]!, decimal)
        : text;
    };
  });
  const lines: string[] = [];
  if (header) lines.push(columns.map(({ name }) => field(name)).join(delimiter));
  for (let row = 0; row < table.rowCount; row++) {
    const line = cells.map((cell) => field(cell(row))).join(delimiter);
    lines.push(line.length < columns.length ? `""${line}` : line); // a row without any cell is still a row
  }
  return lines.join(newline) + newline;
}

/** Texts keep the blanks at their ends; other cells are trimmed. */
const textOf = (column: Table['columns'][number], row: number): string =>
  column.storage === 'text' ? (column.values[row] ?? '') : column.cell(row);

const numberText = (value: number, decimal: '.' | ','): string => {
  const text = String(value);
  return decimal === ',' ? text.replace('.', ',') : text;
};

function writer(delimiter: string, neutralise: boolean): (text: string) => string {
  const special = new RegExp(`["\\r\\n${delimiter.replace(/[\\\]^-]/g, '\\$&')}]|^\\s|\\s$|^#|^'|^\\uFEFF`);
  return (text) => {
    const safe = neutralise && formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
    return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
}

function check(delimiter: string, decimal: string, newline: string, missing: string): void {
  if (typeof delimiter !== 'string' || delimiter.length !== 1 || /["\r\n'\w.+-]/.test(delimiter))
    throw new DataError(
      `delimiter must be one character other than a quote, a letter, a digit or a line end, got ${shown(delimiter)}`,
    );
  oneOf(decimal, ['.', ','], 'decimal');
  oneOf(newline, ['\n', '\r\n'], 'newline');
  if (delimiter === decimal && delimiter !== ',')
    throw new DataError(`delimiter and decimal must differ, got ${shown(delimiter)} for both`);
  if (typeof missing !== 'string') throw new DataError(`missing must be text, got ${shown(missing)}`);
}
