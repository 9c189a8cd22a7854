// The column types, and those of them that the cells of a column are tried for, in that order.
import type { ArrayColumn } from './array.js';
import type { CategoryColumn } from './category.js';
import type { DateColumn } from './date.js';
import type { AudioColumn, ImageColumn } from './media.js';
import type { NumberColumn } from './number.js';
import type { TextColumn } from './text.js';

/** A column of any type; `type` tells which. */
export type Column = NumberColumn | CategoryColumn | DateColumn | TextColumn | MediaColumn | ArrayColumn;
/** A column whose cells are objects, not written as text. */
export type MediaColumn = ImageColumn | AudioColumn;
export type ColumnType = Column['type'];
/** The types that texts can be read as. */
export type TextualType = Exclude<ColumnType, 'image' | 'audio' | 'array'>;
export const columnTypes: readonly TextualType[] = ['number', 'date', 'category', 'text'];

/** The column of one type. */
export type ColumnOf<T extends ColumnType> = Extract<Column, { type: T }>;
