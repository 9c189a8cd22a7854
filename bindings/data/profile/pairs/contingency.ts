// How two columns of groups go together: counts of each pair of groups, Cramér's V and mutual information.
import type { Codes } from './codes.js';

export interface Contingency {
  /** rows where both are there */
  n: number;
  /** rows of each group that occurs */
  left: Float64Array;
  right: Float64Array;
  /** pairs of groups that occur: [left, right, rows] */
  cells: { left: number; right: number; count: number }[];
}

/** Tables of up to so many cells are counted in an array, larger ones in a map. */
const mostCells = 1 << 22;

export function contingency(a: Codes, b: Codes): Contingency {
  const [left, right] = [new Float64Array(a.size), new Float64Array(b.size)];
  const small = a.size * b.size <= mostCells;
  const dense = small ? new Float64Array(a.size * b.size) : undefined;
  const sparse = new Map<number, number>();
  let n = 0;
  for (let row = 0; row < a.codes.length; row++) {
    const [i, j] = [a.codes[row]!, b.codes[row]!];
    if (i < 0 || j < 0) continue;
    n++;
    left[i]!++;
    right[j]!++;
    const place = i * b.size + j;
    if (dense) dense[place]!++;
    else sparse.set(place, (sparse.get(place) ?? 0) + 1);
  }
  const cells: Contingency['cells'] = [];
  const add = (count: number, place: number) =>
    count && cells.push({ left: Math.floor(place / b.size), right: place % b.size, count });
  if (dense) dense.forEach(add);
  else sparse.forEach((count, place) => add(count, place));
  return { n, left, right, cells };
}

/**
 * Cramér's V, from 0 (independent) to 1 (one follows from the other), as scipy's contingency.association. `corrected` takes
 * off what chance alone gives in tables with many groups and few rows (Bergsma 2013). NaN if a side has one group only.
 */
export function cramersV({ n, left, right, cells }: Contingency, corrected = false): number {
  const [rows, columns] = [present(left), present(right)];
  if (rows < 2 || columns < 2) return NaN;
  let sum = 0;
  for (const { left: i, right: j, count } of cells) sum += (count * count) / (left[i]! * right[j]!);
  const phi2 = Math.max(0, sum - 1); // chi-squared over n
  if (!corrected) return Math.min(1, Math.sqrt(phi2 / (Math.min(rows, columns) - 1)));
  const phi = Math.max(0, phi2 - ((rows - 1) * (columns - 1)) / (n - 1));
  const [r, k] = [rows - (rows - 1) ** 2 / (n - 1), columns - (columns - 1) ** 2 / (n - 1)];
  return Math.min(r, k) > 1 ? Math.min(1, Math.sqrt(phi / (Math.min(r, k) - 1))) : 0;
}

/** Mutual information in nats: the plug-in estimate from counts, as scikit-learn's mutual_info_score. */
export function mutualInformation({ n, left, right, cells }: Contingency): number {
  if (!n) return NaN;
  let sum = 0;
  for (const { left: i, right: j, count } of cells)
    sum += (count / n) * (Math.log(count) - Math.log(left[i]!) - Math.log(right[j]!) + Math.log(n));
  return Math.max(0, sum);
}

/** Entropy in nats of counts. */
export function entropy(counts: Float64Array): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (const count of counts) if (count) sum -= (count / n) * Math.log(count / n);
  return sum;
}

const present = (counts: Float64Array) => counts.reduce((sum, count) => sum + Number(count > 0), 0);
