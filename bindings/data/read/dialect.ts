// Guesses how a table is written: what separates and encloses its fields, its decimal sign, where it begins and whether it has a
// header. All are chosen together: those under which the rows are even and whole columns are numbers or dates.
import { missingTokens } from '../columns/source.js';
import { DataError } from '../error.js';
import { parseDate } from './dates.js';
import { readRows } from './fields.js';
import { hasHeader } from './header.js';
import { decimalVotes, groupSign, parseNumber } from './numbers.js';
import type { Quote } from './papa.js';
import { Problems } from './problems.js';
import { finish } from './steps.js';

export interface Dialect {
  /** one character, '' if there is one column only; a blank stands for any run of blanks */
  delimiter: string;
  quote: Quote;
  decimal: '.' | ',';
  header: boolean;
  /** rows above the table */
  skip: number;
  comment: string;
  /** how many columns there are */
  width: number;
  /** the rows have names in front, which the header does not count */
  rowNames: boolean;
}

export type Given = Partial<Pick<Dialect, 'delimiter' | 'quote' | 'decimal' | 'header' | 'skip' | 'comment'>>;

const delimiters = [',', ';', '\t', '|'] as const;
/** Stands for no delimiter where there must be one; no text has it (U+001F, unit separator). */
export const none = '\x1f';
const missing = new Set(missingTokens);
const mostRows = 300;
/** Wider rows are no table. */
const mostColumns = 100_000;

export function guessDialect(text: string, from: number, given: Given): Dialect {
  const { sample, partial } = head(text, from);
  const quote = given.quote ?? guessQuote(sample, given.delimiter);
  let best: Candidate | undefined;
  for (const delimiter of given.delimiter !== undefined ? [given.delimiter] : delimiters) {
    if (given.delimiter === undefined && !sample.includes(delimiter)) continue;
    const candidate = judge(sample, delimiter, quote, given, partial);
    if (!best || candidate.score > best.score + 1e-9) best = candidate;
  }
  if (given.delimiter === undefined) {
    const blanks = byBlanks(sample, quote, given, partial);
    const fails = !best || best.width < 2 || (best.even <= 0.5 && best.typed < 0.5);
    if (blanks && (fails || blanks.typed > best!.typed + 0.2)) best = blanks;
    else if (fails) best = judge(sample, '', quote, given, partial);
  }
  return settle(best!, quote, given);
}

/** Columns between runs of blanks, if nearly all rows are even and half of the columns or more are numbers. */
function byBlanks(sample: string, quote: Quote, given: Given, partial: boolean): Candidate | undefined {
  if (!/\S[ \t]+\S/.test(sample)) return undefined;
  const blanks = judge(oneBlank(sample, quote), ' ', quote, given, partial);
  return blanks.even > 0.95 && blanks.width > 1 && blanks.typed >= 0.5 ? blanks : undefined;
}

/** Every run of blanks outside of quotes becomes one, and none is left at the ends of lines. */
export function oneBlank(text: string, quote: Quote): string {
  const parts = quote === "'" ? /'[^'\n]*'|[ \t]+/g : /"[^"\n]*"|[ \t]+/g;
  return text.replace(parts, (part) => (part[0] === quote ? part : ' ')).replace(/^ | $/gm, '');
}

/** The first lines: a few hundred, at least five however long they are. */
function head(text: string, from: number): { sample: string; partial: boolean } {
  let end = from;
  for (let lines = 0; lines < mostRows && end < text.length; lines++) {
    if (end - from > (lines < 5 ? 8_000_000 : 200_000)) break;
    const next = text.indexOf('\n', end);
    end = next < 0 ? text.length : next + 1;
  }
  end = Math.min(end, from + 8_000_000);
  return { sample: text.slice(from, end), partial: end < text.length };
}

/** Single quotes enclose fields if they stand at both ends of several and double ones at none. */
function guessQuote(sample: string, delimiter: string | undefined): Quote {
  const sign = delimiter === undefined ? '[,;|\\t]' : delimiter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const enclosed = (quote: string) =>
    sample.match(
      new RegExp(
        `(?:^|${sign})\\s*${quote}(?:[^${quote}]|${quote}${quote})*${quote}(?=\\s*(?:$|${sign}))`,
        'gm',
      ),
    )?.length ?? 0;
  if (!sample.includes("'")) return '"';
  return sample.includes('"') && enclosed('"') > 0 ? '"' : enclosed("'") > 1 ? "'" : '"';
}

interface Candidate extends Omit<Dialect, 'quote' | 'header' | 'rowNames'> {
  rows: string[][];
  /** share of rows that are as wide as the table */
  even: number;
  /** share of columns that are numbers or dates */
  typed: number;
  score: number;
}

function judge(sample: string, delimiter: string, quote: Quote, given: Given, partial: boolean): Candidate {
  const full = rowsOf(sample, delimiter, quote, partial).filter((row) =>
    row.some((field) => field.trim() !== ''),
  );
  const width = commonWidth(full);
  const comment =
    given.comment ??
    (full[0]?.[0]!.startsWith('#') && (full[0].length !== width || isRemark(full)) ? '#' : '');
  const remarks =
    comment === ''
      ? full
      : full.filter((row, i) => !(row[0]!.startsWith(comment) && (i === 0 || row.length !== width)));
  const skip = given.skip ?? titles(remarks, width);
  const rows = remarks.slice(skip);
  const named = rows.length > 2 && rows[0]!.length === width - 1 && width > 2; // rows with names in front, as R writes them
  const even =
    rows.filter((row, i) => row.length === width || (named && i === 0)).length / (rows.length || 1);
  const huge = width > mostColumns;
  const [point, comma] = huge ? [0, 0] : [typedColumns(rows, width, '.'), typedColumns(rows, width, ',')];
  const decimal = given.decimal ?? (comma > point + 1e-9 ? ',' : '.');
  const typed = decimal === '.' ? point : comma;
  const doubt = given.skip === undefined && skip > 0 ? 0.1 : named ? 0.05 : 0;
  const score = width < 2 ? 0 : even + typed / 2 + Math.min(width, 50) / 1000 - doubt;
  return { delimiter, decimal, comment, skip, width, rows, even, typed, score };
}

function rowsOf(sample: string, delimiter: string, quote: Quote, partial: boolean): string[][] {
  const rows: string[][] = [];
  const options = { delimiter: delimiter || none, quote, width: 0, line: 1, partial };
  finish(readRows(sample, 0, options, (fields) => void rows.push([...fields]), new Problems()));
  return rows;
}

/** Lines of remarks above a table that itself has a header. */
const isRemark = (rows: readonly string[][]): boolean =>
  rows.length > 2 && !rows[1]![0]!.startsWith('#') && hasHeader(rows.slice(1));

/** How many rows stand above the table: narrower ones with little in them. */
function titles(rows: readonly string[][], width: number): number {
  if (width < 2) return 0;
  const filled = (row: readonly string[]) => row.filter((field) => field.trim() !== '').length;
  let skip = 0;
  while (skip < rows.length - 2 && skip < 30) {
    const row = rows[skip]!;
    const little =
      width === 2 ? row.length === 1 : filled(row) <= width / 2 && (row.length < width || filled(row) === 1);
    if (!little || (width > 2 && row.length === width - 1)) break;
    skip++;
  }
  if (skip === 0 || skip >= rows.length - 1) return 0;
  const below = rows[skip]!;
  if (below.length !== width || filled(below) <= width / 2) return 0;
  return skip > 1 || /\s/.test(rows[0]!.join('').trim()) || hasHeader(rows.slice(skip)) ? skip : 0;
}

/** Share of the columns whose cells, but for the first row's, are nearly all numbers or all dates. */
function typedColumns(rows: readonly string[][], width: number, decimal: '.' | ','): number {
  let typed = 0;
  const order = decimal === ',' ? 'dmy' : 'mdy';
  for (let column = 0; column < width; column++) {
    let [cells, numbers, dates] = [0, 0, 0];
    for (let row = 1; row < rows.length; row++) {
      const cell = rows[row]![column]?.trim() ?? '';
      if (cell === '' || missing.has(cell)) continue;
      cells++;
      if (!Number.isNaN(parseNumber(cell, decimal))) numbers++;
      else if (
        /\d/.test(cell) &&
        !(Number.isNaN(parseDate(cell, order)) && Number.isNaN(parseDate(cell, 'mdy')))
      )
        dates++;
    }
    const share = cells ? Math.max(numbers, dates) / cells : 0;
    if (share >= 0.8) typed += share;
  }
  return width ? typed / width : 0;
}

/** Where the table begins in rows that need no parsing, as those of a sheet, how wide it is, and whether it has a header. */
export function guessLayout(
  rows: readonly string[][],
  given: Given,
): Pick<Dialect, 'header' | 'skip' | 'width' | 'rowNames'> {
  const full = rows.slice(0, mostRows).filter((row) => row.some((field) => field.trim() !== ''));
  const width = Math.max(1, commonWidth(full));
  const skip = given.skip ?? titles(full, width);
  const candidate = {
    rows: full.slice(skip),
    delimiter: ',',
    decimal: '.',
    skip,
    comment: '',
    width,
    even: 1,
    typed: 0,
    score: 0,
  } as const;
  return settle({ ...candidate, rows: candidate.rows.map((row) => [...row]) }, '"', given);
}

function settle(
  { rows, delimiter, decimal, skip, comment, width }: Candidate,
  quote: Quote,
  given: Given,
): Dialect {
  const header = given.header ?? hasHeader(rows);
  const first = rows[0] ?? [];
  const others = rows.slice(1);
  const rowNames =
    header &&
    others.length > 0 &&
    others.every((row) => row.length === first.length + 1) &&
    others.some((row) => row.at(-1)!.trim() !== '');
  const beyond =
    header &&
    !rowNames &&
    others.some(
      (row) => row.length === width && row.slice(first.length).some((field) => field.trim() !== ''),
    );
  if (width > mostColumns)
    throw new DataError(`the rows have more than ${mostColumns} fields; at most so many columns are read`);
  const columns = !header || beyond ? width : rowNames ? first.length + 1 : first.length;
  return {
    delimiter,
    quote,
    decimal: given.decimal ?? guessDecimal(rows, columns, delimiter, decimal),
    header,
    skip,
    comment,
    width: Math.max(1, columns),
    rowNames,
  };
}

function guessDecimal(
  rows: readonly string[][],
  width: number,
  delimiter: string,
  fallback: '.' | ',',
): '.' | ',' {
  const votes = { point: 0, comma: 0, doubtfulComma: 0 };
  for (let column = 0; column < width; column++)
    decimalVotes(
      rows.map((row) => row[column] ?? ''),
      votes,
    );
  if (votes.comma !== votes.point) return votes.comma > votes.point ? ',' : '.';
  return delimiter === ';' && votes.doubtfulComma > 0 ? ',' : votes.comma ? fallback : '.';
}

/** The sign between groups of digits that the cells show; '' if none does. */
export function guessThousands(cells: Iterable<string>, decimal: '.' | ','): string {
  const found = new Map<string, number>();
  for (const cell of cells) {
    const sign = groupSign(cell.trim(), decimal);
    if (sign !== undefined) found.set(sign, (found.get(sign) ?? 0) + 1);
  }
  return [...found].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0] as [string, number])[0];
}

/** The commonest number of fields, of equals the larger. */
function commonWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce(
    (best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] > best[0]) ? one : best),
    [0, 0],
  )[0];
}
