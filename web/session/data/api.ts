// The border to the data worker: everything the session asks about the data. Heavy work stays on the other side.
import type {
  Answer,
  Cleaned,
  CleaningStep,
  CleaningStepDescription,
  Completion,
  Diagnosis,
  Fix,
  Images,
  Network,
  Plan,
  Prepared,
  Preview,
  Scores,
  Table,
  TransformerDescription,
} from '../types.ts';

export type Kind = 'class' | 'number';

/** What a remedy of the doctor's can change. */
export interface Treated {
  steps: readonly CleaningStep[];
  plan: Plan;
  classWeight: Network['classWeight'];
}

/** Fresh rows after the cleaning that was learned. */
export interface Replayed {
  csv: string;
  rows: number;
  rowsRemoved: number;
  problems: string[];
}

export interface DataApi {
  /** Reads a file or a text; the data held so far stay until `keep` is called. */
  readTable(source: Blob | string, name: string): Promise<Table>;
  /** Reads pictures and their labels from an IDX file; `target` is what the labels are called. */
  readImages(file: Blob, name: string, target: string): Promise<Images>;
  keep(): void;
  /** Every preparation step there is, with its options and help. */
  steps(): Promise<TransformerDescription[]>;
  /** Every cleaning step there is, with its options and help. */
  cleaningSteps(): Promise<CleaningStepDescription[]>;
  /** The usual plan for a target, by default the likeliest one, as a class or a number if that shall not be inferred. */
  plan(target?: string, kind?: Kind, steps?: readonly CleaningStep[]): Promise<Plan>;
  /** Cleans, fits the plan on the training examples and gives the tensors of all parts. */
  prepare(plan: Plan, steps?: readonly CleaningStep[]): Promise<Prepared>;
  /** What should be looked at before anyone trusts a score of what was prepared last. */
  examine(plan: Plan, classWeight: Network['classWeight']): Promise<Diagnosis[]>;
  /** All that a remedy changes, changed. */
  treat(fix: Fix, before: Treated): Promise<Treated>;
  /** The network's output for one example, in the target's words and units. */
  answer(output: Float32Array): Promise<Answer>;
  /** Scores the network's outputs for the held-out examples. */
  score(output: Float32Array): Promise<Scores>;
  /** Scores of the simplest rule: the most frequent class, or the mean. */
  dummy(): Promise<Scores>;

  // Tables only.
  /** The cells of rows [from, to) in some columns, as they were written. */
  cells(from: number, to: number, columns: string[]): Promise<string[][]>;
  /** Cleans where there is no plan yet. */
  clean(steps: readonly CleaningStep[]): Promise<Cleaned>;
  /** What the step at a place of the list would do. */
  preview(steps: readonly CleaningStep[], at: number): Promise<Preview>;
  /** The table's columns as the step at a place finds them. */
  columnsBefore(steps: readonly CleaningStep[], at: number): Promise<{ name: string; type: string; values: string[] }[]>;
  /** What may follow in an expression of the step at a place. */
  complete(text: string, cursor: number, steps: readonly CleaningStep[], at: number): Promise<{ from: number; options: Completion[] }>;
  /** The cleaning with what it learned, as the package reads it. */
  cleaningJson(): Promise<string>;
  /** The steps of a cleaning's JSON; throws a sentence for anything else. */
  readCleaning(json: string): Promise<CleaningStep[]>;
  /** Cleans fresh rows by what was learned. */
  replay(source: Blob | string): Promise<Replayed>;
  /** The table after its cleaning as CSV. */
  cleanedCsv(): Promise<string>;
  /** One new row, as typed, to the network's input; and what in it could not be read. */
  encode(row: Record<string, string>): Promise<{ x: Float32Array; problems: string[] }>;
  /** A row of the held-out part: what it holds and the true answer. */
  heldOut(index: number): Promise<{ row: Record<string, string>; actual: string }>;
  /** The table as it was read, as plain CSV: commas, decimal points, empty cells where something is missing. */
  csv(): Promise<string>;

  // Images only.
  /** Some pictures of a class (its place among the classes), one after the other, a byte for each pixel's channel. */
  pictures(code: number, from: number, count: number): Promise<Uint8Array>;
  /** A picture of the held-out part and its label. */
  heldOutPicture(index: number): Promise<{ pixels: Uint8Array; actual: string }>;
}
