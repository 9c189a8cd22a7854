// k-means of numbers on a line (Lloyd's rounds), with the starts, tolerance and rules of scikit-learn's KMeans.
import { meanOf, varianceOf } from '../profile/statistics.js';

/** The centres, ascending. @param sorted ascending values; @param starts first centres */
export function means(sorted: Float64Array, starts: readonly number[]): number[] {
  const shift = meanOf(sorted);
  const values = sorted.map((value) => value - shift);
  const tolerance = 1e-4 * varianceOf(values, meanOf(values));
  let centres = starts.map((start) => start - shift);
  let before: Int32Array | undefined;
  for (let round = 0; round < 300; round++) {
    const labels = nearestOf(values, centres);
    const next = averages(values, labels, centres);
    const moved = next.reduce((sum, centre, i) => sum + (centre - centres[i]!) ** 2, 0);
    centres = next;
    if (before?.every((label, i) => label === labels[i]) || moved <= tolerance) break;
    before = labels;
  }
  return centres.map((centre) => centre + shift).sort((a, b) => a - b);
}

function nearestOf(values: Float64Array, centres: readonly number[]): Int32Array {
  return Int32Array.from(values, (value) => {
    let best = 0;
    for (let i = 1; i < centres.length; i++)
      if (Math.abs(value - centres[i]!) < Math.abs(value - centres[best]!)) best = i;
    return best;
  });
}

/** The mean of each group; a group without any value takes over one of those that are farthest from their centre. */
function averages(values: Float64Array, labels: Int32Array, centres: readonly number[]): number[] {
  const [sums, counts] = [centres.map(() => 0), centres.map(() => 0)];
  labels.forEach((label, i) => {
    sums[label]! += values[i]!;
    counts[label]!++;
  });
  const empty = counts.flatMap((count, i) => (count ? [] : [i]));
  if (empty.length) {
    const far = Array.from(values, (_, i) => i).sort(
      (a, b) => Math.abs(values[b]! - centres[labels[b]!]!) - Math.abs(values[a]! - centres[labels[a]!]!),
    );
    empty.forEach((group, place) => {
      const [value, old] = [values[far[place]!]!, labels[far[place]!]!];
      sums[old]! -= value;
      counts[old]!--;
      sums[group] = value;
      counts[group] = 1;
    });
  }
  return sums.map((sum, i) => (counts[i] ? sum / counts[i]! : centres[i]!));
}
