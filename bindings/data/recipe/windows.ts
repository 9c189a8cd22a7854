// Windows over a time series: which rows stand in each window, and which row its answer comes from. The rules are those of
// Keras's timeseries_dataset_from_array, with `horizon` in place of shifted targets and one series for each group.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DateColumn } from '../columns/date.js';
import { count, DataError, hint, shown } from '../error.js';
import type { Problem } from '../problem.js';

export interface WindowPlan {
  /** rows in a window, in steps of samplingRate */
  sequenceLength: number;
  /** rows from the start of one window to that of the next; 1 by default */
  sequenceStride?: number;
  /** rows from one row of a window to the next; 1 by default, which takes every row */
  samplingRate?: number;
  /** rows from a window's last row to the row of its answer; 1 by default, 0 for the last row itself */
  horizon?: number;
  /** number or date column that rows are put in order by; by default they are in order already */
  time?: string;
  /** column of what each row belongs to: no window holds rows of two of them */
  group?: string;
}

const defaults = { sequenceStride: 1, samplingRate: 1, horizon: 1 };

/** Fills in defaults. @throws DataError for an unknown or wrong option */
export function checkWindows(plan: WindowPlan): Required<Omit<WindowPlan, 'time' | 'group'>> & WindowPlan {
  const names = ['sequenceLength', 'sequenceStride', 'samplingRate', 'horizon', 'time', 'group'];
  for (const key of Object.keys(plan))
    if (!names.includes(key)) throw new DataError(`windows have no option ${shown(key)}${hint(key, names)}`);
  const given = { ...defaults, ...plan };
  for (const name of ['sequenceLength', 'sequenceStride', 'samplingRate', 'horizon'] as const) {
    const least = name === 'horizon' ? 0 : 1;
    if (!Number.isInteger(given[name]) || given[name] < least)
      throw new DataError(`windows.${name} must be a whole number from ${least}, got ${shown(given[name])}`);
  }
  return given;
}

export interface Windows {
  /** rows of all windows, one window after the other: [windows, sequenceLength] */
  rows: Int32Array;
  /** the row of each window's answer; -1 where it lies past the end and `answers` is false */
  targets: Int32Array;
  /** the last row of each window */
  ends: Int32Array;
  problems: Problem[];
}

/**
 * All windows over the given rows and no others. A window never jumps over rows that are not given, so none reaches from the
 * training rows into the test rows or across them.
 * @param rows indices of the rows that windows may use, in any order; rows follow one another as in the table, or by `time`
 * @param rowCount rows of the table
 * @param options.answers whether every window needs a row to take its answer from
 */
export function windowRows(
  rows: ArrayLike<number>,
  rowCount: number,
  plan: WindowPlan,
  { time, group, answers = true }: { time?: Column; group?: Column; answers?: boolean } = {},
): Windows {
  const { sequenceLength, sequenceStride, samplingRate, horizon } = checkWindows(plan);
  const span = (sequenceLength - 1) * samplingRate;
  const need = span + 1 + (answers ? horizon : 0);
  const { stretches, problems } = stretchesOf(rows, rowCount, time, group);
  const windowsOf = ({ length }: readonly number[]) =>
    length < need ? 0 : Math.floor((length - need) / sequenceStride) + 1;
  const total = stretches.reduce((sum, stretch) => sum + windowsOf(stretch), 0);
  const [ends, targets] = [new Int32Array(total), new Int32Array(total)];
  const all = new Int32Array(total * sequenceLength);
  let window = 0;
  for (const stretch of stretches)
    for (let start = 0; start + need <= stretch.length; start += sequenceStride, window++) {
      for (let step = 0; step < sequenceLength; step++)
        all[window * sequenceLength + step] = stretch[start + step * samplingRate]!;
      ends[window] = stretch[start + span]!;
      targets[window] = stretch[start + span + horizon] ?? -1;
    }
  const short = stretches.filter((stretch) => stretch.length < need).length;
  const longest = stretches.reduce((most, { length }) => Math.max(most, length), 0);
  if (!total)
    throw new DataError(
      `a window ${answers ? 'and its answer take' : 'takes'} ${count(need, 'row')} that follow one another, but there are ${longest} at most; give more rows, or split them by time and not at random`,
    );
  if (short)
    problems.push({
      kind: 'short series',
      ...(group && { column: group.name }),
      message: `${short} of ${stretches.length} stretches of rows are shorter than the ${need} rows of a window${answers ? ' and its answer' : ''} and give none`,
    });
  return { rows: all, targets, ends, problems };
}

/** Stretches of given rows that follow one another in the table's series, one series for each group. */
function stretchesOf(
  rows: ArrayLike<number>,
  rowCount: number,
  time: Column | undefined,
  group: Column | undefined,
): { stretches: number[][]; problems: Problem[] } {
  if (time && !(time instanceof NumberColumn) && !(time instanceof DateColumn))
    throw new DataError(
      `windows.time must name a column of numbers or dates, but ${shown(time.name)} is of type ${time.type}`,
    );
  const problems: Problem[] = [];
  const given = new Set(Array.from(rows));
  const series = new Map<string, number[]>();
  for (let row = 0; row < rowCount; row++) {
    const gap = [time, group].find((column) => column?.isMissing(row));
    if (gap) {
      const message = `row ${row + 1} has no ${shown(gap.name)}, so it has no place in a series; the row is left out`;
      if (given.has(row)) problems.push({ kind: 'missing time', row: row + 1, column: gap.name, message });
      continue;
    }
    const key = group ? group.cell(row) : '';
    const known = series.get(key);
    if (known) known.push(row);
    else series.set(key, [row]);
  }
  const stretches: number[][] = [];
  for (const one of series.values()) {
    if (time) one.sort((a, b) => time.values[a]! - time.values[b]! || a - b);
    let stretch: number[] = [];
    for (const row of one) {
      if (given.has(row)) {
        if (!stretch.length) stretches.push(stretch);
        stretch.push(row);
      } else stretch = [];
    }
  }
  return { stretches, problems };
}
