// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';

/** Options of {@link BinaryCrossentropy}. */
export interface BinaryCrossentropyOptions {
  /** The prediction is a logit, not a probability. Default: false. */
  fromLogits?: boolean;
  /** Moves the truth towards 1/2 by this share. At least 0 and at most 1. Default: 0. */
  labelSmoothing?: number;
  /** Axis that the values taken together lie along; -1 is the last. Default: -1. */
  axis?: number;
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
  /** Axis that the values taken together lie along; -1 is the last. Default: -1. */
  axis?: number;
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
  /** Axis that the values taken together lie along; -1 is the last. Default: -1. */
  axis?: number;
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
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: MeanSquaredErrorOptions);
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
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: MeanAbsoluteErrorOptions);
  constructor(...args: unknown[]) {
    super('loss', 'MeanAbsoluteError', args);
  }
}

/** Options of {@link MeanAbsolutePercentageError}. */
export interface MeanAbsolutePercentageErrorOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** Mean of the differences in percent of the truth, which should not come near 0. */
export class MeanAbsolutePercentageError extends Component<'loss'> {
  constructor(options?: MeanAbsolutePercentageErrorOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: MeanAbsolutePercentageErrorOptions);
  constructor(...args: unknown[]) {
    super('loss', 'MeanAbsolutePercentageError', args);
  }
}

/** Options of {@link MeanSquaredLogarithmicError}. */
export interface MeanSquaredLogarithmicErrorOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** Mean of the squared differences of log(1 + x): for amounts of very different sizes. */
export class MeanSquaredLogarithmicError extends Component<'loss'> {
  constructor(options?: MeanSquaredLogarithmicErrorOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: MeanSquaredLogarithmicErrorOptions);
  constructor(...args: unknown[]) {
    super('loss', 'MeanSquaredLogarithmicError', args);
  }
}

/** Options of {@link Huber}. */
export interface HuberOptions {
  /** Where the square turns into a straight line. Above 0. Default: 1. */
  delta?: number;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. Default: 'huber_loss'. */
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

/** Options of {@link LogCosh}. */
export interface LogCoshOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** Logarithm of the hyperbolic cosine of the differences: squared for small ones, absolute for large ones. */
export class LogCosh extends Component<'loss'> {
  constructor(options?: LogCoshOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: LogCoshOptions);
  constructor(...args: unknown[]) {
    super('loss', 'LogCosh', args);
  }
}

/** Options of {@link CosineSimilarity}. */
export interface CosineSimilarityOptions {
  /** Axis that the values taken together lie along; -1 is the last. Default: -1. */
  axis?: number;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** Minus the cosine of the angle between prediction and truth: -1 where they point the same way. */
export class CosineSimilarity extends Component<'loss'> {
  constructor(options?: CosineSimilarityOptions);
  /**
   * @param axis Axis that the values taken together lie along; -1 is the last. Default: -1.
   */
  constructor(axis: number, options?: CosineSimilarityOptions);
  constructor(...args: unknown[]) {
    super('loss', 'CosineSimilarity', args);
  }
}

/** Options of {@link Poisson}. */
export interface PoissonOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** For counts, whose predicted mean must be above 0, as after softplus or exponential. */
export class Poisson extends Component<'loss'> {
  constructor(options?: PoissonOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: PoissonOptions);
  constructor(...args: unknown[]) {
    super('loss', 'Poisson', args);
  }
}

/** Options of {@link KLDivergence}. */
export interface KLDivergenceOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** How far a predicted distribution is from the true one, both given as rows of probabilities. */
export class KLDivergence extends Component<'loss'> {
  constructor(options?: KLDivergenceOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: KLDivergenceOptions);
  constructor(...args: unknown[]) {
    super('loss', 'KLDivergence', args);
  }
}

/** Options of {@link BinaryFocalCrossentropy}. */
export interface BinaryFocalCrossentropyOptions {
  /** Weighs yes by alpha and no by 1 - alpha. Default: false. */
  applyClassBalancing?: boolean;
  /** Weight of yes, if classes are balanced. Default: 0.25. */
  alpha?: number;
  /** How much less easy rows count; 0 is the plain cross-entropy. Default: 2. */
  gamma?: number;
  /** The prediction is a logit, not a probability. Default: false. */
  fromLogits?: boolean;
  /** Moves the truth towards 1/2 by this share. At least 0 and at most 1. Default: 0. */
  labelSmoothing?: number;
  /** Axis that the values taken together lie along; -1 is the last. Default: -1. */
  axis?: number;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** For yes or no (1 or 0), after a sigmoid, where most rows are easy: what is predicted well counts less. */
export class BinaryFocalCrossentropy extends Component<'loss'> {
  constructor(options?: BinaryFocalCrossentropyOptions);
  constructor(...args: unknown[]) {
    super('loss', 'BinaryFocalCrossentropy', args);
  }
}

/** Options of {@link CategoricalFocalCrossentropy}. */
export interface CategoricalFocalCrossentropyOptions {
  /** Weight of all classes, or a list with one for each. Default: 0.25. */
  alpha?: number | number[];
  /** How much less easy rows count; 0 is the plain cross-entropy. Default: 2. */
  gamma?: number;
  /** The prediction is a row of logits, not of probabilities. Default: false. */
  fromLogits?: boolean;
  /** Share of the truth that is spread over all classes. At least 0 and at most 1. Default: 0. */
  labelSmoothing?: number;
  /** Axis that the values taken together lie along; -1 is the last. Default: -1. */
  axis?: number;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** For one of several classes given as a row of 0s and a 1, after a softmax, where most rows are easy: what is predicted well counts less. */
export class CategoricalFocalCrossentropy extends Component<'loss'> {
  constructor(options?: CategoricalFocalCrossentropyOptions);
  /**
   * @param alpha Weight of all classes, or a list with one for each. Default: 0.25.
   */
  constructor(alpha: number | number[], options?: CategoricalFocalCrossentropyOptions);
  constructor(...args: unknown[]) {
    super('loss', 'CategoricalFocalCrossentropy', args);
  }
}

/** Options of {@link CategoricalGeneralizedCrossEntropy}. */
export interface CategoricalGeneralizedCrossEntropyOptions {
  /** Near 0 it is the cross-entropy, near 1 the absolute error, which wrong labels mislead less. Above 0 and below 1. Default: 0.5. */
  q?: number;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** For one of several classes given as a number 0, 1, 2 ..., after a softmax, where some of the labels are wrong. */
export class CategoricalGeneralizedCrossEntropy extends Component<'loss'> {
  constructor(options?: CategoricalGeneralizedCrossEntropyOptions);
  /**
   * @param q Near 0 it is the cross-entropy, near 1 the absolute error, which wrong labels mislead less. Above 0 and below 1. Default: 0.5.
   */
  constructor(q: number, options?: CategoricalGeneralizedCrossEntropyOptions);
  constructor(...args: unknown[]) {
    super('loss', 'CategoricalGeneralizedCrossEntropy', args);
  }
}

/** Options of {@link Hinge}. */
export interface HingeOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** For yes or no as 1 and -1 (or 0), of an output without activation or after tanh: a margin, as in support vector machines. */
export class Hinge extends Component<'loss'> {
  constructor(options?: HingeOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: HingeOptions);
  constructor(...args: unknown[]) {
    super('loss', 'Hinge', args);
  }
}

/** Options of {@link SquaredHinge}. */
export interface SquaredHingeOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** The square of what is missing from the margin, for yes or no as 1 and -1 (or 0). */
export class SquaredHinge extends Component<'loss'> {
  constructor(options?: SquaredHingeOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: SquaredHingeOptions);
  constructor(...args: unknown[]) {
    super('loss', 'SquaredHinge', args);
  }
}

/** Options of {@link CategoricalHinge}. */
export interface CategoricalHingeOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** For one of several classes given as a row of 0s and a 1: the class must be ahead of all others by 1. */
export class CategoricalHinge extends Component<'loss'> {
  constructor(options?: CategoricalHingeOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: CategoricalHingeOptions);
  constructor(...args: unknown[]) {
    super('loss', 'CategoricalHinge', args);
  }
}

/** Options of {@link Dice}. */
export interface DiceOptions {
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
  /** Axes that the overlap is taken over, the batch being 0; all of them if none is given. */
  axis?: number | number[] | null;
}

/** 1 less the overlap of truth and prediction, twice what they share over the sum of both: for areas in images. */
export class Dice extends Component<'loss'> {
  constructor(options?: DiceOptions);
  /**
   * @param reduction How the losses of the rows become one number. Default: 'sum_over_batch_size'.
   */
  constructor(reduction: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight', options?: DiceOptions);
  constructor(...args: unknown[]) {
    super('loss', 'Dice', args);
  }
}

/** Options of {@link Tversky}. */
export interface TverskyOptions {
  /** Weight of what the prediction misses of the truth. Default: 0.5. */
  alpha?: number;
  /** Weight of what the prediction finds outside the truth. Default: 0.5. */
  beta?: number;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
  /** Axes that the overlap is taken over, the batch being 0; all of them if none is given. */
  axis?: number | number[] | null;
}

/** Like Dice, with a weight for what is missed and one for what is wrongly found. */
export class Tversky extends Component<'loss'> {
  constructor(options?: TverskyOptions);
  /**
   * @param alpha Weight of what the prediction misses of the truth. Default: 0.5.
   */
  constructor(alpha: number, options?: TverskyOptions);
  constructor(...args: unknown[]) {
    super('loss', 'Tversky', args);
  }
}

/** Options of {@link Circle}. */
export interface CircleOptions {
  /** How steeply distances count. Default: 80. */
  gamma?: number;
  /** How far from ideal a distance may be. Default: 0.4. */
  margin?: number;
  /** Leaves out the distance of a row to itself. Default: true. */
  removeDiagonal?: boolean;
  /** How the losses of the rows become one number. Default: 'sum_over_batch_size'. */
  reduction?: 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight';
  /** Name of the loss. */
  name?: string | null;
}

/** Draws outputs of one class together and others apart, for rows of length 1 whose classes are given as numbers. */
export class Circle extends Component<'loss'> {
  constructor(options?: CircleOptions);
  /**
   * @param gamma How steeply distances count. Default: 80.
   */
  constructor(gamma: number, options?: CircleOptions);
  constructor(...args: unknown[]) {
    super('loss', 'Circle', args);
  }
}
