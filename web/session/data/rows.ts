// A table held in the worker. From steps and plan to tensors: rows are split first, then everything is learned from the training rows alone.
import {
  computeClassWeight,
  DataError,
  profileColumn,
  Recipe,
  storageOf,
  suggestRecipe,
  suggestTarget,
  type Cleaning,
  type CleaningStep,
  type Column,
  type PreparedTable,
  type Table as Rows,
  type WindowPlan,
} from 'vitrine/data';
import { count } from '../../numbers.ts';
import { usedJoint } from '../joint.ts';
import type { Cleaned, Part, Plan, Prepared, Table } from '../types.ts';
import type { Kind } from './api.ts';
import type { Holding } from './bench.ts';
import { Cleaner, type Clean } from './cleaner.ts';
import { describeTable } from './profile.ts';
import { RowBench } from './rowbench.ts';
import { splitByTime, suggestWindows } from './series.ts';
import { splitRows, type Keys, type Parts } from './split.ts';
import type { TableRead } from './take.ts';
import { drifts, tensorsOf, wordsOf } from './tensors.ts';

type Steps = readonly CleaningStep[];

export class HeldTable implements Holding {
  readonly kind = 'table';
  bench: RowBench | undefined;
  readonly cleaner: Cleaner;
  #shown: Clean;
  #described: Table | undefined;
  #version = 0;

  constructor(readonly read: TableRead) {
    this.cleaner = new Cleaner(read.table);
    this.#shown = this.cleaner.clean([]);
  }

  /** The table that the page sees: after its cleaning. */
  get table(): Rows {
    return this.#shown.table;
  }

  /** The cleaning with what it learned. */
  get fitted(): Cleaning {
    return this.#shown.cleaning;
  }

  describe(): Table {
    return (this.#described ??= describeTable({ ...this.read, table: this.table }));
  }

  /** Cleans by steps that learn from all rows, for as long as there is no split. */
  clean(steps: Steps): Cleaned {
    return this.#show(this.cleaner.clean(steps));
  }

  #show(clean: Clean): Cleaned {
    if (clean.table !== this.#shown.table) {
      this.#described = undefined;
      this.#version++;
    }
    this.#shown = clean;
    return { table: this.describe(), reports: clean.reports, version: this.#version };
  }

  /** The usual plan. A target that the steps have taken away is chosen anew. */
  plan(wanted: string | undefined, kind: Kind | undefined, steps: Steps = [], asked?: WindowPlan | null): Plan {
    const { table } = this.cleaner.clean(steps);
    if (table.rowCount < 2)
      throw new DataError(`the table has ${table.rowCount ? 'one row' : 'no row'}; at least 2 are needed, one to learn from and one to judge by`);
    const there = wanted !== undefined && table.has(wanted);
    const target = there ? wanted : suggestTarget(table);
    if (target === undefined) throw new DataError('no column of this table can be predicted: each is an id, a constant, free text or nearly empty');
    const task = taskOf(table.column(target), there ? kind : undefined);
    const rows = () => suggestRecipe(table, target, { task });
    const series = (windows: WindowPlan) => suggestRecipe(table, target, { task, windows });
    const likely = asked === undefined ? suggestWindows(table) : asked;
    // A class is seldom told by how it went on before, so only numbers are taken as a series unasked.
    const first = likely ? series(likely) : rows();
    const { plan } = likely && asked === undefined && first.plan.target!.task !== 'regression' ? rows() : first;
    const usual = { columns: plan.columns, usual: plan.columns, target: plan.target!, testSize: 0.2, validationSize: 0.2, seed: 0 };
    if (plan.windows) return { ...usual, method: 'time', by: plan.windows.time, windows: plan.windows };
    return { ...usual, method: plan.target!.task === 'regression' ? 'random' : 'stratified' };
  }

  prepare(plan: Plan, steps: Steps = []): Prepared {
    const notes: string[] = [];
    const first = this.cleaner.clean(steps);
    const { windows } = plan;
    const shared = windows ? splitByTime(first.table, plan, windows.time) : share(first.table, plan, notes);
    const clean = first.learns
      ? this.cleaner.learn(
          steps,
          shared.train.map((row) => first.rows[row]),
        )
      : first;
    const parts = first.learns ? moved(shared, first, clean) : shared;
    const cleaned = this.#show(clean);
    const { table } = clean;
    const target = plan.target.column;

    const recipe = new Recipe({ columns: plan.columns, joint: usedJoint(plan), target: plan.target, ...(windows && { windows }) });
    const { train, validation, test } = tensorsOf(recipe, table, parts);
    if (windows)
      notes.push(
        `The parts follow one another in time. Each window is ${windows.sequenceLength} rows in a row, so every part has ${windows.sequenceLength + (windows.horizon ?? 1) - 1} windows fewer than rows.`,
      );
    const unknown = [...validation.problems, ...test.problems].filter(({ kind }) => kind === 'unknown class');
    notes.push(...unknown.slice(0, 3).map(({ message }) => `${message}.`));
    if (!test.rows.length) throw new DataError(`no held-out row has a class of ${target} that is also there to learn from; more rows are needed`);
    this.bench = new RowBench(table, recipe, target, { y: train.y!.data.slice() }, { y: test.y!.data.slice(), rows: test.rows }, clean.cleaning, parts);
    const features = recipe.getFeatureNamesOut();
    const words = wordsOf(plan, train.x.data);
    const all = { train, validation, test };
    const classes = recipe.classes ?? null;
    const balance = classes ? Object.entries(all).map(([part, { y }]) => ({ part, counts: countsOf(y!.data, classes.length) })) : undefined;
    return {
      noun: windows ? 'window' : 'row',
      shape: train.x.shape.slice(1),
      features,
      reads: windows ? 'steps' : words ? 'words' : 'numbers',
      words,
      drifts: windows && plan.target.task === 'regression' && drifts(train, validation),
      classes,
      classCounts: classes && classes.map((_, i) => balance!.reduce((sum, { counts }) => sum + counts[i], 0)),
      stratified: parts.stratified,
      train: part(train),
      validation: part(validation),
      test: part(test),
      notes,
      balance,
      classWeights: classes ? Object.values(computeClassWeight('balanced', train.y!.data)) : undefined,
      cleaned,
    };
  }
}

const part = ({ x, y, rows }: PreparedTable): Part => ({ x: x.data, y: y!.data, rows: rows.length });

function countsOf(y: ArrayLike<number>, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (let row = 0; row < y.length; row++) counts[y[row]]++;
  return counts;
}

/** A number can only be predicted where numbers stand. */
function taskOf(column: Column, kind: Kind | undefined) {
  if (kind === 'class') return profileColumn(column).distinct === 2 ? 'binary' : 'multiclass';
  return kind === 'number' && storageOf(column.type) === 'number' ? 'regression' : undefined;
}

/** The three parts of the rows that can be learned from; what is set aside is told. */
function share(table: Rows, plan: Plan, notes: string[]): Parts {
  const target = plan.target.column;
  const answers = table.column(target);
  const by = plan.by !== undefined && table.has(plan.by) ? table.column(plan.by) : undefined;
  const known = (column: Column, rows: Int32Array) => {
    const left = rows.filter((row) => !column.isMissing(row));
    const gone = rows.length - left.length;
    if (gone) notes.push(`${count(gone)} ${gone === 1 ? 'row has' : 'rows have'} no ${column.name} and ${gone === 1 ? 'is' : 'are'} set aside.`);
    return left;
  };
  let rows = known(
    answers,
    Int32Array.from({ length: table.rowCount }, (_, row) => row),
  );
  if (by) rows = known(by, rows);
  const keys: Keys = {
    labels: plan.target.task === 'regression' ? undefined : (row) => answers.cell(row),
    groups: by && ((row) => by.cell(row)),
    time: by && (by.storage === 'date' || by.storage === 'number') ? (row) => by.values[row] : undefined,
  };
  if ((plan.method === 'group' && !keys.groups) || (plan.method === 'time' && !keys.time))
    throw new DataError(`rows can't be split by ${plan.method}: choose a column ${plan.method === 'time' ? 'of dates or numbers' : 'of groups'}`);
  return splitRows(rows, plan, keys, notes);
}

/** The same rows in a table that was cleaned anew; rows that are gone there are left out. */
function moved(parts: Parts, from: Clean, to: Clean): Parts {
  const places = new Map(Array.from(to.rows, (row, place) => [row, place]));
  const move = (rows: Int32Array) => rows.map((row) => places.get(from.rows[row]) ?? -1).filter((place) => place >= 0);
  return { ...parts, train: move(parts.train), validation: move(parts.validation), test: move(parts.test) };
}
