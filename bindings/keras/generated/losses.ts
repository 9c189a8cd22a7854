// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';

/** Options of {@link BinaryCrossentropy}. */
export interface BinaryCrossentropyOptions {
  /** The prediction is a logit, not a probability. Default: false. */
  fromLogits?: boolean;
  /** Moves the truth towards 1/2 by this share. At least 0 and at most 1. Default: 0. */
  labelSmoothing?: number;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** For yes or no (1 or 0), after a sigmoid. */
export class BinaryCrossentropy extends Component<'loss'> {
  constructor(options?: BinaryCrossentropyOptions);
  constructor(...args: unknown[]) {
    super('loss', 'BinaryCrossentropy', args);
  }
}

/** Options of {@link CategoricalCrossentropy}. */
export interface CategoricalCrossentropyOptions {
  /** The prediction is a row of logits, not of probabilities. Default: false. */
  fromLogits?: boolean;
  /** Share of the truth that is spread over all classes. At least 0 and at most 1. Default: 0. */
  labelSmoothing?: number;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** For one of several classes given as a row of 0s and a 1, after a softmax. */
export class CategoricalCrossentropy extends Component<'loss'> {
  constructor(options?: CategoricalCrossentropyOptions);
  constructor(...args: unknown[]) {
    super('loss', 'CategoricalCrossentropy', args);
  }
}

/** Options of {@link SparseCategoricalCrossentropy}. */
export interface SparseCategoricalCrossentropyOptions {
  /** The prediction is a row of logits, not of probabilities. Default: false. */
  fromLogits?: boolean;
  /** A class whose rows don't count. */
  ignoreClass?: number | null;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** For one of several classes given as a number 0, 1, 2 ..., after a softmax. */
export class SparseCategoricalCrossentropy extends Component<'loss'> {
  constructor(options?: SparseCategoricalCrossentropyOptions);
  constructor(...args: unknown[]) {
    super('loss', 'SparseCategoricalCrossentropy', args);
  }
}

/** Options of {@link MeanSquaredError}. */
export interface MeanSquaredErrorOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** Mean of the squared differences: the usual choice for numbers. */
export class MeanSquaredError extends Component<'loss'> {
  constructor(options?: MeanSquaredErrorOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(
    reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight',
    options?: MeanSquaredErrorOptions,
  );
  constructor(...args: unknown[]) {
    super('loss', 'MeanSquaredError', args);
  }
}

/** Options of {@link MeanAbsoluteError}. */
export interface MeanAbsoluteErrorOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** Mean of the absolute differences: outliers count less. */
export class MeanAbsoluteError extends Component<'loss'> {
  constructor(options?: MeanAbsoluteErrorOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(
    reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight',
    options?: MeanAbsoluteErrorOptions,
  );
  constructor(...args: unknown[]) {
    super('loss', 'MeanAbsoluteError', args);
  }
}

/** Options of {@link Huber}. */
export interface HuberOptions {
  /** Where the square turns into a straight line. Above 0. Default: 1. */
  delta?: number;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** Squared for small differences, absolute for large ones. */
export class Huber extends Component<'loss'> {
  constructor(options?: HuberOptions);
  /**
   * @param delta Where the square turns into a straight line. Above 0. Default: 1.
   */
  constructor(delta: number, options?: HuberOptions);
  constructor(...args: unknown[]) {
    super('loss', 'Huber', args);
  }
}
