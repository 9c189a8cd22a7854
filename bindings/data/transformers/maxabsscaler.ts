// MaxAbsScaler: divides by the greatest absolute value, so that zeros stay zeros, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { mapNumbers, namesOf, safeScale, valuesOf } from './numbers.js';
import { Transformer, type TransformerDescription } from './transformer.js';

interface State {
  names: string[];
  maxAbs: number[];
}

/** Missing values are left out of fit and stay missing. */
export class MaxAbsScaler extends Transformer<object, State> {
  static readonly description: TransformerDescription = {
    name: 'MaxAbsScaler',
    help: 'Divides by the greatest absolute value of the training rows: zeros stay zeros, all else lies between -1 and 1.',
    accepts: ['number'],
    options: [],
  };

  constructor(options?: object) {
    super(MaxAbsScaler.description, options);
  }

  get maxAbs(): number[] {
    return this.fitted.maxAbs;
  }

  protected learn(columns: readonly Column[]): State {
    const greatest = (values: Float64Array) =>
      values.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
    return { names: namesOf(columns), maxAbs: valuesOf(columns).map(greatest) };
  }

  protected apply(columns: readonly Column[], { names, maxAbs }: State): Column[] {
    return mapNumbers(columns, names, 'MaxAbsScaler', (values, i) => {
      const scale = safeScale(maxAbs[i]!);
      return values.map((x) => x / scale);
    });
  }

  override inverseTransform(columns: readonly Column[]): Column[] {
    const { names, maxAbs } = this.fitted;
    return mapNumbers(columns, names, 'MaxAbsScaler', (values, i) => {
      const scale = safeScale(maxAbs[i]!);
      return values.map((x) => x * scale);
    });
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }
}
