// The ends of a recipe's work: rows typed in by hand as it finds them, and columns side by side as a tensor.
import type { Tensor } from '../../tensor.js';
import { columnTypes, storageOf, type Column } from '../columns/index.js';
import type { NumberColumn } from '../columns/number.js';
import { DataError, hint, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { textOf } from '../read/records.js';
import { recordObjects } from './mediarecords.js';
import type { Pipeline } from './pipeline.js';
import type { RecipePlan } from './plan.js';

/** One column of typed rows, read as the type that its steps were fitted on. */
export function recordColumn(
  records: readonly Record<string, unknown>[],
  pipeline: Pipeline,
  problems: Problem[],
): Column {
  if (!columnTypes.some((type) => type === pipeline.type))
    return recordObjects(records, pipeline.column, pipeline.type, problems);
  const read = pipeline.read(recordTexts(records, pipeline, problems));
  for (const problem of read.problems) problems.push(problem);
  return read.column;
}

/** One column of typed rows as texts, written as in the training table; rows that lack it are named. */
function recordTexts(
  records: readonly Record<string, unknown>[],
  { column, type, conventions }: Pipeline,
  problems: Problem[],
): string[] {
  return records.map((record, row) => {
    const has = Object.hasOwn(record, column);
    const value = has ? record[column] : undefined;
    if (!has) {
      const message = `row ${row + 1} has no ${shown(column)}; it is filled as a missing value`;
      problems.push({ kind: 'missing column', row: row + 1, column, message });
    }
    if (typeof value === 'number' && storageOf(type) === 'number')
      return String(value).replace('.', conventions.decimal);
    return textOf(value, row, column, problems);
  });
}

/** @throws DataError for anything but a list of objects */
export function checkRecords(records: unknown): asserts records is readonly Record<string, unknown>[] {
  if (
    !Array.isArray(records) ||
    records.some((record) => typeof record !== 'object' || record === null || Array.isArray(record))
  )
    throw new DataError('records must be a list of objects such as [{ age: 61 }]');
}

/**
 * Names in typed rows that the recipe doesn't have, with the nearest that it has.
 * @param others names that are known besides
 */
export function unknownColumns(
  records: readonly Record<string, unknown>[],
  { columns, target }: RecipePlan,
  others: readonly string[] = [],
): Problem[] {
  const known = [...columns.map(({ column }) => column), ...(target ? [target.column] : []), ...others];
  const names = new Set(known);
  const strange = new Set(
    records.flatMap((record) => Object.keys(record)).filter((name) => !names.has(name)),
  );
  return [...strange].map((column) => ({
    kind: 'unknown column',
    column,
    message: `the recipe has no column ${shown(column)}${hint(column, known)}`,
  }));
}

/**
 * Writes columns of numbers side by side into rows of a tensor, four at a time, which spares memory's time.
 * @param from first row; @param first column of the tensor
 */
export function writeRows(
  { data, shape }: Tensor,
  columns: readonly NumberColumn[],
  from: number,
  first = 0,
): void {
  const width = shape[1]!;
  const values = columns.map(({ values }) => values);
  const rows = values[0]?.length ?? 0;
  let column = 0;
  for (; column + 4 <= values.length; column += 4) {
    const [a, b, c, d] = [values[column]!, values[column + 1]!, values[column + 2]!, values[column + 3]!];
    for (let row = 0, at = from * width + first + column; row < rows; row++, at += width) {
      data[at] = a[row]!;
      data[at + 1] = b[row]!;
      data[at + 2] = c[row]!;
      data[at + 3] = d[row]!;
    }
  }
  for (; column < values.length; column++) {
    const one = values[column]!;
    for (let row = 0, at = from * width + first + column; row < rows; row++, at += width)
      data[at] = one[row]!;
  }
}

/** Columns of numbers side by side: [rows, columns]. */
export function toTensor(columns: readonly NumberColumn[], rows: number): Tensor {
  const tensor = { data: new Float32Array(rows * columns.length), shape: [rows, columns.length] };
  writeRows(tensor, columns, 0);
  return tensor;
}
