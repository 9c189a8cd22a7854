// K-fold cross-validation: every row is in the test part once. Without shuffle the folds are scikit-learn's, row by row.
import { DataError } from '../error.js';
import { Random } from '../random.js';
import type { Table } from '../table.js';
import { groupRows, labelsOf, rowsOf, splitBy, type Key, type PerRow, type Split } from './rows.js';
import {
  seedOption,
  shuffleOption,
  Splitter,
  splitsOption,
  type SplitInput,
  type SplitterDescription,
} from './splitter.js';

export interface KFoldOptions {
  nSplits?: number;
  /** mix rows before they are shared out */
  shuffle?: boolean;
  seed?: number;
}

export const foldOptions = [splitsOption(5), shuffleOption, seedOption];

/** Folds of consecutive rows; the first ones have one row more if the rows can't be shared out evenly. */
export class KFold extends Splitter<KFoldOptions> {
  static readonly description: SplitterDescription = {
    name: 'KFold',
    help: 'Splits rows into parts of one size; each part is the test once, all others are for training.',
    needs: [],
    options: foldOptions,
  };

  constructor(options: KFoldOptions = {}) {
    super(KFold.description, options);
  }

  getNSplits(): number {
    return this.options.nSplits;
  }

  split(rows: number | Table, _input: SplitInput = {}): Split[] {
    const { nSplits, shuffle, seed } = this.options;
    const n = enoughRows(rowsOf(rows), nSplits, 'KFold');
    const order = Int32Array.from({ length: n }, (_, row) => row);
    if (shuffle) new Random(seed, 0x6b666f6c).shuffle(order);
    const folds = new Int32Array(n);
    let start = 0;
    for (let fold = 0; fold < nSplits; fold++) {
      const size = Math.floor(n / nSplits) + Number(fold < n % nSplits);
      for (const row of order.subarray(start, (start += size))) folds[row] = fold;
    }
    return splitsOf(folds, nSplits);
  }
}

/** Folds with the same mix of classes. Rows without a class are shared out like a class of their own. */
export class StratifiedKFold extends Splitter<KFoldOptions> {
  static readonly description: SplitterDescription = {
    name: 'StratifiedKFold',
    help: 'Splits rows into parts with the same mix of classes; each part is the test once.',
    needs: ['y'],
    options: foldOptions,
  };

  constructor(options: KFoldOptions = {}) {
    super(StratifiedKFold.description, options);
  }

  getNSplits(): number {
    return this.options.nSplits;
  }

  /** @throws DataError if no class has a row for each fold */
  split(rows: number | Table, { y }: SplitInput = {}): Split[] {
    const { nSplits, shuffle, seed } = this.options;
    const n = enoughRows(rowsOf(rows), nSplits, 'StratifiedKFold');
    const classes = [...groupRows(classLabels(rows, y, n, 'StratifiedKFold')).values()];
    checkClasses(classes, nSplits, 'StratifiedKFold');
    // Sorted by class and dealt like cards, so that all folds get as many rows; a class then gives each fold what it was dealt.
    const dealt = classes.map(() => new Array<number>(nSplits).fill(0));
    let card = 0;
    classes.forEach((members, k) => members.forEach(() => dealt[k]![card++ % nSplits]!++));
    const random = new Random(seed, 0x736b666f);
    const folds = new Int32Array(n);
    classes.forEach((members, k) => {
      const own = Int32Array.from(dealt[k]!.flatMap((size, fold) => new Array<number>(size).fill(fold)));
      if (shuffle) random.shuffle(own);
      members.forEach((row, i) => (folds[row] = own[i]!));
    });
    return splitsOf(folds, nSplits);
  }
}

export function enoughRows(n: number, nSplits: number, step: string, noun = 'row'): number {
  if (n < nSplits)
    throw new DataError(`${step}.nSplits must be at most the number of ${noun}s, ${n}, got ${nSplits}`);
  return n;
}

export function classLabels(rows: number | Table, y: PerRow | undefined, n: number, step: string): Key[] {
  if (y === undefined) throw new DataError(`${step} needs y: the class of each row`);
  return labelsOf(rows, y, n, 'y');
}

export function checkClasses(classes: readonly number[][], nSplits: number, step: string): void {
  const most = classes.reduce((largest, { length }) => Math.max(largest, length), 0);
  if (most < nSplits)
    throw new DataError(
      `${step}.nSplits must be at most the number of rows of the largest class, ${most}, got ${nSplits}`,
    );
}

/** One split for each fold, given the fold that each row is tested in. */
export function splitsOf(folds: ArrayLike<number>, nSplits: number): Split[] {
  return Array.from({ length: nSplits }, (_, fold) => splitBy(folds.length, (row) => folds[row] === fold));
}
