// Binarizer: 1 over a threshold and 0 elsewhere, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { mapNumbers, namesOf } from './numbers.js';
import { Transformer, type TransformerDescription } from './transformer.js';

export interface BinarizerOptions {
  threshold?: number;
}

/** Missing values stay missing. Learns nothing. */
export class Binarizer extends Transformer<BinarizerOptions, { names: string[] }> {
  static readonly description: TransformerDescription = {
    name: 'Binarizer',
    help: 'Makes 1 of every value over the threshold, and 0 of the others.',
    accepts: ['number'],
    options: [{ name: 'threshold', default: 0, range: {}, help: 'values over it become 1' }],
  };

  constructor(options?: BinarizerOptions) {
    super(Binarizer.description, options);
  }

  protected learn(columns: readonly Column[]): { names: string[] } {
    return { names: namesOf(columns) };
  }

  protected apply(columns: readonly Column[], { names }: { names: string[] }): Column[] {
    const { threshold } = this.options;
    return mapNumbers(columns, names, 'Binarizer', (values) =>
      values.map((x) => (Number.isNaN(x) ? NaN : Number(x > threshold))),
    );
  }

  protected featureNames({ names }: { names: string[] }): string[] {
    return names;
  }
}
