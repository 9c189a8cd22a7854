// The border to the data worker: everything the session asks about the table. Heavy work stays on the other side.
import type { Answer, ColumnType, Plan, Prepared, Scores, Table, TransformerDescription } from '../types.ts';

export type Kind = 'class' | 'number';

export interface DataApi {
  /** Reads a file or a text; the table held so far stays until `keep` is called. */
  read(source: Blob | string, name: string): Promise<Table>;
  keep(): void;
  /** The cells of rows [from, to) in some columns, as they were written. */
  cells(from: number, to: number, columns: string[]): Promise<string[][]>;
  setType(column: string, type: ColumnType): Promise<Table>;
  /** Every preparation step there is, with its options and help. */
  steps(): Promise<TransformerDescription[]>;
  /** The usual plan for a target, by default the likeliest one, as a class or a number if that shall not be inferred. */
  plan(target?: string, kind?: Kind): Promise<Plan>;
  /** Fits the plan on the training rows and gives the tensors of all parts. */
  prepare(plan: Plan): Promise<Prepared>;
  /** One new row, as typed, to the network's input; and what in it could not be read. */
  encode(row: Record<string, string>): Promise<{ x: Float32Array; problems: string[] }>;
  /** The network's output for one row, in the target's words and units. */
  answer(output: Float32Array): Promise<Answer>;
  /** A row of the held-out part: what it holds and the true answer. */
  heldOut(index: number): Promise<{ row: Record<string, string>; actual: string }>;
  /** Scores the network's outputs for the held-out rows. */
  score(output: Float32Array): Promise<Scores>;
  /** Scores of the simplest rule: the most frequent class, or the mean. */
  dummy(): Promise<Scores>;
  /** The table as plain CSV: commas, decimal points, empty cells where something is missing. */
  csv(): Promise<string>;
}
