// StandardScaler: z = (x - mean) / std, with the population's standard deviation, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { meanOf, varianceOf } from '../profile/statistics.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

export interface StandardScalerOptions {
  withMean?: boolean;
  withStd?: boolean;
}

interface State {
  names: string[];
  mean: number[];
  /** population variance */
  variance: number[];
  /** square root of the variance; 1 for a constant column */
  scale: number[];
}

/** Missing values are left out of fit and stay missing. */
export class StandardScaler extends Transformer<StandardScalerOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'StandardScaler',
    help: 'Subtracts the mean and divides by the standard deviation, so that all columns are of one size.',
    accepts: ['number'],
    options: [
      { name: 'withMean', default: true, help: 'subtract the mean' },
      { name: 'withStd', default: true, help: 'divide by the standard deviation' },
    ],
  };

  constructor(options?: StandardScalerOptions) {
    super(StandardScaler.description, options);
  }

  get mean(): number[] {
    return this.fitted.mean;
  }

  get variance(): number[] {
    return this.fitted.variance;
  }

  get scale(): number[] {
    return this.fitted.scale;
  }

  protected learn(columns: readonly Column[]): State {
    const state: State = { names: columns.map(({ name }) => name), mean: [], variance: [], scale: [] };
    for (const column of columns as NumberColumn[]) {
      const values = column.values.filter((value) => !Number.isNaN(value));
      const mean = values.length ? meanOf(values) : 0;
      const variance = values.length ? varianceOf(values, mean) : 0;
      // As scikit-learn (_is_constant_feature): no more than rounding would make of a constant.
      const rounding =
        values.length * Number.EPSILON * variance + (values.length * mean * Number.EPSILON) ** 2;
      state.mean.push(mean);
      state.variance.push(variance);
      state.scale.push(variance <= rounding ? 1 : Math.sqrt(variance));
    }
    return state;
  }

  protected apply(columns: readonly Column[], state: State): Column[] {
    const { shift, scale } = this.#factors(state);
    sameCount(columns, state.names, 'StandardScaler');
    return (columns as NumberColumn[]).map(
      ({ name, values }, i) =>
        new NumberColumn(
          name,
          values.map((x) => (x - shift[i]!) / scale[i]!),
        ),
    );
  }

  override inverseTransform(columns: readonly Column[]): NumberColumn[] {
    const { shift, scale } = this.#factors(this.fitted);
    sameCount(columns, this.fitted.names, 'StandardScaler');
    return (columns as NumberColumn[]).map(
      ({ name, values }, i) =>
        new NumberColumn(
          name,
          values.map((z) => z * scale[i]! + shift[i]!),
        ),
    );
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }

  #factors({ mean, scale }: State): { shift: number[]; scale: number[] } {
    return {
      shift: this.options.withMean ? mean : mean.map(() => 0),
      scale: this.options.withStd ? scale : scale.map(() => 1),
    };
  }
}
