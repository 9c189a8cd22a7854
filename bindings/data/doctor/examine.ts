// The doctor: all checks over a table, its recipe and its split; what weighs most comes first. And the remedies, as pure functions.
import type { Cleaning } from '../cleaning/cleaning.js';
import { DataError, hint, onlyOptions, shown } from '../error.js';
import type { RecipePlan } from '../recipe/plan.js';
import { checks } from './checks/index.js';
import type { Diagnosis, DiagnosisKind, Fix, SplitSettings, TrainingSettings } from './finding.js';
import { onlyTable } from '../table.js';
import { Scene, type Patient } from './scene.js';

/** What should be looked at before anyone trusts a score. @throws DataError for a target or plan of another table */
export function examine(patient: Patient): Diagnosis[] {
  onlyOptions(patient, ['table', 'plan', 'target', 'split', 'settings', 'training'], 'examine');
  onlyTable(patient.table);
  const scene = new Scene(patient);
  return checks.flatMap((check) => check.look(scene)).toSorted((a, b) => b.weight - a.weight);
}

/** All kinds of trouble that the doctor looks for. */
export const diagnosisKinds: readonly DiagnosisKind[] = checks.flatMap(({ kinds }) => kinds);

/** All that a remedy can change. */
export interface Treatment {
  cleaning: Cleaning;
  plan: RecipePlan;
  split: SplitSettings;
  training: TrainingSettings;
}

/** What was there with the remedy applied; nothing that was given is changed. @throws DataError for a column that the plan lacks */
export function applyFix(fix: Fix, before: Treatment): Treatment {
  return fix.changes.reduce((now, change): Treatment => {
    switch (change.to) {
      case 'cleaning':
        return { ...now, cleaning: now.cleaning.add(change.step) };
      case 'column': {
        const names = now.plan.columns.map(({ column }) => column);
        if (!names.includes(change.column))
          throw new DataError(
            `the recipe has no column ${shown(change.column)}${hint(change.column, names)}`,
          );
        const columns = now.plan.columns.map((one) =>
          one.column === change.column ? { ...one, ...change.set } : one,
        );
        return { ...now, plan: { ...now.plan, columns } };
      }
      case 'target':
        if (!now.plan.target) throw new DataError('the recipe has no target to change');
        return { ...now, plan: { ...now.plan, target: { ...now.plan.target, ...change.set } } };
      case 'split':
        return { ...now, split: settingsOf({ ...now.split, ...change.set }) };
      case 'training':
        return { ...now, training: { ...now.training, ...change.set } };
    }
  }, before);
}

/** Without the settings that were taken away. */
const settingsOf = (given: Record<string, unknown>): SplitSettings =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined));
