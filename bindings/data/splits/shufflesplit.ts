// ShuffleSplit and StratifiedShuffleSplit: several random splits into training and test rows, each drawn anew, as scikit-learn's.
import { DataError } from '../error.js';
import { Random } from '../random.js';
import type { Table } from '../table.js';
import { classLabels, type SplitInput, type Splitter } from './kfold.js';
import { onlyOptions, rowsOf, whole, type Split } from './rows.js';
import { partSizes } from './sizes.js';
import { stratified } from './stratify.js';

export interface ShuffleSplitOptions {
  nSplits?: number;
  /** share or number of rows; 0.1 if trainSize is left out too */
  testSize?: number;
  trainSize?: number;
  seed?: number;
}

export class ShuffleSplit implements Splitter {
  readonly options: ShuffleSplitOptions & { nSplits: number; seed: number };

  constructor(options: ShuffleSplitOptions = {}) {
    this.options = checked(options, 'ShuffleSplit');
  }

  getNSplits(): number {
    return this.options.nSplits;
  }

  split(rows: number | Table, _input: SplitInput = {}): Split[] {
    const n = rowsOf(rows);
    const { nSplits, testSize, trainSize, seed } = this.options;
    if (n < 2) throw new DataError(`ShuffleSplit needs at least 2 rows, got ${n}`);
    const { trains, tests } = partSizes(testSize, trainSize, n, 0.1);
    const random = new Random(seed, 0x73687566);
    return Array.from({ length: nSplits }, () => {
      const mixed = random.shuffle(Int32Array.from({ length: n }, (_, row) => row));
      return { train: mixed.slice(tests, tests + trains), test: mixed.slice(0, tests) };
    });
  }
}

/** Random splits with the same mix of classes. */
export class StratifiedShuffleSplit implements Splitter {
  readonly options: ShuffleSplitOptions & { nSplits: number; seed: number };

  constructor(options: ShuffleSplitOptions = {}) {
    this.options = checked(options, 'StratifiedShuffleSplit');
  }

  getNSplits(): number {
    return this.options.nSplits;
  }

  split(rows: number | Table, { y }: SplitInput = {}): Split[] {
    const n = rowsOf(rows);
    const { nSplits, testSize, trainSize, seed } = this.options;
    if (n < 2) throw new DataError(`StratifiedShuffleSplit needs at least 2 rows, got ${n}`);
    const labels = classLabels(rows, y, n, 'StratifiedShuffleSplit');
    const { trains, tests } = partSizes(testSize, trainSize, n, 0.1);
    const random = new Random(seed, 0x73736873);
    return Array.from({ length: nSplits }, () => stratified(labels, trains, tests, random));
  }
}

function checked(
  options: ShuffleSplitOptions,
  step: string,
): ShuffleSplitOptions & { nSplits: number; seed: number } {
  onlyOptions(options, ['nSplits', 'testSize', 'trainSize', 'seed'], step);
  const { nSplits = 10, seed = 0 } = options;
  return { ...options, nSplits: whole(nSplits, 1, `${step}.nSplits`), seed };
}
