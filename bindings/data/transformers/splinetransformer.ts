// SplineTransformer: a column as overlapping smooth bumps along its range, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import { extendedKnots, slopesAt, splinesAt } from '../maths/bspline.js';
import { evenly, percentileOf } from '../maths/quantile.js';
import { sortedValues } from '../profile/statistics.js';
import { namesOf, valuesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

export interface SplineTransformerOptions {
  nKnots?: number;
  degree?: number;
  knots?: 'uniform' | 'quantile';
  extrapolation?: 'error' | 'constant' | 'linear' | 'continue' | 'periodic';
  includeBias?: boolean;
}

interface State {
  names: string[];
  /** the knots of each column, those beyond its range included */
  knots: number[][];
}

/** Missing values are left out of fit; a gap makes all of a column's splines missing. */
export class SplineTransformer extends Transformer<SplineTransformerOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'SplineTransformer',
    help: 'Spreads a column over overlapping smooth bumps along its range, so that simple models can follow curves.',
    accepts: ['number'],
    options: [
      {
        name: 'nKnots',
        default: 5,
        range: { min: 2, max: 65_536, integer: true },
        help: 'how many knots divide the range',
      },
      {
        name: 'degree',
        default: 3,
        range: { min: 0, max: 20, integer: true },
        help: 'degree of the pieces between knots',
      },
      {
        name: 'knots',
        default: 'uniform',
        choices: ['uniform', 'quantile'],
        help: 'knots at equal distances, or with as many rows between them',
      },
      {
        name: 'extrapolation',
        default: 'constant',
        choices: ['error', 'constant', 'linear', 'continue', 'periodic'],
        help: 'what values beyond the range of the training rows get; periodic is for angles and times of day',
      },
      { name: 'includeBias', default: true, help: 'keep the last bump, which follows from the others' },
    ],
  };

  constructor(options?: SplineTransformerOptions) {
    super(SplineTransformer.description, options);
    const { nKnots, degree } = this.options;
    if (this.#periodic && nKnots <= degree)
      throw new DataError(
        `SplineTransformer.nKnots must be over degree, ${degree}, for periodic splines, got ${nKnots}`,
      );
  }

  protected learn(columns: readonly Column[]): State {
    const { nKnots, degree, knots } = this.options;
    return {
      names: namesOf(columns),
      knots: valuesOf(columns).map((values, i) => {
        const sorted = sortedValues(values);
        const base =
          knots === 'uniform'
            ? evenly(sorted[0] ?? 0, sorted.at(-1) ?? 0, nKnots)
            : evenly(0, 1, nKnots).map((share) => percentileOf(sorted, 100 * share));
        if (!base.every((knot, k) => k === 0 || knot > base[k - 1]!))
          throw new DataError(
            `SplineTransformer can't place ${nKnots} different knots in column ${shown(columns[i]!.name)}; it has too few different values`,
          );
        return extendedKnots(base, degree, this.#periodic);
      }),
    };
  }

  protected apply(columns: readonly Column[], state: State): Column[] {
    sameCount(columns, state.names, 'SplineTransformer');
    return valuesOf(columns).flatMap((values, i) => {
      const [knots, name] = [state.knots[i]!, state.names[i]!];
      const number = this.#number;
      const outputs = Array.from({ length: number }, () => new Float64Array(values.length));
      const put = this.#writer(knots, columns[i]!.name);
      values.forEach((x, row) => {
        if (Number.isNaN(x)) for (const out of outputs) out[row] = NaN;
        else put(x, row, (spline, value) => (outputs[spline % number]![row]! += value));
      });
      const kept = this.options.includeBias ? outputs : outputs.slice(0, -1);
      return kept.map((out, spline) => new NumberColumn(`${name}_sp_${spline}`, out));
    });
  }

  protected featureNames({ names }: State): string[] {
    const kept = this.#number - Number(!this.options.includeBias);
    return names.flatMap((name) => Array.from({ length: kept }, (_, spline) => `${name}_sp_${spline}`));
  }

  get #periodic(): boolean {
    return this.options.extrapolation === 'periodic';
  }

  get #number(): number {
    const { nKnots, degree } = this.options;
    return this.#periodic ? nKnots - 1 : nKnots + degree - 1;
  }

  /** What adds the splines of x, by what is to be done beyond the range. */
  #writer(knots: readonly number[], name: string) {
    const { degree, extrapolation } = this.options;
    const [low, high] = [knots[degree]!, knots.at(-degree - 1)!];
    return (x: number, row: number, add: (spline: number, value: number) => void) => {
      let at = x;
      if (extrapolation === 'periodic') at = low + modulo(x - low, high - low);
      const beyond = x < low || x > high;
      if (beyond && extrapolation === 'error')
        throw new DataError(
          `column ${shown(name)}, row ${row + 1}: ${x} lies beyond the range of the training rows, ${low} to ${high}`,
        );
      if (beyond && (extrapolation === 'constant' || extrapolation === 'linear')) at = x < low ? low : high;
      const { first, values } = splinesAt(at, knots, degree);
      values.forEach((value, i) => add(first + i, value));
      if (beyond && extrapolation === 'linear')
        slopesAt(at, knots, degree).values.forEach((slope, i) => add(first + i, slope * (x - at)));
    };
  }
}

const modulo = (a: number, b: number) => ((a % b) + b) % b;
