// Numbers that describe numbers: mean, spread, quantiles, histogram. Missing values (NaN) are left out by the caller.
import { sortFloats } from './sort.js';

/** The values that are not NaN, in ascending order. */
export function sortedValues(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === value) present[count++] = value;
  }
  return sortFloats(count === present.length ? present : present.slice(0, count));
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
