// Any column as groups: categories and texts by their words, numbers and dates by intervals with as many rows each.
import { CategoryColumn } from '../../columns/category.js';
import { DateColumn } from '../../columns/date.js';
import type { Column } from '../../columns/index.js';
import { NumberColumn } from '../../columns/number.js';
import { quantileOf, sortedValues } from '../statistics.js';

export interface Codes {
  /** the group of each row, -1 for missing */
  codes: Int32Array;
  /** how many groups there are */
  size: number;
}

/** Numbers with up to so many different values keep them apart; others are cut into as many intervals. */
export const bins = 10;

/** The groups of a column's rows. */
export function codesOf(column: Column): Codes {
  if (column instanceof NumberColumn || column instanceof DateColumn) return binned(column.values);
  if (column instanceof CategoryColumn) return { codes: column.codes, size: column.categories.length };
  const places = new Map<string, number>();
  const codes = Int32Array.from({ length: column.length }, (_, row) => {
    if (column.isMissing(row)) return -1;
    const word = column.raw(row);
    const place = places.get(word) ?? places.size;
    if (place === places.size) places.set(word, place);
    return place;
  });
  return { codes, size: places.size };
}

/** Intervals between deciles; a value on a bound belongs to the upper one. */
function binned(values: Float64Array): Codes {
  const sorted = sortedValues(values);
  const distinct = firstDistinct(sorted, bins);
  const bounds =
    distinct ??
    [...new Set(Array.from({ length: bins - 1 }, (_, i) => quantileOf(sorted, (i + 1) / bins)))].filter(
      (bound) => bound > sorted[0]!,
    );
  const lower = distinct ? 1 : 0;
  const codes = Int32Array.from(values, (value) => {
    if (value !== value) return -1;
    let code = 0;
    while (code + lower < bounds.length && value >= bounds[code + lower]!) code++;
    return code;
  });
  return { codes, size: bounds.length + 1 - lower };
}

/** The different values if there are no more than `most`. */
function firstDistinct(sorted: Float64Array, most: number): number[] | undefined {
  const found: number[] = [];
  for (const value of sorted) {
    if (value === found.at(-1)) continue;
    if (found.length === most) return undefined;
    found.push(value);
  }
  return found;
}
