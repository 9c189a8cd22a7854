// Is the target told by one column alone? Then the column was most likely written down with or after the answer.
import type { Column } from '../../columns/index.js';
import { comparable } from '../../columns/comparable.js';
import { shown } from '../../error.js';
import { spearman } from '../../profile/pairs/correlation.js';
import type { Diagnosis } from '../finding.js';
import { leaveOut, percent, type Check, type Scene } from '../scene.js';

/** From here on a column tells the target as well as the target itself would. */
const tellsAll = 0.98;
/** Fewer rows show nothing. */
const leastRows = 20;

export const determined: Check = {
  kinds: ['target copied', 'target determined'],
  look(scene) {
    const { target } = scene;
    if (!target || scene.profile(target).distinct < 2) return [];
    return scene.inputs.flatMap((column) => look(scene, column, target) ?? []);
  },
};

function look(scene: Scene, column: Column, target: Column): Diagnosis | undefined {
  const rows = scene.sample.filter((row) => !column.isMissing(row));
  if (rows.length < Math.max(leastRows, 0.2 * scene.sample.length)) return undefined;
  const name = shown(column.name);
  const goal = shown(target.name);
  if (isCopy(column, target, rows))
    return {
      kind: 'target copied',
      weight: 1,
      columns: [column.name, target.name],
      message: `${name} is the target ${goal} in other words: each of its values goes with one of the target's`,
      where: `${name} beside ${goal} in all rows`,
      why: 'The network would copy the answer from there. For new rows the answer is not known, so the column is not there either.',
      fix: leaveOut(column.name, `it is a copy of the target ${target.name}`),
    };
  const skill =
    scene.task === 'regression' ? ofNumbers(column, target, rows) : ofClasses(column, target, rows);
  if (!(skill >= tellsAll)) return undefined;
  return {
    kind: 'target determined',
    weight: 0.95,
    columns: [column.name, target.name],
    message: `${name} alone tells the target ${goal} nearly always (${percent(skill)} of what there is to tell)`,
    where: `${name} beside ${goal}`,
    why: 'Real causes are seldom that good. If the column is written down together with the answer or after it, it will be missing or worthless for new rows.',
    fix: leaveOut(column.name, `it alone tells the target ${target.name}`),
  };
}

/** One to one, in nearly all rows, with values that come again. */
function isCopy(column: Column, target: Column, rows: Int32Array): boolean {
  const [x, y] = [comparable(column), comparable(target)];
  const [there, back] = [new Map<unknown, unknown>(), new Map<unknown, unknown>()];
  let [again, equal, wrong] = [0, 0, 0];
  for (const row of rows) {
    const [a, b] = [x[row]!, y[row]!];
    if (a === b && column.storage === target.storage && column.storage !== 'category') equal++;
    if (there.has(a) || back.has(b)) {
      again++;
      if (there.get(a) !== b || back.get(b) !== a) wrong++;
    } else {
      there.set(a, b);
      back.set(b, a);
    }
  }
  return equal >= 0.999 * rows.length || (again >= 0.5 * rows.length && wrong <= 0.001 * again);
}

/**
 * How much better than always saying the commonest class the column does, from 0 to 1: a number says the class of the row with the
 * nearest number, a category that of the other rows of its category.
 */
function ofClasses(column: Column, target: Column, rows: Int32Array): number {
  const [x, y] = [comparable(column), comparable(target)];
  const counts = new Map<unknown, number>();
  for (const row of rows) counts.set(y[row], (counts.get(y[row]) ?? 0) + 1);
  const base = Math.max(...counts.values()) / rows.length;
  if (base === 1) return NaN;
  const right =
    column.storage === 'number' || column.storage === 'date' ? byNearest(x, y, rows) : byGroup(x, y, rows);
  return (right / rows.length - base) / (1 - base);
}

type Values = ArrayLike<number | string | null>;

/** Rows whose neighbours in the order of the column, on both sides, are of their class; half if one of them is. */
function byNearest(x: Values, y: Values, rows: Int32Array): number {
  const order = Array.from(rows).sort((a, b) => Number(x[a]) - Number(x[b]));
  let right = 0;
  order.forEach((row, i) => {
    const near = [order[i - 1], order[i + 1]].filter((other) => other !== undefined);
    right += near.filter((other) => y[other] === y[row]).length / near.length;
  });
  return right;
}

/** Rows whose class is the commonest among the other rows of their group. */
function byGroup(x: Values, y: Values, rows: Int32Array): number {
  const groups = new Map<unknown, Map<unknown, number>>();
  for (const row of rows) {
    let counts = groups.get(x[row]);
    if (!counts) groups.set(x[row], (counts = new Map()));
    counts.set(y[row], (counts.get(y[row]) ?? 0) + 1);
  }
  let right = 0;
  for (const counts of groups.values()) {
    const most = Math.max(...counts.values());
    if (most > 1) right += most;
  }
  return right;
}

/** Share of the target's spread that the column explains: by rank for numbers, else between groups, less what chance gives. */
function ofNumbers(column: Column, target: Column, rows: Int32Array): number {
  if (target.storage !== 'number') return NaN;
  const y = Float64Array.from(rows, (row) => target.values[row]!);
  if (column.storage === 'number' || column.storage === 'date') {
    const x = Float64Array.from(rows, (row) => column.values[row]!);
    return spearman(x, y) ** 2;
  }
  const cells = comparable(column);
  const groups = new Map<unknown, { n: number; sum: number }>();
  rows.forEach((row, i) => {
    const group = groups.get(cells[row]) ?? { n: 0, sum: 0 };
    groups.set(cells[row], { n: group.n + 1, sum: group.sum + y[i]! });
  });
  if (groups.size > 0.5 * rows.length) return NaN;
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  let [within, all] = [0, 0];
  rows.forEach((row, i) => {
    const { n, sum } = groups.get(cells[row])!;
    within += (y[i]! - sum / n) ** 2;
    all += (y[i]! - mean) ** 2;
  });
  return 1 - within / (rows.length - groups.size) / (all / (rows.length - 1));
}
