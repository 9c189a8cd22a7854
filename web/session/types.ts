// What the session holds and the views draw: plain data, no behaviour.

import type {
  Association,
  CleaningStep,
  ColumnPlan,
  ColumnProfile,
  ColumnType,
  FileOptions,
  FileReading,
  Format,
  JointPlan,
  ReadType,
  Storage,
  TargetPlan,
  WindowPlan,
} from 'vitrine/data';

export type {
  Association,
  CleaningStep,
  CleaningStepDescription,
  ColumnPlan,
  ColumnProfile,
  ColumnType,
  Completion,
  Diagnosis,
  FileReading,
  Fix,
  Format,
  JointPlan,
  OptionDescription,
  ReadType,
  StepOption,
  StepSpec,
  Storage,
  TransformerDescription,
  WindowPlan,
} from 'vitrine/data';

/** One column as it was read, with its profile over all rows. */
export interface Column {
  name: string;
  type: ColumnType;
  /** how its cells are kept: an integer is a number, a boolean and an ordinal are categories */
  storage: Storage;
  present: number;
  missing: number;
  distinct: number;
  /** numbers and dates: the least and the greatest, for people */
  ends?: [string, string];
  /** numbers only */
  range?: { min: number; median: number; max: number; mean: number };
  histogram?: number[];
  /** the most frequent values and how often they come */
  top: [value: string, count: number][];
  categories?: readonly string[];
  /** what a new row holds unless a person says otherwise */
  usual: string;
  /** texts only: how many words nearly all of them have at most */
  words?: number;
  warnings: string[];
}

/** What a person brought: a text, or files with their paths from the folder that was chosen. */
export type Brought = { name: string } & ({ text: string } | { files: { path: string; file: Blob }[] });

/** What of the reading a person has decided instead of leaving it to be guessed. */
export type Choices = Omit<FileOptions, 'name' | 'types' | 'flatten'>;

/** Told how far the work is, from 0 to 1, and what is going on. */
export type Hear = (share: number, doing: string) => void;

/** How a table was read, guess by guess. */
export interface Reading {
  guesses: FileReading;
  choices: Choices;
  /** what the file could be read as instead; empty where its content leaves no choice */
  formats: Format[];
  /** cells that mean "missing" */
  missing: readonly string[];
}

export interface Table {
  kind: 'table';
  name: string;
  rows: number;
  columns: Column[];
  /** what was not as it should be in the text, each in one sentence that names its place */
  problems: string[];
  /** how the text was understood, e.g. 'comma-separated, decimal point' */
  reading: string;
  how: Reading;
}

/** All about one column, and how it goes together with the target. */
export interface Profile extends ColumnProfile {
  /** none for the target itself, or without a target */
  association?: Association & { target: string };
}

/** How the columns go together, two by two. */
export interface Pairs {
  names: string[];
  /** [columns][columns]; null on the diagonal */
  cells: (Association | null)[][];
  /** every column with what it tells of the target, what tells most first */
  ranked: (Association & { column: string })[];
  target: string | null;
  /** rows that were looked at; a random part if there are many */
  rows: number;
  /** columns that could be compared but would not fit */
  more: number;
  /** columns that can't be compared, such as ids and free texts */
  left: string[];
}

/** Pictures of one shape, each with a label: the label is what a network shall tell. */
export interface Images {
  kind: 'images';
  name: string;
  /** how many pictures there are, with those that the data set itself holds out */
  rows: number;
  /** [height, width, channels] */
  shape: number[];
  /** what the label is called */
  target: string;
  classes: string[];
  /** how many pictures each class has */
  counts: number[];
  /** pictures that the data set itself holds out; 0: the plan holds some out */
  heldOut: number;
  /** how the file was understood */
  reading: string;
  /** files that could not be read, each in one sentence */
  problems: string[];
}

/** Sounds by class, such as words that were said. */
export interface Sounds {
  kind: 'sounds';
  name: string;
  rows: number;
  /** what the class is called */
  target: string;
  classes: string[];
  counts: number[];
  /** the longest of them */
  seconds: number;
  reading: string;
  problems: string[];
}

/** One sound: samples from -1 to 1. */
export interface Clip {
  sampleRate: number;
  samples: Float32Array;
}

/** What was brought. Whoever must tell the kinds apart is found in web/kinds. */
export type Data = Table | Images | Sounds;

/** What one cleaning step did, or why it did nothing. */
export interface StepReport {
  rowsRemoved: number;
  cellsChanged: number;
  columnsAdded: string[];
  columnsRemoved: string[];
  /** it was switched off, or could not be done */
  skipped: boolean;
  /** what did not go as one may think, each in a sentence */
  problems: string[];
  /** why it could not be done */
  trouble?: string;
  /** the rows that it learned from, if it learns */
  learned?: 'training' | 'all';
}

/** A table after its cleaning; `version` changes whenever the table does. */
export interface Cleaned {
  table: Table;
  reports: StepReport[];
  version: number;
}

/** What a step would do, before it is taken; for an error in an expression, where it is. */
export interface Preview {
  report: StepReport;
  rows: number;
  place?: { from: number; to: number };
}

/** By chance, with the same mix of classes, by whole groups, or the latest rows last. */
export type SplitMethod = 'random' | 'stratified' | 'group' | 'time';

/** The target, how every column becomes numbers, and how rows are held out. */
export interface Plan {
  /** none for images: pixels always become numbers from 0 to 1 */
  columns: ColumnPlan[];
  /** the columns as the data suggest them, from which a person may have gone */
  usual: ColumnPlan[];
  /** steps over several columns, behind the columns' own */
  joint?: JointPlan[];
  target: TargetPlan;
  /** share of all rows that are held out for the judgement */
  testSize: number;
  /** share of the other rows that watch over the training */
  validationSize: number;
  method: SplitMethod;
  /** the column of groups or times */
  by?: string;
  seed: number;
  /** for a series: how many rows the network sees, and how far ahead its answer lies */
  windows?: WindowPlan;
}

export interface Part {
  x: Float32Array;
  y: Float32Array;
  rows: number;
}

/** Tensors of the three parts; everything was fitted on the training rows only. */
export interface Prepared {
  /** what one of the examples is called */
  noun: 'row' | 'image' | 'sound' | 'window';
  /** the shape of one example's input: [columns], or [height, width, channels] */
  shape: number[];
  /** the inputs' names; none for pixels */
  features: string[];
  /** what the numbers of one example are, where that decides which layers read them */
  reads: 'numbers' | 'words' | 'steps' | 'picture';
  /** how many different words there are, if these are what it reads */
  words?: number;
  /** of a series: whether later targets leave the range of those that are learned from */
  drifts?: boolean;
  /** the target's words in the order of the outputs; null for a number */
  classes: string[] | null;
  classCounts: number[] | null;
  /** whether all parts have the same mix of classes */
  stratified: boolean;
  train: Part;
  validation: Part;
  test: Part;
  notes: string[];
  /** for classes: how many examples of each are in train, validation and test */
  balance?: { part: string; counts: number[] }[];
  /** for classes: weights that let each count as much as any other */
  classWeights?: number[];
  /** the table that this was made of */
  cleaned?: Cleaned;
}

/** A Keras object as its config: a bare identifier, or class name and options. */
export type Component = string | { class_name: string; config: Record<string, unknown> };

export interface Layer {
  /** stays with the card while it moves */
  id: number;
  class_name: string;
  config: Record<string, unknown>;
}

export interface Network {
  layers: Layer[];
  optimizer: { class_name: string; config: Record<string, unknown> };
  loss: string;
  metrics: string[];
  epochs: number;
  batchSize: number;
  seed: number;
  /** epochs without a better validation loss before training ends; null: never */
  patience: number | null;
  /** rare classes count as much as common ones */
  classWeight?: 'balanced' | null;
}

/** All that a person decides; immutable, so that undo is a list of these. */
export interface Design {
  /** what is done to the table before anything else; none for images */
  cleaning: readonly CleaningStep[];
  plan: Plan;
  network: Network;
}

/** The built network as the engine describes it. */
export interface LayerShape {
  name: string;
  class_name: string;
  output_shape: (number | null)[];
  params: number;
  weights: { name: string; shape: number[]; offset: number; size: number }[];
}

export interface Trouble {
  message: string;
  /** the layer's id, if the engine named one */
  layer?: number;
  option?: string;
}

export interface ClassScore {
  label: string;
  precision: number;
  recall: number;
  f1: number;
  support: number;
}

export type Scores =
  | { task: 'classification'; accuracy: number; confusion: number[][]; classes: ClassScore[] }
  | { task: 'regression'; r2: number; mae: number; actual: Float64Array; predicted: Float64Array };

export interface Contender {
  name: string;
  about: string;
  scores: Scores;
}

export interface Result {
  network: Contender;
  linear: Contender;
  dummy: Contender;
  /** of a series: the answer that all stays as it is */
  persistence?: Contender;
  /** of a series: when each held-out answer is due, in words, in the order of the scores */
  times?: string[];
  rows: number;
  noun: Prepared['noun'];
  verdict: string;
}

export type Answer = { task: 'classification'; label: string; probabilities: { label: string; value: number }[] } | { task: 'regression'; value: number };
