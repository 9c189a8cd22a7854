// Splits rows into a training and a test part: mixed, in proportion to classes, by whole groups, or by time, as scikit-learn's
// train_test_split and GroupShuffleSplit.
import { count, DataError, onlyOptions, shown } from '../error.js';
import { Random } from '../random.js';
import type { Table } from '../table.js';
import {
  groupsOf,
  groupRows,
  labelsOf,
  rowsOf,
  sortedKeys,
  splitBy,
  type PerRow,
  type Split,
} from './rows.js';
import { partSizes } from './sizes.js';
import { stratified } from './stratify.js';

export interface SplitOptions {
  /** share of the rows for the test, over 0 and under 1, or a whole number of rows from 1; 0.25 */
  testSize?: number;
  /** the same for training; all other rows if left out */
  trainSize?: number;
  /** whole number from 0 to 2³² - 1; the same seed gives the same split everywhere */
  seed?: number;
  /** false takes the last rows for the test, in order */
  shuffle?: boolean;
  /** classes to keep in proportion: one label per row, a column, or the name of the table's column */
  stratify?: PerRow;
  /** rows of one group stay together, and sizes count groups: one key per row, a column, or the name of the table's column */
  groups?: PerRow;
  /** the latest rows are for the test: one number or date per row, a column, or the name of the table's column */
  time?: PerRow;
}

/**
 * Splits the rows of a table, or a number of rows. The test part has ceil(testSize · rows) rows; classes are allotted by the
 * largest remainder. Rows whose class is missing are shared out like a class of their own. Parts by time are in order of time.
 * @throws DataError for fewer than 2 rows, an empty part, or a class with too few rows to stratify
 */
export function trainTestSplit(rows: number | Table, options: SplitOptions = {}): Split {
  onlyOptions(
    options,
    ['testSize', 'trainSize', 'seed', 'shuffle', 'stratify', 'groups', 'time'],
    'trainTestSplit',
  );
  const { testSize, trainSize, seed = 0, shuffle = true, stratify, groups, time } = options;
  if (typeof shuffle !== 'boolean')
    throw new DataError(`shuffle must be true or false, got ${shown(shuffle)}`);
  if (groups !== undefined && !shuffle) throw new DataError('groups needs shuffle: true');
  const n = rowsOf(rows);
  if (n < 2)
    throw new DataError(
      `there ${n === 1 ? 'is' : 'are'} ${count(n, 'row')}; at least 2 are needed, one to learn from and one to judge by`,
    );
  const ways = Object.entries({ stratify, groups, time }).filter(([, given]) => given !== undefined);
  if (ways.length > 1)
    throw new DataError(
      `a split goes by one of stratify, groups and time, got ${ways.map(([name]) => name).join(' and ')}`,
    );
  const random = new Random(seed, 0x73706c69);
  if (groups !== undefined) return byGroups(rows, groups, n, testSize, trainSize, random);
  const { trains, tests } = partSizes(testSize, trainSize, n, 0.25);
  if (time !== undefined) return inOrder(latestLast(rows, time, n), trains, tests);
  const all = Int32Array.from({ length: n }, (_, row) => row);
  if (!shuffle) {
    if (stratify !== undefined) throw new DataError('stratify needs shuffle: true');
    return inOrder(all, trains, tests);
  }
  if (stratify === undefined) {
    const mixed = random.shuffle(all);
    return { train: mixed.slice(tests, tests + trains), test: mixed.slice(0, tests) };
  }
  return stratified(labelsOf(rows, stratify, n, 'stratify'), trains, tests, random);
}

/** The first rows for training, the next for the test. */
const inOrder = (all: Int32Array, trains: number, tests: number): Split => ({
  train: all.slice(0, trains),
  test: all.slice(trains, trains + tests),
});

/** Rows in order of time; those of one moment as they stand. */
function latestLast(rows: number | Table, time: PerRow, n: number): Int32Array {
  const moments = labelsOf(rows, time, n, 'time');
  const gap = moments.findIndex((moment) => typeof moment !== 'number');
  if (gap >= 0)
    throw new DataError(
      `time must be a number or a date in every row, but row ${gap + 1} has ${moments[gap] === null ? 'none' : JSON.stringify(moments[gap])}`,
    );
  return Int32Array.from({ length: n }, (_, row) => row).sort(
    (a, b) => (moments[a] as number) - (moments[b] as number) || a - b,
  );
}

function byGroups(
  rows: number | Table,
  given: PerRow,
  n: number,
  testSize: number | undefined,
  trainSize: number | undefined,
  random: Random,
): Split {
  const labels = groupsOf(rows, given, n, 'trainTestSplit');
  const keys = sortedKeys(groupRows(labels).keys());
  if (keys.length < 2)
    throw new DataError(`groups must be at least 2, one for each part, got ${keys.length}`);
  const { trains, tests } = partSizes(testSize, trainSize, keys.length, 0.25, 'group');
  const mixed = random.shuffle([...keys]);
  const [forTest, forTrain] = [new Set(mixed.slice(0, tests)), new Set(mixed.slice(tests, tests + trains))];
  const { train, test } = splitBy(n, (row) => forTest.has(labels[row]!));
  return { train: train.filter((row) => forTrain.has(labels[row]!)), test };
}
