// Decides what a column holds by looking at all of its cells, and reads it as that type.
import { CategoryColumn } from '../columns/category.js';
import { DateColumn } from '../columns/date.js';
import { idName } from '../columns/id.js';
import type { Column, ReadType } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { Source, type Conventions, type TextList } from '../columns/source.js';
import { TextColumn } from '../columns/text.js';
import { areBooleans, parseBoolean } from './booleans.js';
import { readDates, readNumbers, readWords, type Values } from './cells.js';
import { dateOrder, parseDate } from './dates.js';
import { missingSigns } from './missing.js';
import { decimalVotes, parseNumber } from './numbers.js';
import { eachCell } from './packed.js';
import { isBlank } from './scan.js';

/** A column is numbers or dates if at least this share of its present cells is. */
const share = 0.8;
/** Words of more than this length on average are prose, not categories. */
const longestWord = 50;

/** Fewer rows than this don't show whether each has a name of its own. */
const fewRows = 10;

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

export interface Reading {
  column: Column;
  /** rows (from 0) whose cell is neither missing nor of the type */
  misfits: number[];
}

/** What of the conventions was given by the reader's user and is not to be guessed for a column. */
export interface Fixed {
  decimal?: boolean;
  dateOrder?: boolean;
}

/** Reads a column as the type that fits its cells best, by its own decimal sign and order of dates if its cells tell. */
export function inferColumn(
  name: string,
  cells: TextList,
  conventions: Conventions,
  fixed: Fixed = {},
): Reading {
  const most = (1 - share) * cells.length;
  const sample = sampleOf(cells, conventions);
  if (!sample || sample.some(isNumber)) {
    const numbers = inferNumbers(cells, conventions, fixed, most);
    if (numbers && numbers.values.lossy <= 0.05 * numbers.values.present && fits(numbers.values))
      return asNumbers(name, new Source(cells, numbers.conventions), numbers.values);
    if (numbers) ({ conventions } = numbers);
  }
  const dates =
    !sample || sample.some(isDate) ? inferDates(name, cells, conventions, fixed, most) : undefined;
  return dates ?? inferWords(name, cells, conventions);
}

const isNumber = (cell: string) =>
  !Number.isNaN(parseNumber(cell, '.')) || !Number.isNaN(parseNumber(cell, ','));
const isDate = (cell: string) =>
  /\d/.test(cell) && !(Number.isNaN(parseDate(cell, 'mdy')) && Number.isNaN(parseDate(cell, 'dmy')));

/**
 * Some cells that are not missing, from all over the column: a column that is mostly numbers shows one among so many. Undefined
 * if there are too few to tell.
 */
function sampleOf(cells: TextList, conventions: Conventions): string[] | undefined {
  const [wanted, enough] = [100, 40];
  if (cells.length < 4 * wanted) return undefined;
  const signs = missingSigns(conventions);
  const sample: string[] = [];
  const stride = cells.length / wanted;
  for (let i = 0; i < wanted; i++)
    for (let row = Math.floor(i * stride); row < (i + 1) * stride && row < i * stride + 20; row++) {
      const cell = cells.at(row)!.trim();
      if (signs.has(cell)) continue;
      sample.push(cell);
      break;
    }
  return sample.length < enough ? undefined : sample;
}

/** Numbers with the decimal sign that the cells speak for, and the conventions they were read by. */
function inferNumbers(
  cells: TextList,
  conventions: Conventions,
  fixed: Fixed,
  most: number,
): { values: Values; conventions: Conventions } | undefined {
  let values = readNumbers(cells, conventions, most);
  if (!fixed.decimal && (!values || values.misfits.length)) {
    const { point, comma } = decimalVotes(cells);
    const decimal = point === comma ? conventions.decimal : comma > point ? ',' : '.';
    if (decimal !== conventions.decimal) {
      conventions = { ...conventions, decimal };
      values = readNumbers(cells, conventions, most);
    }
  }
  return values && { values, conventions };
}

/** Numbers, integers if all are whole, or an id if they are named so and each comes once. */
function asNumbers(name: string, source: Source, { values, misfits, present }: Values): Reading {
  let [whole, ascending] = [true, true];
  for (let row = 0; row < values.length && whole; row++) {
    const value = values[row]!;
    whole = value !== value || Number.isSafeInteger(value);
    if (row > 0 && !(values[row - 1]! < value)) ascending = false;
  }
  const full = present === values.length && !misfits.length;
  if (
    whole &&
    full &&
    present >= fewRows &&
    idName.test(name) &&
    (ascending || new Set(values).size === present)
  )
    return readAs('id', name, source);
  return { column: new NumberColumn(name, values, source, whole ? 'integer' : 'number'), misfits };
}

const fits = ({ present, misfits }: { present: number; misfits: readonly number[] }) =>
  present > 0 && misfits.length <= (1 - share) * present + 1e-9;

function inferDates(
  name: string,
  cells: TextList,
  conventions: Conventions,
  fixed: Fixed,
  most: number,
): Reading | undefined {
  let dates = readDates(cells, conventions, most);
  const order =
    !dates || dates.misfits.length ? otherOrder(cells, conventions, fixed, dates === undefined) : undefined;
  if (order) {
    conventions = { ...conventions, dateOrder: order };
    dates = readDates(cells, conventions, most);
  }
  return dates && fits(dates)
    ? { column: new DateColumn(name, dates.values, new Source(cells, conventions)), misfits: dates.misfits }
    : undefined;
}

/** The order of dates that the cells tell, if it is not the one assumed; a column of words is found out by its first cells. */
function otherOrder(
  cells: TextList,
  { dateOrder: assumed }: Conventions,
  fixed: Fixed,
  few: boolean,
): 'dmy' | 'mdy' | undefined {
  if (fixed.dateOrder) return undefined;
  const first = few && cells.length > 5000 ? { length: 5000, at: (row: number) => cells.at(row) } : cells;
  const order = dateOrder(first);
  return order === assumed ? undefined : order;
}

function inferWords(name: string, cells: TextList, conventions: Conventions): Reading {
  const source = new Source(cells, conventions);
  const most = Math.max(12, 0.5 * cells.length);
  let names = true;
  const mayBeId = (word: string, row: number, distinct: number) =>
    (names &&= cells.length >= fewRows && distinct === row + 1 && isName(name, word));
  const { codes, words, present, letters } = readWords(cells, conventions, most, mayBeId);
  if (!present || letters > longestWord * present || !codes) return readAs('text', name, source);
  if (areBooleans(words)) return readAs('boolean', name, source);
  if (words.length === cells.length && cells.length >= fewRows && words.every((word) => isName(name, word)))
    return readAs('id', name, source);
  if (words.length > Math.max(2, 0.5 * present)) return readAs('text', name, source);
  return { column: CategoryColumn.ofCodes(name, codes, words, source), misfits: [] };
}

const isName = (name: string, word: string) => idName.test(name) || (word.length <= 40 && !/\s/.test(word));

/** Reads a column as a given type; cells that don't fit are missing and listed. */
export function readAs(type: ReadType, name: string, source: Source): Reading {
  return readers[type](name, source);
}

const readers: Record<ReadType, (name: string, source: Source) => Reading> = {
  number(name, source) {
    const { values, misfits } = readNumbers(source.list, source.conventions)!;
    return { column: new NumberColumn(name, values, source), misfits };
  },
  integer(name, source) {
    const { values, misfits } = readNumbers(source.list, source.conventions)!;
    for (let row = 0; row < values.length; row++)
      if (values[row] === values[row] && !Number.isInteger(values[row])) {
        values[row] = NaN;
        misfits.push(row);
      }
    return {
      column: new NumberColumn(name, values, source, 'integer'),
      misfits: misfits.sort((a, b) => a - b),
    };
  },
  date(name, source) {
    const { values, misfits } = readDates(source.list, source.conventions)!;
    return { column: new DateColumn(name, values, source), misfits };
  },
  boolean: readBooleans,
  category(name, source) {
    const { codes, words } = readWords(source.list, source.conventions);
    return { column: CategoryColumn.ofCodes(name, codes!, words, source), misfits: [] };
  },
  ordinal: readOrdinal,
  text(name, source) {
    return {
      column: new TextColumn(
        name,
        textsOf(source, (cell) => cell),
        source,
      ),
      misfits: [],
    };
  },
  id(name, source) {
    return {
      column: new TextColumn(
        name,
        textsOf(source, (cell) => cell.trim()),
        source,
        'id',
      ),
      misfits: [],
    };
  },
};

/** The cells as strings; null is missing. */
function textsOf({ list, conventions }: Source, form: (cell: string) => string): (string | null)[] {
  const signs = missingSigns(conventions);
  const values = new Array<string | null>(list.length);
  eachCell(list, (text, start, end, row) => {
    const cell = text.slice(start, end);
    values[row] = mayBeMissing(text, start, end, signs.longest) && signs.has(cell.trim()) ? null : form(cell);
  });
  return values;
}

const mayBeMissing = (text: string, start: number, end: number, longest: number) =>
  end - start <= longest || isBlank(text.charCodeAt(start)) || isBlank(text.charCodeAt(end - 1));

/** By the order that was given for the words, else as they are sorted. */
function readOrdinal(name: string, source: Source): Reading {
  const { order } = source.conventions;
  const { codes, words } = readWords(source.list, source.conventions);
  if (!order) {
    const sorted = CategoryColumn.ofCodes(name, codes!, words);
    return {
      column: new CategoryColumn(name, sorted.codes, sorted.categories, source, 'ordinal'),
      misfits: [],
    };
  }
  const places = words.map((word) => order.indexOf(word));
  const misfits: number[] = [];
  const ranks = codes!.map((code, row) => {
    if (code >= 0 && places[code]! < 0) misfits.push(row);
    return code < 0 ? -1 : places[code]!;
  });
  return { column: new CategoryColumn(name, ranks, order, source, 'ordinal'), misfits };
}

/** The words for no and yes stay the column's own: its conventions', else the first spelling of each. */
function readBooleans(name: string, source: Source): Reading {
  const { booleans } = source.conventions;
  const given = new Map(booleans?.map((word, truth) => [word.toLowerCase(), truth]));
  const first: (string | undefined)[] = [booleans?.[0], booleans?.[1]];
  const { codes, words } = readWords(source.list, source.conventions);
  const truths = words.map((word) => {
    const truth = given.get(word.toLowerCase()) ?? parseBoolean(word);
    if (!Number.isNaN(truth)) first[truth] ??= word;
    return truth;
  });
  const [no, yes] = first;
  const categories = first.filter((word) => word !== undefined);
  const misfits: number[] = [];
  const places = codes!.map((code, row) => {
    if (code < 0) return -1;
    if (!Number.isNaN(truths[code])) return categories.indexOf(first[truths[code]!]!);
    misfits.push(row);
    return -1;
  });
  const kept =
    no === undefined || yes === undefined
      ? source
      : new Source(source.list, { ...source.conventions, booleans: [no, yes] });
  return { column: new CategoryColumn(name, places, categories, kept, 'boolean'), misfits };
}
