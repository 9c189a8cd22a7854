// Folds that keep groups together: all rows of a person, a place or a series are on one side. scikit-learn's, row by row.
import { Random } from '../random.js';
import { DataError } from '../error.js';
import type { Table } from '../table.js';
import { checkClasses, classLabels, enoughRows, foldOptions, splitsOf, type KFoldOptions } from './kfold.js';
import { groupRows, groupsOf, rowsOf, sortedKeys, type Split } from './rows.js';
import { Splitter, splitsOption, type SplitInput, type SplitterDescription } from './splitter.js';

/** Folds of nearly as many rows each: the largest group first, always to the fold with the fewest rows. */
export class GroupKFold extends Splitter<{ nSplits?: number }> {
  static readonly description: SplitterDescription = {
    name: 'GroupKFold',
    help: 'Splits rows into parts of nearly one size with all rows of a group in one part; each part is the test once.',
    needs: ['groups'],
    options: [splitsOption(5)],
  };

  constructor(options: { nSplits?: number } = {}) {
    super(GroupKFold.description, options);
  }

  getNSplits(): number {
    return this.options.nSplits;
  }

  split(rows: number | Table, input: SplitInput = {}): Split[] {
    const { nSplits } = this.options;
    const n = rowsOf(rows);
    const labels = groupsOf(rows, input.groups, n, 'GroupKFold');
    const groups = groupRows(labels);
    const keys = sortedKeys(groups.keys());
    enoughRows(keys.length, nSplits, 'GroupKFold', 'group');
    // Ascending and then reversed, so that of groups with as many rows the last comes first, as scikit-learn.
    const order = keys.toSorted((a, b) => groups.get(a)!.length - groups.get(b)!.length).reverse();
    const sizes = new Array<number>(nSplits).fill(0);
    const folds = new Map(
      order.map((key) => {
        const fold = sizes.indexOf(Math.min(...sizes));
        sizes[fold]! += groups.get(key)!.length;
        return [key, fold];
      }),
    );
    return splitsOf(
      labels.map((key) => folds.get(key)!),
      nSplits,
    );
  }
}

/** Folds of whole groups with classes as evenly mixed as that allows: the most uneven group first, to where it evens out best. */
export class StratifiedGroupKFold extends Splitter<KFoldOptions> {
  static readonly description: SplitterDescription = {
    name: 'StratifiedGroupKFold',
    help: 'Splits whole groups into parts whose mix of classes is as much the same as can be; each part is the test once.',
    needs: ['y', 'groups'],
    options: foldOptions,
  };

  constructor(options: KFoldOptions = {}) {
    super(StratifiedGroupKFold.description, options);
  }

  getNSplits(): number {
    return this.options.nSplits;
  }

  split(rows: number | Table, input: SplitInput = {}): Split[] {
    const { nSplits, shuffle, seed } = this.options;
    const n = rowsOf(rows);
    const labels = groupsOf(rows, input.groups, n, 'StratifiedGroupKFold');
    const classes = groupRows(classLabels(rows, input.y, n, 'StratifiedGroupKFold'));
    const order = sortedKeys(classes.keys());
    checkClasses([...classes.values()], nSplits, 'StratifiedGroupKFold');
    const classOf = new Int32Array(n);
    order.forEach((key, k) => classes.get(key)!.forEach((row) => (classOf[row] = k)));
    const sizes = order.map((key) => classes.get(key)!.length);
    const groups = groupRows(labels);
    const keys = sortedKeys(groups.keys());
    if (keys.length < nSplits)
      throw new DataError(
        `StratifiedGroupKFold.nSplits must be at most the number of groups, ${keys.length}, got ${nSplits}`,
      );
    if (shuffle) new Random(seed, 0x73676b66).shuffle(keys);
    const counts = keys.map((key) => {
      const each = new Array<number>(order.length).fill(0);
      for (const row of groups.get(key)!) each[classOf[row]!]!++;
      return each;
    });
    const spread = counts.map(deviation);
    const perFold = Array.from({ length: nSplits }, () => new Array<number>(order.length).fill(0));
    const folds = new Map<unknown, number>();
    for (const place of keys.map((_, i) => i).sort((a, b) => spread[b]! - spread[a]!)) {
      const fold = bestFold(perFold, sizes, counts[place]!);
      counts[place]!.forEach((size, k) => (perFold[fold]![k]! += size));
      folds.set(keys[place], fold);
    }
    return splitsOf(
      labels.map((key) => folds.get(key)!),
      nSplits,
    );
  }
}

/** The fold in which a group leaves the classes' shares most alike; among equals that with the fewest rows. */
function bestFold(perFold: readonly number[][], sizes: readonly number[], group: readonly number[]): number {
  let [best, least, fewest] = [0, Infinity, Infinity];
  perFold.forEach((own, fold) => {
    const uneven = sizes.map((size, k) =>
      deviation(perFold.map((other, i) => (other[k]! + (i === fold ? group[k]! : 0)) / size)),
    );
    const judged = uneven.reduce((sum, one) => sum + one, 0) / sizes.length;
    const rows = own.reduce((sum, one) => sum + one, 0);
    // numpy's isclose, by which scikit-learn tells what is equal.
    const equal = Math.abs(judged - least) <= 1e-8 + 1e-5 * Math.abs(least);
    if (judged < least || (equal && rows < fewest)) [best, least, fewest] = [fold, judged, rows];
  });
  return best;
}

/** Standard deviation of the population. */
function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
