// From what people have at hand (typed rows, CSV, a table) to a network's inputs by a recipe.
import { DataError, shown } from '../data/error.js';
import type { Problem } from '../data/problem.js';
import { tableFromRecords } from '../data/read/records.js';
import { readTable } from '../data/read/readtable.js';
import type { NamedTensors } from '../data/recipe/inputs.js';
import type { Recipe } from '../data/recipe/recipe.js';
import { Table } from '../data/table.js';
import type { Tensor } from '../tensor.js';
import type { Cleaning } from './cleaning.js';

/** Rows as objects, a CSV text whose first line names the columns, or a table. */
export type Rows = readonly Readonly<Record<string, unknown>>[] | string | Table;

export interface PreparedRows {
  x: Tensor | NamedTensors;
  /** index of the given row (from 0) that each row of x is of */
  rows: Int32Array;
  problems: Problem[];
}

/** Cleans and prepares. @throws DataError for rows of another kind, or without a column that the recipe needs */
export function prepareRows(given: Rows, recipe: Recipe, cleaning: Cleaning | undefined): PreparedRows {
  if (typeof given !== 'string' && !(given instanceof Table) && !Array.isArray(given))
    throw new DataError(`rows must be a list of objects, a CSV text or a table, got ${shown(given)}`);
  if (Array.isArray(given) && !given.length) throw new DataError('there are no rows to answer for');
  if (Array.isArray(given) && !cleaning) {
    const { x, rows, problems } = recipe.transformRecords<Tensor | NamedTensors>(
      given as Record<string, unknown>[],
    );
    return { x, rows, problems };
  }
  const { table, problems } = tableOf(given, recipe);
  const result = cleaning?.replay(table) ?? table;
  const cleaned = result instanceof Table ? { table: result } : result;
  if (!cleaned.table.rowCount) throw new DataError('cleaning leaves no row to answer for');
  const prepared = recipe.transform<Tensor | NamedTensors>(cleaned.table, undefined, { target: false });
  const origin = 'rows' in cleaned ? cleaned.rows : undefined;
  return {
    x: prepared.x,
    rows: origin ? prepared.rows.map((row) => origin[row]!) : prepared.rows,
    problems: [
      ...problems,
      ...(('problems' in cleaned && cleaned.problems) || []),
      ...(origin ? prepared.problems.map((problem) => movedBack(problem, origin)) : prepared.problems),
    ],
  };
}

function tableOf(given: Rows, recipe: Recipe): { table: Table; problems: Problem[] } {
  if (given instanceof Table) return { table: given, problems: [] };
  if (typeof given !== 'string') return tableFromRecords(given);
  // A table of few rows may not look as if it had a header, but one that names a known column has.
  const [first = ''] = given.trimStart().split(/\r?\n/, 1);
  const names = recipe.plan.columns.map(({ column }) => column);
  return readTable(given, names.some((name) => first.includes(name)) ? { header: true } : {});
}

/** Row numbers of a cleaned table as those of the rows that were given. */
const movedBack = (problem: Problem, origin: ArrayLike<number>): Problem =>
  problem.row === undefined ? problem : { ...problem, row: origin[problem.row - 1]! + 1 };
