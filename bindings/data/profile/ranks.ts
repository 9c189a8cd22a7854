// The place of each value among the different values of its column: what ranks, sorting and comparing of rows are made from.
import { CategoryColumn } from '../columns/category.js';
import { comparable } from '../columns/comparable.js';
import type { Column } from '../columns/index.js';
import { sortedValues } from './statistics.js';

export interface Places {
  /** place of each row's value among the different ones in ascending order, -1 for missing */
  places: Int32Array;
  /** how many different values there are */
  size: number;
}

/** Arrays of values never change, so their places are found once. */
const known = new WeakMap<Float64Array, Places>();

/** Places of numbers; NaN is missing. */
export function placesOf(values: Float64Array): Places {
  let found = known.get(values);
  if (!found) known.set(values, (found = find(values)));
  return found;
}

function find(values: Float64Array): Places {
  const sorted = sortedValues(values);
  const distinct = new Float64Array(sorted.length);
  let size = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct[size++] = sorted[i]!;
  const places = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (distinct[middle]! < value) low = middle + 1;
      else high = middle;
    }
    places[row] = value === value ? low : -1;
  }
  return { places, size };
}

/** Places of any column's values: numbers and dates by size, categories by their order, texts by code unit. */
export function placesOfColumn(column: Column): Places {
  if (column instanceof CategoryColumn) return { places: column.codes, size: column.categories.length };
  const values = comparable(column);
  if (values instanceof Float64Array) return placesOf(values);
  const first = new Map<string, number>();
  const codes = Int32Array.from({ length: values.length }, (_, row) => {
    const value = values[row] as string | null;
    if (value === null) return -1;
    const code = first.get(value) ?? first.size;
    if (code === first.size) first.set(value, code);
    return code;
  });
  const place = new Int32Array(first.size);
  [...first.keys()].sort((a, b) => (a < b ? -1 : 1)).forEach((word, i) => (place[first.get(word)!] = i));
  return { places: codes.map((code) => (code < 0 ? -1 : place[code]!)), size: first.size };
}
