// A column of categories: each cell is the index of a word in a list; -1 is missing. The list is sorted; that of a boolean is
// no before yes, and that of an ordinal goes from the least to the greatest.
import { DataError, shown } from '../error.js';
import { BaseColumn } from './column.js';
import type { Source } from './source.js';
import { WordTable } from './words.js';

export class CategoryColumn extends BaseColumn {
  readonly storage = 'category';

  constructor(
    name: string,
    /** index into `categories`, -1 for missing */
    readonly codes: Int32Array,
    readonly categories: readonly string[],
    source?: Source,
    readonly type: 'category' | 'boolean' | 'ordinal' = 'category',
  ) {
    super(name, source);
  }

  /** Makes a column of words; null and undefined are missing. Categories are sorted as sortCategories does. @throws DataError for anything else */
  static from(name: string, values: ArrayLike<string | null | undefined>, source?: Source): CategoryColumn {
    const table = new WordTable();
    const codes = new Int32Array(values.length);
    for (let row = 0; row < values.length; row++) {
      const value = values[row];
      if (value !== null && value !== undefined && typeof value !== 'string')
        throw new DataError(`column ${shown(name)}, row ${row + 1}: ${shown(value)} is not a text`);
      codes[row] = value === null || value === undefined ? -1 : table.add(value);
    }
    return CategoryColumn.ofCodes(name, codes, table.words, source);
  }

  /** Makes a column of the numbers of words, -1 for missing; it takes over and renumbers `codes`. Words are sorted as sortCategories does. */
  static ofCodes(name: string, codes: Int32Array, words: readonly string[], source?: Source): CategoryColumn {
    const categories = sortCategories([...words]);
    const places = new Map(categories.map((category, code) => [category, code]));
    const sorted = Int32Array.from(words, (word) => places.get(word)!);
    for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) codes[row] = sorted[codes[row]!]!;
    return new CategoryColumn(name, codes, categories, source);
  }

  get length(): number {
    return this.codes.length;
  }

  isMissing(row: number): boolean {
    return this.codes[row]! < 0;
  }

  /** The word in a row, or null if it is missing. */
  value(row: number): string | null {
    return this.categories[this.codes[row]!] ?? null;
  }

  protected format(row: number): string {
    return this.value(row) ?? '';
  }

  take(rows: ArrayLike<number>): CategoryColumn {
    const codes = new Int32Array(rows.length);
    for (let i = 0; i < rows.length; i++) codes[i] = this.codes[rows[i]!]!;
    return new CategoryColumn(this.name, codes, this.categories, this.source?.take(rows), this.type);
  }

  rename(name: string): CategoryColumn {
    return new CategoryColumn(name, this.codes, this.categories, this.source, this.type);
  }
}

/** Sorts words as scikit-learn does (by code unit); words that are all numbers go by size. */
export function sortCategories(words: string[]): string[] {
  const numeric = words.every((word) => word.trim() !== '' && Number.isFinite(Number(word)));
  return words.sort((a, b) => (numeric ? Number(a) - Number(b) : 0) || (a < b ? -1 : a > b ? 1 : 0));
}
