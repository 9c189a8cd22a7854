// Delimited text to rows of fields, each with its place in the text. A quote that is never closed costs its own line only, not the rest.
import { shown } from '../error.js';
import { papa, type Quote } from './papa.js';
import type { Problems } from './problems.js';
import type { Steps } from './steps.js';

/** Takes one row. `places` holds start and end of each field in the text; a start of -1, or none, says that the text does not hold it in one piece. */
export type TakeRow = (fields: readonly string[], places: readonly number[], line: number) => void;

export interface FieldOptions {
  delimiter: string;
  quote: Quote;
  /** how many fields a row should have; 0 for as many as the first has */
  width: number;
  /** line number of the start */
  line: number;
  /** the text is the beginning of a longer one: a field that is open at its end is no slip */
  partial?: boolean;
}

/** Characters that are parsed at a time, at first and later on. */
const smallest = 1 << 14;
const largest = 1 << 17;
/** After so many unclosed quotes, the rest is read as if quotes meant nothing. */
const mostRepairs = 5000;
/** An open quote that reaches over so many characters is looked at more closely. */
const suspicious = 1 << 16;

/** Reads rows from `at` on, piece by piece. @param text with '\n' line ends only */
export function* readRows(
  text: string,
  at: number,
  options: FieldOptions,
  take: TakeRow,
  problems: Problems,
): Steps<void> {
  const { delimiter, partial } = options;
  let { quote, line, width } = options;
  let size = largest;
  let repairs = 0;
  const places: number[] = [];
  while (at < text.length) {
    const end = cut(text, at, size);
    const part = text.slice(at, end);
    const { data, errors } = papa(part, delimiter, quote);
    if (part.endsWith('\n') && data.at(-1)?.length === 1 && data.at(-1)![0] === '') data.pop();
    const wrong = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row ?? 0));
    const quoted = quote !== '' && part.includes(quote);
    let index = 0;
    for (; index < data.length; index++) {
      const row = data[index]!;
      if (wrong.has(index)) break;
      const next = locate(text, at, row, quoted ? quote : '', delimiter, places);
      width ||= row.length;
      take(row, places, line);
      line += quoted ? linesBetween(text, at, next) : 1;
      at = next;
    }
    size = Math.min(largest, size * 2);
    if (index < data.length) {
      const open = index === data.length - 1 && (partial || end < text.length);
      if (open && !(end - at > suspicious && isStray(text, at, delimiter, width))) {
        if (end === text.length) return;
        size = Math.max(largest, (end - at) * 2);
      } else {
        // A stray quote: read its line by itself, then go on behind it.
        const stop = endOfLine(text, at);
        const lone = text.slice(at, stop);
        const fields = loneLine(lone, delimiter, quote, width);
        take(fields, [], line);
        problems.add('stray quote', undefined, () => ({
          line,
          value: lone,
          message: `line ${line} has a stray quote; it is read as it stands: ${shown(lone)}`,
        }));
        at = stop + 1;
        line++;
        size = smallest;
        if (++repairs >= mostRepairs) quote = '';
      }
    }
    yield at / text.length;
  }
}

/** The end of a piece of about a size that stops behind a line end. */
function cut(text: string, at: number, size: number): number {
  if (at + size >= text.length) return text.length;
  const end = text.lastIndexOf('\n', at + size);
  return end > at ? end + 1 : endOfLine(text, at + size) + 1;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Finds where the fields of a row stand that begins at `at`; returns where the next row begins. */
function locate(
  text: string,
  at: number,
  row: readonly string[],
  quote: Quote,
  delimiter: string,
  places: number[],
): number {
  const mark = quote === '' ? -1 : quote.charCodeAt(0);
  places.length = 2 * row.length;
  for (let i = 0; i < row.length; i++) {
    const field = row[i]!;
    if (mark >= 0 && text.charCodeAt(at) === mark) {
      let doubled = 0;
      for (let found = field.indexOf(quote); found >= 0; found = field.indexOf(quote, found + 1)) doubled++;
      places[2 * i] = doubled ? -1 : at + 1;
      places[2 * i + 1] = at + 1 + field.length;
      at += field.length + doubled + 2;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++; // blanks behind the closing quote
    } else {
      places[2 * i] = at;
      places[2 * i + 1] = at += field.length;
    }
    at++;
  }
  return at;
}

function linesBetween(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Whether the lines behind a line with an open quote are rows by themselves, so that the quote is a slip. */
function isStray(text: string, at: number, delimiter: string, width: number): boolean {
  let rows = 0;
  let start = endOfLine(text, at) + 1;
  for (; rows < 20 && start < text.length; rows++) {
    const end = endOfLine(text, start);
    if (end - start > suspicious || text.slice(start, end).split(delimiter).length !== width) return false;
    start = end + 1;
  }
  return width > 1 && rows >= 3;
}

/** One line with an unclosed quote: the reading that gives the expected number of fields, else quotes mean nothing. */
function loneLine(text: string, delimiter: string, quote: Quote, width: number): string[] {
  const split = text.split(delimiter);
  if (split.length === width) return split;
  const parsed = papa(text, delimiter, quote).data[0];
  return parsed && parsed.length === width ? parsed : split;
}
