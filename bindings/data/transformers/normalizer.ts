// Normalizer: scales each row to length 1 over its columns, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { namesOf, valuesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

export interface NormalizerOptions {
  norm?: 'l1' | 'l2' | 'max';
}

/** A row of zeros stays; a row with a gap becomes missing. Learns nothing. */
export class Normalizer extends Transformer<NormalizerOptions, { names: string[] }> {
  static readonly description: TransformerDescription = {
    name: 'Normalizer',
    help: 'Scales each row to length 1 over its columns, so that only their proportions count.',
    accepts: ['number'],
    together: true,
    options: [
      {
        name: 'norm',
        default: 'l2',
        choices: ['l1', 'l2', 'max'],
        help: 'the length: sum of absolute values (l1), root of the sum of squares (l2), or greatest absolute value',
      },
    ],
  };

  constructor(options?: NormalizerOptions) {
    super(Normalizer.description, options);
  }

  protected learn(columns: readonly Column[]): { names: string[] } {
    return { names: namesOf(columns) };
  }

  protected apply(columns: readonly Column[], { names }: { names: string[] }): Column[] {
    sameCount(columns, names, 'Normalizer');
    const all = valuesOf(columns);
    const { norm } = this.options;
    const lengths = new Float64Array(columns[0]?.length ?? 0);
    for (const values of all)
      for (let row = 0; row < values.length; row++) {
        const size = Math.abs(values[row]!);
        lengths[row] =
          norm === 'max'
            ? Math.max(lengths[row]!, size)
            : lengths[row]! + (norm === 'l2' ? size * size : size);
      }
    const scales = lengths.map(
      (length) => (norm === 'l2' ? Math.sqrt(length) : length) || (Number.isNaN(length) ? NaN : 1),
    );
    return all.map(
      (values, i) =>
        new NumberColumn(
          columns[i]!.name,
          values.map((x, row) => x / scales[row]!),
        ),
    );
  }

  protected featureNames({ names }: { names: string[] }): string[] {
    return names;
  }
}
