// LabelEncoder: a target's classes as whole numbers from 0 in sorted order, as scikit-learn's.
import { CategoryColumn, sortCategories } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { Transformer, type TransformerDescription, type Unseen } from './transformer.js';

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

  protected learn([column]: readonly Column[]): State {
    const words = new Set<string>();
    for (let row = 0; row < column!.length; row++)
      if (!column!.isMissing(row)) words.add(wordOf(column!, row));
    return { name: column!.name, classes: sortCategories([...words]) };
  }

  protected apply([column]: readonly Column[], { classes }: State): Column[] {
    const codes = new Map(classes.map((word, code) => [word, code]));
    const value = (_: unknown, row: number) =>
      column!.isMissing(row) ? NaN : (codes.get(wordOf(column!, row)) ?? NaN);
    return [new NumberColumn(column!.name, Float64Array.from({ length: column!.length }, value))];
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
    const known = new Set(this.classes);
    const found: Unseen[] = [];
    for (let row = 0; row < column!.length; row++)
      if (!column!.isMissing(row) && !known.has(wordOf(column!, row)))
        found.push({ column: column!.name, row, value: wordOf(column!, row) });
    return found;
  }

  protected featureNames({ name }: State): string[] {
    return [name];
  }
}

const wordOf = (column: Column, row: number): string =>
  column instanceof CategoryColumn ? column.value(row)! : String((column as NumberColumn).values[row]);
