// HashingVectorizer: counts of terms in a fixed number of places that a hash chooses, so nothing is learned, as scikit-learn's.
import type { Column } from '../../columns/index.js';
import { NumberColumn } from '../../columns/number.js';
import { murmurHash } from '../../maths/murmur.js';
import { fitsMemory } from '../checks.js';
import { sameCount, Transformer, type TransformerDescription } from '../transformer.js';
import { analyzerOptions, makeAnalyzer, textsOf, type AnalyzerOptions } from './analyzer.js';
import { normalize, type Norm } from './norm.js';

export interface HashingVectorizerOptions extends AnalyzerOptions {
  /** scikit-learn's default, 2²⁰, is for sparse tables; here every feature is an input */
  nFeatures?: number;
  binary?: boolean;
  norm?: Norm;
  alternateSign?: boolean;
}

export class HashingVectorizer extends Transformer<HashingVectorizerOptions, { names: string[] }> {
  static readonly description: TransformerDescription = {
    name: 'HashingVectorizer',
    help: 'Counts words in a fixed number of places; several words may share one. It knows words that training never saw.',
    accepts: ['text', 'category'],
    options: [
      ...analyzerOptions,
      { name: 'nFeatures', default: 1024, range: { min: 1, integer: true }, help: 'the number of places' },
      { name: 'binary', default: false, help: 'tell only whether a term is there, not how often' },
      {
        name: 'norm',
        default: 'l2',
        choices: ['l1', 'l2'],
        orNull: true,
        help: 'makes long and short texts alike; null for no norm',
      },
      {
        name: 'alternateSign',
        default: true,
        help: 'count half of the terms down, so that those that share a place cancel out',
      },
    ],
  };
  readonly #analyze: (text: string) => string[];

  constructor(options?: HashingVectorizerOptions) {
    super(HashingVectorizer.description, options);
    this.#analyze = makeAnalyzer(this.options, 'HashingVectorizer');
  }

  protected learn(columns: readonly Column[]): { names: string[] } {
    return { names: columns.map(({ name }) => name) };
  }

  protected apply(columns: readonly Column[], { names }: { names: string[] }): Column[] {
    const { nFeatures } = this.options;
    return columns.flatMap((column, i) => {
      fitsMemory(column.length, nFeatures, 'lower HashingVectorizer.nFeatures', 8);
      const features = Array.from(
        { length: nFeatures },
        (_, place) => new NumberColumn(`${names[i]}_${place}`, new Float64Array(column.length)),
      );
      this.#each(columns, i, (row, place, value) => (features[place]!.values[row] = value));
      return features;
    });
  }

  /** Most numbers of a text are 0, so only the others are written. */
  override write(columns: readonly Column[], out: Float32Array, at: number, width: number): boolean {
    this.check(columns);
    columns.forEach((_, i) => {
      const first = at + i * this.options.nFeatures;
      this.#each(columns, i, (row, place, value) => (out[first + row * width + place] = value));
    });
    return true;
  }

  #each(
    columns: readonly Column[],
    i: number,
    put: (row: number, place: number, value: number) => void,
  ): void {
    sameCount(columns, this.fitted.names, 'HashingVectorizer');
    const { binary, norm } = this.options;
    const known = new Map<string, { place: number; sign: number }>();
    textsOf(columns[i]!).forEach((text, row) => {
      const sums = new Map<number, number>();
      for (const term of this.#analyze(text)) {
        let found = known.get(term);
        if (!found) known.set(term, (found = this.#place(term)));
        sums.set(found.place, (sums.get(found.place) ?? 0) + found.sign);
      }
      const places = [...sums.keys()].sort((a, b) => a - b);
      const values = Float64Array.from(places, (place) => (binary ? 1 : sums.get(place)!));
      normalize(values, norm);
      places.forEach((place, k) => put(row, place, values[k]!));
    });
  }

  protected featureNames({ names }: { names: string[] }): string[] {
    return names.flatMap((name) =>
      Array.from({ length: this.options.nFeatures }, (_, place) => `${name}_${place}`),
    );
  }

  #place(term: string): { place: number; sign: number } {
    const { nFeatures, alternateSign } = this.options;
    const hash = murmurHash(term);
    // The least 32-bit number has no absolute value of 32 bits; this is scikit-learn's way round it.
    const place =
      hash === -(2 ** 31) ? (2 ** 31 - 1 - (nFeatures - 1)) % nFeatures : Math.abs(hash) % nFeatures;
    return { place, sign: alternateSign && hash < 0 ? -1 : 1 };
  }
}
