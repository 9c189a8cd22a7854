// ShuffleSplit and StratifiedShuffleSplit: several random splits into training and test rows, each drawn anew, as scikit-learn's.
import { DataError } from '../error.js';
import { Random } from '../random.js';
import type { Table } from '../table.js';
import { classLabels } from './kfold.js';
import { rowsOf, type Split } from './rows.js';
import { partSizes } from './sizes.js';
import {
  seedOption,
  sizeOption,
  Splitter,
  splitsOption,
  type SplitInput,
  type SplitterDescription,
} from './splitter.js';
import { stratified } from './stratify.js';

export interface ShuffleSplitOptions {
  nSplits?: number;
  /** share or number of rows; 0.1 if trainSize is null too */
  testSize?: number | null;
  /** the same for training; all other rows if it is null */
  trainSize?: number | null;
  seed?: number;
}

const options = [
  splitsOption(10, 1),
  sizeOption('testSize', 'share or number of rows for the test; 0.1 if trainSize is empty too'),
  sizeOption('trainSize', 'share or number of rows for training; all others if it is empty'),
  seedOption,
];

/** Random splits, each of all rows anew. */
export class ShuffleSplit extends Splitter<ShuffleSplitOptions> {
  static readonly description: SplitterDescription = {
    name: 'ShuffleSplit',
    help: 'Draws training and test rows at random, as often as wanted.',
    needs: [],
    options,
  };

  constructor(options: ShuffleSplitOptions = {}) {
    super(ShuffleSplit.description, options);
  }

  getNSplits(): number {
    return this.options.nSplits;
  }

  split(rows: number | Table, _input: SplitInput = {}): Split[] {
    const n = rowsOf(rows);
    const { nSplits, testSize, trainSize, seed } = this.options;
    if (n < 2) throw new DataError(`ShuffleSplit needs at least 2 rows, got ${n}`);
    const { trains, tests } = partSizes(testSize ?? undefined, trainSize ?? undefined, n, 0.1);
    const random = new Random(seed, 0x73687566);
    return Array.from({ length: nSplits }, () => {
      const mixed = random.shuffle(Int32Array.from({ length: n }, (_, row) => row));
      return { train: mixed.slice(tests, tests + trains), test: mixed.slice(0, tests) };
    });
  }
}

/** Random splits with the same mix of classes. */
export class StratifiedShuffleSplit extends Splitter<ShuffleSplitOptions> {
  static readonly description: SplitterDescription = {
    name: 'StratifiedShuffleSplit',
    help: 'Draws training and test rows at random with the same mix of classes, as often as wanted.',
    needs: ['y'],
    options,
  };

  constructor(options: ShuffleSplitOptions = {}) {
    super(StratifiedShuffleSplit.description, options);
  }

  getNSplits(): number {
    return this.options.nSplits;
  }

  split(rows: number | Table, { y }: SplitInput = {}): Split[] {
    const n = rowsOf(rows);
    const { nSplits, testSize, trainSize, seed } = this.options;
    if (n < 2) throw new DataError(`StratifiedShuffleSplit needs at least 2 rows, got ${n}`);
    const labels = classLabels(rows, y, n, 'StratifiedShuffleSplit');
    const { trains, tests } = partSizes(testSize ?? undefined, trainSize ?? undefined, n, 0.1);
    const random = new Random(seed, 0x73736873);
    return Array.from({ length: nSplits }, () => stratified(labels, trains, tests, random));
  }
}
