// Delimited text to rows of fields, each with its line in the file. A quote that is never closed costs its own line only, not the rest.
import Papa from 'papaparse';
import { shown } from '../error.js';
import type { Problem } from '../problem.js';

export interface Fields {
  rows: string[][];
  /** line of each row's first character, from 1 */
  lines: number[];
  problems: Problem[];
}

/** What PapaParse gives; `row` is the index of the row that an error is about. */
interface Parsed {
  data: string[][];
  errors: { type: string; row?: number }[];
}

/** After so many unclosed quotes, the rest is read as if quotes meant nothing. */
const mostRepairs = 50;

/** @param text with '\n' line ends only; @param firstLine the line number of its start */
export function parseFields(text: string, delimiter: string, firstLine = 1): Fields {
  const fields: Fields = { rows: [], lines: [], problems: [] };
  if (!text.includes('"')) {
    fields.rows = papa(text, delimiter).data;
    fields.lines = fields.rows.map((_, row) => firstLine + row);
    return fields;
  }
  let rest = text;
  let line = firstLine;
  for (let repairs = 0; rest !== ''; repairs++) {
    const { data, errors } = papa(rest, delimiter);
    const wrong = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row ?? 0));
    const taken = take(fields, data, wrong, line, delimiter);
    if (taken === data.length) break;
    // The row at `taken` swallowed lines after a stray quote: read its first line by itself, then go on behind it.
    const start = offsetOfLine(rest, linesOf(data.slice(0, taken)));
    line += linesOf(data.slice(0, taken));
    const end = rest.indexOf('\n', start);
    const stop = repairs >= mostRepairs || end < 0 ? rest.length : end;
    for (const one of rest.slice(start, stop).split('\n')) {
      push(fields, loneLine(one, delimiter, fields.rows[0]?.length), line, strayQuote(line, one));
      line++;
    }
    rest = rest.slice(stop + 1);
  }
  return fields;
}

export function papa(text: string, delimiter: string, preview?: number): Parsed {
  return Papa.parse(text, {
    delimiter,
    newline: '\n',
    dynamicTyping: false,
    skipEmptyLines: false,
    ...(preview && { preview }),
  });
}

/** Takes over parsed rows up to the first that a stray quote made swallow further lines. */
function take(
  fields: Fields,
  data: string[][],
  wrong: ReadonlySet<number>,
  line: number,
  delimiter: string,
): number {
  for (let row = 0; row < data.length; row++) {
    const fieldsOfRow = data[row]!;
    const height = linesOf([fieldsOfRow]);
    if (wrong.has(row) && height > 1) return row;
    push(
      fields,
      fieldsOfRow,
      line,
      wrong.has(row) ? strayQuote(line, fieldsOfRow.join(delimiter)) : undefined,
    );
    line += height;
  }
  return data.length;
}

function push(fields: Fields, row: string[], line: number, problem?: Problem): void {
  fields.rows.push(row);
  fields.lines.push(line);
  if (problem) fields.problems.push(problem);
}

const strayQuote = (line: number, text: string): Problem => ({
  kind: 'stray quote',
  line,
  value: text,
  message: `line ${line} has a stray quote; it is read as it stands: ${shown(text)}`,
});

/** One line with an unclosed quote: the reading that gives the expected number of fields, else quotes mean nothing. */
function loneLine(text: string, delimiter: string, width: number | undefined): string[] {
  const split = text.split(delimiter);
  if (split.length === width) return split;
  const parsed = papa(text, delimiter).data[0];
  return parsed && parsed.length === width ? parsed : split;
}

/** How many lines of the file the rows take up. */
function linesOf(rows: readonly string[][]): number {
  let lines = rows.length;
  for (const row of rows)
    for (const field of row)
      for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) lines++;
  return lines;
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (; line > 0; line--) offset = text.indexOf('\n', offset) + 1;
  return offset;
}
