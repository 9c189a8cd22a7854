// VarianceThreshold: leaves out columns that hardly vary, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { DataError } from '../error.js';
import { namesOf, present, valuesOf } from './numbers.js';
import { spreadOf } from './spread.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

export interface VarianceThresholdOptions {
  threshold?: number;
}

interface State {
  names: string[];
  variances: number[];
}

/** Missing values are left out of fit and stay missing. */
export class VarianceThreshold extends Transformer<VarianceThresholdOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'VarianceThreshold',
    help: 'Leaves out columns whose values hardly differ in the training rows.',
    accepts: ['number'],
    together: true,
    options: [
      {
        name: 'threshold',
        default: 0,
        range: { min: 0 },
        help: 'columns whose variance is not over it are left out',
      },
    ],
  };

  constructor(options?: VarianceThresholdOptions) {
    super(VarianceThreshold.description, options);
  }

  get variances(): number[] {
    return this.fitted.variances;
  }

  protected learn(columns: readonly Column[]): State {
    const { threshold } = this.options;
    const variances = valuesOf(columns).map((all) => {
      const values = present(all);
      const { variance } = spreadOf(values);
      // With 0 as threshold the range counts too: the variance of a constant can be more than 0 by rounding.
      const range =
        values.reduce((most, x) => Math.max(most, x), -Infinity) -
        values.reduce((least, x) => Math.min(least, x), Infinity);
      return threshold === 0 && values.length ? Math.min(variance, range) : variance;
    });
    if (columns.length && !variances.some((variance) => variance > threshold))
      throw new DataError(
        `VarianceThreshold.threshold ${threshold} leaves no column: none of ${columns.length} varies more`,
      );
    return { names: namesOf(columns), variances };
  }

  protected apply(columns: readonly Column[], { names, variances }: State): Column[] {
    sameCount(columns, names, 'VarianceThreshold');
    return columns.filter((_, i) => variances[i]! > this.options.threshold);
  }

  protected featureNames({ names, variances }: State): string[] {
    return names.filter((_, i) => variances[i]! > this.options.threshold);
  }
}
