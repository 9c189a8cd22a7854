// From a plan to tensors: rows are split first, then everything is learned from the training rows alone.
import { DataError, profileColumn, Recipe, suggestRecipe, suggestTarget, trainTestSplit, type PreparedTable, type Table } from 'vitrine/data';
import { count } from '../../numbers.ts';
import type { Part, Plan, Prepared } from '../types.ts';
import type { Kind } from './api.ts';

/** What stays in the worker for judging and predicting. */
export interface Bench {
  table: Table;
  recipe: Recipe;
  target: string;
  train: { y: Float32Array };
  test: { y: Float32Array; rows: Int32Array };
}

export function planFor(table: Table, wanted: string | undefined, kind: Kind | undefined): Plan {
  if (table.rowCount < 2) throw new DataError('the table has one row; at least 2 are needed, one to learn from and one to judge by');
  const target = wanted ?? suggestTarget(table);
  if (target === undefined) throw new DataError('no column of this table can be predicted: each is an id, a constant, free text or nearly empty');
  const classes = kind === 'class' ? (profileColumn(table.column(target)).distinct === 2 ? 'binary' : 'multiclass') : undefined;
  const { plan } = suggestRecipe(table, target, { task: kind === 'number' ? 'regression' : classes });
  return { columns: plan.columns, usual: plan.columns, target: plan.target!, testSize: 0.2, seed: 0 };
}

export function prepare(table: Table, plan: Plan): { prepared: Prepared; bench: Bench } {
  const notes: string[] = [];
  const target = plan.target.column;
  const column = table.column(target);
  const rows = Int32Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !column.isMissing(row));
  const gone = table.rowCount - rows.length;
  if (gone) notes.push(`${count(gone)} ${gone === 1 ? 'row has' : 'rows have'} no ${target} and ${gone === 1 ? 'is' : 'are'} set aside.`);

  const labels = plan.target.task === 'regression' ? undefined : (row: number) => column.cell(row);
  const outer = split(rows, plan.testSize, plan.seed, labels, notes);
  const inner = outer.train.length < 10 ? { train: outer.train, test: new Int32Array(), mixed: true } : split(outer.train, 0.2, plan.seed, labels, notes);

  const recipe = new Recipe({ columns: plan.columns, target: plan.target }).fit(table, inner.train);
  const [train, validation, test] = [inner.train, inner.test, outer.test].map((part) => recipe.transform(table, part));
  const unknown = [...validation.problems, ...test.problems].filter(({ kind }) => kind === 'unknown class');
  notes.push(...unknown.slice(0, 3).map(({ message }) => `${message}.`));
  if (!test.rows.length) throw new DataError(`no held-out row has a class of ${target} that is also there to learn from; more rows are needed`);
  const prepared: Prepared = {
    features: recipe.getFeatureNamesOut(),
    classes: recipe.classes ?? null,
    classCounts: recipe.classes?.map((name) => countOf(rows, (row) => column.cell(row) === name)) ?? null,
    stratified: labels !== undefined && outer.mixed && inner.mixed,
    train: part(train),
    validation: part(validation),
    test: part(test),
    notes,
  };
  return { prepared, bench: { table, recipe, target, train: { y: train.y!.data.slice() }, test: { y: test.y!.data.slice(), rows: test.rows } } };
}

const part = ({ x, y, rows }: PreparedTable): Part => ({ x: x.data, y: y!.data, rows: rows.length });
const countOf = (rows: Int32Array, holds: (row: number) => boolean) => rows.reduce((sum, row) => sum + Number(holds(row)), 0);

/** A seeded split with the same mix of classes in both parts, or without if a class is too rare for that. */
function split(rows: Int32Array, testSize: number, seed: number, labels: ((row: number) => string) | undefined, notes: string[]): { train: Int32Array; test: Int32Array; mixed: boolean } {
  const places = (indices: Int32Array) => indices.map((i) => rows[i]);
  const by = (stratify?: string[]) => {
    const { train, test } = trainTestSplit(rows.length, { testSize, seed, stratify });
    return { train: places(train), test: places(test), mixed: stratify !== undefined };
  };
  if (!labels) return by();
  try {
    return by(Array.from(rows, labels));
  } catch (error) {
    if (!(error instanceof DataError) || rows.length < 2) throw error;
    const note = `The classes could not be kept in proportion: ${error.message}.`;
    if (!notes.includes(note)) notes.push(note);
    return by();
  }
}
