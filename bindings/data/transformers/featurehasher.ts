// FeatureHasher: any number of categories in a fixed number of inputs, by a hash of "column=category", as scikit-learn's.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { murmurHash } from '../maths/murmur.js';
import { namesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';
import { asCategories, Remembered } from './words.js';

export interface FeatureHasherOptions {
  nFeatures?: number;
  alternateSign?: boolean;
}

/**
 * Hashes a row as scikit-learn hashes { column: 'category' } and, for numbers, { column: number }. A missing cell adds nothing.
 * Learns nothing but the names; no category is ever unknown. scikit-learn's default of 2²⁰ inputs is meant for sparse matrices.
 */
export class FeatureHasher extends Transformer<FeatureHasherOptions, { names: string[] }> {
  static readonly description: TransformerDescription = {
    name: 'FeatureHasher',
    help: 'Gives any number of categories a place among a fixed number of inputs; some then share one.',
    accepts: ['category', 'number'],
    options: [
      {
        name: 'nFeatures',
        default: 64,
        range: { min: 1, max: 65_536, integer: true },
        help: 'how many inputs',
      },
      {
        name: 'alternateSign',
        default: true,
        help: 'add some categories with a minus, so that those which share an input cancel out on average',
      },
    ],
  };

  readonly #remembered = new Remembered<{ place: number; sign: number }[]>();

  constructor(options?: FeatureHasherOptions) {
    super(FeatureHasher.description, options);
  }

  protected learn(columns: readonly Column[]): { names: string[] } {
    return { names: namesOf(columns) };
  }

  protected apply(columns: readonly Column[], state: { names: string[] }): Column[] {
    const { names } = state;
    sameCount(columns, names, 'FeatureHasher');
    const outputs = this.featureNames(state).map(
      (name) => new NumberColumn(name, new Float64Array(columns[0]?.length ?? 0)),
    );
    columns.forEach((column, i) => {
      if (column instanceof NumberColumn) {
        const { place, sign } = this.#placeOf(names[i]!);
        const out = outputs[place]!.values;
        column.values.forEach((value, row) => {
          if (!Number.isNaN(value)) out[row]! += sign * value;
        });
        return;
      }
      const { codes, categories } = asCategories(column);
      const places = this.#remembered.of(categories, names[i], () =>
        categories.map((word) => this.#placeOf(`${names[i]}=${word}`)),
      );
      for (let row = 0; row < codes.length; row++) {
        const hashed = places[codes[row]!];
        if (hashed) outputs[hashed.place]!.values[row]! += hashed.sign;
      }
    });
    return outputs;
  }

  protected featureNames({ names }: { names: string[] }): string[] {
    return Array.from({ length: this.options.nFeatures }, (_, i) => `${names.join('+')}_hash${i}`);
  }

  #placeOf(text: string): { place: number; sign: number } {
    const hash = murmurHash(text);
    return {
      place: Math.abs(hash) % this.options.nFeatures,
      sign: this.options.alternateSign && hash < 0 ? -1 : 1,
    };
  }
}
