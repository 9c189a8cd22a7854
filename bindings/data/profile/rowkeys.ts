// Rows that are alike: a number for each row, the same for rows with equal cells.
import { CategoryColumn } from '../columns/category.js';
import { comparable } from '../columns/comparable.js';
import type { Column } from '../columns/index.js';

/** Group of each row by the values of these columns, counted from 0 in the order of first rows; a gap equals a gap. */
export function rowGroups(columns: readonly Column[], rows: number): { groups: Int32Array; count: number } {
  let groups = new Int32Array(rows);
  let count = rows ? 1 : 0;
  for (const column of columns) {
    // Each step splits the groups so far by one more column.
    const next = new Int32Array(rows);
    const codes = codesOf(column, rows);
    const known = new Map<number, number>();
    const { size } = codes;
    for (let row = 0; row < rows; row++) {
      const key = groups[row]! * size + codes.codes[row]!;
      let group = known.get(key);
      if (group === undefined) known.set(key, (group = known.size));
      next[row] = group;
    }
    groups = next;
    count = known.size;
    if (count === rows) break; // all rows differ already
  }
  return { groups, count };
}

/** A number from 0 for each different value, missing being one of them. */
function codesOf(column: Column, rows: number): { codes: Int32Array; size: number } {
  if (column instanceof CategoryColumn)
    return { codes: column.codes.map((code) => code + 1), size: column.categories.length + 1 };
  const known = new Map<unknown, number>();
  const codes = new Int32Array(rows);
  const values: ArrayLike<unknown> = comparable(column);
  for (let row = 0; row < rows; row++) {
    const value = values[row];
    let code = known.get(value); // a Map takes NaN as equal to NaN, and -0 to 0
    if (code === undefined) known.set(value, (code = known.size));
    codes[row] = code;
  }
  return { codes, size: known.size };
}
