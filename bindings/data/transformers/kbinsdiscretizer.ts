// KBinsDiscretizer: numbers become bins, of one width, of as many rows, or around means, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { count } from '../error.js';
import { countUpTo, evenly, percentileOf } from '../maths/quantile.js';
import { means } from '../maths/means.js';
import { sortedValues } from '../profile/statistics.js';
import { Random } from '../random.js';
import { draw, namesOf, valuesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

export interface KBinsDiscretizerOptions {
  nBins?: number;
  encode?: 'onehot' | 'onehot-dense' | 'ordinal';
  strategy?: 'uniform' | 'quantile' | 'kmeans';
  /** from how many rows at most quantiles are learned; null: all */
  subsample?: number | null;
  randomState?: number;
}

interface State {
  names: string[];
  /** bounds of each column's bins, one more than bins; none for a constant column, which has one bin */
  edges: number[][];
}

/** Missing values are left out of fit; they stay missing as numbers of bins, and are in no bin as inputs. */
export class KBinsDiscretizer extends Transformer<KBinsDiscretizerOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'KBinsDiscretizer',
    help: 'Sorts numbers into a few bins, so that a network can treat each range on its own.',
    accepts: ['number'],
    options: [
      { name: 'nBins', default: 5, range: { min: 2, max: 65_536, integer: true }, help: 'how many bins' },
      {
        name: 'encode',
        default: 'onehot',
        choices: ['onehot', 'onehot-dense', 'ordinal'],
        help: "one input for each bin (all matrices are dense here), or the bin's number",
      },
      {
        name: 'strategy',
        default: 'quantile',
        choices: ['uniform', 'quantile', 'kmeans'],
        help: 'bins of one width, of as many rows each, or around the means of groups',
      },
      {
        name: 'subsample',
        default: null,
        range: { min: 1, integer: true },
        help: "for 'quantile': from how many rows at most the bins are learned, drawn at random; all if it is empty",
      },
      {
        name: 'randomState',
        default: 0,
        range: { min: 0, max: 0xffffffff, integer: true },
        help: 'decides which rows are drawn',
      },
    ],
  };

  constructor(options?: KBinsDiscretizerOptions) {
    super(KBinsDiscretizer.description, options);
  }

  /** Bounds of each column's bins; none for a constant column. */
  get binEdges(): number[][] {
    return this.fitted.edges;
  }

  /** How many bins each column has; bins narrower than 1e-8 are left out. */
  get nBins(): number[] {
    return this.fitted.edges.map(binsOf);
  }

  protected learn(columns: readonly Column[]): State {
    const { strategy, subsample, randomState } = this.options;
    const most = strategy === 'quantile' && subsample !== null ? subsample : Infinity;
    const edges = valuesOf(columns).map((values, i) => {
      const drawn = values.length > most ? draw(values, most, new Random(randomState, 0x6b62696e)) : values;
      const sorted = sortedValues(drawn);
      const own = sorted.length && sorted[0] !== sorted.at(-1) ? this.#edges(sorted) : [];
      if (binsOf(own) < this.options.nBins) {
        const why = own.length ? 'many rows have the same value' : 'it is constant';
        this.warn(
          columns[i]!.name,
          `has ${count(binsOf(own), 'bin')} rather than ${this.options.nBins}, since ${why}`,
        );
      }
      return own;
    });
    return { names: namesOf(columns), edges };
  }

  protected apply(columns: readonly Column[], { names, edges }: State): Column[] {
    sameCount(columns, names, 'KBinsDiscretizer');
    return valuesOf(columns).flatMap((values, i) => {
      const bounds = edges[i]!;
      const bins = values.map((x) =>
        Number.isNaN(x) ? NaN : countUpTo(bounds, x, 1, Math.max(1, bounds.length - 1)),
      );
      if (this.options.encode === 'ordinal') return [new NumberColumn(names[i]!, bins)];
      const outputs = Array.from({ length: binsOf(bounds) }, () => new Float64Array(values.length));
      bins.forEach((bin, row) => {
        if (!Number.isNaN(bin)) outputs[bin]![row] = 1;
      });
      return outputs.map((out, bin) => new NumberColumn(binName(names[i]!, bin), out));
    });
  }

  /** The middle of each bin; missing for a constant column. */
  override inverseTransform(columns: readonly Column[]): Column[] {
    const { names, edges } = this.fitted;
    sameCount(columns, this.getFeatureNamesOut(), 'KBinsDiscretizer.inverseTransform');
    const all = valuesOf(columns);
    let offset = 0;
    return names.map((name, i) => {
      const width = this.options.encode === 'ordinal' ? 1 : binsOf(edges[i]!);
      const block = all.slice(offset, (offset += width));
      const bin = (row: number) =>
        this.options.encode === 'ordinal' ? block[0]![row]! : block.findIndex((values) => values[row]! > 0);
      const middle = (place: number) => (edges[i]![place]! + edges[i]![place + 1]!) * 0.5;
      return new NumberColumn(
        name,
        Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => middle(bin(row))),
      );
    });
  }

  protected featureNames({ names, edges }: State): string[] {
    if (this.options.encode === 'ordinal') return names;
    return names.flatMap((name, i) =>
      Array.from({ length: binsOf(edges[i]!) }, (_, bin) => binName(name, bin)),
    );
  }

  #edges(sorted: Float64Array): number[] {
    const { nBins, strategy } = this.options;
    const [low, high] = [sorted[0]!, sorted.at(-1)!];
    const even = evenly(low, high, nBins + 1);
    if (strategy === 'uniform') return even;
    let edges: number[];
    if (strategy === 'quantile')
      edges = evenly(0, 100, nBins + 1).map((percent) => percentileOf(sorted, percent));
    else {
      const centres = means(
        sorted,
        even.slice(1).map((edge, i) => (edge + even[i]!) * 0.5),
      );
      edges = [low, ...centres.slice(1).map((centre, i) => (centre + centres[i]!) * 0.5), high];
    }
    return edges.filter((edge, i) => i === 0 || edge - edges[i - 1]! > 1e-8);
  }
}

const binsOf = (edges: readonly number[]) => Math.max(1, edges.length - 1);
const binName = (name: string, bin: number) => `${name}_${bin}.0`;
