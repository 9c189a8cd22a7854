// What encoders of categories share: a column as codes of words, and where those words stand among the known ones.
import { CategoryColumn, sortCategories } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import type { NumberColumn } from '../columns/number.js';
import { count, DataError, shown } from '../error.js';
import type { Unseen } from './transformer.js';

/** Given lists of words, or 'auto'. */
export type Categories = 'auto' | readonly (readonly (string | number)[])[];

/** A column as categories; numbers by the way they are written. */
export function asCategories(column: Column): CategoryColumn {
  if (column instanceof CategoryColumn) return column;
  const { values } = column as NumberColumn;
  const first = new Map<number, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) codes[row] = -1;
    else {
      let code = first.get(value);
      if (code === undefined) first.set(value, (code = first.size));
      codes[row] = code;
    }
  }
  return new CategoryColumn(column.name, codes, Array.from(first.keys(), String));
}

/** How often each category of a column comes, by code. */
export function countsOf({ codes, categories }: CategoryColumn): number[] {
  const counts = new Array<number>(categories.length).fill(0);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) counts[codes[row]!]!++;
  return counts;
}

/** The words of each column in order: those given, or those that occur, sorted. */
export function knownWords(columns: readonly Column[], given: Categories, step: string): string[][] {
  if (given === 'auto')
    return columns.map((column) => {
      const words = asCategories(column);
      const counts = countsOf(words);
      return sortCategories(words.categories.filter((_, code) => counts[code]! > 0));
    });
  if (given.length !== columns.length)
    throw new DataError(
      `${step}.categories must have ${count(columns.length, 'list')}, one for each column, got ${given.length}`,
    );
  return given.map((list, i) => {
    const words = list.map(String);
    const seen = new Set<string>();
    const twice = words.find((word) => seen.size === seen.add(word).size);
    if (twice !== undefined)
      throw new DataError(`${step}.categories[${i}] must have each word once, got ${shown(twice)} twice`);
    return words;
  });
}

/** What follows from a column's list of words, kept for as long as the list: pieces of one column share it. */
export class Remembered<T> {
  readonly #found = new WeakMap<readonly string[], { key: unknown; value: T }>();

  /** @param key what the outcome depends on besides the list */
  of(words: readonly string[], key: unknown, make: () => T): T {
    const known = this.#found.get(words);
    if (known && known.key === key) return known.value;
    const value = make();
    this.#found.set(words, { key, value });
    return value;
  }
}

const placesOf = new Remembered<Int32Array>();

/** The codes of a column and, for each code, its place among the known words or -1. */
export function placed(column: Column, known: readonly string[]): { codes: Int32Array; places: Int32Array } {
  const { codes, categories } = asCategories(column);
  const places = placesOf.of(categories, known, () => {
    const index = new Map(known.map((word, place) => [word, place]));
    return Int32Array.from(categories, (word) => index.get(word) ?? -1);
  });
  return { codes, places };
}

/** Rows whose word is not among the known ones; gaps too, if they count as unknown. */
export function strangers(column: Column, known: readonly string[], gaps: boolean): Unseen[] {
  const { codes, places } = placed(column, known);
  const found: Unseen[] = [];
  if (places.every((place) => place >= 0) && !(gaps && codes.includes(-1))) return found;
  for (let row = 0; row < codes.length; row++)
    if (codes[row]! >= 0 ? places[codes[row]!]! < 0 : gaps)
      found.push({ column: column.name, row, value: column.cell(row) });
  return found;
}

/** Refuses the first stranger, if there is one. */
export function refuse([unknown]: readonly Unseen[]): void {
  if (!unknown) return;
  const place = `column ${shown(unknown.column)}, row ${unknown.row + 1}`;
  throw new DataError(
    unknown.value === ''
      ? `${place}: the cell is missing; fill gaps first`
      : `${place}: category ${shown(unknown.value)} was not there in fit`,
  );
}
