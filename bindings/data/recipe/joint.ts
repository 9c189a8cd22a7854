// Joint steps: what the steps of single columns have made goes on through steps that see several of them at once.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { count, DataError, hint, listed, shown } from '../error.js';
import { makeTransformer } from '../transformers/index.js';
import type { Transformer, Unseen } from '../transformers/transformer.js';
import { applySteps, fitSteps } from './pipeline.js';
import type { JointPlan } from './plan.js';

/** Joint steps that have learned, with the names of the columns whose inputs they take. */
export interface FittedJoint {
  columns: string[];
  steps: Transformer[];
}

/** What has become of one column, or of several that joint steps took together. */
export interface Group {
  /** the table's columns that it stems from */
  columns: string[];
  inputs: Column[];
}

/**
 * Fits joint steps one after the other on the training rows' groups.
 * @param numeric names of the columns that are stored as numbers
 * @param wanted whether what the last of them makes is needed
 */
export function fitJoint(
  plans: readonly JointPlan[],
  groups: Group[],
  numeric: ReadonlySet<string>,
  target: Column | undefined,
  wanted: boolean,
): { joint: FittedJoint[]; groups: Group[] } {
  const all = groups.flatMap(({ columns }) => columns);
  const joint = plans.map((plan, i) => {
    const columns = chosen(plan, i, all, numeric);
    const steps = plan.steps.map(({ name, options }) => makeTransformer(name, options));
    const place = `joint[${i}]`;
    groups = through(groups, columns, place, (inputs) =>
      fitSteps(steps, inputs, target, wanted || i < plans.length - 1),
    );
    return { columns, steps };
  });
  return { joint, groups };
}

/** The groups after fitted joint steps. */
export function applyJoint(joint: readonly FittedJoint[], groups: Group[], unseen?: Unseen[]): Group[] {
  joint.forEach(({ columns, steps }, i) => {
    groups = through(groups, columns, `joint[${i}]`, (inputs) => applySteps(steps, inputs, unseen));
  });
  return groups;
}

/** Names of the inputs after fitted joint steps, given those of each column. */
export function jointNames(
  joint: readonly FittedJoint[],
  names: readonly { column: string; names: string[] }[],
): string[] {
  let groups = names.map(({ column, names }) => ({ columns: [column], names }));
  for (const { columns, steps } of joint) {
    const taken = groups.filter((group) => group.columns.some((name) => columns.includes(name)));
    const last = steps.at(-1);
    const merged = {
      columns: taken.flatMap((group) => group.columns),
      names: last ? last.getFeatureNamesOut() : taken.flatMap((group) => group.names),
    };
    groups = groups.flatMap((group) =>
      group === taken[0] ? [merged] : taken.includes(group) ? [] : [group],
    );
  }
  return unique(groups.flatMap(({ names }) => names));
}

/** The second of two equal names gets a number: `pca0_2`. */
function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; seen.has(free); number++) free = `${name}_${number}`;
    seen.add(free);
    return free;
  });
}

/** Puts what the chosen columns have become through `work`; the outcome stands where the first of them stood. */
function through(
  groups: readonly Group[],
  columns: readonly string[],
  place: string,
  work: (inputs: Column[]) => Column[],
): Group[] {
  const taken = groups.filter((group) => group.columns.some((name) => columns.includes(name)));
  for (const group of taken) {
    const left = group.columns.find((name) => !columns.includes(name));
    if (left !== undefined)
      throw new DataError(
        `${place} takes ${listed(group.columns.filter((name) => columns.includes(name)))} without ${shown(left)}, but an earlier joint step has made one set of inputs of them; take all or none`,
      );
  }
  const merged = {
    columns: taken.flatMap((group) => group.columns),
    inputs: work(taken.flatMap(({ inputs }) => inputs)),
  };
  return groups.flatMap((group) => (group === taken[0] ? [merged] : taken.includes(group) ? [] : [group]));
}

function chosen(
  { columns, steps }: JointPlan,
  i: number,
  all: readonly string[],
  numeric: ReadonlySet<string>,
): string[] {
  const place = `joint[${i}]`;
  if (!Array.isArray(steps))
    throw new DataError(`${place}.steps must be a list of steps, got ${shown(steps)}`);
  if (columns === 'all') return [...all];
  if (columns === 'numbers') {
    const found = all.filter((name) => numeric.has(name));
    if (found.length) return found;
    throw new DataError(
      `${place} takes the columns of numbers, but none of ${count(all.length, 'used column')} is one`,
    );
  }
  if (!Array.isArray(columns) || !columns.length)
    throw new DataError(
      `${place}.columns must be a list of names, "numbers" or "all", got ${shown(columns)}`,
    );
  for (const name of columns)
    if (!all.includes(name))
      throw new DataError(
        `${place} takes column ${shown(name)}, which the recipe doesn't use${hint(name, all)}`,
      );
  return [...columns];
}

/** The columns of the given ones that are stored as numbers. */
export const numericNames = (columns: readonly Column[]) =>
  new Set(columns.filter((column) => column instanceof NumberColumn).map(({ name }) => name));
