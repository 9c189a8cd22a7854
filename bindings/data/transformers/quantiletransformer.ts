// QuantileTransformer: each value becomes its rank among the training rows, evenly spread or as a bell curve, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { normalQuantile, normalShare } from '../maths/distributions.js';
import { evenly, interpolate, percentileOf } from '../maths/quantile.js';
import { DataError } from '../error.js';
import { sortedValues } from '../profile/statistics.js';
import { Random } from '../random.js';
import { draw, mapNumbers, namesOf, someRows, valuesOf } from './numbers.js';
import { Transformer, type TransformerDescription } from './transformer.js';

export interface QuantileTransformerOptions {
  nQuantiles?: number;
  outputDistribution?: 'uniform' | 'normal';
  subsample?: number;
  randomState?: number;
}

interface State {
  names: string[];
  /** ascending values of each column, evenly spaced in rank */
  quantiles: number[][];
}

/** scikit-learn's BOUNDS_THRESHOLD: shares this near to 0 or 1 are cut before they become normal. */
const bound = 1e-7;

/** Missing values are left out of fit and stay missing. */
export class QuantileTransformer extends Transformer<QuantileTransformerOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'QuantileTransformer',
    help: 'Turns each value into its rank among the training rows, so that any distribution becomes even, or a bell curve.',
    accepts: ['number'],
    options: [
      {
        name: 'nQuantiles',
        default: 1000,
        range: { min: 1, integer: true },
        help: 'how many marks are kept of the distribution, at most as many as there are training rows',
      },
      {
        name: 'outputDistribution',
        default: 'uniform',
        choices: ['uniform', 'normal'],
        help: 'evenly from 0 to 1, or a normal distribution',
      },
      {
        name: 'subsample',
        default: 10_000,
        range: { min: 1, integer: true },
        help: 'from how many rows at most the marks are learned; they are drawn at random',
      },
      {
        name: 'randomState',
        default: 0,
        range: { min: 0, max: 0xffffffff, integer: true },
        help: 'decides which rows are drawn',
      },
    ],
  };

  constructor(options?: QuantileTransformerOptions) {
    super(QuantileTransformer.description, options);
    const { nQuantiles, subsample } = this.options;
    if (nQuantiles > subsample)
      throw new DataError(
        `QuantileTransformer.nQuantiles must be at most subsample, ${subsample}, got ${nQuantiles}`,
      );
  }

  /** Values of each column, evenly spaced in rank. */
  get quantiles(): number[][] {
    return this.fitted.quantiles;
  }

  protected learn(columns: readonly Column[]): State {
    const { nQuantiles, subsample, randomState } = this.options;
    const rows = someRows(columns, 'QuantileTransformer');
    const marks = evenly(0, 1, Math.max(1, Math.min(nQuantiles, rows)));
    const random = new Random(randomState, 0x7175616e);
    const quantiles = valuesOf(columns).map((values) => {
      const drawn = rows > subsample ? draw(values, subsample, random) : values;
      const sorted = sortedValues(drawn);
      let highest = -Infinity;
      // Rounding can make a later mark smaller than an earlier one; ranks must not fall.
      return marks.map(
        (mark) => (highest = Math.max(highest, sorted.length ? percentileOf(sorted, mark * 100) : 0)),
      );
    });
    return { names: namesOf(columns), quantiles };
  }

  protected apply(columns: readonly Column[], { names, quantiles }: State): Column[] {
    const normal = this.options.outputDistribution === 'normal';
    const [lowest, highest] = [
      normalQuantile(bound - Number.EPSILON),
      normalQuantile(1 - (bound - Number.EPSILON)),
    ];
    return mapNumbers(columns, names, 'QuantileTransformer', (values, i) => {
      const marks = quantiles[i]!;
      const shares = evenly(0, 1, marks.length);
      // From both sides, so that a value that comes often gets the middle of its ranks.
      const [backMarks, backShares] = [
        marks.map((mark) => -mark).reverse(),
        shares.map((share) => -share).reverse(),
      ];
      const [low, high] = [marks[0]!, marks.at(-1)!];
      const margin = normal ? bound : 0;
      return values.map((x) => {
        if (Number.isNaN(x)) return NaN;
        let share = 0.5 * (interpolate(x, marks, shares) - interpolate(-x, backMarks, backShares));
        if (normal ? x + margin > high : x === high) share = 1;
        if (normal ? x - margin < low : x === low) share = 0;
        return normal ? Math.min(highest, Math.max(lowest, normalQuantile(share))) : share;
      });
    });
  }

  override inverseTransform(columns: readonly Column[]): Column[] {
    const { names, quantiles } = this.fitted;
    const normal = this.options.outputDistribution === 'normal';
    return mapNumbers(columns, names, 'QuantileTransformer', (values, i) => {
      const marks = quantiles[i]!;
      const shares = evenly(0, 1, marks.length);
      return values.map((y) => {
        if (Number.isNaN(y)) return NaN;
        const share = normal ? normalShare(y) : y;
        if (normal ? share - bound < 0 : share === 0) return marks[0]!;
        if (normal ? share + bound > 1 : share === 1) return marks.at(-1)!;
        return interpolate(share, shares, marks);
      });
    });
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }
}
