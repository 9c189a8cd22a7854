// What any kind of data must be able to do in the worker, and what stays there for the judgement.
import type { Cleaning, CleaningStep, RecipeJson, TargetPrediction, WindowPlan } from 'vitrine/data';
import type { Data, Plan, Prepared } from '../types.ts';
import type { Kind } from './api.ts';

/** The true answers, and the way back from a network's outputs to the target's words. */
export interface Bench {
  /** undefined for a number */
  classes: string[] | undefined;
  train: { y: Float32Array };
  test: { y: Float32Array; rows: Int32Array };
  inverse(output: Float32Array, rows: number): TargetPrediction;
  /** of a series: the target's value at the end of each held-out window, and when each answer is due */
  series?(): { last: (number | string)[]; times: string[] } | undefined;
  /** what turns raw examples into inputs, to be saved beside the model */
  toJSON(): RecipeJson;
  /** steps that were done to the data beforehand, with what they learned */
  readonly cleaning?: Cleaning;
}

/** Data of one kind, held in the worker. */
export interface Holding {
  readonly kind: Data['kind'];
  /** of the last `prepare` */
  bench: Bench | undefined;
  describe(): Data;
  /** @param windows of a series; null: not as one, undefined: as the data suggest */
  plan(target: string | undefined, kind: Kind | undefined, steps?: readonly CleaningStep[], windows?: WindowPlan | null): Plan;
  prepare(plan: Plan, steps?: readonly CleaningStep[]): Prepared;
}
