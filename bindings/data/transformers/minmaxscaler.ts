// MinMaxScaler: moves each column into a range, its least value to the lower bound and its greatest to the upper, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { mapNumbers, namesOf, safeScale, valuesOf } from './numbers.js';
import { Transformer, type TransformerDescription } from './transformer.js';

export interface MinMaxScalerOptions {
  featureRange?: readonly [number, number];
  clip?: boolean;
}

interface State {
  names: string[];
  dataMin: number[];
  dataMax: number[];
}

/** Missing values are left out of fit and stay missing. A constant column becomes the lower bound. */
export class MinMaxScaler extends Transformer<MinMaxScalerOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'MinMaxScaler',
    help: 'Moves all values into one range, by the least and the greatest of the training rows.',
    accepts: ['number'],
    options: [
      { name: 'featureRange', default: [0, 1], range: {}, pair: true, help: 'bounds of the range' },
      { name: 'clip', default: false, help: 'cut later values that lie beyond the bounds' },
    ],
  };

  constructor(options?: MinMaxScalerOptions) {
    super(MinMaxScaler.description, options);
  }

  get dataMin(): number[] {
    return this.fitted.dataMin;
  }

  get dataMax(): number[] {
    return this.fitted.dataMax;
  }

  /** What values are multiplied by. */
  get scale(): number[] {
    return this.#factors(this.fitted).map(({ scale }) => scale);
  }

  protected learn(columns: readonly Column[]): State {
    const state: State = { names: namesOf(columns), dataMin: [], dataMax: [] };
    for (const values of valuesOf(columns)) {
      const [least, most] = extremes(values);
      state.dataMin.push(least);
      state.dataMax.push(most);
    }
    return state;
  }

  protected apply(columns: readonly Column[], state: State): Column[] {
    const factors = this.#factors(state);
    const [low, high] = this.options.featureRange;
    return mapNumbers(columns, state.names, 'MinMaxScaler', (values, i) => {
      const { scale, shift } = factors[i]!;
      return this.options.clip
        ? values.map((x) => Math.min(high, Math.max(low, x * scale + shift)))
        : values.map((x) => x * scale + shift);
    });
  }

  override inverseTransform(columns: readonly Column[]): Column[] {
    const factors = this.#factors(this.fitted);
    return mapNumbers(columns, this.fitted.names, 'MinMaxScaler', (values, i) => {
      const { scale, shift } = factors[i]!;
      return values.map((x) => (x - shift) / scale);
    });
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }

  #factors({ dataMin, dataMax }: State): { scale: number; shift: number }[] {
    const [low, high] = this.options.featureRange;
    return dataMin.map((least, i) => {
      const scale = (high - low) / safeScale(dataMax[i]! - least);
      return { scale, shift: low - least * scale };
    });
  }
}

/** Least and greatest value that is there; 0 and 0 if none is. */
function extremes(values: Float64Array): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? [least, most] : [0, 0];
}
