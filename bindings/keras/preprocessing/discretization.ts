// Discretization with adapt(): boundaries that part the data into bins of about equal size.
import { toMatrix, type ArrayLike } from '../arrays.js';
import { Discretization as Base, type DiscretizationOptions } from '../generated/layers.js';

/** Tells in which of some ranges every number lies. */
export class Discretization extends Base {
  constructor(options?: DiscretizationOptions);
  /** @param binBoundaries Where one range ends and the next begins, in ascending order. */
  constructor(binBoundaries?: number[] | null, options?: DiscretizationOptions);
  constructor(...args: []) {
    super(...args);
    const [boundaries, bins] = [this.given.bin_boundaries ?? null, this.given.num_bins ?? null];
    if (boundaries !== null && bins !== null) throw new TypeError(`${this.name} takes either binBoundaries or numBins, got both`);
    if (boundaries === null && bins === null) throw new TypeError(`${this.name} needs binBoundaries, or numBins and data to adapt to`);
  }

  /** What was adapted has both boundaries and a number of bins. */
  static fromOptions({ binBoundaries, ...options }: DiscretizationOptions): Discretization {
    if (!binBoundaries || (options.numBins ?? null) === null) return new Discretization({ binBoundaries: binBoundaries ?? null, ...options });
    const layer = new Discretization(options);
    layer.given.bin_boundaries = binBoundaries;
    return layer;
  }

  /** Finds the boundaries: all numbers of the data, whatever its shape, fall into `numBins` bins of about equal size. */
  async adapt(data: ArrayLike): Promise<void> {
    const bins = this.given.num_bins as number | null | undefined;
    if (!bins) throw new Error(`${this.name} was given its boundaries; to be adapted it needs numBins instead`);
    const epsilon = (this.given.epsilon as number | undefined) ?? 0.01;
    const { data: values } = await toMatrix(data, 'data');
    const summary = compress(summarize(values, epsilon), epsilon);
    this.given.bin_boundaries = [...compress(summary, 1 / bins).values.slice(0, -1)];
  }
}

/** Some of the data in ascending order, and how many of all values each stands for. */
interface Summary {
  values: Float32Array;
  weights: Float32Array;
}

/** About 1 / epsilon of the values, evenly spaced in their order. */
function summarize(data: Float32Array, epsilon: number): Summary {
  const sorted = data.slice().sort();
  const step = Math.max(epsilon * sorted.length, 1);
  const values = sorted.filter((_, i) => i >= Math.floor(step - 1) && (i - Math.floor(step - 1)) % Math.floor(step) === 0);
  return { values, weights: values.map(() => step) };
}

/** No more than 1 / epsilon values: those at even shares of the weight, between its neighbours where none lies there. */
function compress({ values, weights }: Summary, epsilon: number): Summary {
  if (values.length * epsilon < 1) return { values, weights };
  const sums = Array.from(cumulated(weights));
  const shares = sums.map((sum) => Math.fround(sum / sums.at(-1)!));
  const wanted = Array.from({ length: Math.ceil(1 / epsilon) }, (_, i) => epsilon + i * epsilon);
  const passed = wanted.map((share) => between(share, shares, sums));
  return {
    values: Float32Array.from(wanted, (share) => between(share, shares, values)),
    weights: Float32Array.from(passed, (sum, i) => sum - (passed[i - 1] ?? 0)),
  };
}

function* cumulated(numbers: Float32Array): Generator<number> {
  let sum = 0;
  for (const number of numbers) yield (sum = Math.fround(sum + number));
}

/** y at x on the straight lines between points whose x ascend; beyond them, the y of the last one. */
function between(x: number, xs: readonly number[], ys: { readonly [index: number]: number }): number {
  const after = xs.findIndex((other) => other > x);
  if (after <= 0) return ys[after < 0 ? xs.length - 1 : 0]!;
  const [x0, x1, y0, y1] = [xs[after - 1]!, xs[after]!, ys[after - 1]!, ys[after]!];
  return y0 + ((y1 - y0) / (x1 - x0)) * (x - x0);
}
