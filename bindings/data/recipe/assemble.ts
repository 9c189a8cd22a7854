// The ends of a recipe's work: rows typed in by hand as it finds them, and columns side by side as a tensor.
import type { Tensor } from '../../tensor.js';
import { columnTypes, storageOf, type Column } from '../columns/index.js';
import type { NumberColumn } from '../columns/number.js';
import { hint, shown } from '../error.js';
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
  problems.push(...read.problems);
  return read.column;
}

/** One column of typed rows as texts, written as in the training table; rows that lack it are named. */
function recordTexts(
  records: readonly Record<string, unknown>[],
  { column, type, conventions }: Pipeline,
  problems: Problem[],
): string[] {
  return records.map((record, row) => {
    const value = record[column];
    if (!(column in record)) {
      const message = `row ${row + 1} has no ${shown(column)}; it is filled as a missing value`;
      problems.push({ kind: 'missing column', row: row + 1, column, message });
    }
    if (typeof value === 'number' && storageOf(type) === 'number')
      return String(value).replace('.', conventions.decimal);
    return textOf(value, row, column, problems);
  });
}

/** Names in typed rows that the recipe doesn't have, with the nearest that it has. */
export function unknownColumns(
  records: readonly Record<string, unknown>[],
  { columns, target }: RecipePlan,
): Problem[] {
  const known = [...columns.map(({ column }) => column), ...(target ? [target.column] : [])];
  const strange = new Set(
    records.flatMap((record) => Object.keys(record)).filter((name) => !known.includes(name)),
  );
  return [...strange].map((column) => ({
    kind: 'unknown column',
    column,
    message: `the recipe has no column ${shown(column)}${hint(column, known)}`,
  }));
}

/** Columns of numbers side by side: [rows, columns]. */
export function toTensor(columns: readonly NumberColumn[], rows: number): Tensor {
  const width = columns.length;
  const data = new Float32Array(rows * width);
  columns.forEach(({ values }, column) => {
    for (let row = 0; row < rows; row++) data[row * width + column] = values[row]!;
  });
  return { data, shape: [rows, width] };
}
