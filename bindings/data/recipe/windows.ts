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
 * All windows over the given rows and no others, so that a window never reaches from the training rows into the test rows.
 * @param rows indices of the rows that windows may use, in the order of time unless `time` is given
 * @param answers whether every window needs a row to take its answer from
 */
export function windowRows(
  rows: ArrayLike<number>,
  plan: WindowPlan,
  { time, group, answers = true }: { time?: Column; group?: Column; answers?: boolean } = {},
): Windows {
  const { sequenceLength, sequenceStride, samplingRate, horizon } = checkWindows(plan);
  const problems: Problem[] = [];
  const series = seriesOf(rows, time, group, problems);
  const span = (sequenceLength - 1) * samplingRate;
  const [all, targets, ends]: [number[], number[], number[]] = [[], [], []];
  let short = 0;
  for (const one of series.values()) {
    const last = one.length - 1 - span - (answers ? horizon : 0);
    if (last < 0) short++;
    for (let start = 0; start <= last; start += sequenceStride) {
      for (let step = 0; step < sequenceLength; step++) all.push(one[start + step * samplingRate]!);
      ends.push(one[start + span]!);
      targets.push(one[start + span + horizon] ?? -1);
    }
  }
  const need = span + 1 + (answers ? horizon : 0);
  if (!ends.length)
    throw new DataError(
      `a window ${answers ? 'and its answer take' : 'takes'} ${count(need, 'row')} in a row, but the longest series has ${Math.max(0, ...[...series.values()].map(({ length }) => length))}`,
    );
  if (short)
    problems.push({
      kind: 'short series',
      column: group?.name,
      message: `${short} of ${series.size} series of ${shown(group?.name)} have fewer than ${need} rows and give no window`,
    });
  return {
    rows: Int32Array.from(all),
    targets: Int32Array.from(targets),
    ends: Int32Array.from(ends),
    problems,
  };
}

/** The rows of each group in the order of time. Rows without a time or a group are left out and named. */
function seriesOf(
  rows: ArrayLike<number>,
  time: Column | undefined,
  group: Column | undefined,
  problems: Problem[],
): Map<string, number[]> {
  if (time && !(time instanceof NumberColumn) && !(time instanceof DateColumn))
    throw new DataError(
      `windows.time must name a column of numbers or dates, but ${shown(time.name)} is of type ${time.type}`,
    );
  const series = new Map<string, number[]>();
  for (const row of Array.from(rows)) {
    const gap = [time, group].find((column) => column?.isMissing(row));
    if (gap) {
      const message = `row ${row + 1} has no ${shown(gap.name)}, so it has no place in a series; the row is left out`;
      problems.push({ kind: 'missing time', row: row + 1, column: gap.name, message });
      continue;
    }
    const key = group ? group.cell(row) : '';
    const known = series.get(key);
    if (known) known.push(row);
    else series.set(key, [row]);
  }
  if (time) for (const one of series.values()) one.sort((a, b) => time.values[a]! - time.values[b]! || a - b);
  return series;
}
