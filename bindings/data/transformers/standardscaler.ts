// StandardScaler: z = (x - mean) / std, with the population's standard deviation, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { mapNumbers, namesOf, present, valuesOf } from './numbers.js';
import { constantTo, spreadOf } from './spread.js';
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
    const state: State = { names: namesOf(columns), mean: [], variance: [], scale: [] };
    for (const values of valuesOf(columns).map(present)) {
      const { mean, variance } = spreadOf(values);
      state.mean.push(mean);
      state.variance.push(variance);
      state.scale.push(constantTo(values.length, mean, variance) ? 1 : Math.sqrt(variance));
    }
    return state;
  }

  protected apply(columns: readonly Column[], state: State): Column[] {
    return mapNumbers(columns, state.names, 'StandardScaler', (values, i) => {
      const { shift, scale } = this.#factors(state, i);
      const out = new Float64Array(values.length);
      for (let row = 0; row < out.length; row++) out[row] = (values[row]! - shift) / scale;
      return out;
    });
  }

  override write(columns: readonly Column[], out: Float32Array, at: number, width: number): boolean {
    sameCount(columns, this.fitted.names, 'StandardScaler');
    return valuesOf(columns).every((values, i) => {
      const { shift, scale } = this.#factors(this.fitted, i);
      // What is not finite makes its own difference, and with it the sum of all, something other than 0.
      let rest = 0;
      for (let row = 0, place = at + i; row < values.length; row++, place += width) {
        const z = (values[row]! - shift) / scale;
        rest += z - z;
        out[place] = z;
      }
      return rest === 0;
    });
  }

  override inverseTransform(columns: readonly Column[]): Column[] {
    return mapNumbers(columns, this.fitted.names, 'StandardScaler', (values, i) => {
      const { shift, scale } = this.#factors(this.fitted, i);
      const out = new Float64Array(values.length);
      for (let row = 0; row < out.length; row++) out[row] = values[row]! * scale + shift;
      return out;
    });
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }

  #factors({ mean, scale }: State, place: number): { shift: number; scale: number } {
    return {
      shift: this.options.withMean ? mean[place]! : 0,
      scale: this.options.withStd ? scale[place]! : 1,
    };
  }
}
