// Decides what a column holds by looking at all of its cells, and reads it as that type.
import { CategoryColumn } from '../columns/category.js';
import { DateColumn } from '../columns/date.js';
import { idName } from '../columns/id.js';
import type { Column, ReadType } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { Source } from '../columns/source.js';
import { TextColumn } from '../columns/text.js';
import { areBooleans, parseBoolean } from './booleans.js';
import { parseDate } from './dates.js';
import { losesDigits, parseNumber } from './numbers.js';

/** A column is numbers or dates if at least this share of its present cells is. */
const share = 0.8;
/** Words of more than this length on average are prose, not categories. */
const longestWord = 50;
/** Fewer rows than this don't show whether each has a name of its own. */
const fewRows = 10;

export interface Reading {
  column: Column;
  /** rows (from 0) whose cell is neither missing nor of the type */
  misfits: number[];
}

/** A cell of each type, as it is called in a sentence. */
export const nouns: Record<ReadType, string> = {
  number: 'a number',
  integer: 'a whole number',
  boolean: 'a word for yes or no',
  category: 'a category',
  ordinal: 'a word of the order',
  date: 'a date',
  text: 'text',
  id: 'an id',
};

/** Reads a column as the type that fits its cells best. */
export function inferColumn(name: string, source: Source): Reading {
  const { texts, conventions } = source;
  const missing = new Set(conventions.missing);
  let [present, lossy, letters] = [0, 0, 0];
  for (const text of texts) {
    const cell = text.trim();
    if (cell === '' || missing.has(cell)) continue;
    present++;
    letters += cell.length;
    if (losesDigits(cell)) lossy++;
  }
  if (!present) return readAs('text', name, source);
  const most = (1 - share) * present + 1e-9;
  if (lossy <= 0.05 * present) {
    const numbers = readValues(source, (cell) => parseNumber(cell, conventions.decimal), most);
    if (numbers) return asNumbers(name, source, numbers, present);
  }
  const dates = readValues(source, (cell) => parseDate(cell, conventions.dateOrder), most);
  if (dates) return { column: new DateColumn(name, dates.values, source), misfits: dates.misfits };
  if (letters > longestWord * present) return readAs('text', name, source);
  const words = readAs('category', name, source);
  const { categories } = words.column as CategoryColumn;
  if (areBooleans(categories)) return readAs('boolean', name, source);
  if (categories.length === texts.length && texts.length >= fewRows && areNames(name, categories))
    return readAs('id', name, source);
  return categories.length <= Math.max(2, 0.5 * present) ? words : readAs('text', name, source);
}

/** Numbers, integers if all are whole, or an id if they are named so and each comes once. */
function asNumbers(name: string, source: Source, { values, misfits }: Values, present: number): Reading {
  const whole = values.every((value) => Number.isNaN(value) || Number.isSafeInteger(value));
  const full = present === values.length && !misfits.length;
  if (whole && full && present >= fewRows && idName.test(name) && new Set(values).size === present)
    return readAs('id', name, source);
  return { column: new NumberColumn(name, values, source, whole ? 'integer' : 'number'), misfits };
}

const areNames = (name: string, words: readonly string[]) =>
  idName.test(name) || words.every((word) => word.length <= 40 && !/\s/.test(word));

/** Reads a column as a given type; cells that don't fit are missing and listed. */
export function readAs(type: ReadType, name: string, source: Source): Reading {
  return readers[type](name, source);
}

const readers: Record<ReadType, (name: string, source: Source) => Reading> = {
  number(name, source) {
    const { decimal } = source.conventions;
    const { values, misfits } = readValues(source, (cell) => parseNumber(cell, decimal))!;
    return { column: new NumberColumn(name, values, source), misfits };
  },
  integer(name, source) {
    const { decimal } = source.conventions;
    const whole = (number: number) => (Number.isInteger(number) ? number : NaN);
    const { values, misfits } = readValues(source, (cell) => whole(parseNumber(cell, decimal)))!;
    return { column: new NumberColumn(name, values, source, 'integer'), misfits };
  },
  date(name, source) {
    const order = source.conventions.dateOrder;
    const { values, misfits } = readValues(source, (cell) => parseDate(cell, order))!;
    return { column: new DateColumn(name, values, source), misfits };
  },
  boolean: readBooleans,
  category(name, source) {
    return { column: CategoryColumn.from(name, readWords(source), source), misfits: [] };
  },
  ordinal(name, source) {
    const { order } = source.conventions;
    const words = readWords(source);
    if (!order) {
      const { codes, categories } = CategoryColumn.from(name, words);
      return { column: new CategoryColumn(name, codes, categories, source, 'ordinal'), misfits: [] };
    }
    const places = new Map(order.map((word, place) => [word, place]));
    const misfits: number[] = [];
    const codes = Int32Array.from(words, (word, row) => {
      const place = word === null ? undefined : places.get(word);
      if (word !== null && place === undefined) misfits.push(row);
      return place ?? -1;
    });
    return { column: new CategoryColumn(name, codes, order, source, 'ordinal'), misfits };
  },
  text(name, source) {
    const missing = new Set(source.conventions.missing);
    const values = source.texts.map((text) => (text.trim() === '' || missing.has(text.trim()) ? null : text));
    return { column: new TextColumn(name, values, source), misfits: [] };
  },
  id(name, source) {
    return { column: new TextColumn(name, readWords(source), source, 'id'), misfits: [] };
  },
};

/** The words for no and yes stay the column's own: its conventions', else the first spelling of each. */
function readBooleans(name: string, source: Source): Reading {
  const { booleans } = source.conventions;
  const given = new Map(booleans?.map((word, truth) => [word.toLowerCase(), truth]));
  const first: (string | undefined)[] = [booleans?.[0], booleans?.[1]];
  const misfits: number[] = [];
  const truths = readWords(source).map((word, row) => {
    if (word === null) return -1;
    const truth = given.get(word.toLowerCase()) ?? parseBoolean(word);
    if (Number.isNaN(truth)) {
      misfits.push(row);
      return -1;
    }
    first[truth] ??= word;
    return truth;
  });
  const categories = first.filter((word) => word !== undefined);
  const codes = Int32Array.from(truths, (truth) => (truth < 0 ? -1 : categories.indexOf(first[truth]!)));
  const [no, yes] = first;
  const kept =
    no === undefined || yes === undefined
      ? source
      : new Source(() => source.texts, { ...source.conventions, booleans: [no, yes] });
  return { column: new CategoryColumn(name, codes, categories, kept, 'boolean'), misfits };
}

/** The trimmed cells; null is missing. */
function readWords({ texts, conventions }: Source): (string | null)[] {
  const missing = new Set(conventions.missing);
  return texts.map((text) => {
    const cell = text.trim();
    return cell === '' || missing.has(cell) ? null : cell;
  });
}

interface Values {
  values: Float64Array;
  misfits: number[];
}

/** The number of each cell; undefined as soon as more than `most` cells have none. */
function readValues(
  { texts, conventions }: Source,
  parse: (cell: string) => number,
  most = Infinity,
): Values | undefined {
  const missing = new Set(conventions.missing);
  const values = new Float64Array(texts.length);
  const misfits: number[] = [];
  for (let row = 0; row < texts.length; row++) {
    const cell = texts[row]!.trim();
    const value = parse(cell);
    values[row] = value;
    if (value === value || cell === '' || missing.has(cell)) continue;
    misfits.push(row);
    if (misfits.length > most) return undefined;
  }
  return { values, misfits };
}
