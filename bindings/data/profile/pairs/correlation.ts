// How two columns of numbers go together: along a line (Pearson), or in order (Spearman).
import { ranksOf } from './ranks.js';

/** Pearson's r of the rows where both are there, as pandas's corr(); NaN for fewer than 2 rows or a constant. */
export function pearson(a: Float64Array, b: Float64Array): number {
  let [n, sumA, sumB] = [0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row]!, b[row]!];
    if (x !== x || y !== y) continue;
    n++;
    sumA += x;
    sumB += y;
  }
  if (n < 2) return NaN;
  const [meanA, meanB] = [sumA / n, sumB / n];
  let [squaresA, squaresB, products] = [0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row]! - meanA, b[row]! - meanB];
    if (x !== x || y !== y) continue;
    squaresA += x * x;
    squaresB += y * y;
    products += x * y;
  }
  // No more than rounding would make of a constant.
  const flat = (squares: number, mean: number) => !(squares > n * (4 * Number.EPSILON * mean) ** 2);
  if (flat(squaresA, meanA) || flat(squaresB, meanB)) return NaN;
  if (a === b) return 1;
  return Math.max(-1, Math.min(1, products / (Math.sqrt(squaresA) * Math.sqrt(squaresB))));
}

/** Spearman's rho: Pearson's r of the ranks among the rows where both are there, as pandas's corr(method='spearman'). */
export function spearman(a: Float64Array, b: Float64Array): number {
  let gaps = false;
  for (let row = 0; row < a.length && !gaps; row++) gaps = Number.isNaN(a[row]) !== Number.isNaN(b[row]);
  if (!gaps) return pearson(rankOnce(a), rankOnce(b));
  const both = (_: number, row: number) => !Number.isNaN(a[row]) && !Number.isNaN(b[row]);
  return pearson(ranksOf(a.filter(both)), ranksOf(b.filter(both)));
}

/** The values of a column never change, so their ranks are made once. */
const known = new WeakMap<Float64Array, Float64Array>();

function rankOnce(values: Float64Array): Float64Array {
  let ranks = known.get(values);
  if (!ranks) known.set(values, (ranks = ranksOf(values)));
  return ranks;
}
