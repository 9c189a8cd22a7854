// SimpleImputer: fills missing cells with one value per column, as scikit-learn's.
import { CategoryColumn, sortCategories } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import { medianOf } from '../maths/select.js';
import { meanOf, sortedValues } from '../profile/statistics.js';
import { missingValuesOption, opened, withGaps } from './gaps.js';
import { indicator, indicatorName } from './missingindicator.js';
import { namesOf, present } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';
import { countsOf, Remembered } from './words.js';

export interface SimpleImputerOptions {
  strategy?: 'mean' | 'median' | 'most_frequent' | 'constant';
  /** what `constant` fills in; 0 for numbers and 'missing_value' for categories if it is null */
  fillValue?: number | string | null;
  /** a value that means missing too, besides cells without any */
  missingValues?: number | string | null;
  addIndicator?: boolean;
  keepEmptyFeatures?: boolean;
}

interface State {
  names: string[];
  /** the value for each column; null: a column that is left out since it has none */
  statistics: (number | string | null)[];
  /** places of the columns that get an indicator */
  indicators: number[];
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
        help: 'which value fills the gaps',
      },
      {
        name: 'fillValue',
        default: null,
        range: {},
        text: true,
        help: "what the strategy 'constant' fills in",
      },
      missingValuesOption,
      { name: 'addIndicator', default: false, help: 'add a column that is 1 where there was a gap' },
      {
        name: 'keepEmptyFeatures',
        default: false,
        help: 'keep a column that has no value in training (filled with 0) rather than leave it out',
      },
    ],
  };

  constructor(options?: SimpleImputerOptions) {
    super(SimpleImputer.description, options);
  }

  /** The value that fills each column's gaps; null for a column that is left out. */
  get statistics(): (number | string | null)[] {
    return this.fitted.statistics;
  }

  protected learn(given: readonly Column[]): State {
    const columns = given.map((column) => withGaps(column, this.options.missingValues));
    return {
      names: namesOf(columns),
      statistics: columns.map((column) => this.#statistic(column)),
      indicators: this.options.addIndicator
        ? columns.flatMap((column, i) => (column.missingCount ? [i] : []))
        : [],
    };
  }

  protected apply(given: readonly Column[], { names, statistics, indicators }: State): Column[] {
    sameCount(given, names, 'SimpleImputer');
    const columns = given.map((column) => withGaps(column, this.options.missingValues));
    const filled = columns.flatMap((column, i) => {
      const fill = statistics[i]!;
      if (fill === null) return [];
      return [
        column instanceof CategoryColumn
          ? fillWords(column, String(fill))
          : fillNumbers(column as NumberColumn, Number(fill)),
      ];
    });
    return [...filled, ...indicators.map((i) => indicator(columns[i]!, names[i]!))];
  }

  /** The filled columns with gaps again where the indicators say so; needs addIndicator. */
  override inverseTransform(columns: readonly Column[]): Column[] {
    const { names, statistics, indicators } = this.fitted;
    if (!this.options.addIndicator)
      throw new DataError(
        'SimpleImputer can be inverted with addIndicator only; else nothing tells where gaps were',
      );
    sameCount(columns, this.getFeatureNamesOut(), 'SimpleImputer.inverseTransform');
    const kept = names.map((_, i) => i).filter((i) => statistics[i] !== null);
    return names.map((name, i) => {
      const rows = columns[0]?.length ?? 0;
      const column = kept.includes(i)
        ? columns[kept.indexOf(i)]!
        : new NumberColumn(name, new Float64Array(rows).fill(NaN));
      const flag = indicators.indexOf(i);
      if (flag < 0) return column;
      const { values } = columns[kept.length + flag] as NumberColumn;
      return opened(column, (row) => values[row] === 1);
    });
  }

  protected featureNames({ names, statistics, indicators }: State): string[] {
    return [
      ...names.filter((_, i) => statistics[i] !== null),
      ...indicators.map((i) => indicatorName(names[i]!)),
    ];
  }

  #statistic(column: Column): number | string | null {
    const { strategy, fillValue, keepEmptyFeatures } = this.options;
    if (column instanceof CategoryColumn) {
      if (strategy === 'constant') return String(fillValue ?? 'missing_value');
      if (strategy === 'most_frequent')
        return commonest(column) ?? (keepEmptyFeatures ? 'missing_value' : null);
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
    const values = present((column as NumberColumn).values);
    if (!values.length) return keepEmptyFeatures ? 0 : null;
    return strategy === 'mean'
      ? meanOf(values)
      : strategy === 'median'
        ? medianOf(values)
        : mode(sortedValues(values));
  }
}

function fillNumbers(column: NumberColumn, fill: number): NumberColumn {
  const { name, values } = column;
  if (present(values) === values) return column;
  const filled = new Float64Array(values);
  for (let row = 0; row < filled.length; row++) if (Number.isNaN(filled[row])) filled[row] = fill;
  return new NumberColumn(name, filled);
}

const withWord = new Remembered<{ sorted: string[]; places: Int32Array; own: number }>();

function fillWords(column: CategoryColumn, fill: string): CategoryColumn {
  const { name, codes, categories } = column;
  if (!codes.includes(-1)) return column;
  const place = categories.indexOf(fill);
  if (place >= 0)
    return new CategoryColumn(
      name,
      codes.map((code) => (code < 0 ? place : code)),
      categories,
    );
  const { sorted, places, own } = withWord.of(categories, fill, () => {
    const sorted = sortCategories([...categories, fill]);
    const index = new Map(sorted.map((word, place) => [word, place]));
    return { sorted, places: Int32Array.from(categories, (word) => index.get(word)!), own: index.get(fill)! };
  });
  return new CategoryColumn(
    name,
    codes.map((code) => (code < 0 ? own : places[code]!)),
    sorted,
  );
}

/** The category that comes most often; among equals the first in order. */
function commonest(column: CategoryColumn): string | null {
  const counts = countsOf(column);
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
