// A recipe turns a table into tensors and predictions back into words and units. What it knows it learned from training rows only.
import type { Tensor } from '../../tensor.js';
import type { Column } from '../columns/index.js';
import type { NumberColumn } from '../columns/number.js';
import { DataError, hint, listed, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { changeType } from '../read/changetype.js';
import type { Table } from '../table.js';
import type { Unseen } from '../transformers/transformer.js';
import { makeTransformer } from '../transformers/index.js';
import { recordTexts, toTensor, unknownColumns } from './assemble.js';
import { fitJoint, jointNames, numericNames, type FittedJoint, type Group } from './joint.js';
import { fromJson, toJson, type RecipeJson } from './json.js';
import { asNumbers, Pipeline } from './pipeline.js';
import { prepare } from './prepare.js';
import type { ColumnPlan, JointPlan, RecipePlan, StepSpec, Task } from './plan.js';
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
  joint: FittedJoint[];
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

  /** The recipe, not fitted, with other joint steps. */
  withJoint(joint: JointPlan[]): Recipe {
    return new Recipe({ ...this.plan, joint });
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
    this.#learn(table, trainRows ?? Int32Array.from({ length: table.rowCount }, (_, row) => row), false);
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
    const columns = inputs.map((pipeline) => {
      const adapted = pipeline.adapt(table.column(pipeline.column));
      if (adapted.problems.length) {
        const asked = new Set(kept);
        for (const problem of adapted.problems) if (asked.has(problem.row! - 1)) problems.push(problem);
      }
      return adapted.column;
    });
    const x = this.#tensor(columns, kept, problems);
    for (const problem of answer?.problems ?? []) problems.push(problem);
    return { x, y: answer?.y, featureNames: [...featureNames], rows: kept, problems };
  }

  /**
   * Learns from the training rows and gives their tensors. Steps such as TargetEncoder, which learn from the target, encode each
   * training row by what other rows tell; `transform` of the same rows would let every row see its own target.
   */
  fitTransform(table: Table, trainRows?: ArrayLike<number>): PreparedTable {
    const crossFits = [...this.plan.columns.filter(({ use }) => use), ...(this.plan.joint ?? [])].some(
      ({ steps }) => steps.some(({ name, options }) => makeTransformer(name, options).description.crossFits),
    );
    if (!crossFits) return this.fit(table, trainRows).transform(table, trainRows);
    const rows = trainRows ?? Int32Array.from({ length: table.rowCount }, (_, row) => row);
    const { kept, groups } = this.#learn(table, rows, true);
    const { target, featureNames } = this.#ready;
    const columns = groups.flatMap(({ columns, inputs }) =>
      asNumbers(inputs, columns.length === 1 ? columns[0] : undefined),
    );
    const y = target && targetValues(table, kept, target).y;
    const x = toTensor(columns, kept.length);
    return { x, y, featureNames: [...featureNames], rows: kept, problems: [...this.problems] };
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
      for (const problem of read.problems) problems.push(problem);
      return read.column;
    });
    return { x: this.#tensor(columns, rows, problems), featureNames: [...featureNames], rows, problems };
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

  /** Learns all steps and gives, if wanted, what they make of the training rows. */
  #learn(table: Table, rows: ArrayLike<number>, wanted: boolean): { kept: Int32Array; groups: Group[] } {
    const used = this.plan.columns.filter(({ use }) => use);
    if (!used.length) throw new DataError('the recipe uses no column; at least one is needed to learn from');
    if (!rows.length) throw new DataError('there are no training rows');
    const { target, kept, problems, answers } = fitTarget(table, rows, this.plan.target);
    const plans = this.plan.joint ?? [];
    const read = used.map(({ column, type }) => {
      const given = changeType(table, column, type);
      for (const problem of given.problems) problems.push(problem);
      const read = given.table.column(column).take(kept) as Column;
      if (read.missingCount === read.length)
        problems.push({
          kind: 'empty column',
          column,
          message: `column ${shown(column)} has no value in the training rows; it can't tell anything`,
        });
      return read;
    });
    const fits = used.map(({ steps }, i) =>
      Pipeline.fitTransform(read[i]!, steps, answers, wanted || plans.length > 0),
    );
    const inputs = fits.map(({ pipeline }) => pipeline);
    const own = fits.map(({ columns }, i) => ({ columns: [used[i]!.column], inputs: columns }));
    const { joint, groups } = fitJoint(plans, own, numericNames(read), answers, wanted);
    const featureNames = jointNames(
      joint,
      inputs.map((pipeline) => ({ column: pipeline.column, names: pipeline.featureNames })),
    );
    if (!featureNames.length)
      throw new DataError(
        `no input is left of ${listed(used.map(({ column }) => column))} after their steps`,
      );
    // What can't become numbers shall be known now and not in the midst of a training.
    const places = Int32Array.from(kept.keys());
    prepare({ inputs, joint }, read, places, kept);
    for (const step of [...inputs, ...joint].flatMap(({ steps }) => steps))
      for (const { column, message } of step.warnings)
        problems.push({
          kind: 'preparation',
          column,
          message: `${step.description.name}: column ${shown(column)} ${message}`,
        });
    this.#fitted = { inputs, joint, target, featureNames };
    this.problems = problems;
    return { kept, groups };
  }

  /** Inputs of some rows of columns as they are read. */
  #tensor(columns: readonly Column[], rows: Int32Array, problems: Problem[]): Tensor {
    const width = this.#ready.featureNames.length;
    const tensor = { data: new Float32Array(rows.length * width), shape: [rows.length, width] };
    prepare(this.#ready, columns, rows, rows, tensor, problems);
    return tensor;
  }
}
