// Puts rows through the fitted steps, piece by piece, into a tensor. A row's outcome depends on no other row.
import type { Tensor } from '../../tensor.js';
import { CategoryColumn } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { shown } from '../error.js';
import type { Problem } from '../problem.js';
import { zeros } from '../transformers/checks.js';
import type { Unseen } from '../transformers/transformer.js';
import { writeRows } from './assemble.js';
import type { ArrayInputs } from './inputs.js';
import { applyJoint, type FittedJoint } from './joint.js';
import { applySteps, asPrepared, refuseGaps, type Pipeline } from './pipeline.js';

/** Rows of a piece: few enough for a processor's cache, enough that pieces cost nothing. */
const piece = 2048;

interface Steps {
  inputs: readonly Pipeline[];
  joint: readonly FittedJoint[];
}

/**
 * @param columns one for each of the inputs, as it is read
 * @param rows of the columns, in the order of the tensor
 * @param named the table's row of each of them, for what is said of it
 * @param into `tensor`, [rows, features], all zeros, without which the rows are only checked; and what collects columns of arrays
 * @param problems gets a word for each category that training has not seen
 * @throws DataError for what is no number or has a gap after the last step
 */
export function prepare(
  { inputs, joint }: Steps,
  columns: readonly Column[],
  rows: Int32Array,
  named: Int32Array,
  { tensor, arrays }: { tensor?: Tensor; arrays: ArrayInputs },
  problems?: Problem[],
): void {
  const steps = [...inputs, ...joint].flatMap(({ steps }) => steps);
  const widths = inputs.map(({ featureNames }) => featureNames.length);
  const whole = steps.some(({ description }) => description.neighbours);
  const size = whole ? Math.max(1, rows.length) : piece;
  const width = widths.reduce((sum, one) => sum + one, 0);
  // Without a tensor each piece is written to the same place and forgotten.
  const place = Math.min(size, rows.length);
  const into = tensor ?? {
    data: zeros(joint.length ? 0 : place, width, 'let the steps make fewer inputs'),
    shape: [place, width],
  };
  for (let from = 0; from < rows.length || from === 0; from += size) {
    const at = tensor ? from : 0;
    const [some, names] = [rows.subarray(from, from + size), named.subarray(from, from + size)];
    const unseen: Unseen[] = [];
    const running = isRunning(some);
    const given = columns.map((column) => (running ? view(column, some) : (column.take(some) as Column)));
    if (joint.length) {
      const groups = inputs.map((pipeline, i) => ({
        columns: [pipeline.column],
        inputs: pipeline.transform(given[i]!, unseen),
      }));
      const made = applyJoint(joint, groups, unseen).flatMap(({ columns, inputs }) =>
        arrays.take(asPrepared(inputs, columns.length === 1 ? columns[0] : undefined, names), from),
      );
      if (tensor) writeRows(tensor, made, from);
    } else side(inputs, widths, given, names, unseen, at, into, arrays, !tensor);
    for (const one of unseen) problems?.push(stranger(one, names[one.row]!));
  }
}

/** Columns that go each its own way stand side by side. A step that can write into the tensor itself does so. */
function side(
  inputs: readonly Pipeline[],
  widths: readonly number[],
  given: readonly Column[],
  names: Int32Array,
  unseen: Unseen[],
  from: number,
  tensor: Tensor,
  arrays: ArrayInputs,
  checking: boolean,
): void {
  let [next, first] = [0, 0];
  let made: NumberColumn[] = [];
  const flush = () => {
    writeRows(tensor, made, from, first);
    made = [];
  };
  inputs.forEach((pipeline, i) => {
    const last = pipeline.steps.at(-1);
    if (last?.write) {
      flush();
      const seen = unseen.length;
      const before = applySteps(pipeline.steps.slice(0, -1), [given[i]!], unseen);
      for (const one of last.unseen(before)) unseen.push(one);
      const width = tensor.shape[1]!;
      if (last.write(before, tensor.data, from * width + next, width)) {
        first = next += widths[i]!;
        return;
      }
      unseen.length = seen;
    }
    if (checking && last?.shapesOut) {
      // Pictures and sounds take long, and what they become is known without making it.
      const before = applySteps(pipeline.steps.slice(0, -1), [given[i]!], unseen);
      if ('handleMissing' in last.options && last.options.handleMissing === 'error')
        for (const column of before) refuseGaps(column, pipeline.column, names);
      const shapes = last.shapesOut();
      last.getFeatureNamesOut().forEach((name, k) => arrays.note(name, shapes[k]!));
      return;
    }
    const own = arrays.take(asPrepared(pipeline.transform(given[i]!, unseen), pipeline.column, names), from);
    made.push(...own);
    next += own.length;
  });
  flush();
}

/** Whether rows follow on each other. */
function isRunning(rows: Int32Array): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i] !== rows[0]! + i) return false;
  return true;
}

/** Rows of a column that follow on each other, not copied where that can be. */
function view(column: Column, rows: Int32Array): Column {
  const [start, end] = [rows[0] ?? 0, (rows[0] ?? 0) + rows.length];
  if (column instanceof NumberColumn)
    return new NumberColumn(column.name, column.values.subarray(start, end));
  if (column instanceof CategoryColumn)
    return new CategoryColumn(column.name, column.codes.subarray(start, end), column.categories);
  return column.take(rows) as Column;
}

function stranger({ column, value }: Unseen, row: number): Problem {
  return {
    kind: 'unknown category',
    row: row + 1,
    column,
    value,
    message: `row ${row + 1}, column ${shown(column)}: category ${shown(value)} was not there in training; it counts as none of the known ones`,
  };
}
