// TimeSeriesSplit: learns from earlier rows and tests on the next ones, as scikit-learn's.
import { DataError } from '../error.js';
import type { Table } from '../table.js';
import { rowsOf, type Split } from './rows.js';
import {
  Splitter,
  splitsOption,
  wholeOption,
  type SplitInput,
  type SplitterDescription,
} from './splitter.js';

export interface TimeSeriesSplitOptions {
  nSplits?: number;
  /** most training rows, the latest; null: all before the test */
  maxTrainSize?: number | null;
  /** rows of each test part; null: rows / (nSplits + 1) */
  testSize?: number | null;
  /** rows left out between training and test */
  gap?: number;
}

/** The rows must be in order of time; each split's test part follows on the one before. */
export class TimeSeriesSplit extends Splitter<TimeSeriesSplitOptions> {
  static readonly description: SplitterDescription = {
    name: 'TimeSeriesSplit',
    help: 'Learns from earlier rows and tests on the next ones, over and over; rows must be in order of time.',
    needs: [],
    ordered: true,
    options: [
      splitsOption(5),
      wholeOption(
        'maxTrainSize',
        null,
        1,
        'most training rows, the latest; all before the test if it is empty',
      ),
      wholeOption('testSize', null, 1, 'rows of each test part; as many as there is room for if it is empty'),
      wholeOption('gap', 0, 0, 'rows left out between training and test, which know too much of the test'),
    ],
  };

  constructor(options: TimeSeriesSplitOptions = {}) {
    super(TimeSeriesSplit.description, options);
  }

  getNSplits(): number {
    return this.options.nSplits;
  }

  split(rows: number | Table, _input: SplitInput = {}): Split[] {
    const n = rowsOf(rows);
    const { nSplits, maxTrainSize, testSize, gap } = this.options;
    if (n < nSplits + 1)
      throw new DataError(`TimeSeriesSplit.nSplits must be under the number of rows, ${n}, got ${nSplits}`);
    const tests = testSize ?? Math.floor(n / (nSplits + 1));
    const first = n - nSplits * tests;
    if (first - gap <= 0)
      throw new DataError(
        `TimeSeriesSplit has too few rows, ${n}, for ${nSplits} test parts of ${tests} rows and a gap of ${gap}`,
      );
    const range = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, i) => from + i);
    return Array.from({ length: nSplits }, (_, i) => {
      const start = first + i * tests;
      const end = start - gap;
      const from = maxTrainSize !== null && maxTrainSize < end ? end - maxTrainSize : 0;
      return { train: range(from, end), test: range(start, start + tests) };
    });
  }
}
