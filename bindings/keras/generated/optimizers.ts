// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';
import type { ScheduleLike } from './types.js';

/** Options of {@link Adam}. */
export interface AdamOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** How slowly the mean gradient changes. At least 0 and below 1. Default: 0.9. */
  beta1?: number;
  /** How slowly the mean of squared gradients changes. At least 0 and below 1. Default: 0.999. */
  beta2?: number;
  /** Added where it keeps from dividing by 0. At least 0. Default: 1e-7. */
  epsilon?: number;
  /** Divides by the largest mean of squares so far. Default: false. */
  amsgrad?: boolean;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Momentum, divided by the recent size of the gradient: a good first choice. */
export class Adam extends Component<'optimizer'> {
  constructor(options?: AdamOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: AdamOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Adam', args);
  }
}

/** Options of {@link AdamW}. */
export interface AdamWOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. Default: 0.004. */
  weightDecay?: number | null;
  /** How slowly the mean gradient changes. At least 0 and below 1. Default: 0.9. */
  beta1?: number;
  /** How slowly the mean of squared gradients changes. At least 0 and below 1. Default: 0.999. */
  beta2?: number;
  /** Added where it keeps from dividing by 0. At least 0. Default: 1e-7. */
  epsilon?: number;
  /** Divides by the largest mean of squares so far. Default: false. */
  amsgrad?: boolean;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Adam with weight decay: weights shrink a little at each step. */
export class AdamW extends Component<'optimizer'> {
  constructor(options?: AdamWOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: AdamWOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'AdamW', args);
  }
}

/** Options of {@link SGD}. */
export interface SGDOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.01. */
  learningRate?: number | ScheduleLike;
  /** Share of the last step that is added to the next. At least 0 and at most 1. Default: 0. */
  momentum?: number;
  /** Looks ahead along the momentum. Default: false. */
  nesterov?: boolean;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Straight down the gradient; with momentum it keeps its direction. */
export class SGD extends Component<'optimizer'> {
  constructor(options?: SGDOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.01.
   */
  constructor(learningRate: number | ScheduleLike, options?: SGDOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'SGD', args);
  }
}

/** Options of {@link RMSprop}. */
export interface RMSpropOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** How slowly the mean of squared gradients changes. At least 0 and at most 1. Default: 0.9. */
  rho?: number;
  /** Share of the last step that is added to the next. At least 0 and at most 1. Default: 0. */
  momentum?: number;
  /** Added where it keeps from dividing by 0. At least 0. Default: 1e-7. */
  epsilon?: number;
  /** Divides by the deviation of the gradient in place of its size. Default: false. */
  centered?: boolean;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Divides every step by the recent size of its gradient. */
export class RMSprop extends Component<'optimizer'> {
  constructor(options?: RMSpropOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: RMSpropOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'RMSprop', args);
  }
}

/** Options of {@link Nadam}. */
export interface NadamOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** How slowly the mean gradient changes. At least 0 and below 1. Default: 0.9. */
  beta1?: number;
  /** How slowly the mean of squared gradients changes. At least 0 and below 1. Default: 0.999. */
  beta2?: number;
  /** Added where it keeps from dividing by 0. At least 0. Default: 1e-7. */
  epsilon?: number;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Adam that looks ahead along its momentum, as Nesterov's does. */
export class Nadam extends Component<'optimizer'> {
  constructor(options?: NadamOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: NadamOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Nadam', args);
  }
}

/** Options of {@link Adamax}. */
export interface AdamaxOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** How slowly the mean gradient changes. At least 0 and below 1. Default: 0.9. */
  beta1?: number;
  /** How slowly the largest gradient is forgotten. At least 0 and below 1. Default: 0.999. */
  beta2?: number;
  /** Added where it keeps from dividing by 0. At least 0. Default: 1e-7. */
  epsilon?: number;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Adam that divides by the largest recent gradient in place of its mean size. */
export class Adamax extends Component<'optimizer'> {
  constructor(options?: AdamaxOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: AdamaxOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Adamax', args);
  }
}

/** Options of {@link Adagrad}. */
export interface AdagradOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** What the sum of squared gradients starts from. At least 0. Default: 0.1. */
  initialAccumulatorValue?: number;
  /** Added where it keeps from dividing by 0. At least 0. Default: 1e-7. */
  epsilon?: number;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Weights that have moved much take smaller and smaller steps: for rare features. */
export class Adagrad extends Component<'optimizer'> {
  constructor(options?: AdagradOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: AdagradOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Adagrad', args);
  }
}

/** Options of {@link Adadelta}. */
export interface AdadeltaOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** How slowly the means of squares change. At least 0 and at most 1. Default: 0.95. */
  rho?: number;
  /** Added where it keeps from dividing by 0. At least 0. Default: 1e-7. */
  epsilon?: number;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Steps as large as recent steps, by the recent size of the gradient: made for a learning rate of 1. */
export class Adadelta extends Component<'optimizer'> {
  constructor(options?: AdadeltaOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: AdadeltaOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Adadelta', args);
  }
}

/** Options of {@link Lion}. */
export interface LionOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** Share of the mean gradient in the direction of a step. Above 0 and at most 1. Default: 0.9. */
  beta1?: number;
  /** How slowly the mean gradient changes. At least 0 and at most 1. Default: 0.99. */
  beta2?: number;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Moves every weight by the learning rate, up or down: takes a learning rate some ten times smaller than Adam's. */
export class Lion extends Component<'optimizer'> {
  constructor(options?: LionOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: LionOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Lion', args);
  }
}

/** Options of {@link Lamb}. */
export interface LambOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** How slowly the mean gradient changes. At least 0 and below 1. Default: 0.9. */
  beta1?: number;
  /** How slowly the mean of squared gradients changes. At least 0 and below 1. Default: 0.999. */
  beta2?: number;
  /** Added where it keeps from dividing by 0. At least 0. Default: 1e-7. */
  epsilon?: number;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Adam whose steps are scaled to the size of each layer's weights: for large batches. */
export class Lamb extends Component<'optimizer'> {
  constructor(options?: LambOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: LambOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Lamb', args);
  }
}

/** Options of {@link Muon}. */
export interface MuonOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** How slowly Adam's mean gradient changes. At least 0 and below 1. Default: 0.9. */
  adamBeta1?: number;
  /** How slowly Adam's mean of squared gradients changes. At least 0 and below 1. Default: 0.999. */
  adamBeta2?: number;
  /** Weight decay of what goes by Adam. At least 0. Default: 0.004. */
  adamWeightDecay?: number | null;
  /** Added where it keeps from dividing by 0. At least 0. Default: 1e-7. */
  epsilon?: number;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. Default: 0.004. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
  /** Parts of names of layers whose kernels go by Adam too. Default: []. */
  excludeLayers?: string[] | null;
  /** Leaves weights with embedding in their name to Adam. Default: true. */
  excludeEmbeddings?: boolean;
  /** Factor on X of the Newton-Schulz step a X + (b A + c A²) X, where A is X Xᵀ. Default: 3.4445. */
  muonA?: number;
  /** Factor on A of the Newton-Schulz step. Default: -4.775. */
  muonB?: number;
  /** Factor on A² of the Newton-Schulz step. Default: 2.0315. */
  muonC?: number;
  /** Adam's learning rate as a share of Muon's. At least 0. Default: 1. */
  adamLrRatio?: number;
  /** Share of the last step that is added to the next. At least 0 and at most 1. Default: 0.95. */
  momentum?: number;
  /** Newton-Schulz steps: more make the matrix more nearly orthogonal. At least 0. Default: 5. */
  nsSteps?: number;
  /** Looks ahead along the momentum. Default: true. */
  nesterov?: boolean;
  /** Size of a step's numbers in units of the learning rate; none leaves the orthogonal matrix as it is. At least 0. Default: 0.2. */
  rmsRate?: number | null;
}

/** Steps that turn every direction of a kernel equally far; biases, embeddings and kernels of convolutions go by Adam. */
export class Muon extends Component<'optimizer'> {
  constructor(options?: MuonOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: MuonOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Muon', args);
  }
}

/** Options of {@link Adafactor}. */
export interface AdafactorOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** Power of the number of steps by which the mean of squares changes more and more slowly. At most 0. Default: -0.8. */
  beta2Decay?: number;
  /** Added to squared gradients, so that nothing is divided by 0. At least 0. Default: 1e-30. */
  epsilon1?: number;
  /** Least size that is assumed of a weight. At least 0. Default: 0.001. */
  epsilon2?: number;
  /** Longest step, as a root mean square, before it is scaled. Above 0. Default: 1. */
  clipThreshold?: number;
  /** In Keras it makes no difference: the learning rate always falls with the root of the number of steps. Default: true. */
  relativeStep?: boolean;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Divides by the recent size of the gradient, taken by row and by column, in steps that fit the size of the weights. */
export class Adafactor extends Component<'optimizer'> {
  constructor(options?: AdafactorOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: AdafactorOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Adafactor', args);
  }
}

/** Options of {@link Ftrl}. */
export interface FtrlOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.001. */
  learningRate?: number | ScheduleLike;
  /** Power of the sum of squared gradients by which steps shrink; 0 keeps them as they are. At most 0. Default: -0.5. */
  learningRatePower?: number;
  /** What the sum of squared gradients starts from. At least 0. Default: 0.1. */
  initialAccumulatorValue?: number;
  /** Penalty on absolute values: pulls weights to exactly 0. At least 0. Default: 0. */
  l1RegularizationStrength?: number;
  /** Penalty on squares: keeps weights small. At least 0. Default: 0. */
  l2RegularizationStrength?: number;
  /** Penalty on squares that is part of the gradient. At least 0. Default: 0. */
  l2ShrinkageRegularizationStrength?: number;
  /** Another penalty on squares, divided by the learning rate. At least 0. Default: 0. */
  beta?: number;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Weights follow from the sum of all gradients, and penalties keep many at 0; it forgets the initial weights. */
export class Ftrl extends Component<'optimizer'> {
  constructor(options?: FtrlOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.001.
   */
  constructor(learningRate: number | ScheduleLike, options?: FtrlOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Ftrl', args);
  }
}

/** Options of {@link ScheduleFreeAdamW}. */
export interface ScheduleFreeAdamWOptions {
  /** Size of a step, or a schedule of it. At least 0. Default: 0.0025. */
  learningRate?: number | ScheduleLike;
  /** Share of the average in the weights whose gradient is taken. Above 0 and below 1. Default: 0.9. */
  beta1?: number;
  /** How slowly the mean of squared gradients changes. At least 0 and below 1. Default: 0.999. */
  beta2?: number;
  /** Added where it keeps from dividing by 0. At least 0. Default: 1e-8. */
  epsilon?: number;
  /** Steps in which the learning rate grows from 0. At least 0. Default: 0. */
  warmupSteps?: number;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. */
  weightDecay?: number | null;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Keeps averages of the weights over the steps, which replace them at the end of fit. Default: false. */
  useEma?: boolean;
  /** How slowly the averages follow. At least 0 and at most 1. Default: 0.99. */
  emaMomentum?: number;
  /** Steps after which the averages replace the weights during training too. At least 1. */
  emaOverwriteFrequency?: number | null;
  /** Batches whose mean gradient makes one step. At least 2. */
  gradientAccumulationSteps?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Adam that averages its weights, so that the learning rate need not fall in the end. */
export class ScheduleFreeAdamW extends Component<'optimizer'> {
  constructor(options?: ScheduleFreeAdamWOptions);
  /**
   * @param learningRate Size of a step, or a schedule of it. At least 0. Default: 0.0025.
   */
  constructor(learningRate: number | ScheduleLike, options?: ScheduleFreeAdamWOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'ScheduleFreeAdamW', args);
  }
}
