// Joint steps of a plan, as far as the columns that they name are still used.
import type { JointPlan, Plan } from './types.ts';

export function usedJoint({ columns, joint = [] }: Pick<Plan, 'columns' | 'joint'>): JointPlan[] {
  const used = new Set(columns.filter(({ use }) => use).map(({ column }) => column));
  return joint.flatMap((one) => {
    if (!one.steps.length) return [];
    if (typeof one.columns === 'string') return [one];
    const left = one.columns.filter((column) => used.has(column));
    return left.length ? [{ ...one, columns: left }] : [];
  });
}
