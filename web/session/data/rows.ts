// A table held in the worker. From a plan to tensors: rows are split first, then everything is learned from the training rows alone.
import { changeType, DataError, profileColumn, Recipe, suggestRecipe, suggestTarget, type Column, type ColumnType, type PreparedTable, type Table as Rows } from 'vitrine/data';
import { count } from '../../numbers.ts';
import type { Part, Plan, Prepared, Table } from '../types.ts';
import type { Kind } from './api.ts';
import type { Holding } from './bench.ts';
import { describeTable } from './profile.ts';
import { RowBench } from './rowbench.ts';
import { splitRows } from './split.ts';
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

  plan(wanted: string | undefined, kind: Kind | undefined): Plan {
    const { table } = this;
    if (table.rowCount < 2) throw new DataError('the table has one row; at least 2 are needed, one to learn from and one to judge by');
    const target = wanted ?? suggestTarget(table);
    if (target === undefined) throw new DataError('no column of this table can be predicted: each is an id, a constant, free text or nearly empty');
    const classes = kind === 'class' ? (profileColumn(table.column(target)).distinct === 2 ? 'binary' : 'multiclass') : undefined;
    const { plan } = suggestRecipe(table, target, { task: kind === 'number' ? 'regression' : classes });
    return { columns: plan.columns, usual: plan.columns, target: plan.target!, testSize: 0.2, seed: 0 };
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
    const parts = splitRows(rows, plan, labels, notes);
    const recipe = new Recipe({ columns: plan.columns, target: plan.target });
    const train = recipe.fitTransform(table, parts.train);
    const [validation, test] = [parts.validation, parts.test].map((part) => recipe.transform(table, part));
    const unknown = [...validation.problems, ...test.problems].filter(({ kind }) => kind === 'unknown class');
    notes.push(...unknown.slice(0, 3).map(({ message }) => `${message}.`));
    if (!test.rows.length) throw new DataError(`no held-out row has a class of ${target} that is also there to learn from; more rows are needed`);
    this.bench = new RowBench(table, recipe, target, { y: train.y!.data.slice() }, { y: test.y!.data.slice(), rows: test.rows });
    const features = recipe.getFeatureNamesOut();
    return {
      noun: 'row',
      shape: [features.length],
      features,
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
