// What a cleaning step tells of itself: name, help, options for forms, what it learns and what it does to a table.
import type { Table } from '../table.js';
import type { OptionValue, StepOption, ValuesOf } from './options.js';

/** A step as plain data; a list of these is a cleaning. */
export interface CleaningStep {
  name: string;
  options?: Readonly<Record<string, unknown>>;
  /** switched off: it stays in the list and does nothing */
  off?: boolean;
}

export interface CleaningStepDescription {
  name: string;
  /** what a menu calls it */
  title: string;
  help: string;
  options: readonly StepOption[];
  /** whether it can take away, double or reorder rows */
  changesRows: boolean;
  /** whether it learns something from the training rows, which replay uses again */
  learns: boolean;
}

/** What a step may ask and say while it works. */
export interface Work {
  /** Tells a person what did not go as they may think. */
  say(trouble: { message: string; row?: number; column?: string; value?: string }): void;
  /** The number (from 1) that a row had before the first step. */
  rowOf(row: number): number;
}

export interface StepResult {
  table: Table;
  /** indices (from 0) of the rows that are left, in their order, if rows were taken away or moved */
  rows?: Int32Array;
}

/** A kind of step: its description and its two functions. */
export interface StepKind<State = unknown> {
  name: string;
  title: string;
  help: string;
  options: readonly StepOption[];
  /** Whether it can take away, double or reorder rows with these options. */
  changesRows(options: Record<string, OptionValue>): boolean;
  /** Refuses options that don't fit together; every option by itself has been checked. */
  check?(options: Record<string, OptionValue>): void;
  /** What it learns, JSON-safe. @param rows training rows, indices from 0 */
  learn?(table: Table, options: Record<string, OptionValue>, rows: Int32Array): State;
  run(table: Table, options: Record<string, OptionValue>, state: State, work: Work): Table | StepResult;
}

interface Definition<O extends readonly StepOption[], State> {
  name: string;
  title: string;
  help: string;
  options: O;
  /** whether it takes away or reorders rows, always or with some options */
  changesRows?: boolean | ((options: ValuesOf<O>) => boolean);
  check?(options: ValuesOf<O>): void;
  learn?(table: Table, options: ValuesOf<O>, rows: Int32Array): State;
  run(table: Table, options: ValuesOf<O>, state: State, work: Work): Table | StepResult;
}

/** Makes a kind of step whose functions know the types of its options. */
export function defineStep<const O extends readonly StepOption[], State = undefined>(
  definition: Definition<O, State>,
): StepKind {
  const { changesRows = false } = definition;
  const changes = typeof changesRows === 'function' ? changesRows : () => changesRows;
  return { ...definition, changesRows: changes } as unknown as StepKind;
}
