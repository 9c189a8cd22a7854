// Mutual information of a column and the target in nats, estimated from nearest neighbours, as scikit-learn's.
// A. Kraskov, H. Stögbauer, P. Grassberger, "Estimating mutual information", Physical Review E 69, 2004;
// B. C. Ross, "Mutual information between discrete and continuous data sets", PLoS ONE 9, 2014.
import { digamma } from './gamma.js';

/** Of two columns of numbers without ties. @param k neighbours */
export function mutualOfNumbers(x: Float64Array, y: Float64Array, k: number): number {
  const rows = x.length;
  const order = Int32Array.from(x, (_, row) => row).sort((a, b) => x[a]! - x[b]!);
  const [sortedX, sortedY] = [Float64Array.from(x).sort(), Float64Array.from(y).sort()];
  let sum = 0;
  order.forEach((row, place) => {
    const radius = below(kthInSquare(order, place, x, y, k));
    sum += digamma(within(sortedX, x[row]!, radius)) + digamma(within(sortedY, y[row]!, radius));
  });
  return Math.max(0, digamma(rows) + digamma(k) - sum / rows);
}

/** Of a column of numbers without ties and classes (numbers from 0). Classes of one row are left out. */
export function mutualOfClasses(x: Float64Array, classes: Int32Array, k: number): number {
  const groups = new Map<number, number[]>();
  for (const one of new Set(classes)) groups.set(one, []);
  classes.forEach((one, row) => groups.get(one)!.push(row));
  const kept = [...groups.values()].filter((rows) => rows.length > 1);
  const all = Float64Array.from(kept.flat(), (row) => x[row]!).sort();
  let sum = 0;
  for (const rows of kept) {
    const neighbours = Math.min(k, rows.length - 1);
    const sorted = Float64Array.from(rows, (row) => x[row]!).sort();
    sum += rows.length * (digamma(neighbours) - digamma(rows.length));
    sorted.forEach(
      (value, place) => (sum -= digamma(within(all, value, below(kthOnLine(sorted, place, neighbours))))),
    );
  }
  return all.length ? Math.max(0, digamma(all.length) + sum / all.length) : 0;
}

/** Of two lists of classes (numbers from 0): Σ p(a, b) log(p(a, b) / p(a) p(b)). */
export function mutualOfLabels(a: Int32Array, b: Int32Array): number {
  const [ofA, ofB, pairs] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>()];
  const add = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);
  a.forEach((one, row) => {
    add(ofA, one);
    add(ofB, b[row]!);
    add(pairs, `${one} ${b[row]}`);
  });
  let sum = 0;
  for (const [pair, count] of pairs) {
    const [one, other] = pair.split(' ').map(Number) as [number, number];
    sum += (count / a.length) * Math.log((count * a.length) / (ofA.get(one)! * ofB.get(other)!));
  }
  return Math.max(0, sum);
}

/** Distance to the k-th nearest other value on a line. */
function kthOnLine(sorted: Float64Array, place: number, k: number): number {
  let [left, right, distance] = [place - 1, place + 1, 0];
  for (let found = 0; found < k; found++) {
    const toLeft = left >= 0 ? sorted[place]! - sorted[left]! : Infinity;
    const toRight = right < sorted.length ? sorted[right]! - sorted[place]! : Infinity;
    distance = Math.min(toLeft, toRight);
    if (toLeft <= toRight) left--;
    else right++;
  }
  return distance;
}

/** Distance to the k-th nearest other point, by the larger of both coordinates; looks left and right in x until all else is farther. */
function kthInSquare(order: Int32Array, place: number, x: Float64Array, y: Float64Array, k: number): number {
  const [x0, y0] = [x[order[place]!]!, y[order[place]!]!];
  const nearest = new Float64Array(k).fill(Infinity);
  for (const step of [-1, 1])
    for (let other = place + step; other >= 0 && other < order.length; other += step) {
      const row = order[other]!;
      const dx = Math.abs(x[row]! - x0);
      if (dx >= nearest[k - 1]!) break;
      const distance = Math.max(dx, Math.abs(y[row]! - y0));
      let at = k - 1;
      if (distance >= nearest[at]!) continue;
      for (; at > 0 && nearest[at - 1]! > distance; at--) nearest[at] = nearest[at - 1]!;
      nearest[at] = distance;
    }
  return nearest[k - 1]!;
}

/** How many values lie within the radius, its bounds included and the value itself counted. */
function within(sorted: Float64Array, centre: number, radius: number): number {
  const first = (fits: (value: number) => boolean) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (fits(sorted[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return (
    first((value) => value > centre && value - centre > radius) -
    first((value) => value >= centre || centre - value <= radius)
  );
}

const bits = new DataView(new ArrayBuffer(8));
/** The next smaller number, for a positive one. */
function below(value: number): number {
  if (!(value > 0)) return value;
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) - 1n);
  return bits.getFloat64(0);
}
