// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';

/** Options of {@link L1}. */
export interface L1Options {
  /** Factor on the sum of absolute values. At least 0. Default: 0.01. */
  l1?: number;
}

/** Penalty l1 · Σ|w|: pulls weights to exactly 0. */
export class L1 extends Component<'regularizer'> {
  constructor(options?: L1Options);
  /**
   * @param l1 Factor on the sum of absolute values. At least 0. Default: 0.01.
   */
  constructor(l1: number, options?: L1Options);
  constructor(...args: unknown[]) {
    super('regularizer', 'L1', args);
  }
}

/** Options of {@link L2}. */
export interface L2Options {
  /** Factor on the sum of squares. At least 0. Default: 0.01. */
  l2?: number;
}

/** Penalty l2 · Σw²: keeps weights small. */
export class L2 extends Component<'regularizer'> {
  constructor(options?: L2Options);
  /**
   * @param l2 Factor on the sum of squares. At least 0. Default: 0.01.
   */
  constructor(l2: number, options?: L2Options);
  constructor(...args: unknown[]) {
    super('regularizer', 'L2', args);
  }
}

/** Options of {@link L1L2}. */
export interface L1L2Options {
  /** Factor on the sum of absolute values. At least 0. Default: 0. */
  l1?: number;
  /** Factor on the sum of squares. At least 0. Default: 0. */
  l2?: number;
}

/** Penalty l1 · Σ|w| + l2 · Σw². */
export class L1L2 extends Component<'regularizer'> {
  constructor(options?: L1L2Options);
  /**
   * @param l1 Factor on the sum of absolute values. At least 0. Default: 0.
   */
  constructor(l1: number, options?: L1L2Options);
  constructor(...args: unknown[]) {
    super('regularizer', 'L1L2', args);
  }
}

/** Options of {@link OrthogonalRegularizer}. */
export interface OrthogonalRegularizerOptions {
  /** Factor on the mean cosine. At least 0. Default: 0.01. */
  factor?: number;
  /** Which vectors are meant. Default: 'rows'. */
  mode?: 'rows' | 'columns';
}

/** Penalty on the cosine between every two rows or columns: makes them point in different directions. */
export class OrthogonalRegularizer extends Component<'regularizer'> {
  constructor(options?: OrthogonalRegularizerOptions);
  /**
   * @param factor Factor on the mean cosine. At least 0. Default: 0.01.
   */
  constructor(factor: number, options?: OrthogonalRegularizerOptions);
  constructor(...args: unknown[]) {
    super('regularizer', 'OrthogonalRegularizer', args);
  }
}
