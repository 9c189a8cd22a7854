// RobustScaler: subtracts the median and divides by a range of quantiles, so that outliers don't count, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { normalQuantile } from '../maths/distributions.js';
import { percentileOf } from '../maths/quantile.js';
import { sortedValues } from '../profile/statistics.js';
import { mapNumbers, namesOf, safeScale, valuesOf } from './numbers.js';
import { Transformer, type TransformerDescription } from './transformer.js';

export interface RobustScalerOptions {
  withCentering?: boolean;
  withScaling?: boolean;
  /** percentiles, from 0 to 100 */
  quantileRange?: readonly [number, number];
  unitVariance?: boolean;
}

interface State {
  names: string[];
  center: number[];
  scale: number[];
}

/** Missing values are left out of fit and stay missing. */
export class RobustScaler extends Transformer<RobustScalerOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'RobustScaler',
    help: 'Subtracts the median and divides by the range of the middle values, which outliers hardly change.',
    accepts: ['number'],
    options: [
      { name: 'withCentering', default: true, help: 'subtract the median' },
      { name: 'withScaling', default: true, help: 'divide by the range' },
      {
        name: 'quantileRange',
        default: [25, 75],
        range: { min: 0, max: 100 },
        pair: true,
        help: 'the percentiles between which the range lies',
      },
      {
        name: 'unitVariance',
        default: false,
        help: 'choose the scale so that values of a normal distribution get variance 1',
      },
    ],
  };

  constructor(options?: RobustScalerOptions) {
    super(RobustScaler.description, options);
  }

  get center(): number[] {
    return this.fitted.center;
  }

  get scale(): number[] {
    return this.fitted.scale;
  }

  protected learn(columns: readonly Column[]): State {
    const { withCentering, withScaling, quantileRange, unitVariance } = this.options;
    const [low, high] = quantileRange;
    const normal = unitVariance ? normalQuantile(high / 100) - normalQuantile(low / 100) : 1;
    const sorted = valuesOf(columns).map(sortedValues);
    return {
      names: namesOf(columns),
      center: sorted.map((values) => (withCentering && values.length ? percentileOf(values, 50) : 0)),
      scale: sorted.map((values) =>
        withScaling && values.length
          ? safeScale(percentileOf(values, high) - percentileOf(values, low)) / normal
          : 1,
      ),
    };
  }

  protected apply(columns: readonly Column[], { names, center, scale }: State): Column[] {
    return mapNumbers(columns, names, 'RobustScaler', (values, i) => {
      const [shift, factor] = [center[i]!, scale[i]!];
      return values.map((x) => (x - shift) / factor);
    });
  }

  override inverseTransform(columns: readonly Column[]): Column[] {
    const { names, center, scale } = this.fitted;
    return mapNumbers(columns, names, 'RobustScaler', (values, i) => {
      const [shift, factor] = [center[i]!, scale[i]!];
      return values.map((x) => x * factor + shift);
    });
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }
}
