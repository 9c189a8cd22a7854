// A table's cleaning in the worker: the table as it was read stays; steps are done to it as often as they change.
import { Cleaning, CleaningError, DataError, ExpressionError, type CleaningResult, type CleaningStep, type Table } from 'vitrine/data';
import type { Preview, StepReport } from '../types.ts';

export interface Clean {
  table: Table;
  /** for each row its index in the table as it was read */
  rows: Int32Array;
  reports: StepReport[];
  /** knows what it learned; steps that could not be done are off */
  cleaning: Cleaning;
  /** whether any step has learned something that other rows would not tell alike */
  learns: boolean;
}

type Steps = readonly CleaningStep[];
/** what these learn is the type of a new column, which says nothing about other rows */
const typesOnly = new Set(['derive', 'splitColumn', 'combineColumns']);
const same = (a: Int32Array, b: Int32Array) => a.length === b.length && a.every((row, i) => row === b[i]);

export class Cleaner {
  #all: { key: string; clean: Clean } | undefined;
  #some: { key: string; training: Int32Array; clean: Clean } | undefined;
  #before: { key: string; table: Table } | undefined;

  constructor(readonly original: Table) {}

  /** Cleaned by all steps, which learn from all rows. */
  clean(steps: Steps): Clean {
    const key = JSON.stringify(steps);
    if (this.#all?.key !== key) this.#all = { key, clean: run(this.original, steps) };
    return this.#all.clean;
  }

  /** The same, but what is learned comes from the training rows alone. @param training indices in the table as it was read */
  learn(steps: Steps, training: Int32Array): Clean {
    const key = JSON.stringify(steps);
    const last = this.#some;
    if (last?.key === key && same(last.training, training)) return last.clean;
    const clean = run(this.original, steps, training);
    this.#some = { key, training, clean };
    return clean;
  }

  /** The table that the step at a place finds. */
  before(steps: Steps, at: number): Table {
    const first = steps.slice(0, at);
    const key = JSON.stringify(first);
    if (this.#before?.key !== key) this.#before = { key, table: run(this.original, first).table };
    return this.#before.table;
  }

  /** What the step at a place would do. */
  preview(steps: Steps, at: number): Preview {
    const table = this.before(steps, at);
    const { off, ...step } = steps[at];
    try {
      const result = new Cleaning([step]).apply(table);
      return { report: reportsOf(result, result.cleaning)[0], rows: result.table.rowCount };
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      return { report: failed(reasonOf(error)), rows: table.rowCount, place: placeOf(error) };
    }
  }
}

/** A step that can't be done is left out and says why, so that one wrong step doesn't take the table away. */
function run(table: Table, steps: Steps, training?: Int32Array): Clean {
  const troubles = new Map<number, string>();
  for (;;) {
    const tried = steps.map((step, i) => (troubles.has(i) ? { ...step, off: true } : step));
    try {
      const result = new Cleaning(tried).apply(table, { rows: training });
      const learned = training ? 'training' : 'all';
      const reports = reportsOf(result, result.cleaning, learned).map((report, i) => (troubles.has(i) ? failed(troubles.get(i)!) : report));
      return { ...result, reports, learns: reports.some((report) => report.learned) };
    } catch (error) {
      if (!(error instanceof CleaningError) || troubles.has(error.step)) throw error;
      troubles.set(error.step, reasonOf(error));
    }
  }
}

const bare = (message: string) => message.replace(/^step \d+(?: \([^)]*\))?: /, '');
const reasonOf = (error: Error) => bare(error.message);
const nothing = { rowsRemoved: 0, cellsChanged: 0, columnsAdded: [], columnsRemoved: [], skipped: true, problems: [] };
const failed = (trouble: string): StepReport => ({ ...nothing, trouble });

function reportsOf({ changes, problems }: CleaningResult, cleaning: Cleaning, learned: 'training' | 'all' = 'all'): StepReport[] {
  const states = cleaning.toJSON().fitted?.learned ?? [];
  const learns = (step: number) => !typesOnly.has(cleaning.steps[step].name) && Object.keys(Object(states[step])).length > 0;
  return changes.map(({ step, rowsRemoved, cellsChanged, columnsAdded, columnsRemoved, skipped = false }) => ({
    rowsRemoved,
    cellsChanged,
    columnsAdded,
    columnsRemoved,
    skipped,
    problems: problems.filter(({ message }) => message.startsWith(`step ${step + 1} `)).map(({ message }) => bare(message)),
    ...(learns(step) ? { learned } : {}),
  }));
}

/** Where in an expression's text an error is. */
function placeOf(error: unknown): { from: number; to: number } | undefined {
  for (let one = error; one instanceof Error; one = one.cause) if (one instanceof ExpressionError) return { from: one.from, to: one.to };
  return undefined;
}
