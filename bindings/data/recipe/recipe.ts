// A recipe turns a table into tensors and predictions back into words and units. What it knows it learned from training rows only.
import type { Tensor } from '../../tensor.js';
import type { Column } from '../columns/index.js';
import type { NumberColumn } from '../columns/number.js';
import { DataError, hint, listed, onlyOptions, parsedJson, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { rowIndices } from '../rowindices.js';
import { onlyTable, type Table } from '../table.js';
import { zeros } from '../transformers/checks.js';
import type { Unseen } from '../transformers/transformer.js';
import { makeTransformer } from '../transformers/index.js';
import { checkRecords, recordColumn, unknownColumns } from './assemble.js';
import { checkPlan } from './checkplan.js';
import { ArrayInputs, flatInput, inputShapes, oneOrAll, toInputs, type NamedTensors } from './inputs.js';
import { fitJoint, jointNames, numericNames, type FittedJoint, type Group } from './joint.js';
import { fromJson, toJson, type RecipeJson } from './json.js';
import { asPrepared, Pipeline } from './pipeline.js';
import { prepare } from './prepare.js';
import type { ColumnPlan, JointPlan, RecipePlan, StepSpec, Task } from './plan.js';
import { readLike } from './readlike.js';
import {
  fitTarget,
  inverseTarget,
  targetValues,
  type FittedTarget,
  type TargetPrediction,
} from './target.js';
import { columnsOf, fitWindows, gather, withAnswers, type FittedWindows } from './windowed.js';
import { windowRows } from './windows.js';

export interface PreparedTable<X extends Tensor | NamedTensors = Tensor> {
  /**
   * [rows, features] if every column becomes single numbers, which all plain tables do. A column that becomes arrays (TokenEncoder,
   * ImageEncoder, LogMelSpectrogram) is an input of its own, [rows, ...shape]; several inputs come by name, the single numbers as
   * `features`. Of windows, an axis [steps] follows the rows.
   */
  x: X;
  /** class numbers [rows], or scaled numbers [rows, 1]; undefined without a target */
  y: Tensor | undefined;
  featureNames: string[];
  /** index in the table (from 0) of each row of x; of a window, that of its last row */
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
  /** shapes of the columns that become arrays */
  arrays?: Record<string, number[]>;
  windows?: FittedWindows;
}

export class Recipe {
  /** what fit had to say: rows left out, columns without values */
  problems: Problem[] = [];
  #fitted: Fitted | undefined;

  /**
   * @param plan is copied, so later changes of it don't reach the recipe
   * @throws DataError for a plan that is not whole
   */
  constructor(plan: RecipePlan) {
    checkPlan(plan);
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
    this.#learn(table, trainRows, false);
    return this;
  }

  /**
   * Tensors of a table's rows. If the table has the target, rows without a known one are left out and named, unless
   * `target: false` asks for inputs only.
   * @throws DataError before fit, or if a column of the recipe is not there
   */
  transform<X extends Tensor | NamedTensors = Tensor>(
    table: Table,
    rows?: ArrayLike<number>,
    options: { target?: boolean } = {},
  ): PreparedTable<X> {
    const { target, featureNames, windows } = this.#ready;
    onlyTable(table);
    onlyOptions(options, ['target'], 'transform');
    const problems: Problem[] = [];
    const wanted = rowIndices(rows, table.rowCount);
    const withTarget = target !== undefined && options.target !== false && table.has(target.pipeline.column);
    if (windows) return this.#windowed(table, wanted, withTarget ? target : undefined) as PreparedTable<X>;
    const answer = withTarget ? targetValues(table, wanted, target) : undefined;
    const kept = answer?.kept ?? wanted;
    const x = oneOrAll(this.#prepared(this.#adapted(table, kept, problems), kept, problems)) as X;
    for (const problem of answer?.problems ?? []) problems.push(problem);
    return { x, y: answer?.y, featureNames: [...featureNames], rows: kept, problems };
  }

  /**
   * Learns from the training rows and gives their tensors. Steps such as TargetEncoder, which learn from the target, encode each
   * training row by what other rows tell; `transform` of the same rows would let every row see its own target.
   */
  fitTransform<X extends Tensor | NamedTensors = Tensor>(
    table: Table,
    trainRows?: ArrayLike<number>,
  ): PreparedTable<X> {
    const crossFits = [...this.plan.columns.filter(({ use }) => use), ...(this.plan.joint ?? [])].some(
      ({ steps }) => steps.some(({ name, options }) => makeTransformer(name, options).description.crossFits),
    );
    if (!crossFits) return this.fit(table, trainRows).transform<X>(table, trainRows);
    const { kept, groups } = this.#learn(table, trainRows, true);
    const { target, featureNames } = this.#ready;
    const columns = groups.flatMap(({ columns, inputs }) =>
      asPrepared(inputs, columns.length === 1 ? columns[0] : undefined),
    );
    const y = target && targetValues(table, kept, target).y;
    const x = toInputs(columns, kept.length) as X;
    return { x, y, featureNames: [...featureNames], rows: kept, problems: [...this.problems] };
  }

  /**
   * Inputs of rows typed in by hand. A column that a record lacks is filled as a missing value is; texts are read as in the
   * training table; unknown categories become zeros. All of that is reported.
   */
  transformRecords<X extends Tensor | NamedTensors = Tensor>(
    records: readonly Record<string, unknown>[],
  ): Omit<PreparedTable<X>, 'y'> {
    const { inputs, featureNames, windows } = this.#ready;
    checkRecords(records);
    const problems = unknownColumns(records, this.plan);
    const rows = Int32Array.from(records, (_, row) => row);
    const read = (pipeline: Pipeline) => recordColumn(records, pipeline, problems);
    const prepared = this.#prepared(inputs.map(read), rows, problems);
    if (!windows) return { x: oneOrAll(prepared) as X, featureNames: [...featureNames], rows, problems };
    const series = windowRows(rows, rows.length, windows.plan, {
      ...columnsOf(windows, read),
      answers: false,
    });
    for (const problem of series.problems) problems.push(problem);
    const x = oneOrAll(gather(prepared, series)) as X;
    return { x, featureNames: [...featureNames], rows: series.ends, problems };
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

  /** The shape of a row of each input, by name: { features: [30] } for a plain table. What `Input({ shape })` takes. */
  get inputShapes(): Record<string, number[]> {
    const { featureNames, arrays = {}, windows } = this.#ready;
    const shapes = inputShapes(featureNames, arrays);
    if (windows)
      for (const [name, shape] of Object.entries(shapes))
        shapes[name] = [windows.plan.sequenceLength, ...shape];
    return shapes;
  }

  /** Plan and everything learned; Recipe.fromJSON gives a recipe that transforms to the very same bits. */
  toJSON(): RecipeJson {
    return toJson(this.plan, this.#fitted);
  }

  /** @throws DataError if the JSON is of something else or of a later version */
  static fromJSON(json: RecipeJson | string): Recipe {
    const { plan, fitted } = fromJson(parsedJson(json, 'a recipe'));
    const recipe = new Recipe(plan);
    recipe.#fitted = fitted;
    return recipe;
  }

  get #ready(): Fitted {
    if (!this.#fitted) throw new DataError('the recipe must be fitted first: recipe.fit(table, trainRows)');
    return this.#fitted;
  }

  /** Learns all steps and gives, if wanted, what they make of the training rows. */
  #learn(
    table: Table,
    trainRows: ArrayLike<number> | undefined,
    wanted: boolean,
  ): { kept: Int32Array; groups: Group[] } {
    onlyTable(table);
    const rows = rowIndices(trainRows, table.rowCount);
    const used = this.plan.columns.filter(({ use }) => use);
    if (!used.length) throw new DataError('the recipe uses no column; at least one is needed to learn from');
    if (!rows.length) throw new DataError('there are no training rows');
    const fit = fitTarget(table, rows, this.plan.target);
    const { target, problems } = fit;
    const windows = this.plan.windows && fitWindows(table, this.plan.windows);
    // A row of a series is worth knowing even if its own answer is not known, and that of others is not its own.
    const kept = windows ? rows : fit.kept;
    const answers = windows ? undefined : fit.answers;
    const plans = this.plan.joint ?? [];
    const read = used.map(({ column, type }) => {
      const given = readLike(table, column, type);
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
    const arrays = new ArrayInputs();
    prepare({ inputs, joint }, read, places, kept, { arrays });
    if (Object.hasOwn(arrays.shapes, flatInput) && featureNames.length > Object.keys(arrays.shapes).length)
      throw new DataError(
        `column ${shown(flatInput)} becomes an input of its own, but that is the name of the input that all numbers are in; rename the column`,
      );
    for (const step of [...inputs, ...joint].flatMap(({ steps }) => steps))
      for (const { column, message } of step.warnings)
        problems.push({
          kind: 'preparation',
          column,
          message: `${step.description.name}: column ${shown(column)} ${message}`,
        });
    this.#fitted = { inputs, joint, target, featureNames };
    if (arrays.any) this.#fitted.arrays = arrays.shapes;
    if (windows) this.#fitted.windows = windows;
    this.problems = problems;
    return { kept, groups };
  }

  /** The columns of a table, read as those of training; problems of the asked rows are told. */
  #adapted(table: Table, rows: Int32Array, problems: Problem[]): Column[] {
    return this.#ready.inputs.map((pipeline) => adapted(pipeline, table, rows, problems));
  }

  /** Inputs of some rows of columns as they are read, by name. */
  #prepared(columns: readonly Column[], rows: Int32Array, problems: Problem[]): NamedTensors {
    const { featureNames, arrays: shapes = {} } = this.#ready;
    const width = featureNames.length - Object.keys(shapes).length;
    const tensor = {
      data: zeros(rows.length, width, 'let the steps make fewer inputs, or take fewer rows'),
      shape: [rows.length, width],
    };
    const arrays = new ArrayInputs(rows.length);
    prepare(this.#ready, columns, rows, rows, { tensor, arrays }, problems);
    return width || !arrays.any ? { [flatInput]: tensor, ...arrays.tensors } : arrays.tensors;
  }

  /** Inputs and answers of all windows over the wanted rows, and over no other row. */
  #windowed(
    table: Table,
    wanted: Int32Array,
    target: FittedTarget | undefined,
  ): PreparedTable<Tensor | NamedTensors> {
    const { featureNames, windows } = this.#ready;
    const problems: Problem[] = [];
    const all = windowRows(wanted, table.rowCount, windows!.plan, {
      ...columnsOf(windows!, (pipeline) => adapted(pipeline, table, wanted, problems)),
      answers: !!target,
    });
    for (const problem of all.problems) problems.push(problem);
    const answer = target && targetValues(table, all.targets, target);
    for (const problem of answer?.problems ?? []) problems.push(problem);
    const series = answer ? withAnswers(all, answer.kept) : all;
    const used = Int32Array.from(new Set(series.rows));
    const prepared = this.#prepared(this.#adapted(table, used, problems), used, problems);
    const x = oneOrAll(gather(prepared, series, used));
    return { x, y: answer?.y, featureNames: [...featureNames], rows: series.ends, problems };
  }
}

/** A column of a table, read as that of training; problems of the asked rows are told. */
function adapted(pipeline: Pipeline, table: Table, rows: Int32Array, problems: Problem[]): Column {
  const { column, problems: found } = pipeline.adapt(table.column(pipeline.column), rows);
  for (const problem of found) problems.push(problem);
  return column;
}
