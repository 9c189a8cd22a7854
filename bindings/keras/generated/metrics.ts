// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';

/** Options of {@link Accuracy}. */
export interface AccuracyOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of predictions that equal the truth exactly. */
export class Accuracy extends Component<'metric'> {
  constructor(options?: AccuracyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'Accuracy', args);
  }
}

/** Options of {@link BinaryAccuracy}. */
export interface BinaryAccuracyOptions {
  /** Predictions above it count as yes. At least 0 and at most 1. Default: 0.5. */
  threshold?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of yes-or-no predictions on the right side of a threshold. */
export class BinaryAccuracy extends Component<'metric'> {
  constructor(options?: BinaryAccuracyOptions);
  /**
   * @param threshold Predictions above it count as yes. At least 0 and at most 1. Default: 0.5.
   */
  constructor(threshold: number, options?: BinaryAccuracyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'BinaryAccuracy', args);
  }
}

/** Options of {@link CategoricalAccuracy}. */
export interface CategoricalAccuracyOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of rows whose largest output is the class, given as a row of 0s and a 1. */
export class CategoricalAccuracy extends Component<'metric'> {
  constructor(options?: CategoricalAccuracyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'CategoricalAccuracy', args);
  }
}

/** Options of {@link SparseCategoricalAccuracy}. */
export interface SparseCategoricalAccuracyOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of rows whose largest output is the class, given as a number. */
export class SparseCategoricalAccuracy extends Component<'metric'> {
  constructor(options?: SparseCategoricalAccuracyOptions);
  constructor(...args: unknown[]) {
    super('metric', 'SparseCategoricalAccuracy', args);
  }
}

/** Options of {@link Precision}. */
export interface PrecisionOptions {
  /** Predictions above it count as positive; 0.5 if neither it nor top_k is given. At least 0 and at most 1. */
  thresholds?: number | null;
  /** Counts the k largest outputs of a row as positive. At least 1. */
  topK?: number | null;
  /** Looks at this output only. At least 0. */
  classId?: number | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of the predicted positives that are positive. */
export class Precision extends Component<'metric'> {
  constructor(options?: PrecisionOptions);
  /**
   * @param thresholds Predictions above it count as positive; 0.5 if neither it nor top_k is given. At least 0 and at most 1.
   */
  constructor(thresholds: number | null, options?: PrecisionOptions);
  constructor(...args: unknown[]) {
    super('metric', 'Precision', args);
  }
}

/** Options of {@link Recall}. */
export interface RecallOptions {
  /** Predictions above it count as positive; 0.5 if neither it nor top_k is given. At least 0 and at most 1. */
  thresholds?: number | null;
  /** Counts the k largest outputs of a row as positive. At least 1. */
  topK?: number | null;
  /** Looks at this output only. At least 0. */
  classId?: number | null;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of the positives that are found. */
export class Recall extends Component<'metric'> {
  constructor(options?: RecallOptions);
  /**
   * @param thresholds Predictions above it count as positive; 0.5 if neither it nor top_k is given. At least 0 and at most 1.
   */
  constructor(thresholds: number | null, options?: RecallOptions);
  constructor(...args: unknown[]) {
    super('metric', 'Recall', args);
  }
}

/** Options of {@link MeanSquaredError}. */
export interface MeanSquaredErrorOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Mean of the squared differences. */
export class MeanSquaredError extends Component<'metric'> {
  constructor(options?: MeanSquaredErrorOptions);
  constructor(...args: unknown[]) {
    super('metric', 'MeanSquaredError', args);
  }
}

/** Options of {@link MeanAbsoluteError}. */
export interface MeanAbsoluteErrorOptions {
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Mean of the absolute differences, in the units of the target. */
export class MeanAbsoluteError extends Component<'metric'> {
  constructor(options?: MeanAbsoluteErrorOptions);
  constructor(...args: unknown[]) {
    super('metric', 'MeanAbsoluteError', args);
  }
}

/** Options of {@link R2Score}. */
export interface R2ScoreOptions {
  /** How the scores of several outputs become one. Default: 'uniform_average'. */
  classAggregation?: 'uniform_average' | 'variance_weighted_average' | 'none';
  /** Number of columns of x, for the adjusted R²; 0 for the plain one. At least 0. Default: 0. */
  numRegressors?: number;
  /** Name of the metric in the history. */
  name?: string | null;
}

/** Share of the target's variance that is explained: 1 is perfect, 0 no better than the mean. */
export class R2Score extends Component<'metric'> {
  constructor(options?: R2ScoreOptions);
  /**
   * @param classAggregation How the scores of several outputs become one. Default: 'uniform_average'.
   */
  constructor(
    classAggregation: 'uniform_average' | 'variance_weighted_average' | 'none',
    options?: R2ScoreOptions,
  );
  constructor(...args: unknown[]) {
    super('metric', 'R2Score', args);
  }
}
