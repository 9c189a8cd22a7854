// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';

/** Options of {@link MaxNorm}. */
export interface MaxNormOptions {
  /** The greatest length allowed. At least 0. Default: 2. */
  maxValue?: number;
  /** Axis, or axes, along which the length is taken. Default: 0. */
  axis?: number | number[];
}

/** Shortens weight vectors that are longer than a limit. */
export class MaxNorm extends Component<'constraint'> {
  constructor(options?: MaxNormOptions);
  /**
   * @param maxValue The greatest length allowed. At least 0. Default: 2.
   */
  constructor(maxValue: number, options?: MaxNormOptions);
  constructor(...args: unknown[]) {
    super('constraint', 'MaxNorm', args);
  }
}

/** Options of {@link MinMaxNorm}. */
export interface MinMaxNormOptions {
  /** The smallest length allowed. At least 0. Default: 0. */
  minValue?: number;
  /** The greatest length allowed. At least 0. Default: 1. */
  maxValue?: number;
  /** How far to go towards the limit in one step: 1 is all the way. At least 0 and at most 1. Default: 1. */
  rate?: number;
  /** Axis, or axes, along which the length is taken. Default: 0. */
  axis?: number | number[];
}

/** Keeps the length of weight vectors between two limits. */
export class MinMaxNorm extends Component<'constraint'> {
  constructor(options?: MinMaxNormOptions);
  /**
   * @param minValue The smallest length allowed. At least 0. Default: 0.
   */
  constructor(minValue: number, options?: MinMaxNormOptions);
  constructor(...args: unknown[]) {
    super('constraint', 'MinMaxNorm', args);
  }
}

/** Sets negative weights to 0. */
export class NonNeg extends Component<'constraint'> {
  constructor();
  constructor(...args: unknown[]) {
    super('constraint', 'NonNeg', args);
  }
}

/** Options of {@link UnitNorm}. */
export interface UnitNormOptions {
  /** Axis, or axes, along which the length is taken. Default: 0. */
  axis?: number | number[];
}

/** Gives weight vectors length 1. */
export class UnitNorm extends Component<'constraint'> {
  constructor(options?: UnitNormOptions);
  constructor(...args: unknown[]) {
    super('constraint', 'UnitNorm', args);
  }
}
