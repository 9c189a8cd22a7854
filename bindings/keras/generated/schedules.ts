// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';

/** Options of {@link ExponentialDecay}. */
export interface ExponentialDecayOptions {
  /** Falls only after every decay_steps steps, not at each. Default: false. */
  staircase?: boolean;
  /** Name of the schedule. Default: 'ExponentialDecay'. */
  name?: string | null;
}

/** The learning rate is multiplied by decay_rate in every decay_steps steps. */
export class ExponentialDecay extends Component<'schedule'> {
  /**
   * @param initialLearningRate Learning rate of the first step. At least 0.
   * @param decaySteps Steps for which the decay rate is meant. Above 0.
   * @param decayRate How much the learning rate falls in that time. At least 0.
   */
  constructor(initialLearningRate: number, decaySteps: number, decayRate: number, options?: ExponentialDecayOptions);
  constructor(...args: unknown[]) {
    super('schedule', 'ExponentialDecay', args);
  }
}

/** Options of {@link CosineDecay}. */
export interface CosineDecayOptions {
  /** Share of the learning rate that is left at the end. At least 0. Default: 0. */
  alpha?: number;
  /** Name of the schedule. Default: 'CosineDecay'. */
  name?: string | null;
  /** Learning rate that a warm-up leads to, from which it falls; without one there is no warm-up. At least 0. */
  warmupTarget?: number | null;
  /** Steps of the warm-up. At least 0. Default: 0. */
  warmupSteps?: number;
}

/** The learning rate falls along half a cosine, after a warm-up if wanted. */
export class CosineDecay extends Component<'schedule'> {
  /**
   * @param initialLearningRate Learning rate of the first step. At least 0.
   * @param decaySteps Steps of the fall. Above 0.
   */
  constructor(initialLearningRate: number, decaySteps: number, options?: CosineDecayOptions);
  constructor(...args: unknown[]) {
    super('schedule', 'CosineDecay', args);
  }
}

/** Options of {@link CosineDecayRestarts}. */
export interface CosineDecayRestartsOptions {
  /** How many times longer each fall is than the one before. At least 1. Default: 2. */
  tMul?: number;
  /** Factor on the height of each fall after the first. At least 0. Default: 1. */
  mMul?: number;
  /** Share of the learning rate that is left at the end of a fall. At least 0. Default: 0. */
  alpha?: number;
  /** Name of the schedule. Default: 'SGDRDecay'. */
  name?: string | null;
}

/** The learning rate falls along half a cosine, again and again, each time for longer. */
export class CosineDecayRestarts extends Component<'schedule'> {
  /**
   * @param initialLearningRate Learning rate of the first step. At least 0.
   * @param firstDecaySteps Steps of the first fall. Above 0.
   */
  constructor(initialLearningRate: number, firstDecaySteps: number, options?: CosineDecayRestartsOptions);
  constructor(...args: unknown[]) {
    super('schedule', 'CosineDecayRestarts', args);
  }
}

/** Options of {@link PolynomialDecay}. */
export interface PolynomialDecayOptions {
  /** Learning rate at the end, and after it. At least 0. Default: 0.0001. */
  endLearningRate?: number;
  /** Power of the share of steps that are left: 1 is a straight line. At least 0. Default: 1. */
  power?: number;
  /** Begins anew after the end, each time with decay_steps steps more. Default: false. */
  cycle?: boolean;
  /** Name of the schedule. Default: 'PolynomialDecay'. */
  name?: string | null;
}

/** The learning rate falls to end_learning_rate within decay_steps steps, along a line or a power of it. */
export class PolynomialDecay extends Component<'schedule'> {
  /**
   * @param initialLearningRate Learning rate of the first step. At least 0.
   * @param decaySteps Steps until the end. Above 0.
   */
  constructor(initialLearningRate: number, decaySteps: number, options?: PolynomialDecayOptions);
  constructor(...args: unknown[]) {
    super('schedule', 'PolynomialDecay', args);
  }
}

/** Options of {@link InverseTimeDecay}. */
export interface InverseTimeDecayOptions {
  /** Falls only after every decay_steps steps, not at each. Default: false. */
  staircase?: boolean;
  /** Name of the schedule. Default: 'InverseTimeDecay'. */
  name?: string | null;
}

/** The learning rate is divided by 1 + decay_rate · steps / decay_steps. */
export class InverseTimeDecay extends Component<'schedule'> {
  /**
   * @param initialLearningRate Learning rate of the first step. At least 0.
   * @param decaySteps Steps for which the decay rate is meant. Above 0.
   * @param decayRate How much the learning rate falls in that time. At least 0.
   */
  constructor(initialLearningRate: number, decaySteps: number, decayRate: number, options?: InverseTimeDecayOptions);
  constructor(...args: unknown[]) {
    super('schedule', 'InverseTimeDecay', args);
  }
}

/** Options of {@link PiecewiseConstantDecay}. */
export interface PiecewiseConstantDecayOptions {
  /** Name of the schedule. Default: 'PiecewiseConstant'. */
  name?: string | null;
}

/** One learning rate up to each boundary, and another one after the last. */
export class PiecewiseConstantDecay extends Component<'schedule'> {
  /**
   * @param boundaries Numbers of steps, rising, up to which the values hold. At least 0.
   * @param values Learning rates: one more than boundaries. At least 0.
   */
  constructor(boundaries: number[], values: number[], options?: PiecewiseConstantDecayOptions);
  constructor(...args: unknown[]) {
    super('schedule', 'PiecewiseConstantDecay', args);
  }
}
