// Cross-validation without leaks: every fold gets a recipe of its own that has learned from its training rows alone.
import { DataError, shown } from '../error.js';
import { checkPlan } from '../recipe/checkplan.js';
import type { RecipePlan } from '../recipe/plan.js';
import { Recipe, type PreparedTable } from '../recipe/recipe.js';
import { rowIndices } from '../rowindices.js';
import { onlyTable, type Table } from '../table.js';
import type { Split } from './rows.js';
import { Splitter, type SplitInput } from './splitter.js';

export interface Fold {
  /** from 0 */
  index: number;
  /** fitted on the fold's training rows; turns predictions back into words and units */
  recipe: Recipe;
  train: PreparedTable;
  test: PreparedTable;
}

/**
 * Calls back for each fold, one after the other, and gives what the calls give.
 * @param plan a recipe or its plan; it is not changed
 * @param folds a splitter such as `new StratifiedKFold()`, or a list of splits
 * @param callback gets the fold's tensors; may be asynchronous: train a model on `train`, judge it by `test`
 * @param input classes and groups for the splitter; a stratified one takes the plan's target if none are given
 */
export async function crossValidate<Result>(
  table: Table,
  plan: RecipePlan | Recipe,
  folds: Splitter | readonly Split[],
  callback: (fold: Fold) => Result | Promise<Result>,
  input: SplitInput = {},
): Promise<Result[]> {
  onlyTable(table);
  const given = plan instanceof Recipe ? plan.plan : plan;
  checkPlan(given);
  if (!isList(folds) && !(folds instanceof Splitter))
    throw new DataError(
      `folds must be a splitter such as new KFold() or a list of splits, got ${shown(folds)}`,
    );
  if (typeof callback !== 'function')
    throw new DataError(`crossValidate needs a function to call for each fold, got ${shown(callback)}`);
  const target = given.target?.column;
  const splits = isList(folds)
    ? folds
    : folds.split(table, target === undefined ? input : { y: target, ...input });
  if (!splits.length)
    throw new DataError(`folds must be a splitter or at least one split, got ${shown(folds)}`);
  const results: Result[] = [];
  for (const [index, split] of splits.entries()) {
    if (!split?.train || !split.test)
      throw new DataError(`folds[${index}] must be a split, { train, test }, got ${shown(split)}`);
    const [train, test] = [split.train, split.test].map((rows) => rowIndices(rows, table.rowCount)) as [
      Int32Array,
      Int32Array,
    ];
    const shared = new Set(train);
    const leak = test.findIndex((row) => shared.has(row));
    if (leak >= 0)
      throw new DataError(
        `folds[${index}] has row ${test[leak]! + 1} in its training part and in its test part`,
      );
    const recipe = new Recipe(given);
    const learned = recipe.fitTransform(table, train);
    results.push(await callback({ index, recipe, train: learned, test: recipe.transform(table, test) }));
  }
  return results;
}

const isList = (folds: Splitter | readonly Split[]): folds is readonly Split[] => Array.isArray(folds);
