// LabelEncoder: a target's classes as whole numbers from 0 in sorted order, as scikit-learn's.
import { CategoryColumn } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { Transformer, type TransformerDescription, type Unseen } from './transformer.js';
import { knownWords, placed, strangers } from './words.js';

interface State {
  name: string;
  classes: string[];
}

/** Takes one column. A missing cell, and a class that fit has not seen, become missing; `unseen` names the latter. */
export class LabelEncoder extends Transformer<object, State> {
  static readonly description: TransformerDescription = {
    name: 'LabelEncoder',
    help: "Numbers the target's classes from 0, in sorted order.",
    accepts: ['category', 'number'],
    options: [],
  };

  constructor(options?: object) {
    super(LabelEncoder.description, options);
  }

  /** The classes in the order of their numbers. */
  get classes(): string[] {
    return this.fitted.classes;
  }

  protected learn(columns: readonly Column[]): State {
    return { name: columns[0]!.name, classes: knownWords(columns, 'auto', 'LabelEncoder')[0]! };
  }

  protected apply([column]: readonly Column[], { classes }: State): Column[] {
    const { codes, places } = placed(column!, classes);
    const numbers = Float64Array.from(places, (place) => (place < 0 ? NaN : place));
    return [
      new NumberColumn(
        column!.name,
        Float64Array.from(codes, (code) => (code < 0 ? NaN : numbers[code]!)),
      ),
    ];
  }

  override inverseTransform([column]: readonly Column[]): CategoryColumn[] {
    const { classes, name } = this.fitted;
    return [
      CategoryColumn.from(
        name,
        Array.from((column as NumberColumn).values, (code) => classes[code] ?? null),
      ),
    ];
  }

  override unseen([column]: readonly Column[]): Unseen[] {
    return strangers(column!, this.classes, false);
  }

  protected featureNames({ name }: State): string[] {
    return [name];
  }
}
