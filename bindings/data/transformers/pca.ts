// PCA: turns columns into fewer ones along the directions in which rows differ most, as scikit-learn's (svd_solver 'full').
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError } from '../error.js';
import { svd } from '../maths/svd.js';
import { meanOf } from '../profile/statistics.js';
import { namesOf, someRows, valuesOf, withoutGaps } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

export interface PCAOptions {
  /** how many components, or under 1 the share of the variance that they shall explain; null: all */
  nComponents?: number | null;
  whiten?: boolean;
}

interface State {
  names: string[];
  mean: number[];
  /** [component][column] */
  components: number[][];
  explainedVariance: number[];
  explainedVarianceRatio: number[];
  singularValues: number[];
}

/** A row with a gap becomes missing; fit takes no gaps. Each component's sign is that of scikit-learn. */
export class PCA extends Transformer<PCAOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'PCA',
    help: 'Turns many columns into fewer, along the directions in which rows differ most; scale the columns first.',
    accepts: ['number'],
    together: true,
    options: [
      {
        name: 'nComponents',
        default: null,
        range: [
          { above: 0, below: 1 },
          { min: 1, integer: true },
        ],
        help: 'how many are kept, or under 1 the share of the variance that they shall explain; all if it is empty',
      },
      { name: 'whiten', default: false, help: 'scale each to variance 1' },
    ],
  };

  constructor(options?: PCAOptions) {
    super(PCA.description, options);
  }

  get mean(): number[] {
    return this.fitted.mean;
  }

  /** Directions: [component][column], each of length 1. */
  get components(): number[][] {
    return this.fitted.components;
  }

  /** Variance along each component (ddof 1). */
  get explainedVariance(): number[] {
    return this.fitted.explainedVariance;
  }

  /** The same as a share of all variance. */
  get explainedVarianceRatio(): number[] {
    return this.fitted.explainedVarianceRatio;
  }

  get singularValues(): number[] {
    return this.fitted.singularValues;
  }

  protected learn(columns: readonly Column[]): State {
    const rows = someRows(columns, 'PCA', 2);
    const mean = withoutGaps(columns, 'PCA').map(meanOf);
    const centred = valuesOf(columns).map((values, i) => values.map((x) => x - mean[i]!));
    const { values, vectors } = svd(centred);
    const variance = values.map((value) => value ** 2 / (rows - 1));
    const all = variance.reduce((sum, one) => sum + one, 0);
    const ratio = variance.map((one) => (all > 0 ? one / all : 0));
    const kept = this.#number(ratio, Math.min(rows, columns.length));
    return {
      names: namesOf(columns),
      mean,
      components: vectors.slice(0, kept).map((vector) => Array.from(signed(vector, centred))),
      explainedVariance: variance.slice(0, kept),
      explainedVarianceRatio: ratio.slice(0, kept),
      singularValues: values.slice(0, kept),
    };
  }

  protected apply(
    columns: readonly Column[],
    { names, mean, components, explainedVariance }: State,
  ): Column[] {
    sameCount(columns, names, 'PCA');
    const all = valuesOf(columns);
    return components.map((component, k) => {
      const out = new Float64Array(columns[0]?.length ?? 0);
      all.forEach((values, i) => {
        for (let row = 0; row < out.length; row++) out[row]! += (values[row]! - mean[i]!) * component[i]!;
      });
      const scale = this.#scale(explainedVariance[k]!);
      return new NumberColumn(
        `pca${k}`,
        out.map((value) => value / scale),
      );
    });
  }

  /** The columns as far as the kept components tell. */
  override inverseTransform(columns: readonly Column[]): Column[] {
    const { names, mean, components, explainedVariance } = this.fitted;
    sameCount(columns, this.getFeatureNamesOut(), 'PCA.inverseTransform');
    const all = valuesOf(columns);
    return names.map((name, i) => {
      const out = new Float64Array(columns[0]?.length ?? 0).fill(mean[i]!);
      all.forEach((values, k) => {
        const factor = components[k]![i]! * this.#scale(explainedVariance[k]!);
        for (let row = 0; row < out.length; row++) out[row]! += values[row]! * factor;
      });
      return new NumberColumn(name, out);
    });
  }

  protected featureNames({ components }: State): string[] {
    return components.map((_, k) => `pca${k}`);
  }

  #scale(variance: number): number {
    // A direction without any variance holds zeros only, which stay zeros.
    return (this.options.whiten && Math.sqrt(variance)) || 1;
  }

  #number(ratio: readonly number[], most: number): number {
    const { nComponents } = this.options;
    if (nComponents === null) return most;
    if (nComponents >= 1) {
      if (nComponents <= most) return nComponents;
      throw new DataError(
        `PCA.nComponents must be at most ${most}, the smaller number of training rows and columns, got ${nComponents}`,
      );
    }
    let sum = 0;
    const enough = ratio.findIndex((share) => (sum += share) > nComponents);
    return enough < 0 ? most : enough + 1;
  }
}

/** The direction whose largest coordinate among the rows is positive (scikit-learn's svd_flip). */
function signed(vector: Float64Array, centred: readonly Float64Array[]): Float64Array {
  let largest = 0;
  for (let row = 0; row < centred[0]!.length; row++) {
    let place = 0;
    for (let i = 0; i < vector.length; i++) place += centred[i]![row]! * vector[i]!;
    if (Math.abs(place) > Math.abs(largest)) largest = place;
  }
  return largest < 0 ? vector.map((value) => -value) : vector;
}
