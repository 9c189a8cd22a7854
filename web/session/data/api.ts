// The border to the data worker: everything the session asks about the data. Heavy work stays on the other side.
import type { CleaningJson, RecipeJson, WindowPlan } from 'vitrine/data';
import type { Answers, FreshRecord } from './fresh.ts';
import type {
  Answer,
  Brought,
  Choices,
  Cleaned,
  CleaningStep,
  CleaningStepDescription,
  Clip,
  Completion,
  Data,
  Diagnosis,
  Fix,
  Hear,
  Images,
  Network,
  Pairs,
  Plan,
  Prepared,
  Preview,
  Profile,
  Scores,
  Sounds,
  TransformerDescription,
} from '../types.ts';

export type Kind = 'class' | 'number';

/** A window of a series as people see it. */
export interface Moment {
  x: Float32Array;
  /** the times of its rows, and the target's values at them */
  times: string[];
  past: (number | string | null)[];
  /** when the answer is due, as far as that is known, and the answer itself */
  due: string | null;
  actual: string | null;
}

/** What a remedy of the doctor's can change. */
export interface Treated {
  steps: readonly CleaningStep[];
  plan: Plan;
  classWeight: Network['classWeight'];
}

/** Fresh rows after the cleaning that was learned. */
export interface Replayed {
  csv: Blob;
  rows: number;
  rowsRemoved: number;
  problems: string[];
}

export interface DataApi {
  /** Reads files or a text; the data held so far stay until `keep` is called. Another reading that is under way is stopped. */
  read(brought: Brought, hear: Hear): Promise<Data>;
  /** Reads what is held anew from what was brought, in the way that a person chose. */
  reread(choices: Choices, hear: Hear): Promise<Data>;
  /** Stops the reading that is under way, if there is one; what is held stays. */
  cancel(): void;
  /** Loads what only some files need, so that nothing is left to fetch. */
  prefetch(): Promise<void>;
  /** Reads pictures and their labels from an IDX file; `target` is what the labels are called. */
  readImages(file: Blob, name: string, target: string): Promise<Images>;
  /** Takes words that were recorded. */
  takeWords(words: { word: string; clips: Clip[] }[]): Promise<Sounds>;
  keep(): void;
  /** Every preparation step there is, with its options and help. */
  steps(): Promise<TransformerDescription[]>;
  /** Every cleaning step there is, with its options and help. */
  cleaningSteps(): Promise<CleaningStepDescription[]>;
  /** The usual plan for a target, by default the likeliest one, as a class or a number if that shall not be inferred. */
  plan(target?: string, kind?: Kind, steps?: readonly CleaningStep[], windows?: WindowPlan | null): Promise<Plan>;
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
  /** Of a series: scores of the answer that all stays as it is, and when each held-out answer is due. */
  persistence(): Promise<{ scores: Scores; times: string[] } | null>;
  /** What turns raw examples into inputs and outputs into words, and what cleans them before, as it was learned by the last `prepare`. */
  artefact(): Promise<{ recipe: RecipeJson; cleaning?: CleaningJson }>;
  /** Takes a file of fresh rows for a saved pipeline, gives them out, and writes them with the answers beside them. */
  readFresh(file: Blob, name: string): Promise<{ columns: string[]; rows: number; problems: string[] }>;
  freshRecords(from: number, to: number): Promise<FreshRecord[]>;
  freshCsv(answers: Answers): Promise<Blob>;

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
  cleanedCsv(): Promise<Blob>;
  /** One new row, as typed, to the network's input; and what in it could not be read. */
  encode(row: Record<string, string>): Promise<{ x: Float32Array; problems: string[] }>;
  /** A row of the held-out part: what it holds and the true answer. */
  heldOut(index: number): Promise<{ row: Record<string, string>; actual: string }>;
  /** Of a series: the input of one held-out window, or of the last rows there are (null), and what is known about it. */
  moment(index: number | null): Promise<Moment>;
  /** The table as it was read, as plain CSV: commas, decimal points, empty cells where something is missing, no cell that a spreadsheet would run. */
  csv(): Promise<Blob>;
  /** All about a column, and what it tells of the target. */
  profile(column: string, target: string | null): Promise<Profile>;
  /** How the columns go together; stops when it is asked anew. */
  pairs(target: string | null, hear: Hear): Promise<Pairs>;

  // Images only.
  /** Some pictures of a class (its place among the classes), one after the other, a byte for each pixel's channel. */
  pictures(code: number, from: number, count: number): Promise<Uint8Array>;
  /** A picture of the held-out part and its label. */
  heldOutPicture(index: number): Promise<{ pixels: Uint8Array; actual: string }>;
  /** A file's picture as the network takes it: of its size and channels. */
  toPicture(file: Blob): Promise<Uint8Array>;

  // Sounds only.
  /** A sound of a class, by its place among them; and how many there are. */
  clip(code: number, index: number): Promise<Clip>;
  heldOutClip(index: number): Promise<{ clip: Clip; actual: string }>;
  /** A sound as the network's input. */
  hear(clip: Clip): Promise<Float32Array>;
  /** The sound in a WAV file. */
  readClip(file: Blob): Promise<Clip>;
}
