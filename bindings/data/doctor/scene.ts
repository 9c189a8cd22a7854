// What the checks look at: table, plan and split, and what can be asked about them.
import type { Column } from '../columns/index.js';
import type { RecipePlan, StepSpec, TargetPlan, Task } from '../recipe/plan.js';
import { profileColumn, type ColumnProfile } from '../profile/profile.js';
import { DataError } from '../error.js';
import { inferTask } from '../recipe/task.js';
import type { Table } from '../table.js';
import type { Diagnosis, DiagnosisKind, SplitSettings, TrainingSettings } from './finding.js';

export interface Patient {
  table: Table;
  /** the recipe; without one every column but the target counts as an input */
  plan?: RecipePlan;
  /** name of the target, if the plan has none */
  target?: string;
  /** rows of the training and the test part, indices from 0 */
  split?: { train: ArrayLike<number>; test: ArrayLike<number> };
  /** how the rows were split */
  settings?: SplitSettings;
  training?: TrainingSettings;
}

/** Looks for one kind of trouble, or for a few that are seen with one look. */
export interface Check {
  kinds: readonly DiagnosisKind[];
  look(scene: Scene): Diagnosis[];
}

/** So many rows, evenly spread, show whether columns go together. */
const mostSampled = 20_000;

export class Scene {
  readonly table: Table;
  readonly target: Column | undefined;
  readonly inputs: readonly Column[];

  constructor(readonly patient: Patient) {
    const { table, plan, target } = patient;
    const name = target ?? plan?.target?.column;
    this.table = table;
    this.target = name === undefined ? undefined : table.column(name);
    const used = plan && new Set(plan.columns.filter(({ use }) => use).map(({ column }) => column));
    this.inputs = table.columns.filter(
      (column) => column !== this.target && (!used || used.has(column.name)),
    );
  }

  get task(): Task | undefined {
    const { task } = this.targetPlan ?? {};
    if (task || !this.target) return task;
    try {
      return inferTask(this.table, this.target.name).task;
    } catch (error) {
      if (error instanceof DataError) return undefined; // a target that can't be learned
      throw error;
    }
  }

  get targetPlan(): TargetPlan | undefined {
    const { target } = this.patient.plan ?? {};
    return target?.column === this.target?.name ? target : undefined;
  }

  profile(column: Column): ColumnProfile {
    return profileColumn(column);
  }

  /** The steps of an input, undefined without a plan. */
  steps(column: Column): StepSpec[] | undefined {
    return this.patient.plan?.columns.find((one) => one.column === column.name)?.steps;
  }

  /** Names of all steps that an input goes through, joint ones with it. */
  stepNames(column: Column): string[] | undefined {
    const own = this.steps(column);
    if (!own) return undefined;
    const { joint = [] } = this.patient.plan as {
      joint?: { columns: string[] | 'numbers' | 'all'; steps: StepSpec[] }[];
    };
    const taken = joint.filter(
      ({ columns }) =>
        columns === 'all' ||
        (columns === 'numbers' ? column.storage === 'number' : columns.includes(column.name)),
    );
    return [...own, ...taken.flatMap(({ steps }) => steps)].map(({ name }) => name);
  }

  #rows: Int32Array | undefined;

  /** Rows in which the target has a value, evenly spread if they are many. */
  get sample(): Int32Array {
    return (this.#rows ??= spread(this.table.rowCount, (row) => !this.target?.isMissing(row)));
  }
}

function spread(rows: number, fits: (row: number) => boolean): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row).filter(fits);
  if (all.length <= mostSampled) return all;
  return Int32Array.from({ length: mostSampled }, (_, i) => all[Math.floor((i * all.length) / mostSampled)]!);
}

/** The change that takes a column out of the inputs. */
export const leaveOut = (column: string, reason: string) => ({
  label: `Leave out ${column}`,
  changes: [{ to: 'column' as const, column, set: { use: false, reason } }],
});

/** A share as people read it: 12 %, 0.4 %. */
export const percent = (share: number): string =>
  `${share < 0.1 ? Math.round(1000 * share) / 10 : Math.round(100 * share)} %`;
