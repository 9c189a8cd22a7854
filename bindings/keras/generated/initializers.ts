// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';

/** Options of {@link GlorotUniform}. */
export interface GlorotUniformOptions {
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** Uniform weights within ±sqrt(6 / (inputs + outputs)): Keras's default for kernels. */
export class GlorotUniform extends Component<'initializer'> {
  constructor(options?: GlorotUniformOptions);
  /**
   * @param seed Seed of this weight's own; the model's seed if not given. At least 0.
   */
  constructor(seed: number | null, options?: GlorotUniformOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'GlorotUniform', args);
  }
}

/** Options of {@link GlorotNormal}. */
export interface GlorotNormalOptions {
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** Normal weights of variance 2 / (inputs + outputs), cut at two deviations. */
export class GlorotNormal extends Component<'initializer'> {
  constructor(options?: GlorotNormalOptions);
  /**
   * @param seed Seed of this weight's own; the model's seed if not given. At least 0.
   */
  constructor(seed: number | null, options?: GlorotNormalOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'GlorotNormal', args);
  }
}

/** Options of {@link HeUniform}. */
export interface HeUniformOptions {
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** Uniform weights within ±sqrt(6 / inputs): made for relu. */
export class HeUniform extends Component<'initializer'> {
  constructor(options?: HeUniformOptions);
  /**
   * @param seed Seed of this weight's own; the model's seed if not given. At least 0.
   */
  constructor(seed: number | null, options?: HeUniformOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'HeUniform', args);
  }
}

/** Options of {@link HeNormal}. */
export interface HeNormalOptions {
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** Normal weights of variance 2 / inputs, cut at two deviations: made for relu. */
export class HeNormal extends Component<'initializer'> {
  constructor(options?: HeNormalOptions);
  /**
   * @param seed Seed of this weight's own; the model's seed if not given. At least 0.
   */
  constructor(seed: number | null, options?: HeNormalOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'HeNormal', args);
  }
}

/** Options of {@link LecunUniform}. */
export interface LecunUniformOptions {
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** Uniform weights within ±sqrt(3 / inputs). */
export class LecunUniform extends Component<'initializer'> {
  constructor(options?: LecunUniformOptions);
  /**
   * @param seed Seed of this weight's own; the model's seed if not given. At least 0.
   */
  constructor(seed: number | null, options?: LecunUniformOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'LecunUniform', args);
  }
}

/** Options of {@link LecunNormal}. */
export interface LecunNormalOptions {
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** Normal weights of variance 1 / inputs, cut at two deviations: made for selu. */
export class LecunNormal extends Component<'initializer'> {
  constructor(options?: LecunNormalOptions);
  /**
   * @param seed Seed of this weight's own; the model's seed if not given. At least 0.
   */
  constructor(seed: number | null, options?: LecunNormalOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'LecunNormal', args);
  }
}

/** Options of {@link VarianceScaling}. */
export interface VarianceScalingOptions {
  /** Factor on the variance. Above 0. Default: 1. */
  scale?: number;
  /** What n counts: inputs, outputs or their mean. Default: 'fan_in'. */
  mode?: 'fan_in' | 'fan_out' | 'fan_avg';
  /** Shape of the distribution. Default: 'truncated_normal'. */
  distribution?: 'truncated_normal' | 'untruncated_normal' | 'uniform';
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** Random weights whose variance is scale / n, n being the inputs or outputs of a unit. */
export class VarianceScaling extends Component<'initializer'> {
  constructor(options?: VarianceScalingOptions);
  /**
   * @param scale Factor on the variance. Above 0. Default: 1.
   */
  constructor(scale: number, options?: VarianceScalingOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'VarianceScaling', args);
  }
}

/** Options of {@link RandomUniform}. */
export interface RandomUniformOptions {
  /** Smallest weight. Default: -0.05. */
  minval?: number;
  /** Largest weight. Default: 0.05. */
  maxval?: number;
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** Uniform random weights. */
export class RandomUniform extends Component<'initializer'> {
  constructor(options?: RandomUniformOptions);
  /**
   * @param minval Smallest weight. Default: -0.05.
   */
  constructor(minval: number, options?: RandomUniformOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'RandomUniform', args);
  }
}

/** Options of {@link RandomNormal}. */
export interface RandomNormalOptions {
  /** Mean of the weights. Default: 0. */
  mean?: number;
  /** Standard deviation of the weights. At least 0. Default: 0.05. */
  stddev?: number;
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** Normal random weights. */
export class RandomNormal extends Component<'initializer'> {
  constructor(options?: RandomNormalOptions);
  /**
   * @param mean Mean of the weights. Default: 0.
   */
  constructor(mean: number, options?: RandomNormalOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'RandomNormal', args);
  }
}

/** Options of {@link TruncatedNormal}. */
export interface TruncatedNormalOptions {
  /** Mean before the cut. Default: 0. */
  mean?: number;
  /** Standard deviation before the cut. At least 0. Default: 0.05. */
  stddev?: number;
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** Normal random weights; those beyond two deviations are drawn again. */
export class TruncatedNormal extends Component<'initializer'> {
  constructor(options?: TruncatedNormalOptions);
  /**
   * @param mean Mean before the cut. Default: 0.
   */
  constructor(mean: number, options?: TruncatedNormalOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'TruncatedNormal', args);
  }
}

/** Options of {@link Orthogonal}. */
export interface OrthogonalOptions {
  /** Factor on the orthogonal matrix. Default: 1. */
  gain?: number;
  /** Seed of this weight's own; the model's seed if not given. At least 0. */
  seed?: number | null;
}

/** A random matrix whose rows or columns are at right angles and of length 1. */
export class Orthogonal extends Component<'initializer'> {
  constructor(options?: OrthogonalOptions);
  /**
   * @param gain Factor on the orthogonal matrix. Default: 1.
   */
  constructor(gain: number, options?: OrthogonalOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'Orthogonal', args);
  }
}

/** Options of {@link Identity}. */
export interface IdentityOptions {
  /** Factor on the identity matrix. Default: 1. */
  gain?: number;
}

/** The identity matrix, for weights of two axes. */
export class Identity extends Component<'initializer'> {
  constructor(options?: IdentityOptions);
  /**
   * @param gain Factor on the identity matrix. Default: 1.
   */
  constructor(gain: number, options?: IdentityOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'Identity', args);
  }
}

/** All weights 0. */
export class Zeros extends Component<'initializer'> {
  constructor();
  constructor(...args: unknown[]) {
    super('initializer', 'Zeros', args);
  }
}

/** All weights 1. */
export class Ones extends Component<'initializer'> {
  constructor();
  constructor(...args: unknown[]) {
    super('initializer', 'Ones', args);
  }
}

/** Options of {@link Constant}. */
export interface ConstantOptions {
  /** The value. Default: 0. */
  value?: number;
}

/** All weights one value. */
export class Constant extends Component<'initializer'> {
  constructor(options?: ConstantOptions);
  /**
   * @param value The value. Default: 0.
   */
  constructor(value: number, options?: ConstantOptions);
  constructor(...args: unknown[]) {
    super('initializer', 'Constant', args);
  }
}
