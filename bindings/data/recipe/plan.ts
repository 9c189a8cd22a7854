// A recipe as plain data: what is done to each column, before anything is learned. Everything here can be changed by hand.
import type { ColumnType } from '../columns/index.js';
import type { WindowPlan } from './windows.js';

export type Task = 'binary' | 'multiclass' | 'regression';
export const tasks: readonly Task[] = ['binary', 'multiclass', 'regression'];

/** A preparation step: its class's name and options, as describeTransformers() lists them. */
export interface StepSpec {
  name: string;
  options?: Record<string, unknown>;
}

export interface ColumnPlan {
  column: string;
  /** the type the column is read as, whatever type it has in a table given later */
  type: ColumnType;
  /** whether the column is an input */
  use: boolean;
  /** why it is left out, if it is, in a sentence */
  reason?: string;
  /** done in this order; the last must give numbers */
  steps: StepSpec[];
}

export interface TargetPlan {
  column: string;
  type: ColumnType;
  task: Task;
  /** why it is this task, in a sentence */
  reason?: string;
  /** LabelEncoder for classes; any invertible steps for numbers */
  steps: StepSpec[];
}

/** Steps that see several columns at once: each takes all inputs that the columns' own steps have made. */
export interface JointPlan {
  /** names of columns that are used, 'numbers' for all that are stored as numbers, or 'all' */
  columns: string[] | 'numbers' | 'all';
  /** done in this order; their inputs stand where the first of the columns stood */
  steps: StepSpec[];
}

/** Cleaning is no part of it: it comes before, and a Pipeline holds both. */
export interface RecipePlan {
  columns: ColumnPlan[];
  /** done one after the other, behind the columns' own steps; a later one can take what an earlier one has made */
  joint?: JointPlan[];
  target?: TargetPlan;
  /**
   * For a time series: a row of the network is a window of the table's rows, and its answer comes from a later row. The target may be
   * among the columns too, which then tell its past.
   */
  windows?: WindowPlan;
}
