// MissingIndicator: 1 where a cell is missing and 0 elsewhere, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import { missingValuesOption, withGaps } from './gaps.js';
import { namesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

export interface MissingIndicatorOptions {
  /** a value that means missing too, besides cells without any */
  missingValues?: number | string | null;
  features?: 'missing-only' | 'all';
  errorOnNew?: boolean;
}

interface State {
  names: string[];
  /** places of the columns that get an indicator */
  features: number[];
}

export class MissingIndicator extends Transformer<MissingIndicatorOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'MissingIndicator',
    help: 'Tells where cells are missing, since that a value is not known can itself tell something.',
    accepts: ['number', 'category', 'date', 'text'],
    options: [
      missingValuesOption,
      {
        name: 'features',
        default: 'missing-only',
        choices: ['missing-only', 'all'],
        help: 'columns that have gaps in the training rows, or all',
      },
      {
        name: 'errorOnNew',
        default: true,
        help: 'a gap in a column that had none in training is an error (for columns with gaps only)',
      },
    ],
  };

  constructor(options?: MissingIndicatorOptions) {
    super(MissingIndicator.description, options);
  }

  /** Places of the columns that get an indicator. */
  get features(): number[] {
    return this.fitted.features;
  }

  protected learn(given: readonly Column[]): State {
    const columns = given.map((column) => withGaps(column, this.options.missingValues));
    const places = columns.map((_, i) => i);
    const gappy =
      this.options.features === 'all' ? places : places.filter((i) => columns[i]!.missingCount > 0);
    return { names: namesOf(columns), features: gappy };
  }

  protected apply(given: readonly Column[], { names, features }: State): Column[] {
    sameCount(given, names, 'MissingIndicator');
    const columns = given.map((column) => withGaps(column, this.options.missingValues));
    if (this.options.features === 'missing-only' && this.options.errorOnNew)
      columns.forEach((column, i) => {
        if (!features.includes(i) && column.missingCount)
          throw new DataError(`column ${shown(column.name)} has missing values, but had none in fit`);
      });
    return features.map((i) => indicator(columns[i]!, names[i]!));
  }

  protected featureNames({ names, features }: State): string[] {
    return features.map((i) => indicatorName(names[i]!));
  }
}

export const indicatorName = (column: string) => `missingindicator_${column}`;

/** 1 where the column has a gap. */
export function indicator(column: Column, name: string): NumberColumn {
  return new NumberColumn(
    indicatorName(name),
    Float64Array.from({ length: column.length }, (_, row) => Number(column.isMissing(row))),
  );
}
