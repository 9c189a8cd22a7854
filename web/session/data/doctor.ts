// The doctor in the worker: looks at what was prepared last, and turns a remedy into what the page decides about.
import { applyFix, Cleaning, examine, type Diagnosis, type Fix, type SplitSettings } from 'vitrine/data';
import { usedJoint } from '../joint.ts';
import type { Network, Plan } from '../types.ts';
import type { Treated } from './api.ts';
import type { RowBench } from './rowbench.ts';

const recipePlan = (plan: Plan) => ({ columns: plan.columns, joint: usedJoint(plan), target: plan.target });

export function examineTable({ table, parts }: RowBench, plan: Plan, classWeight: Network['classWeight']): Diagnosis[] {
  return examine({
    table,
    plan: recipePlan(plan),
    split: { train: joined(parts.train, parts.validation), test: parts.test },
    settings: settingsOf(plan),
    training: { classWeight: classWeight ?? null },
  });
}

function joined(a: Int32Array, b: Int32Array): Int32Array {
  const all = new Int32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

export function treat(fix: Fix, { steps, plan, classWeight }: Treated): Treated {
  const after = applyFix(fix, {
    cleaning: new Cleaning(steps),
    plan: { ...recipePlan(plan), joint: plan.joint },
    split: settingsOf(plan),
    training: { classWeight: classWeight ?? null },
  });
  const { columns, joint, target } = after.plan;
  return {
    steps: after.cleaning.steps,
    plan: { ...plan, columns, joint, target: target!, ...methodOf(after.split, plan) },
    classWeight: after.training.classWeight,
  };
}

function settingsOf({ method, by, target, testSize, seed }: Plan): SplitSettings {
  const size = { testSize, seed };
  if (method === 'group') return { ...size, groups: by };
  if (method === 'time') return { ...size, time: by };
  return method === 'stratified' ? { ...size, stratify: target.column } : size;
}

function methodOf({ groups, time, stratify, testSize, seed }: SplitSettings, before: Plan): Pick<Plan, 'method' | 'by' | 'testSize' | 'seed'> {
  const method = groups ? 'group' : time ? 'time' : stratify ? 'stratified' : 'random';
  return { method, by: groups ?? time, testSize: testSize ?? before.testSize, seed: seed ?? before.seed };
}
