// Steps on texts: each different word is changed once, and the column keeps its kind.
import { CategoryColumn } from '../columns/category.js';
import type { Column, ColumnOf } from '../columns/index.js';
import { Source, usual } from '../columns/source.js';
import { TextColumn } from '../columns/text.js';
import { areBooleans } from '../read/booleans.js';

export type WordColumn = ColumnOf<'category'> | ColumnOf<'text'>;

export const isWords = (column: Column): column is WordColumn =>
  column instanceof CategoryColumn || column instanceof TextColumn;

/** The column with every word changed; null makes it missing. Words that become alike become one category. */
export function mapWords(column: WordColumn, f: (word: string) => string | null): WordColumn {
  const conventions = column.writtenAs?.conventions ?? usual;
  if (column instanceof TextColumn) {
    const values = column.values.map((value) => (value === null ? null : f(value)));
    return new TextColumn(column.name, values, sourceOf(values, conventions), column.type);
  }
  const mapped = column.categories.map(f);
  const words = Array.from(column.codes, (code) => (code < 0 ? null : mapped[code]!));
  const source = sourceOf(words, conventions);
  const [no, yes] = mapped;
  if (
    column.type === 'boolean' &&
    typeof no === 'string' &&
    typeof yes === 'string' &&
    areBooleans([no, yes])
  ) {
    const own = new Source(() => source.texts, { ...source.conventions, booleans: [no, yes] });
    return new CategoryColumn(column.name, column.codes, [no, yes], own, 'boolean');
  }
  if (column.type !== 'ordinal') return CategoryColumn.from(column.name, words, source);
  const order = [...new Set(mapped.filter((word) => word !== null))];
  const places = new Map(order.map((word, place) => [word, place]));
  const codes = Int32Array.from(words, (word) => (word === null ? -1 : places.get(word)!));
  return new CategoryColumn(column.name, codes, order, source, 'ordinal');
}

/** The new cells as texts, so that a later change of type reads them in the column's way. */
const sourceOf = (values: readonly (string | null)[], conventions: Source['conventions']): Source => {
  const { booleans: _, order: __, ...kept } = conventions;
  return new Source(() => values.map((value) => value ?? ''), kept);
};

/** The cells of any column as it is written; null is missing. */
export function wordsOf(column: Column): (string | null)[] {
  if (column instanceof TextColumn) return [...column.values];
  return Array.from({ length: column.length }, (_, row) => (column.isMissing(row) ? null : column.cell(row)));
}

/** The cells as they were written, even where they don't fit the column's type; null for those that mean missing. */
export function writtenWords(column: Column): (string | null)[] {
  const source = column.writtenAs;
  if (!source) return wordsOf(column);
  const missing = new Set(source.conventions.missing);
  return source.texts.map((text) => {
    const cell = text.trim();
    return cell === '' || missing.has(cell) ? null : cell;
  });
}
