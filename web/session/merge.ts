// A plan for changed data: the usual one, with all that a person has decided about what is still there.
import type { Kind } from './data/api.ts';
import type { CleaningStep, JointPlan, Plan, WindowPlan } from './types.ts';

type Steps = readonly CleaningStep[];
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a column is called after other steps: back through the old renamings, forth through the new. */
export function follow(before: Steps, after: Steps): (name: string) => string {
  const maps = (steps: Steps) =>
    steps.filter(({ name, off }) => name === 'rename' && !off).map(({ options }) => Object.entries(Object(options?.columns) as Record<string, string>));
  const back = maps(before).reverse();
  const forth = maps(after);
  return (name) => {
    for (const pairs of back) name = pairs.find(([, to]) => to === name)?.[0] ?? name;
    for (const pairs of forth) name = pairs.find(([from]) => from === name)?.[1] ?? name;
    return name;
  };
}

/** @param now what a column of before is called now */
export function merge(usual: Plan, before: Plan | undefined, now: (name: string) => string): Plan {
  if (!before) return usual;
  const named = <T extends { column: string }>(list: T[]) => new Map(list.map((one) => [now(one.column), { ...one, column: now(one.column) }]));
  const [decided, suggested] = [named(before.columns), named(before.usual)];
  const columns = usual.columns.map((one) => {
    const was = decided.get(one.column);
    return was && was.type === one.type && !same(was, suggested.get(one.column)) ? was : one;
  });
  const { column, type, task } = usual.target;
  const kept = now(before.target.column) === column && before.target.type === type && before.target.task === task;
  const target = kept ? { ...before.target, column } : usual.target;
  return {
    ...usual,
    columns,
    target,
    ...jointOf(before, columns, now),
    ...splitOf(usual, before, now, column),
    testSize: before.testSize,
    validationSize: before.validationSize,
    seed: before.seed,
  };
}

function jointOf({ joint }: Plan, columns: Plan['columns'], now: (name: string) => string): { joint?: JointPlan[] } {
  if (!joint) return {};
  const there = new Set(columns.map(({ column }) => column));
  const kept = joint.map((one) => (typeof one.columns === 'string' ? one : { ...one, columns: one.columns.map(now).filter((name) => there.has(name)) }));
  return { joint: kept.filter(({ columns }) => columns.length) };
}

/** Groups and times stay if their column does; chance stays where classes still are classes. */
function splitOf(usual: Plan, before: Plan, now: (name: string) => string, target: string): Pick<Plan, 'method' | 'by'> {
  if (usual.windows || before.windows) return { method: usual.method, by: usual.by }; // a series is always split by time
  const by = before.by === undefined ? undefined : now(before.by);
  if (by !== undefined && (by === target || usual.columns.some(({ column }) => column === by))) return { method: before.method, by };
  return { method: before.method === 'random' && before.target.task !== 'regression' ? 'random' : usual.method };
}

/** How a series is read, if the columns are still there; undefined: as the data suggest. */
export function windowsOf(plan: Plan | undefined, now: (name: string) => string): WindowPlan | null | undefined {
  if (!plan?.windows) return plan && null;
  const { time } = plan.windows;
  return { ...plan.windows, ...(time !== undefined && { time: now(time) }) };
}

/** The kind of answer, if a person has chosen it. */
export function kindOf({ target }: Plan): Kind | undefined {
  if (target.reason !== 'as chosen') return undefined;
  return target.task === 'regression' ? 'number' : 'class';
}
