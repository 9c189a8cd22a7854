// Rows that are alike: a number for each row, the same for rows with equal cells.
import { CategoryColumn } from '../columns/category.js';
import { comparable } from '../columns/comparable.js';
import type { Column } from '../columns/index.js';

/** Group of each row by the values of these columns, counted from 0 in the order of first rows; a gap equals a gap. */
export function rowGroups(columns: readonly Column[], rows: number): { groups: Int32Array; count: number } {
  let groups: Int32Array = new Int32Array(rows);
  let count = rows ? 1 : 0;
  for (const column of columns) {
    if (count === rows) break; // all rows differ already
    ({ groups, count } = divided(groups, codesOf(column, rows)));
  }
  return { groups, count };
}

/** Groups of rows that are of one group and have one code: an open hash table of the first row of each. */
function divided(groups: Int32Array, codes: Int32Array): { groups: Int32Array; count: number } {
  const rows = groups.length;
  const mask = 2 ** Math.ceil(Math.log2(2 * rows + 2)) - 1;
  const firsts = new Int32Array(mask + 1).fill(-1);
  const next = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    let at = mixed(groups[row]!, codes[row]!) & mask;
    let first = firsts[at]!;
    while (first >= 0 && (groups[first] !== groups[row] || codes[first] !== codes[row])) {
      at = (at + 1) & mask;
      first = firsts[at]!;
    }
    if (first < 0) {
      firsts[at] = row;
      next[row] = count++;
    } else next[row] = next[first]!;
  }
  return { groups: next, count };
}

/** Two words to one whose bits all depend on all of theirs (the last steps of MurmurHash3). */
function mixed(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number for each different value, missing being one of them. */
function codesOf(column: Column, rows: number): Int32Array {
  if (column instanceof CategoryColumn) return column.codes;
  const values = comparable(column);
  if (values instanceof Float64Array) return codesOfNumbers(values);
  const known = new Map<unknown, number>();
  const codes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const value = values[row];
    let code = known.get(value);
    if (code === undefined) known.set(value, (code = known.size));
    codes[row] = code;
  }
  return codes;
}

/** The bits of the numbers, as two halves; all NaN are one, and so are both zeros. */
function codesOfNumbers(values: Float64Array): Int32Array {
  const words = new Int32Array(
    Float64Array.from(values, (value) => (value !== value ? NaN : value + 0)).buffer,
  );
  const half = (which: 0 | 1) => Int32Array.from(values, (_, row) => words[2 * row + which]!);
  return divided(half(0), half(1)).groups;
}
