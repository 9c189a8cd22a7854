// What any kind of data must be able to do in the worker, and what stays there for the judgement.
import type { CleaningStep, TargetPrediction } from 'vitrine/data';
import type { Data, Plan, Prepared } from '../types.ts';
import type { Kind } from './api.ts';

/** The true answers, and the way back from a network's outputs to the target's words. */
export interface Bench {
  /** undefined for a number */
  classes: string[] | undefined;
  train: { y: Float32Array };
  test: { y: Float32Array; rows: Int32Array };
  inverse(output: Float32Array, rows: number): TargetPrediction;
}

/** Data of one kind, held in the worker. */
export interface Holding {
  /** of the last `prepare` */
  bench: Bench | undefined;
  describe(): Data;
  plan(target: string | undefined, kind: Kind | undefined, steps?: readonly CleaningStep[]): Plan;
  prepare(plan: Plan, steps?: readonly CleaningStep[]): Prepared;
}
