// The cells of any column as values that can be told apart and put in order.
import { CategoryColumn } from './category.js';
import { DateColumn } from './date.js';
import type { Column } from './index.js';
import { NumberColumn } from './number.js';
import { TextColumn } from './text.js';

/** Numbers, moments, places of categories, or texts; a gap is NaN, -1 or null. Cells that are objects go by how they are shown. */
export function comparable(column: Column): ArrayLike<number | string | null> {
  if (column instanceof NumberColumn || column instanceof DateColumn || column instanceof TextColumn)
    return column.values;
  if (column instanceof CategoryColumn) return column.codes;
  const other = column as { length: number; isMissing(row: number): boolean; cell(row: number): string };
  return Array.from({ length: other.length }, (_, row) => (other.isMissing(row) ? null : other.cell(row)));
}
