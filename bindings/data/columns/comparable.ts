// The cells of any column as values that can be told apart and put in order.
import { ArrayColumn } from './array.js';
import { CategoryColumn } from './category.js';
import { DateColumn } from './date.js';
import type { Column } from './index.js';
import { NumberColumn } from './number.js';
import { TextColumn } from './text.js';

/**
 * Numbers, moments, places of categories, or texts; a gap is NaN, -1 or null. An image or a sound is equal to itself alone, and
 * arrays are equal if all their numbers are.
 */
export function comparable(column: Column): ArrayLike<number | string | null> {
  if (column instanceof NumberColumn || column instanceof DateColumn || column instanceof TextColumn)
    return column.values;
  if (column instanceof CategoryColumn) return column.codes;
  if (column instanceof ArrayColumn)
    return Array.from({ length: column.length }, (_, row) =>
      column.isMissing(row) ? null : column.value(row).join(),
    );
  const known = new Map<object, number>();
  return column.cells.map((cell) => {
    if (cell === null) return null;
    if (!known.has(cell)) known.set(cell, known.size);
    return known.get(cell)!;
  });
}
