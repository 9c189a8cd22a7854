// How many rows each part gets.
import { DataError, shown } from '../error.js';

/** Rows of the training and the test part, as scikit-learn rounds shares. Without a trainSize all other rows are for training. */
export function partSizes(
  testSize: number | undefined,
  trainSize: number | undefined,
  n: number,
  usual: number,
  noun = 'row',
): { trains: number; tests: number } {
  const test = testSize === undefined ? undefined : sized(testSize, n, Math.ceil, 'testSize', noun);
  const train = trainSize === undefined ? undefined : sized(trainSize, n, Math.floor, 'trainSize', noun);
  const tests = test ?? (train === undefined ? Math.ceil(usual * n) : n - train);
  const trains = train ?? n - tests;
  if (train !== undefined && test !== undefined && train + test > n)
    throw new DataError(
      `trainSize ${trainSize} and testSize ${testSize} are more than the ${n} ${noun}s there are`,
    );
  if (trains < 1)
    throw new DataError(`testSize ${testSize ?? usual} of ${n} ${noun}s leaves no ${noun} to learn from`);
  if (tests < 1) throw new DataError(`trainSize ${trainSize} of ${n} ${noun}s leaves no ${noun} to judge by`);
  return { trains, tests };
}

function sized(
  size: number,
  n: number,
  round: (value: number) => number,
  option: string,
  noun: string,
): number {
  const share = size > 0 && size < 1;
  if (!share && !(Number.isInteger(size) && size >= 1))
    throw new DataError(
      `${option} must be a share over 0 and under 1 or a whole number of ${noun}s from 1, got ${shown(size)}`,
    );
  return share ? round(size * n) : size;
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
