// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';

/** Options of {@link Adam}. */
export interface AdamOptions {
  /** Size of a step. At least 0. Default: 0.001. */
  learningRate?: number;
  /** How slowly the mean gradient changes. At least 0 and below 1. Default: 0.9. */
  beta1?: number;
  /** How slowly the mean of squared gradients changes. At least 0 and below 1. Default: 0.999. */
  beta2?: number;
  /** Added to the root, so that nothing is divided by 0. At least 0. Default: 1e-7. */
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
  /** Name of the optimizer. */
  name?: string | null;
}

/** Momentum, divided by the recent size of the gradient: a good first choice. */
export class Adam extends Component<'optimizer'> {
  constructor(options?: AdamOptions);
  /**
   * @param learningRate Size of a step. At least 0. Default: 0.001.
   */
  constructor(learningRate: number, options?: AdamOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'Adam', args);
  }
}

/** Options of {@link AdamW}. */
export interface AdamWOptions {
  /** Size of a step. At least 0. Default: 0.001. */
  learningRate?: number;
  /** Share of every weight, times the learning rate, that is taken off at each step. At least 0. Default: 0.004. */
  weightDecay?: number | null;
  /** How slowly the mean gradient changes. At least 0 and below 1. Default: 0.9. */
  beta1?: number;
  /** How slowly the mean of squared gradients changes. At least 0 and below 1. Default: 0.999. */
  beta2?: number;
  /** Added to the root, so that nothing is divided by 0. At least 0. Default: 1e-7. */
  epsilon?: number;
  /** Divides by the largest mean of squares so far. Default: false. */
  amsgrad?: boolean;
  /** Shortens the gradient of every weight to this length. Above 0. */
  clipnorm?: number | null;
  /** Limits every gradient to ± this value. Above 0. */
  clipvalue?: number | null;
  /** Shortens the gradient of all weights together to this length. Above 0. */
  globalClipnorm?: number | null;
  /** Name of the optimizer. */
  name?: string | null;
}

/** Adam with weight decay: weights shrink a little at each step. */
export class AdamW extends Component<'optimizer'> {
  constructor(options?: AdamWOptions);
  /**
   * @param learningRate Size of a step. At least 0. Default: 0.001.
   */
  constructor(learningRate: number, options?: AdamWOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'AdamW', args);
  }
}

/** Options of {@link SGD}. */
export interface SGDOptions {
  /** Size of a step. At least 0. Default: 0.01. */
  learningRate?: number;
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
  /** Name of the optimizer. */
  name?: string | null;
}

/** Straight down the gradient; with momentum it keeps its direction. */
export class SGD extends Component<'optimizer'> {
  constructor(options?: SGDOptions);
  /**
   * @param learningRate Size of a step. At least 0. Default: 0.01.
   */
  constructor(learningRate: number, options?: SGDOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'SGD', args);
  }
}

/** Options of {@link RMSprop}. */
export interface RMSpropOptions {
  /** Size of a step. At least 0. Default: 0.001. */
  learningRate?: number;
  /** How slowly the mean of squared gradients changes. At least 0 and at most 1. Default: 0.9. */
  rho?: number;
  /** Share of the last step that is added to the next. At least 0 and at most 1. Default: 0. */
  momentum?: number;
  /** Added under the root, so that nothing is divided by 0. At least 0. Default: 1e-7. */
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
  /** Name of the optimizer. */
  name?: string | null;
}

/** Divides every step by the recent size of its gradient. */
export class RMSprop extends Component<'optimizer'> {
  constructor(options?: RMSpropOptions);
  /**
   * @param learningRate Size of a step. At least 0. Default: 0.001.
   */
  constructor(learningRate: number, options?: RMSpropOptions);
  constructor(...args: unknown[]) {
    super('optimizer', 'RMSprop', args);
  }
}
