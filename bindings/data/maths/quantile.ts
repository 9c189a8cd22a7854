// Quantiles, even steps and straight-line interpolation, rounded exactly as numpy rounds them, so that a value which lies on
// an edge lies on it here too.

/** Percentile of ascending values, linear between neighbours (numpy's percentile). */
export function percentileOf(sorted: Float64Array, percent: number): number {
  const place = (sorted.length - 1) * (percent / 100);
  const below = Math.floor(place);
  const low = sorted[below];
  if (low === undefined) return NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  const [t, difference] = [place - below, high - low];
  return t >= 0.5 ? high - difference * (1 - t) : low + difference * t;
}

/** A number of evenly spaced values, both ends included (numpy's linspace). */
export function evenly(start: number, stop: number, number: number): number[] {
  const step = (stop - start) / (number - 1);
  return Array.from({ length: number }, (_, i) =>
    i > 0 && i === number - 1 ? stop : i === 0 ? start : i * step + start,
  );
}

/** How many of the ascending values are at most x (numpy's searchsorted, side 'right'). */
export function countUpTo(sorted: ArrayLike<number>, x: number, from = 0, to = sorted.length): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low - from;
}

/** y at x on the line through the points, flat beyond both ends; xs ascend (numpy's interp). */
export function interpolate(x: number, xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const last = xs.length - 1;
  const at = countUpTo(xs, x) - 1;
  if (at < 0) return ys[0]!;
  if (at >= last) return ys[last]!;
  if (xs[at] === x) return ys[at]!;
  const [rise, run, step] = [ys[at + 1]! - ys[at]!, xs[at + 1]! - xs[at]!, x - xs[at]!];
  const slope = rise / run;
  // Between numbers so small that the slope is beyond all numbers, the share of the way is still one.
  return (Number.isFinite(slope) ? slope * step : rise * (step / run)) + ys[at]!;
}
