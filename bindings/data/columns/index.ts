// The column types. A type says what the cells mean, its storage says how they are kept: an integer is kept as a number.
import type { ArrayColumn } from './array.js';
import type { CategoryColumn } from './category.js';
import type { DateColumn } from './date.js';
import type { AudioColumn, ImageColumn } from './media.js';
import type { NumberColumn } from './number.js';
import type { TextColumn } from './text.js';

/** A column of any type; `storage` tells which class it is of, `type` what its cells mean. */
export type Column = NumberColumn | CategoryColumn | DateColumn | TextColumn | MediaColumn | ArrayColumn;
/** A column whose cells are objects, not written as text. */
export type MediaColumn = ImageColumn | AudioColumn;
export type ColumnType = Column['type'];
export type Storage = Column['storage'];

/** The column of one storage. */
export type ColumnOf<S extends Storage> = Extract<Column, { storage: S }>;

/** How the cells of each type that texts can be read as are kept, in the order of a menu. */
export const readTypes = {
  number: 'number',
  integer: 'number',
  boolean: 'category',
  category: 'category',
  ordinal: 'category',
  date: 'date',
  text: 'text',
  id: 'text',
} as const satisfies Partial<Record<ColumnType, Storage>>;

/** A type that texts can be read as. */
export type ReadType = keyof typeof readTypes;
/** How the cells of every type are kept. */
export const storages = {
  ...readTypes,
  image: 'image',
  audio: 'audio',
  array: 'array',
} as const satisfies Record<ColumnType, Storage>;

/** The types that texts can be read as. */
export const columnTypes = Object.keys(readTypes) as readonly ReadType[];

/** How columns of a type are kept. */
export function storageOf(type: ColumnType): Storage {
  return storages[type];
}
