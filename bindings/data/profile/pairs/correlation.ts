// How two columns of numbers go together: along a line (Pearson), or in order (Spearman).
import { placesOf, type Places } from '../ranks.js';

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
  const [x, y] = [placesOf(a), placesOf(b)];
  const rows = bothThere(x.places, y.places);
  const n = rows.length;
  if (n < 2) return NaN;
  const [rankX, rankY] = [ranksAmong(x, rows), ranksAmong(y, rows)];
  const mean = (n + 1) / 2;
  let [squaresX, squaresY, products] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const u = rankX[x.places[rows[i]!]!]! - mean;
    const v = rankY[y.places[rows[i]!]!]! - mean;
    squaresX += u * u;
    squaresY += v * v;
    products += u * v;
  }
  if (!squaresX || !squaresY) return NaN;
  return a === b ? 1 : Math.max(-1, Math.min(1, products / (Math.sqrt(squaresX) * Math.sqrt(squaresY))));
}

function bothThere(a: Int32Array, b: Int32Array): Int32Array {
  const rows = new Int32Array(a.length);
  let n = 0;
  for (let row = 0; row < a.length; row++) if (a[row]! >= 0 && b[row]! >= 0) rows[n++] = row;
  return rows.subarray(0, n);
}

/** The rank (from 1) that each place has among some rows; equal values share the mean of their ranks. */
function ranksAmong({ places, size }: Places, rows: Int32Array): Float64Array {
  const ranks = new Float64Array(size);
  for (let i = 0; i < rows.length; i++) ranks[places[rows[i]!]!]!++;
  let before = 0;
  for (let place = 0; place < size; place++) {
    const count = ranks[place]!;
    ranks[place] = before + (count + 1) / 2;
    before += count;
  }
  return ranks;
}
