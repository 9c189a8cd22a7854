// The target's side of a recipe: classes to numbers, numbers to one scale, and predictions back again.
import type { Tensor } from '../../tensor.js';
import { CategoryColumn } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { count, DataError, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { Table } from '../table.js';
import { LabelEncoder } from '../transformers/labelencoder.js';
import { asNumbers, Pipeline } from './pipeline.js';
import type { TargetPlan, Task } from './plan.js';
import { readLike } from './readlike.js';

export interface FittedTarget {
  pipeline: Pipeline;
  task: Task;
  classes?: string[];
  classCounts?: number[];
}

/** Predictions in the target's own words or units, one per row. */
export type TargetPrediction =
  | {
      task: 'binary' | 'multiclass';
      /** the likeliest class of each row */
      labels: string[];
      /** probability of each class, in the order of `classes` */
      probabilities: number[][];
      classes: string[];
    }
  | { task: 'regression'; values: Float64Array };

interface Kept {
  kept: Int32Array;
  problems: Problem[];
}

/**
 * Learns the target's steps from the given rows; those without a value are left out and named. `answers` are the target of the
 * kept rows for steps that learn from it: its classes, or numbers in its own units.
 */
export function fitTarget(
  table: Table,
  rows: ArrayLike<number>,
  plan: TargetPlan | undefined,
): Kept & { target?: FittedTarget; answers?: Column } {
  if (!plan) return { kept: Int32Array.from(rows), problems: [] };
  const { column, kept, problems } = present(table.column(plan.column), rows, plan.type);
  const name = shown(plan.column);
  const training = column.take(kept) as Column;
  if (kept.length < 1) throw new DataError(`target ${name} has no value in the training rows`);
  const pipeline = Pipeline.fit(training, plan.steps);
  const values = asNumbers(pipeline.transform(training), plan.column)[0]!.values;
  if (plan.task === 'regression') {
    if (training.storage !== 'number')
      throw new DataError(
        `target ${name} must be a number column for regression, got one of type ${plan.type}`,
      );
    return { kept, problems, target: { pipeline, task: plan.task }, answers: training };
  }
  const encoder = pipeline.steps.find((step) => step instanceof LabelEncoder);
  if (!encoder) throw new DataError(`target ${name} needs the step LabelEncoder to predict a class`);
  const { classes } = encoder;
  if (classes.length < 2)
    throw new DataError(
      `the training rows have one class of ${name} only, ${shown(classes[0])}; at least 2 are needed to tell apart`,
    );
  const classCounts = classes.map(() => 0);
  for (const code of values) classCounts[code]!++;
  const answers = new CategoryColumn(plan.column, Int32Array.from(values), classes);
  return { kept, problems, target: { pipeline, task: plan.task, classes, classCounts }, answers };
}

/** The target's numbers for the rows that have one; others are named. */
export function targetValues(
  table: Table,
  rows: ArrayLike<number>,
  { pipeline, task }: FittedTarget,
): Kept & { y: Tensor } {
  const { column, kept, problems } = present(table.column(pipeline.column), rows, pipeline.type);
  const taken = column.take(kept) as Column;
  const encoder = pipeline.steps[0];
  const unknown = new Set<number>();
  for (const { row, value } of encoder instanceof LabelEncoder ? encoder.unseen([taken]) : []) {
    unknown.add(row);
    const message = `row ${kept[row]! + 1}: class ${shown(value)} of ${shown(pipeline.column)} was not there in training; the row is left out`;
    problems.push({ kind: 'unknown class', row: kept[row]! + 1, column: pipeline.column, value, message });
  }
  const known = unknown.size ? kept.filter((_, row) => !unknown.has(row)) : kept;
  const { values } = asNumbers(pipeline.transform(column.take(known) as Column), pipeline.column)[0]!;
  return {
    kept: known,
    problems,
    y: { data: Float32Array.from(values), shape: task === 'regression' ? [known.length, 1] : [known.length] },
  };
}

/** The rows whose target has a value, and a problem for each that hasn't. */
function present(given: Column, rows: ArrayLike<number>, type: Column['type']): Kept & { column: Column } {
  const column = readLike(new Table([given]), given.name, type).table.columns[0]!;
  const problems: Problem[] = [];
  const kept: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (!column.isMissing(row)) {
      kept.push(row);
      continue;
    }
    const message = `row ${row + 1} has no value of the target ${shown(column.name)}; the row is left out`;
    problems.push({ kind: 'missing target', row: row + 1, column: column.name, message });
  }
  return { column, kept: Int32Array.from(kept), problems };
}

/** Output of a network to labels with probabilities, or to numbers in the target's units. */
export function inverseTarget(
  prediction: Tensor,
  { pipeline, task, classes }: FittedTarget,
): TargetPrediction {
  checkPrediction(prediction);
  const { shape } = prediction;
  const data = Float64Array.from(prediction.data);
  const rows = shape[0] ?? 0;
  const width = shape.length > 1 ? shape.slice(1).reduce((all, size) => all * size, 1) : 1;
  if (!classes) {
    if (width !== 1)
      throw new DataError(
        `a predicted number must have shape [rows, 1] or [rows], got [${shape.join(', ')}]`,
      );
    const [column] = pipeline.inverseTransform([new NumberColumn(pipeline.column, data)]) as NumberColumn[];
    return { task: 'regression', values: column!.values };
  }
  const single = width === 1 && classes.length === 2;
  if (!single && width !== classes.length)
    throw new DataError(
      `a prediction of ${count(classes.length, 'class', 'classes')} must have shape [rows, ${classes.length}], got [${shape.join(', ')}]`,
    );
  const probabilities = Array.from({ length: rows }, (_, row) =>
    single ? [1 - data[row]!, data[row]!] : Array.from(data.subarray(row * width, (row + 1) * width)),
  );
  const labels = probabilities.map(
    (shares) => classes[single ? Number(shares[1]! > 0.5) : shares.indexOf(Math.max(...shares))]!,
  );
  return { task: task === 'binary' ? 'binary' : 'multiclass', labels, probabilities, classes: [...classes] };
}

/** @throws DataError for what is no tensor, or has a value that is no finite number, as a network that diverged gives */
function checkPrediction(prediction: Tensor): void {
  const { data, shape } = Object(prediction) as Partial<Tensor>;
  if (!data || !Array.isArray(shape))
    throw new DataError(`a prediction must be a tensor, { data, shape }, got ${shown(prediction)}`);
  const size = shape.reduce((all, length) => all * length, 1);
  if (data.length !== size)
    throw new DataError(
      `a prediction of shape [${shape.join(', ')}] must have ${count(size, 'number')}, got ${data.length}`,
    );
  const place = data.findIndex((value) => !Number.isFinite(value));
  if (place >= 0)
    throw new DataError(
      `the prediction of row ${Math.floor(place / (size / shape[0]!)) + 1} is ${data[place]} and no finite number; the network has diverged`,
    );
}
