// What the doctor finds: what, where, why it matters, and a remedy that is plain data.
import type { CleaningStep } from '../cleaning/step.js';
import type { ColumnPlan, TargetPlan } from '../recipe/plan.js';

export type DiagnosisKind =
  | 'target copied'
  | 'target determined'
  | 'missing target'
  | 'rows in both parts'
  | 'groups in both parts'
  | 'duplicate rows'
  | 'time order ignored'
  | 'empty'
  | 'constant'
  | 'id'
  | 'mostly missing'
  | 'too many categories'
  | 'columns alike'
  | 'rare classes'
  | 'imbalance'
  | 'few rows'
  | 'unfilled gaps'
  | 'unscaled inputs'
  | 'outliers dominate'
  | 'skewed target';

/** How rows are split: the options of trainTestSplit, with columns by name. */
export interface SplitSettings {
  testSize?: number;
  seed?: number;
  shuffle?: boolean;
  stratify?: string;
  groups?: string;
  time?: string;
}

/** How a network shall be trained, as far as the data ask for it. */
export interface TrainingSettings {
  classWeight?: 'balanced' | null;
}

/** One change that a person can make with a click. */
export type Change =
  | { to: 'cleaning'; step: CleaningStep }
  | { to: 'column'; column: string; set: Partial<Omit<ColumnPlan, 'column'>> }
  | { to: 'target'; set: Partial<Omit<TargetPlan, 'column'>> }
  /** undefined takes a setting away */
  | { to: 'split'; set: { [K in keyof SplitSettings]: SplitSettings[K] | null } }
  | { to: 'training'; set: TrainingSettings };

export interface Fix {
  /** what a button says */
  label: string;
  changes: Change[];
}

export interface Diagnosis {
  kind: DiagnosisKind;
  /** from 0 to 1: 1 makes every score worthless, under 0.3 is a hint */
  weight: number;
  columns: string[];
  /** some of the rows that it is about, indices from 0, at most 20 */
  rows?: number[];
  /** what, in one sentence */
  message: string;
  /** where it is to be seen */
  where: string;
  /** what it means for learning */
  why: string;
  fix?: Fix;
}
