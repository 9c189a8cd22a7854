// The simplest rules, which look at no input: what any network has to beat. And weights that make rare classes count.
import { DataError, oneOf, onlyOptions, shown } from '../error.js';
import { meanOf, quantileOf } from '../profile/statistics.js';
import { computeClassWeight } from '../splits/balance.js';
import { finite, uniqueLabels, type Label, type LabelArray, type Numbers } from './labels.js';

/** Always the most frequent class. Probabilities: the classes' shares ('prior'), or all for that class ('most_frequent'). */
export class DummyClassifier {
  readonly strategy: 'prior' | 'most_frequent';
  classes: Label[] = [];
  /** share of each class in training */
  prior: number[] = [];

  constructor(options: { strategy?: 'prior' | 'most_frequent' } = {}) {
    onlyOptions(options, ['strategy'], 'DummyClassifier');
    this.strategy = oneOf(
      options.strategy ?? 'prior',
      ['prior', 'most_frequent'],
      'DummyClassifier.strategy',
    );
  }

  /** @param y the labels of the training rows */
  fit(y: LabelArray): this {
    if (!y.length) throw new DataError('DummyClassifier needs at least 1 row to fit');
    this.classes = uniqueLabels(y);
    this.prior = countsOf(y, this.classes).map((times) => times / y.length);
    return this;
  }

  /** The same label for each of a number of rows; among equals the first class. */
  predict(rows: number): Label[] {
    return new Array<Label>(rowNumber(rows)).fill(this.#label);
  }

  /** [row][class] */
  predictProba(rows: number): number[][] {
    const label = this.#label;
    const shares = this.strategy === 'prior' ? this.prior : this.classes.map((one) => Number(one === label));
    return Array.from({ length: rowNumber(rows) }, () => [...shares]);
  }

  get #label(): Label {
    if (!this.classes.length) throw new DataError('DummyClassifier must be fitted first');
    return this.classes[this.prior.indexOf(this.prior.reduce((a, b) => Math.max(a, b)))]!;
  }
}

/** Always the mean, or the median, of the training rows. */
export class DummyRegressor {
  readonly strategy: 'mean' | 'median';
  #constant: number | undefined;

  constructor(options: { strategy?: 'mean' | 'median' } = {}) {
    onlyOptions(options, ['strategy'], 'DummyRegressor');
    this.strategy = oneOf(options.strategy ?? 'mean', ['mean', 'median'], 'DummyRegressor.strategy');
  }

  /** @param y the numbers of the training rows */
  fit(y: Numbers): this {
    if (!y.length) throw new DataError('DummyRegressor needs at least 1 row to fit');
    finite(y, 'y');
    const values = Float64Array.from(y as ArrayLike<number>);
    this.#constant = this.strategy === 'mean' ? meanOf(values) : quantileOf(values.sort(), 0.5);
    return this;
  }

  /** The same number for each of a number of rows. */
  predict(rows: number): Float64Array {
    if (this.#constant === undefined) throw new DataError('DummyRegressor must be fitted first');
    return new Float64Array(rowNumber(rows)).fill(this.#constant);
  }
}

/** scikit-learn's class_weight='balanced': rows / (classes · rows of the class), by label. Ready for fit's classWeight. */
export function balancedClassWeights(y: LabelArray): Record<Label, number> {
  return computeClassWeight('balanced', y);
}

function rowNumber(rows: number): number {
  if (Number.isInteger(rows) && rows >= 0) return rows;
  throw new DataError(`rows must be a whole number of rows from 0, got ${shown(rows)}`);
}

function countsOf(y: LabelArray, classes: readonly Label[]): number[] {
  const counts = new Map<Label, number>(classes.map((label) => [label, 0]));
  for (let row = 0; row < y.length; row++) counts.set(y[row]!, counts.get(y[row]!)! + 1);
  return [...counts.values()];
}
