// Numbers that describe numbers: mean, spread, quantiles, histogram. Missing values (NaN) are left out by the caller.
import { sortFloats } from './sort.js';

/** Whole numbers of no wider range than this are sorted by counting. */
const widestCount = 1 << 20;

/** The values that are not NaN, in ascending order. */
export function sortedValues(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length);
  let [length, ascending, whole, low, high] = [0, true, true, Infinity, -Infinity];
  for (let i = 0, before = -Infinity; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) continue;
    present[length++] = value;
    if (value < before) ascending = false;
    if (value < low) low = value;
    if (value > high) high = value;
    if (whole && value !== Math.floor(value)) whole = false;
    before = value;
  }
  const found = length === values.length ? present : present.slice(0, length);
  if (ascending) return found;
  return whole && high - low < Math.min(widestCount, 4 * length)
    ? counted(found, low, high)
    : sortFloats(found);
}

/** Counting sort, in place. */
function counted(values: Float64Array, low: number, high: number): Float64Array {
  const counts = new Uint32Array(high - low + 1);
  for (let i = 0; i < values.length; i++) counts[values[i]! - low]!++;
  let place = 0;
  for (let code = 0; code < counts.length; code++) {
    const end = place + counts[code]!;
    values.fill(low + code, place, end);
    place = end;
  }
  return values;
}

/** Sum over count; NaN for no values. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Population variance (ddof 0) by two passes, corrected for the rounding of the mean (Chan, Golub, LeVeque 1983). */
export function varianceOf(values: Float64Array, mean: number): number {
  let [squares, rest] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i]! - mean;
    squares += deviation * deviation;
    rest += deviation;
  }
  return Math.max(0, squares - (rest * rest) / values.length) / values.length;
}

/** Quantile of sorted values, linear between neighbours (numpy's default); NaN for no values. */
export function quantileOf(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below];
  if (low === undefined) return NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
}

export interface Histogram {
  /** bounds of the bins, one more than there are bins; the last bin includes its upper bound */
  edges: number[];
  counts: number[];
}

/**
 * Histogram of sorted values. Few whole numbers get a bin each; else the width is the smaller of Sturges's and of Freedman
 * and Diaconis's (numpy's 'auto'), at most 40 bins.
 */
export function histogramOf(sorted: Float64Array): Histogram | undefined {
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  if (!sorted.length || !Number.isFinite(high - low)) return undefined;
  if (low === high) return { edges: [low - 0.5, low + 0.5], counts: [sorted.length] };
  if (high - low <= 30 && sorted.every(Number.isInteger))
    return binned(sorted, low - 0.5, high + 0.5, high - low + 1);
  const spread = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25);
  const width = (2 * spread) / Math.cbrt(sorted.length);
  const sturges = Math.ceil(Math.log2(sorted.length) + 1);
  const bins = width > 0 ? Math.max(sturges, Math.ceil((high - low) / width)) : sturges;
  return binned(sorted, low, high, Math.min(40, bins));
}

function binned(sorted: Float64Array, low: number, high: number, bins: number): Histogram {
  const edges = Array.from({ length: bins + 1 }, (_, i) =>
    i === bins ? high : low + ((high - low) * i) / bins,
  );
  const counts = new Array<number>(bins).fill(0);
  let bin = 0;
  for (const value of sorted) {
    while (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return { edges, counts };
}

/**
 * Skewness and excess kurtosis without bias, as pandas's skew() and kurt(): G1 = g1 √(n(n-1)) / (n-2) and
 * G2 = (n-1) / ((n-2)(n-3)) ((n+1) g2 + 6) (Joanes and Gill 1998). 0 for a constant; NaN for fewer than 3 and 4 values.
 */
export function shapeOf(values: Float64Array, mean: number): { skew: number; kurtosis: number } {
  const n = values.length;
  let [second, third, fourth] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const deviation = values[i]! - mean;
    const square = deviation * deviation;
    second += square;
    third += square * deviation;
    fourth += square * square;
  }
  const variance = second / n;
  // No more than rounding would make of a constant.
  const constant = variance <= (Math.abs(mean) * Number.EPSILON) ** 2 * n;
  const g1 = constant ? 0 : third / n / variance ** 1.5;
  const g2 = constant ? 0 : fourth / n / variance ** 2 - 3;
  return {
    skew: n < 3 ? NaN : (g1 * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: n < 4 ? NaN : constant ? 0 : ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6),
  };
}

export interface Outliers {
  /** Tukey's fences: what lies below the lower or above the upper is an outlier */
  low: number;
  high: number;
  below: number;
  above: number;
  /** of the values that are there */
  share: number;
}

/** Values beyond 1.5 interquartile ranges from the quartiles (Tukey 1977), from sorted values. */
export function outliersOf(sorted: Float64Array, factor = 1.5): Outliers {
  const [q1, q3] = [quantileOf(sorted, 0.25), quantileOf(sorted, 0.75)];
  const [low, high] = [q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)];
  let below = 0;
  while (below < sorted.length && sorted[below]! < low) below++;
  let above = 0;
  while (above < sorted.length - below && sorted[sorted.length - 1 - above]! > high) above++;
  return { low, high, below, above, share: sorted.length ? (below + above) / sorted.length : 0 };
}
