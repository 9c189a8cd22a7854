// What an expression works on: a column of values of one kind, or one value for all rows.
import { CategoryColumn } from '../columns/category.js';
import { DateColumn, formatDate } from '../columns/date.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { TextColumn } from '../columns/text.js';

export type Kind = 'number' | 'text' | 'boolean' | 'date';

interface Base {
  /** one value that stands for every row */
  constant: boolean;
}

/** 64-bit floats, NaN for missing; a date is milliseconds since 1970. */
export interface Numbers extends Base {
  kind: 'number' | 'date';
  values: Float64Array;
}

/** null for missing. `order` are the words from the least to the greatest, if they come from an ordinal column. */
export interface Texts extends Base {
  kind: 'text';
  values: readonly (string | null)[];
  order?: readonly string[];
}

/** 0 for false, 1 for true, -1 for missing. `words` are the column's own for false and true. */
export interface Booleans extends Base {
  kind: 'boolean';
  values: Int8Array;
  words?: readonly [string, string];
}

/** The literal `missing`, which takes the kind of what it stands beside. */
export interface Nothing extends Base {
  kind: 'missing';
}

export type Vector = Numbers | Texts | Booleans;
export type Value = Vector | Nothing;

export const nouns: Record<Value['kind'], string> = {
  number: 'a number',
  text: 'a text',
  boolean: 'true or false',
  date: 'a date',
  missing: 'missing',
};

export const numbers = (
  values: Float64Array,
  constant: boolean,
  kind: 'number' | 'date' = 'number',
): Numbers => ({
  kind,
  values,
  constant,
});
export const texts = (values: readonly (string | null)[], constant: boolean): Texts => ({
  kind: 'text',
  values,
  constant,
});
export const booleans = (values: Int8Array, constant: boolean): Booleans => ({
  kind: 'boolean',
  values,
  constant,
});

/** A column as a vector. */
export function fromColumn(column: Column): Vector {
  if (column instanceof NumberColumn) return numbers(column.values, false);
  if (column instanceof DateColumn) return numbers(column.values, false, 'date');
  if (!(column instanceof CategoryColumn))
    return texts(column instanceof TextColumn ? column.values : wordsOf(column), false);
  const { codes, categories, type } = column;
  if (type === 'boolean') {
    const [no, yes] = column.writtenAs?.conventions.booleans ?? [
      categories[0] ?? 'false',
      categories[1] ?? 'true',
    ];
    const lone = categories.length === 1 && /^(true|yes|t|y|1)$/i.test(categories[0]!);
    if (lone)
      return {
        kind: 'boolean',
        constant: false,
        values: Int8Array.from(codes, (code) => (code < 0 ? -1 : 1)),
        words: ['false', categories[0]!],
      };
    return { kind: 'boolean', constant: false, values: Int8Array.from(codes), words: [no, yes] };
  }
  const words = texts(
    Array.from(codes, (code) => (code < 0 ? null : categories[code]!)),
    false,
  );
  return type === 'ordinal' ? { ...words, order: categories } : words;
}

const wordsOf = (column: Column) =>
  Array.from({ length: column.length }, (_, row) => (column.isMissing(row) ? null : column.cell(row)));

/** The kinds of text columns that a result can become; which one, the first run decides. */
export type ResultType = 'number' | 'integer' | 'boolean' | 'category' | 'ordinal' | 'date' | 'text';

/** The type that a column of these values has best. */
export function resultType(vector: Vector): ResultType {
  switch (vector.kind) {
    case 'number':
      return vector.values.every((value) => value !== value || Number.isSafeInteger(value))
        ? 'integer'
        : 'number';
    case 'text': {
      if (vector.order) return 'ordinal';
      const distinct = new Set(vector.values);
      distinct.delete(null);
      return distinct.size <= Math.max(2, 0.5 * vector.values.length) ? 'category' : 'text';
    }
    default:
      return vector.kind;
  }
}

/** A vector as a column of so many rows. */
export function toColumn(name: string, vector: Vector, rows: number, type = resultType(vector)): Column {
  const at = (row: number) => (vector.constant ? 0 : row);
  if (vector.kind === 'boolean') {
    const codes = Int32Array.from({ length: rows }, (_, row) => vector.values[at(row)]!);
    return new CategoryColumn(name, codes, vector.words ?? ['false', 'true'], undefined, 'boolean');
  }
  if (vector.kind === 'text') {
    const words = Array.from({ length: rows }, (_, row) => vector.values[at(row)]!);
    if (type === 'text') return new TextColumn(name, words);
    if (!vector.order || type !== 'ordinal') return CategoryColumn.from(name, words);
    const places = new Map(vector.order.map((word, place) => [word, place]));
    const codes = Int32Array.from(words, (word) => (word === null ? -1 : (places.get(word) ?? -1)));
    return new CategoryColumn(name, codes, vector.order, undefined, 'ordinal');
  }
  const values = vector.constant ? new Float64Array(rows).fill(vector.values[0]!) : vector.values;
  if (vector.kind === 'date') return new DateColumn(name, values);
  const whole = type === 'integer' && resultType(vector) === 'integer';
  return new NumberColumn(name, values, undefined, whole ? 'integer' : 'number');
}

/** Any value as text, as a cell shows it. */
export function asTexts(vector: Vector): Texts {
  switch (vector.kind) {
    case 'text':
      return vector;
    case 'boolean': {
      const words = vector.words ?? ['false', 'true'];
      return texts(
        Array.from(vector.values, (truth) => (truth < 0 ? null : words[truth]!)),
        vector.constant,
      );
    }
    case 'date':
      return texts(
        Array.from(vector.values, (ms) => (ms !== ms ? null : formatDate(ms))),
        vector.constant,
      );
    case 'number':
      return texts(
        Array.from(vector.values, (x) => (x !== x ? null : String(x))),
        vector.constant,
      );
  }
}

/** Whether a row of a vector is missing. */
export function isMissing(vector: Vector, row: number): boolean {
  const at = vector.constant ? 0 : row;
  if (vector.kind === 'text') return vector.values[at] === null;
  const value = vector.values[at]!;
  return vector.kind === 'boolean' ? value < 0 : value !== value;
}

/** A vector of one kind without any value. */
export function nothing(kind: Kind): Vector {
  if (kind === 'text') return texts([null], true);
  if (kind === 'boolean') return booleans(Int8Array.of(-1), true);
  return numbers(Float64Array.of(NaN), true, kind);
}
