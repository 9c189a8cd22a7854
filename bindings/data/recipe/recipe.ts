// A recipe turns a table into tensors and predictions back into words and units. What it knows it learned from training rows only.
import type { Tensor } from '../../tensor.js';
import type { Column } from '../columns/index.js';
import type { NumberColumn } from '../columns/number.js';
import { DataError, hint, listed, shown } from '../error.js';
import type { Problem } from '../problem.js';
import type { Table } from '../table.js';
import type { Unseen } from '../transformers/transformer.js';
import { recordTexts, toTensor, unknownColumns } from './assemble.js';
import { fromJson, toJson, type RecipeJson } from './json.js';
import { asNumbers, Pipeline } from './pipeline.js';
import type { ColumnPlan, RecipePlan, StepSpec, Task } from './plan.js';
import { readLike } from './readlike.js';
import {
  fitTarget,
  inverseTarget,
  targetValues,
  type FittedTarget,
  type TargetPrediction,
} from './target.js';

export interface PreparedTable {
  /** [rows, features] */
  x: Tensor;
  /** class numbers [rows], or scaled numbers [rows, 1]; undefined without a target */
  y: Tensor | undefined;
  featureNames: string[];
  /** index in the table (from 0) of each row of x */
  rows: Int32Array;
  /** rows left out, categories not known */
  problems: Problem[];
}

/** What fit learned. */
export interface Fitted {
  inputs: Pipeline[];
  target?: FittedTarget;
  featureNames: string[];
}

export class Recipe {
  /** what fit had to say: rows left out, columns without values */
  problems: Problem[] = [];
  #fitted: Fitted | undefined;

  /** @param plan is copied, so later changes of it don't reach the recipe */
  constructor(plan: RecipePlan) {
    this.plan = JSON.parse(JSON.stringify(plan)) as RecipePlan;
  }

  readonly plan: RecipePlan;

  /** The recipe, not fitted, with one column's plan changed: `withColumn('id', { use: true })`. */
  withColumn(column: string, change: Partial<Omit<ColumnPlan, 'column'>>): Recipe {
    const names = this.plan.columns.map((one) => one.column);
    if (!names.includes(column))
      throw new DataError(`the recipe has no column ${shown(column)}${hint(column, names)}`);
    return new Recipe({
      ...this.plan,
      columns: this.plan.columns.map((one) =>
        one.column === column ? { ...one, ...(change.use && { reason: undefined }), ...change } : one,
      ),
    });
  }

  /** The recipe, not fitted, with other steps for a column or the target. */
  withSteps(column: string, steps: StepSpec[]): Recipe {
    const { target } = this.plan;
    return column === target?.column
      ? new Recipe({ ...this.plan, target: { ...target, steps } })
      : this.withColumn(column, { steps });
  }

  /** The recipe, not fitted, with columns in or out. */
  withUse(column: string, use: boolean): Recipe {
    return this.withColumn(column, { use });
  }

  get task(): Task | undefined {
    return this.plan.target?.task;
  }

  /** The target's classes in the order of their numbers; undefined for a number. */
  get classes(): string[] | undefined {
    return this.#ready.target?.classes;
  }

  /** How many training rows each class has. */
  get classCounts(): number[] | undefined {
    return this.#ready.target?.classCounts;
  }

  get isFitted(): boolean {
    return this.#fitted !== undefined;
  }

  /**
   * Learns every step from the training rows and nothing else. Rows without a target are left out and named in `problems`.
   * @param trainRows indices from 0; all rows if left out
   */
  fit(table: Table, trainRows?: ArrayLike<number>): this {
    const used = this.plan.columns.filter(({ use }) => use);
    if (!used.length) throw new DataError('the recipe uses no column; at least one is needed to learn from');
    const rows = trainRows ?? Int32Array.from({ length: table.rowCount }, (_, row) => row);
    if (!rows.length) throw new DataError('there are no training rows');
    const { target, kept, problems } = fitTarget(table, rows, this.plan.target);
    const inputs = used.map(({ column, type, steps }) => {
      const given = readLike(table, column, type);
      problems.push(...given.problems);
      const read = given.table.column(column).take(kept) as Column;
      if (read.missingCount === read.length)
        problems.push({
          kind: 'empty column',
          column,
          message: `column ${shown(column)} has no value in the training rows; it can't tell anything`,
        });
      const pipeline = Pipeline.fit(read, steps);
      asNumbers(pipeline.transform(read), column);
      return pipeline;
    });
    const featureNames = inputs.flatMap(
      (pipeline) => pipeline.steps.at(-1)?.getFeatureNamesOut() ?? [pipeline.column],
    );
    if (!featureNames.length)
      throw new DataError(
        `no input is left of ${listed(used.map(({ column }) => column))} after their steps`,
      );
    this.#fitted = { inputs, target, featureNames };
    this.problems = problems;
    return this;
  }

  /**
   * Tensors of a table's rows. If the table has the target, rows without a known one are left out and named, unless
   * `target: false` asks for inputs only.
   * @throws DataError before fit, or if a column of the recipe is not there
   */
  transform(table: Table, rows?: ArrayLike<number>, options: { target?: boolean } = {}): PreparedTable {
    const { inputs, target, featureNames } = this.#ready;
    const problems: Problem[] = [];
    const wanted = rows
      ? Int32Array.from(rows)
      : Int32Array.from({ length: table.rowCount }, (_, row) => row);
    const withTarget = target !== undefined && options.target !== false && table.has(target.pipeline.column);
    const answer = withTarget ? targetValues(table, wanted, target) : undefined;
    const kept = answer?.kept ?? wanted;
    const asked = new Set(kept);
    const columns = inputs.map((pipeline) => {
      const adapted = pipeline.adapt(table.column(pipeline.column));
      problems.push(...adapted.problems.filter(({ row }) => asked.has(row! - 1)));
      return this.#numbers(pipeline, adapted.column.take(kept) as Column, kept, problems);
    });
    problems.push(...(answer?.problems ?? []));
    return {
      x: toTensor(columns.flat(), kept.length),
      y: answer?.y,
      featureNames: [...featureNames],
      rows: kept,
      problems,
    };
  }

  fitTransform(table: Table, trainRows?: ArrayLike<number>): PreparedTable {
    return this.fit(table, trainRows).transform(table, trainRows);
  }

  /**
   * Inputs of rows typed in by hand. A column that a record lacks is filled as a missing value is; texts are read as in the
   * training table; unknown categories become zeros. All of that is reported.
   */
  transformRecords(records: readonly Record<string, unknown>[]): Omit<PreparedTable, 'y'> {
    const { inputs, featureNames } = this.#ready;
    if (
      !Array.isArray(records) ||
      records.some((record) => typeof record !== 'object' || record === null || Array.isArray(record))
    )
      throw new DataError('records must be a list of objects such as [{ age: 61 }]');
    const problems = unknownColumns(records, this.plan);
    const rows = Int32Array.from(records, (_, row) => row);
    const columns = inputs.map((pipeline) => {
      const read = pipeline.read(recordTexts(records, pipeline, problems));
      problems.push(...read.problems);
      return this.#numbers(pipeline, read.column, rows, problems);
    });
    return { x: toTensor(columns.flat(), records.length), featureNames: [...featureNames], rows, problems };
  }

  /** A network's output in the target's own words or units. @param prediction [rows, classes], [rows, 1] or [rows] */
  inverseTransformTarget(prediction: Tensor): TargetPrediction {
    const { target } = this.#ready;
    if (!target) throw new DataError('the recipe has no target, so there is nothing to turn back');
    return inverseTarget(prediction, target);
  }

  /** Names of the inputs, in the order of x's columns. */
  getFeatureNamesOut(): string[] {
    return [...this.#ready.featureNames];
  }

  /** Plan and everything learned; Recipe.fromJSON gives a recipe that transforms to the very same bits. */
  toJSON(): RecipeJson {
    return toJson(this.plan, this.#fitted);
  }

  /** @throws DataError if the JSON is of something else or of a later version */
  static fromJSON(json: RecipeJson | string): Recipe {
    const { plan, fitted } = fromJson(typeof json === 'string' ? JSON.parse(json) : json);
    const recipe = new Recipe(plan);
    recipe.#fitted = fitted;
    return recipe;
  }

  get #ready(): Fitted {
    if (!this.#fitted) throw new DataError('the recipe must be fitted first: recipe.fit(table, trainRows)');
    return this.#fitted;
  }

  #numbers(pipeline: Pipeline, column: Column, rows: Int32Array, problems: Problem[]): NumberColumn[] {
    const unseen: Unseen[] = [];
    const columns = asNumbers(pipeline.transform(column, unseen), pipeline.column);
    for (const { row, value } of unseen)
      problems.push({
        kind: 'unknown category',
        row: rows[row]! + 1,
        column: pipeline.column,
        value,
        message: `row ${rows[row]! + 1}, column ${shown(pipeline.column)}: category ${shown(value)} was not there in training; it counts as none of the known ones`,
      });
    return columns;
  }
}
