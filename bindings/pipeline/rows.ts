// From what people have at hand (typed rows, CSV, a table) to a network's inputs by a recipe.
import type { Cleaning } from '../data/cleaning/cleaning.js';
import { columnTypes, type ColumnType } from '../data/columns/index.js';
import { TextColumn } from '../data/columns/text.js';
import { DataError, shown } from '../data/error.js';
import type { Problem } from '../data/problem.js';
import { tableFromRecords } from '../data/read/records.js';
import { readTable } from '../data/read/readtable.js';
import { checkRecords, unknownColumns } from '../data/recipe/assemble.js';
import type { NamedTensors } from '../data/recipe/inputs.js';
import { recordObjects } from '../data/recipe/mediarecords.js';
import type { ColumnPlan } from '../data/recipe/plan.js';
import type { Recipe } from '../data/recipe/recipe.js';
import { Table } from '../data/table.js';
import type { Tensor } from '../tensor.js';

/** Rows as objects, a CSV text whose first line names the columns, or a table. */
export type Rows = readonly Readonly<Record<string, unknown>>[] | string | Table;

export interface PreparedRows {
  x: Tensor | NamedTensors;
  /** index of the given row (from 0) that each row of x is of */
  rows: Int32Array;
  problems: Problem[];
}

/** Cleans and prepares; every row stays. @throws DataError for rows of another kind, or without a column that the recipe needs */
export function prepareRows(given: Rows, recipe: Recipe, cleaning: Cleaning | undefined): PreparedRows {
  if (typeof given !== 'string' && !(given instanceof Table) && !Array.isArray(given))
    throw new DataError(`rows must be a list of objects, a CSV text or a table, got ${shown(given)}`);
  const rowCount = given instanceof Table ? given.rowCount : given.length;
  if (typeof given !== 'string' && !rowCount) throw new DataError('there are no rows to answer for');
  if (Array.isArray(given) && !cleaning) {
    const { x, rows, problems } = recipe.transformRecords<Tensor | NamedTensors>(
      given as Record<string, unknown>[],
    );
    return { x, rows, problems };
  }
  if (Array.isArray(given)) checkRecords(given);
  const { table, problems } = tableOf(given, recipe);
  const needed = recipe.plan.columns.filter(({ use }) => use).map(({ column }) => column);
  const inputs = new Set(cleaning?.inputNames);
  if (Array.isArray(given))
    problems.push(...unknownColumns(given as Record<string, unknown>[], recipe.plan, [...inputs]));
  const complete = (table: Table, names: readonly string[]) =>
    Array.isArray(given) ? withAll(table, names, problems) : table;
  // What typed rows lack is a gap like any other, which cleaning may fill; what cleaning makes is not asked for before.
  const raw = complete(
    table,
    needed.filter((name) => inputs.has(name)),
  );
  const cleaned = cleaning?.replay(raw, { keepRows: true });
  const whole = complete(cleaned?.table ?? raw, needed);
  const {
    x,
    rows,
    problems: found,
  } = recipe.transform<Tensor | NamedTensors>(whole, undefined, {
    target: false,
  });
  const origin = cleaned?.rows;
  return {
    x,
    rows: origin ? rows.map((row) => origin[row]!) : rows,
    problems: [
      ...problems,
      ...(cleaned?.problems ?? []),
      ...(origin ? found.map((problem) => movedBack(problem, origin)) : found),
    ],
  };
}

function tableOf(given: Rows, recipe: Recipe): { table: Table; problems: Problem[] } {
  if (given instanceof Table) return { table: given, problems: [] };
  const used = recipe.plan.columns.filter(({ use }) => use);
  if (typeof given !== 'string') return tableOfRecords(given, used);
  // A table of few rows may not look as if it had a header, but one that names a known column has.
  const [first = ''] = given.trimStart().split(/\r?\n/, 1);
  return readTable(given, used.some(({ column }) => first.includes(column)) ? { header: true } : {});
}

/** Typed rows as a table; images, sounds and arrays stay the objects that they are. */
function tableOfRecords(
  records: readonly Readonly<Record<string, unknown>>[],
  used: readonly ColumnPlan[],
): { table: Table; problems: Problem[] } {
  const objects = used.filter(({ type }) => !(columnTypes as readonly ColumnType[]).includes(type));
  const plain = records.map((record) =>
    Object.fromEntries(
      Object.entries(Object(record)).filter(([name]) => objects.every(({ column }) => column !== name)),
    ),
  );
  const none = plain.every((record) => !Object.keys(record).length);
  const { table, problems } = none
    ? { table: new Table([], records.length), problems: [] }
    : tableFromRecords(plain);
  const columns = objects.map(({ column, type }) => recordObjects(records, column, type, problems));
  return { table: new Table([...table.columns, ...columns], records.length), problems };
}

/** The table with a column of missing cells for each of the names that the rows lack. */
function withAll(table: Table, names: readonly string[], problems: Problem[]): Table {
  const lacking = names.filter((name) => !table.has(name));
  for (const column of lacking)
    problems.push({
      kind: 'missing column',
      column,
      message: `no row has ${shown(column)}; it is filled as a missing value`,
    });
  const empty = lacking.map((column) => new TextColumn(column, new Array<null>(table.rowCount).fill(null)));
  return new Table([...table.columns, ...empty], table.rowCount);
}

/** Row numbers of a cleaned table as those of the rows that were given. */
const movedBack = (problem: Problem, origin: ArrayLike<number>): Problem =>
  problem.row === undefined ? problem : { ...problem, row: origin[problem.row - 1]! + 1 };
