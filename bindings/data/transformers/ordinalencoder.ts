// OrdinalEncoder: categories as whole numbers from 0, in sorted or given order, as scikit-learn's.
import { CategoryColumn } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError } from '../error.js';
import { namesOf, valuesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription, type Unseen } from './transformer.js';
import { knownWords, placed, refuse, strangers, type Categories } from './words.js';

export interface OrdinalEncoderOptions {
  categories?: Categories;
  handleUnknown?: 'error' | 'use_encoded_value';
  /** the number of unknown categories; null: missing */
  unknownValue?: number | null;
  /** the number of missing cells; null: missing */
  encodedMissingValue?: number | null;
}

interface State {
  names: string[];
  categories: string[][];
}

export class OrdinalEncoder extends Transformer<OrdinalEncoderOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'OrdinalEncoder',
    help: 'Numbers the categories from 0: for those that have an order, such as small, medium, large.',
    accepts: ['category', 'number'],
    options: [
      {
        name: 'categories',
        default: 'auto',
        list: 'lists',
        help: "the categories of each column in their order, or those of the training rows, sorted ('auto')",
      },
      {
        name: 'handleUnknown',
        default: 'error',
        choices: ['error', 'use_encoded_value'],
        help: 'a category not seen in training: an error, or the number unknownValue',
      },
      {
        name: 'unknownValue',
        default: null,
        range: { integer: true },
        help: 'the number of unknown categories, such as -1; missing if it is empty',
      },
      {
        name: 'encodedMissingValue',
        default: null,
        range: {},
        help: 'the number of missing cells; missing if it is empty',
      },
    ],
  };

  constructor(options?: OrdinalEncoderOptions) {
    super(OrdinalEncoder.description, options);
    const { handleUnknown, unknownValue } = this.options;
    if (handleUnknown === 'error' && unknownValue !== null)
      throw new DataError(
        `OrdinalEncoder.unknownValue needs handleUnknown "use_encoded_value", got ${unknownValue} with "error"`,
      );
  }

  get categories(): string[][] {
    return this.fitted.categories;
  }

  protected learn(columns: readonly Column[]): State {
    const { categories: given, handleUnknown, unknownValue, encodedMissingValue } = this.options;
    const categories = knownWords(columns, given, 'OrdinalEncoder');
    const most = categories.reduce((longest, { length }) => Math.max(longest, length), 0);
    for (const [name, value] of Object.entries({ unknownValue, encodedMissingValue }))
      if (value !== null && value >= 0 && value < most && Number.isInteger(value))
        throw new DataError(
          `OrdinalEncoder.${name} must be no number of a category, 0 to ${most - 1}, got ${value}`,
        );
    if (given !== 'auto' && handleUnknown === 'error')
      refuse(columns.flatMap((column, i) => strangers(column, categories[i]!, false)));
    return { names: namesOf(columns), categories };
  }

  protected apply(columns: readonly Column[], { names, categories }: State): Column[] {
    sameCount(columns, names, 'OrdinalEncoder');
    const { handleUnknown, unknownValue, encodedMissingValue } = this.options;
    if (handleUnknown === 'error') refuse(this.unseen(columns));
    const [unknown, missing] = [unknownValue ?? NaN, encodedMissingValue ?? NaN];
    return columns.map((column, i) => {
      const { codes, places } = placed(column, categories[i]!);
      const numbers = Float64Array.from(places, (place) => (place < 0 ? unknown : place));
      return new NumberColumn(
        names[i]!,
        Float64Array.from(codes, (code) => (code < 0 ? missing : numbers[code]!)),
      );
    });
  }

  /** Numbers of no category become missing. */
  override inverseTransform(columns: readonly Column[]): Column[] {
    const { names, categories } = this.fitted;
    sameCount(columns, names, 'OrdinalEncoder');
    return valuesOf(columns).map((values, i) =>
      CategoryColumn.from(
        names[i]!,
        Array.from(values, (code) => categories[i]![code] ?? null),
      ),
    );
  }

  override unseen(columns: readonly Column[]): Unseen[] {
    return columns.flatMap((column, i) => strangers(column, this.fitted.categories[i]!, false));
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }
}
