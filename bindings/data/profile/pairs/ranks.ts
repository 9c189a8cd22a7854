// Ranks of numbers, from 1; equal numbers share the mean of their ranks.
import { sortedValues } from '../statistics.js';

/** The rank of each value among those that are not NaN (scipy's rankdata, 'average'); NaN stays NaN. */
export function ranksOf(values: Float64Array): Float64Array {
  const sorted = sortedValues(values);
  const distinct = new Float64Array(sorted.length);
  const ranks = new Float64Array(sorted.length);
  let size = 0;
  for (let start = 0, end; start < sorted.length; start = end) {
    for (end = start + 1; end < sorted.length && sorted[end] === sorted[start];) end++;
    distinct[size] = sorted[start]!;
    ranks[size++] = (start + 1 + end) / 2;
  }
  return values.map((value) => (value !== value ? NaN : ranks[placeOf(distinct, size, value)]!));
}

/** Where a value stands in an ascending list that has it. */
function placeOf(list: Float64Array, size: number, value: number): number {
  let [low, high] = [0, size - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
