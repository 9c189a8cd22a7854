// PowerTransformer: the power of Yeo and Johnson, or of Box and Cox, that makes a column most like a bell curve, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { DataError, shown } from '../error.js';
import { minimise } from '../maths/brent.js';
import { meanOf, varianceOf } from '../profile/statistics.js';
import { mapNumbers, namesOf, present, valuesOf } from './numbers.js';
import { constantTo, spreadOf } from './spread.js';
import { Transformer, type TransformerDescription } from './transformer.js';

export interface PowerTransformerOptions {
  method?: 'yeo-johnson' | 'box-cox';
  standardize?: boolean;
}

interface State {
  names: string[];
  lambdas: number[];
  mean: number[];
  scale: number[];
}

interface Power {
  to(x: number, lambda: number): number;
  from(y: number, lambda: number): number;
  /** the log of the transform's slope is lambda - 1 times this; the likelihood sums it over all values */
  logOf(x: number): number;
}

/** Yeo and Johnson, "A new family of power transformations to improve normality or symmetry", Biometrika 87, 2000. */
const yeoJohnson: Power = {
  to(x, lambda) {
    if (x >= 0) return Math.abs(lambda) < Number.EPSILON ? Math.log1p(x) : ((x + 1) ** lambda - 1) / lambda;
    return Math.abs(lambda - 2) > Number.EPSILON
      ? -((1 - x) ** (2 - lambda) - 1) / (2 - lambda)
      : -Math.log1p(-x);
  },
  from(y, lambda) {
    if (y >= 0)
      return Math.abs(lambda) < Number.EPSILON ? Math.exp(y) - 1 : (y * lambda + 1) ** (1 / lambda) - 1;
    return Math.abs(lambda - 2) > Number.EPSILON
      ? 1 - ((lambda - 2) * y + 1) ** (1 / (2 - lambda))
      : 1 - Math.exp(-y);
  },
  logOf: (x) => Math.sign(x) * Math.log1p(Math.abs(x)),
};

/** Box and Cox, "An analysis of transformations", Journal of the Royal Statistical Society B 26, 1964. */
const boxCox: Power = {
  to(x, lambda) {
    if (Math.abs(lambda) < 1e-19) return Math.log(x);
    return Math.expm1(lambda * Math.log(x)) / lambda;
  },
  from: (y, lambda) => (lambda === 0 ? Math.exp(y) : (y * lambda + 1) ** (1 / lambda)),
  logOf: Math.log,
};

/** Missing values are left out of fit and stay missing. */
export class PowerTransformer extends Transformer<PowerTransformerOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'PowerTransformer',
    help: 'Raises values to the power that makes their distribution most like a bell curve.',
    accepts: ['number'],
    options: [
      {
        name: 'method',
        default: 'yeo-johnson',
        choices: ['yeo-johnson', 'box-cox'],
        help: "any numbers, or ('box-cox') numbers over 0 only",
      },
      {
        name: 'standardize',
        default: true,
        help: 'then subtract the mean and divide by the standard deviation',
      },
    ],
  };

  constructor(options?: PowerTransformerOptions) {
    super(PowerTransformer.description, options);
  }

  /** The power of each column. */
  get lambdas(): number[] {
    return this.fitted.lambdas;
  }

  protected learn(columns: readonly Column[]): State {
    this.#positive(columns);
    const state: State = { names: namesOf(columns), lambdas: [], mean: [], scale: [] };
    for (const all of valuesOf(columns)) {
      const values = present(all);
      const lambda = bestPower(values, this.#power);
      const { mean, variance } = spreadOf(values.map((x) => this.#power.to(x, lambda)));
      state.lambdas.push(lambda);
      state.mean.push(this.options.standardize ? mean : 0);
      state.scale.push(
        !this.options.standardize || constantTo(values.length, mean, variance) ? 1 : Math.sqrt(variance),
      );
    }
    return state;
  }

  protected apply(columns: readonly Column[], { names, lambdas, mean, scale }: State): Column[] {
    this.#positive(columns);
    return mapNumbers(columns, names, 'PowerTransformer', (values, i) =>
      values.map((x) => (this.#power.to(x, lambdas[i]!) - mean[i]!) / scale[i]!),
    );
  }

  override inverseTransform(columns: readonly Column[]): Column[] {
    const { names, lambdas, mean, scale } = this.fitted;
    return mapNumbers(columns, names, 'PowerTransformer', (values, i) =>
      values.map((y) => this.#power.from(y * scale[i]! + mean[i]!, lambdas[i]!)),
    );
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }

  get #power(): Power {
    return this.options.method === 'box-cox' ? boxCox : yeoJohnson;
  }

  #positive(columns: readonly Column[]): void {
    if (this.options.method !== 'box-cox') return;
    valuesOf(columns).forEach((values, i) => {
      const row = values.findIndex((value) => value <= 0);
      if (row >= 0)
        throw new DataError(
          `PowerTransformer.method "box-cox" takes numbers over 0 only, but column ${shown(columns[i]!.name)} has ${values[row]} in row ${row + 1}; use "yeo-johnson"`,
        );
    });
  }
}

/** The lambda of the greatest likelihood, if the transformed values are normal; 1 for a column without any spread. */
function bestPower(values: Float64Array, { to, logOf }: Power): number {
  if (!values.length || values.every((value) => value === values[0])) return 1;
  let logs = 0;
  for (const value of values) logs += logOf(value);
  return minimise(
    (lambda) => {
      const turned = values.map((x) => to(x, lambda));
      const variance = varianceOf(turned, meanOf(turned));
      // Too small to have a logarithm, or beyond all numbers.
      if (!(variance >= 2.2250738585072014e-308)) return Infinity;
      return (values.length / 2) * Math.log(variance) - (lambda - 1) * logs;
    },
    -2,
    2,
  );
}
