// Windows straight from a table's number columns, without a recipe: what Keras's timeseries_dataset_from_array gives for arrays.
import type { Tensor } from '../../tensor.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, onlyOptions, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { rowIndices } from '../rowindices.js';
import { onlyTable, type Table } from '../table.js';
import { toTensor } from './assemble.js';
import { gather } from './windowed.js';
import { windowOptions, windowRows, type WindowPlan } from './windows.js';

export interface TimeseriesOptions extends WindowPlan {
  /** number columns that a window holds; all number columns but `time` and `group` if left out */
  inputs?: readonly string[];
  /** the number column that is to be predicted; without it there is no y */
  target?: string;
  /** the rows that windows may use, from 0; all if left out */
  rows?: ArrayLike<number>;
}

export interface Timeseries {
  /** [windows, sequenceLength, inputs] */
  x: Tensor;
  /** [windows, 1]: the target `horizon` rows after each window's last row */
  y: Tensor | undefined;
  /** the table's row at the end of each window */
  rows: Int32Array;
  problems: Problem[];
}

/** @throws DataError for a column without numbers, a missing number, or fewer rows than a window takes */
export function timeseriesFromTable(table: Table, options: TimeseriesOptions): Timeseries {
  onlyTable(table);
  onlyOptions(options, [...windowOptions, 'inputs', 'target', 'rows'], 'timeseriesFromTable');
  const { inputs, target, ...plan } = options;
  const rows = rowIndices(options.rows, table.rowCount);
  delete plan.rows;
  const [time, group] = [plan.time, plan.group].map((name) =>
    name === undefined ? undefined : table.column(name),
  );
  const names =
    inputs ??
    table.columns.flatMap((column) =>
      column instanceof NumberColumn && column !== time && column !== group ? [column.name] : [],
    );
  if (!names.length) throw new DataError('a time series needs a number column as its input');
  const columns = names.map((name) => numbers(table, name));
  const windows = windowRows(rows, table.rowCount, plan, { time, group, answers: target !== undefined });
  for (const column of columns) refuseGaps(column, windows.rows);
  const { x } = gather({ x: toTensor(columns, table.rowCount) }, windows);
  const answer = target === undefined ? undefined : numbers(table, target);
  if (answer) refuseGaps(answer, windows.targets);
  return {
    x: x!,
    y: answer && {
      data: Float32Array.from(windows.targets, (row) => answer.values[row]!),
      shape: [windows.ends.length, 1],
    },
    rows: windows.ends,
    problems: windows.problems,
  };
}

function numbers(table: Table, name: string): NumberColumn {
  const column = table.column(name);
  if (column instanceof NumberColumn) return column;
  throw new DataError(
    `column ${shown(name)} must hold numbers, but it is of type ${column.type}; a recipe can prepare it`,
  );
}

function refuseGaps(column: NumberColumn, rows: Int32Array): void {
  const gap = rows.find((row) => column.isMissing(row));
  if (gap !== undefined)
    throw new DataError(
      `column ${shown(column.name)} has a missing value in row ${gap + 1}; fill gaps first`,
    );
}
