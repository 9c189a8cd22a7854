// SimpleImputer: fills missing cells with one value per column, as scikit-learn's (keep_empty_features=True).
import { CategoryColumn } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import { categoryCounts } from '../profile/profile.js';
import { meanOf, quantileOf, sortedValues } from '../profile/statistics.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

export interface SimpleImputerOptions {
  strategy?: 'mean' | 'median' | 'most_frequent' | 'constant';
  /** what `constant` fills in; 0 for numbers and 'missing_value' for categories if it is null */
  fillValue?: number | string | null;
}

interface State {
  names: string[];
  /** the value for each column; null: a category column without any category */
  statistics: (number | string | null)[];
}

export class SimpleImputer extends Transformer<SimpleImputerOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'SimpleImputer',
    help: 'Fills gaps with one value that is learned from the training rows.',
    accepts: ['number', 'category'],
    options: [
      {
        name: 'strategy',
        default: 'mean',
        choices: ['mean', 'median', 'most_frequent', 'constant'],
        for: {
          mean: ['number'],
          median: ['number'],
          most_frequent: ['number', 'category'],
          constant: ['number', 'category'],
        },
        help: 'which value fills the gaps; a column without any value is filled with 0',
      },
      { name: 'fillValue', default: null, help: "what the strategy 'constant' fills in" },
    ],
  };

  constructor(options?: SimpleImputerOptions) {
    super(SimpleImputer.description, options);
  }

  /** The value that fills each column's gaps. */
  get statistics(): (number | string | null)[] {
    return this.fitted.statistics;
  }

  protected learn(columns: readonly Column[]): State {
    return {
      names: columns.map(({ name }) => name),
      statistics: columns.map((column) => this.#statistic(column)),
    };
  }

  protected apply(columns: readonly Column[], { names, statistics }: State): Column[] {
    sameCount(columns, names, 'SimpleImputer');
    return columns.map((column, i) => {
      const fill = statistics[i]!;
      if (fill === null) return column;
      if (column.storage !== 'category')
        return new NumberColumn(
          column.name,
          (column as NumberColumn).values.map((x) => (Number.isNaN(x) ? Number(fill) : x)),
        );
      return CategoryColumn.from(
        column.name,
        Array.from({ length: column.length }, (_, row) => column.value(row) ?? String(fill)),
      );
    });
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }

  #statistic(column: Column): number | string | null {
    const { strategy, fillValue } = this.options;
    if (column.storage === 'category') {
      if (strategy === 'constant') return String(fillValue ?? 'missing_value');
      if (strategy === 'most_frequent') return commonest(column);
      throw new DataError(
        `SimpleImputer.strategy must be "most_frequent" or "constant" for column ${shown(column.name)} of categories, got ${shown(strategy)}`,
      );
    }
    if (strategy === 'constant') {
      if (typeof (fillValue ?? 0) !== 'number')
        throw new DataError(
          `SimpleImputer.fillValue must be a number for column ${shown(column.name)}, got ${shown(fillValue)}`,
        );
      return fillValue ?? 0;
    }
    const sorted = sortedValues((column as NumberColumn).values);
    if (!sorted.length) return 0;
    return strategy === 'mean'
      ? meanOf(sorted)
      : strategy === 'median'
        ? quantileOf(sorted, 0.5)
        : mode(sorted);
  }
}

/** The category that comes most often; among equals the first in order. */
function commonest(column: CategoryColumn): string | null {
  const counts = categoryCounts(column);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  return most ? column.categories[counts.indexOf(most)]! : null;
}

/** The value that comes most often; among equals the smallest. */
function mode(sorted: Float64Array): number {
  let [best, most] = [sorted[0]!, 0];
  for (let start = 0, end; start < sorted.length; start = end) {
    for (end = start + 1; sorted[end] === sorted[start];) end++;
    if (end - start > most) [best, most] = [sorted[start]!, end - start];
  }
  return best;
}
