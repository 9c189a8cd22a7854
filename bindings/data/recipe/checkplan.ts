// A plan's form, checked before anything is learned: plans come from files, forms and people's hands.
import { storages, type ColumnType } from '../columns/index.js';
import { DataError, oneOf, onlyOptions, shown } from '../error.js';
import { tasks, type RecipePlan } from './plan.js';

/** @throws DataError for what is no plan, a column planned twice, or a target that would be its own input */
export function checkPlan(plan: unknown): asserts plan is RecipePlan {
  const { columns, joint, target } = fields(plan, 'plan', ['columns', 'joint', 'target', 'windows']);
  const names = new Set<unknown>();
  list(columns, 'plan.columns').forEach((one, i) => {
    const place = `plan.columns[${i}]`;
    const column = fields(one, place, ['column', 'type', 'use', 'reason', 'steps']);
    checkColumn(column, place);
    if (typeof column.use !== 'boolean')
      throw new DataError(`${place}.use must be true or false, got ${shown(column.use)}`);
    if (names.has(column.column))
      throw new DataError(`plan.columns has ${shown(column.column)} twice; one column has one plan`);
    names.add(column.column);
  });
  if (joint !== undefined)
    list(joint, 'plan.joint').forEach((one, i) => {
      const place = `joint[${i}]`;
      checkSteps(fields(one, place, ['columns', 'steps']).steps, `${place}.steps`);
    });
  if (target === undefined) return;
  const given = fields(target, 'plan.target', ['column', 'type', 'task', 'reason', 'steps']);
  checkColumn(given, 'plan.target');
  oneOf(given.task, tasks, 'plan.target.task');
  const own = (plan as RecipePlan).columns.find(({ column }) => column === given.column);
  if (own?.use && !(plan as RecipePlan).windows)
    throw new DataError(
      `column ${shown(given.column)} is the target and can't be an input too; a network would only copy the answer`,
    );
}

function checkColumn({ column, type, steps }: Record<string, unknown>, place: string): void {
  if (typeof column !== 'string')
    throw new DataError(`${place}.column must be the name of a column, got ${shown(column)}`);
  oneOf(type, Object.keys(storages) as ColumnType[], `${place}.type`);
  checkSteps(steps, `${place}.steps`);
}

function checkSteps(steps: unknown, place: string): void {
  list(steps, place).forEach((step, i) => {
    const { name, options = {} } = fields(step, `${place}[${i}]`, ['name', 'options']);
    if (typeof name !== 'string')
      throw new DataError(`${place}[${i}].name must be the name of a step, got ${shown(name)}`);
    if (typeof options !== 'object' || options === null || Array.isArray(options))
      throw new DataError(`${place}[${i}].options must be an object, got ${shown(options)}`);
    // JSON has no such numbers and would forget them.
    for (const [key, value] of Object.entries(options))
      if ([value].flat().some((one) => typeof one === 'number' && !Number.isFinite(one)))
        throw new DataError(`${name}.${key} must be a finite number, got ${shown(value)}`);
  });
}

function list(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new DataError(`${place} must be a list, got ${shown(value)}`);
  return value;
}

function fields(value: unknown, place: string, names: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DataError(`${place} must be an object, got ${shown(value)}`);
  onlyOptions(value, names, place);
  return value as Record<string, unknown>;
}
