// Splits rows into a training and a test part, seeded, and stratified if asked, as scikit-learn's train_test_split.
import type { Column } from './columns/index.js';
import { count, DataError, listed, shown } from './error.js';
import { Random } from './random.js';
import { Table } from './table.js';

/** One class per row: words, numbers, or a column. null, undefined, NaN and '' in lists are missing. */
export type Labels =
  readonly (string | number | null | undefined)[] | Int32Array | Float32Array | Float64Array;

export interface SplitOptions {
  /** share of the rows for the test, over 0 and under 1, or a whole number of rows from 1 */
  testSize?: number;
  /** whole number from 0 to 2³² - 1; the same seed gives the same split everywhere */
  seed?: number;
  /** false takes the last rows for the test, in order */
  shuffle?: boolean;
  /** classes to keep in proportion: one label per row, a column, or the name of the table's column */
  stratify?: Labels | Column | string;
}

export interface Split {
  /** row indices from 0, in random order */
  train: Int32Array;
  test: Int32Array;
}

/**
 * Splits the rows of a table, or a number of rows. The test part has ceil(testSize · rows) rows; classes are allotted by the
 * largest remainder. Rows whose class is missing are shared out like a class of their own.
 * @throws DataError for fewer than 2 rows, an empty part, or a class with too few rows to stratify
 */
export function trainTestSplit(rows: number | Table, options: SplitOptions = {}): Split {
  const { testSize = 0.25, seed = 0, shuffle = true, stratify } = options;
  const n = rows instanceof Table ? rows.rowCount : rows;
  if (!Number.isInteger(n) || n < 0)
    throw new DataError(`rows must be a table or a whole number, got ${shown(rows)}`);
  if (n < 2)
    throw new DataError(
      `there ${n === 1 ? 'is' : 'are'} ${count(n, 'row')}; at least 2 are needed, one to learn from and one to judge by`,
    );
  const tests = sizeOfTest(testSize, n);
  const random = new Random(seed, 0x73706c69);
  if (!shuffle) {
    if (stratify !== undefined) throw new DataError('stratify needs shuffle: true');
    const all = Int32Array.from({ length: n }, (_, row) => row);
    return { train: all.slice(0, n - tests), test: all.slice(n - tests) };
  }
  if (stratify === undefined) {
    const all = random.shuffle(Int32Array.from({ length: n }, (_, row) => row));
    return { train: all.slice(tests), test: all.slice(0, tests) };
  }
  const groups = groupRows(labelsOf(rows, stratify, n));
  checkGroups(groups, n - tests, tests);
  return stratified([...groups.values()], n - tests, tests, random);
}

function sizeOfTest(testSize: number, n: number): number {
  const share = testSize > 0 && testSize < 1;
  if (!share && !(Number.isInteger(testSize) && testSize >= 1))
    throw new DataError(
      `testSize must be a share over 0 and under 1 or a whole number of rows from 1, got ${shown(testSize)}`,
    );
  const tests = share ? Math.ceil(testSize * n) : testSize;
  if (tests >= n) throw new DataError(`testSize ${testSize} of ${n} rows leaves no row to learn from`);
  return tests;
}

function stratified(groups: readonly number[][], trains: number, tests: number, random: Random): Split {
  const sizes = groups.map(({ length }) => length);
  const forTrain = allot(sizes, trains);
  const forTest = allot(
    sizes.map((size, i) => size - forTrain[i]!),
    tests,
  );
  const [train, test]: [number[], number[]] = [[], []];
  groups.forEach((rows, i) => {
    const mixed = random.shuffle([...rows]);
    for (const row of mixed.slice(0, forTrain[i])) train.push(row);
    for (const row of mixed.slice(forTrain[i]!, forTrain[i]! + forTest[i]!)) test.push(row);
  });
  return { train: random.shuffle(Int32Array.from(train)), test: random.shuffle(Int32Array.from(test)) };
}

/** Draws shared out in proportion to the sizes, by the largest remainder; among equals the first class gets it. */
export function allot(sizes: readonly number[], draws: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const parts = sizes.map((size, index) => ({
    index,
    whole: Math.floor((size * draws) / all),
    rest: (size * draws) % all,
  }));
  const left = draws - parts.reduce((sum, { whole }) => sum + whole, 0);
  for (const { index } of parts.toSorted((a, b) => b.rest - a.rest || a.index - b.index).slice(0, left))
    parts[index]!.whole++;
  return parts.map(({ whole }) => whole);
}

function labelsOf(
  rows: number | Table,
  stratify: NonNullable<SplitOptions['stratify']>,
  n: number,
): (string | number | null)[] {
  if (typeof stratify === 'string') {
    if (!(rows instanceof Table))
      throw new DataError(`stratify names column ${shown(stratify)}, but rows is a number and not a table`);
    stratify = rows.column(stratify);
  }
  if (stratify.length !== n)
    throw new DataError(`stratify must have one class for each of ${n} rows, got ${stratify.length}`);
  if ('storage' in stratify) {
    const column = stratify;
    return Array.from({ length: n }, (_, row) =>
      column.isMissing(row) ? null : column.storage === 'number' ? column.values[row]! : column.cell(row),
    );
  }
  return Array.from(stratify as ArrayLike<string | number | null>, (label) =>
    label === '' || label === undefined || Number.isNaN(label) ? null : label,
  );
}

/** Row indices of each class, classes in the order of their first row. */
function groupRows(labels: readonly (string | number | null)[]): Map<string | number | null, number[]> {
  const groups = new Map<string | number | null, number[]>();
  labels.forEach((label, row) => {
    const rows = groups.get(label);
    if (rows) rows.push(row);
    else groups.set(label, [row]);
  });
  return groups;
}

function checkGroups(
  groups: ReadonlyMap<string | number | null, number[]>,
  trains: number,
  tests: number,
): void {
  const classes = [...groups].filter(([label]) => label !== null);
  const single = classes.filter(([, rows]) => rows.length < 2).map(([label]) => String(label));
  if (single.length)
    throw new DataError(
      `too few rows to stratify: ${single.length === 1 ? 'class' : 'classes'} ${listed(single)} ${single.length === 1 ? 'has' : 'have'} 1 row, and at least 2 are needed, one for each part`,
    );
  for (const [part, rows] of [
    ['training', trains],
    ['test', tests],
  ] as const)
    if (rows < classes.length)
      throw new DataError(
        `too few rows to stratify: the ${part} part has ${count(rows, 'row')} for ${classes.length} classes; change testSize`,
      );
}
