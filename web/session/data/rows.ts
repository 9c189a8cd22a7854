// A table held in the worker. From a plan to tensors: rows are split first, then everything is learned from the training rows alone.
import { changeType, DataError, profileColumn, Recipe, suggestRecipe, suggestTarget, type Column, type ColumnType, type NamedTensors, type PreparedTable, type Table as Rows, type WindowPlan } from 'vitrine/data';
import { count } from '../../numbers.ts';
import type { Part, Plan, Prepared, Table } from '../types.ts';
import type { Kind } from './api.ts';
import type { Holding } from './bench.ts';
import { describeTable } from './profile.ts';
import { RowBench } from './rowbench.ts';
import { splitByTime, suggestWindows } from './series.ts';
import { splitRows, type Parts } from './split.ts';
import type { TableRead } from './take.ts';

export class HeldTable implements Holding {
  constructor(
    readonly read: TableRead,
    public bench: RowBench | undefined = undefined,
  ) {}

  get table(): Rows {
    return this.read.table;
  }

  describe(): Table {
    return describeTable(this.read);
  }

  /** The same table with a column read as another type. */
  retyped(column: string, type: ColumnType): HeldTable {
    const { table, problems } = changeType(this.table, column, type);
    const others = this.read.problems.filter((problem) => problem.column !== column);
    return new HeldTable({ ...this.read, table, problems: [...others, ...problems], types: { ...this.read.types, [column]: type } }, this.bench);
  }

  plan(wanted: string | undefined, kind: Kind | undefined, asked?: WindowPlan | null): Plan {
    const { table } = this;
    if (table.rowCount < 2) throw new DataError('the table has one row; at least 2 are needed, one to learn from and one to judge by');
    const target = wanted ?? suggestTarget(table);
    if (target === undefined) throw new DataError('no column of this table can be predicted: each is an id, a constant, free text or nearly empty');
    const classes = kind === 'class' ? (profileColumn(table.column(target)).distinct === 2 ? 'binary' : 'multiclass') : undefined;
    const task = kind === 'number' ? 'regression' : classes;
    const rows = () => suggestRecipe(table, target, { task });
    const series = (windows: WindowPlan) => suggestRecipe(table, target, { task, windows });
    const likely = asked === undefined ? suggestWindows(table) : asked;
    // A class is seldom told by how it went on before, so only numbers are taken as a series unasked.
    const first = likely ? series(likely) : rows();
    const { plan } = likely && asked === undefined && first.plan.target!.task !== 'regression' ? rows() : first;
    return { columns: plan.columns, usual: plan.columns, target: plan.target!, testSize: 0.2, seed: 0, windows: plan.windows };
  }

  prepare(plan: Plan): Prepared {
    const { table } = this;
    const notes: string[] = [];
    const target = plan.target.column;
    const column = table.column(target);
    const rows = Int32Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !column.isMissing(row));
    const gone = table.rowCount - rows.length;
    if (gone) notes.push(`${count(gone)} ${gone === 1 ? 'row has' : 'rows have'} no ${target} and ${gone === 1 ? 'is' : 'are'} set aside.`);

    const labels = plan.target.task === 'regression' ? undefined : (row: number) => column.cell(row);
    const { windows } = plan;
    const parts = windows ? splitByTime(table, rows, plan.testSize, windows.time) : splitRows(rows, plan, labels, notes);
    const recipe = new Recipe({ columns: plan.columns, target: plan.target, ...(windows && { windows }) });
    const { train, validation, test } = tensorsOf(recipe, table, parts);
    if (windows) notes.push(`The parts follow one another in time. Each example is ${windows.sequenceLength} rows in a row, so every part has ${windows.sequenceLength + (windows.horizon ?? 1) - 1} examples fewer than rows.`);
    const unknown = [...validation.problems, ...test.problems].filter(({ kind }) => kind === 'unknown class');
    notes.push(...unknown.slice(0, 3).map(({ message }) => `${message}.`));
    if (!test.rows.length) throw new DataError(`no held-out row has a class of ${target} that is also there to learn from; more rows are needed`);
    this.bench = new RowBench(table, recipe, target, { y: train.y!.data.slice() }, { y: test.y!.data.slice(), rows: test.rows });
    const features = recipe.getFeatureNamesOut();
    const words = wordsOf(plan, train.x.data);
    return {
      noun: windows ? 'window' : 'row',
      shape: train.x.shape.slice(1),
      features,
      reads: windows ? 'steps' : words ? 'words' : 'numbers',
      words,
      drifts: windows && plan.target.task === 'regression' && drifts(train, validation),
      classes: recipe.classes ?? null,
      classCounts: recipe.classes ? classCounts(column, rows, recipe.classes) : null,
      stratified: parts.stratified,
      train: part(train),
      validation: part(validation),
      test: part(test),
      notes,
    };
  }
}

/** One tensor for each part. @throws DataError if the columns become several inputs, which layers in a row cannot take */
function tensorsOf(recipe: Recipe, table: Rows, { train, validation, test }: Parts): Record<'train' | 'validation' | 'test', PreparedTable> {
  const first = recipe.fitTransform<PreparedTable['x'] | NamedTensors>(table, train);
  if (!('data' in first.x) || !ArrayBuffer.isView(first.x.data)) {
    const arrays = Object.keys(first.x).filter((name) => name !== 'features');
    throw new DataError(`word numbers or pictures must be the network's only input here, but ${arrays.join(' and ')} ${arrays.length > 1 ? 'are' : 'is'} read beside other columns; take a text by its counted words (TfidfVectorizer), or leave the other columns out`);
  }
  const [second, third] = [validation, test].map((part) => (part.length ? recipe.transform(table, part) : { ...(first as PreparedTable), x: { data: new Float32Array(), shape: [0] }, y: { data: new Float32Array(), shape: [0] }, rows: part, problems: [] }));
  return { train: first as PreparedTable, validation: second, test: third };
}

/** How many word numbers there are, if a text is read as such: those of the vocabulary, padding and unknown words. */
function wordsOf({ columns }: Plan, x: Float32Array): number | undefined {
  const step = columns.filter(({ use }) => use).flatMap(({ steps }) => steps).find(({ name }) => name === 'TokenEncoder');
  if (!step) return undefined;
  return (step.options?.maxTokens as number | null | undefined) ?? x.reduce((most, word) => Math.max(most, word), 1) + 1;
}

/** Whether the targets go on far from where those of training lie, which have mean 0 and deviation 1. */
function drifts(train: PreparedTable, validation: PreparedTable): boolean {
  const mean = ({ y }: PreparedTable) => y!.data.reduce((sum, value) => sum + value, 0) / Math.max(1, y!.data.length);
  const [from, to] = [mean(train), mean(validation)];
  const spread = Math.sqrt(train.y!.data.reduce((sum, value) => sum + (value - from) ** 2, 0) / train.y!.data.length);
  return validation.y!.data.length > 0 && Math.abs(to - from) > 1.2 * spread;
}

const part = ({ x, y, rows }: PreparedTable): Part => ({ x: x.data, y: y!.data, rows: rows.length });

/** How often each class comes, all in one pass. */
function classCounts(column: Column, rows: Int32Array, classes: readonly string[]): number[] {
  const counts = new Map(classes.map((name) => [name, 0]));
  for (const row of rows) {
    const name = column.cell(row);
    const seen = counts.get(name);
    if (seen !== undefined) counts.set(name, seen + 1);
  }
  return [...counts.values()];
}
