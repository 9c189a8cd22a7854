// Reads a column as a given type.
import { CategoryColumn } from '../columns/category.js';
import { DateColumn } from '../columns/date.js';
import type { Column, ReadType } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { Source } from '../columns/source.js';
import { TextColumn } from '../columns/text.js';
import { parseBoolean } from './booleans.js';
import { readDates, readNumbers, readWords } from './cells.js';
import { missingSigns } from './missing.js';
import { eachCell } from './packed.js';
import { isBlank } from './scan.js';

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
