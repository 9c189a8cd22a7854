// How a column's cells are stored, which is what a step looks at.
import { CategoryColumn } from '../columns/category.js';
import { DateColumn } from '../columns/date.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';

export type Storage = 'number' | 'category' | 'date' | 'text';

export function storageOf(column: Column): Storage {
  if (column instanceof NumberColumn) return 'number';
  if (column instanceof CategoryColumn) return 'category';
  return column instanceof DateColumn ? 'date' : 'text';
}
