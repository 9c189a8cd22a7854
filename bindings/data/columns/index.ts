// The column types, in the order in which they are tried on the cells of a column.
import type { CategoryColumn } from './category.js';
import type { DateColumn } from './date.js';
import type { NumberColumn } from './number.js';
import type { TextColumn } from './text.js';

/** A column of any type; `type` tells which. */
export type Column = NumberColumn | CategoryColumn | DateColumn | TextColumn;
export type ColumnType = Column['type'];
export const columnTypes: readonly ColumnType[] = ['number', 'date', 'category', 'text'];

/** The column of one type. */
export type ColumnOf<T extends ColumnType> = Extract<Column, { type: T }>;
