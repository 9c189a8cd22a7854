// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Layer, type FirstLayerOptions } from '../layer.js';
import type { ActivationLike, InitializerLike, RegularizerLike, ConstraintLike } from './types.js';

/** Options of {@link InputLayer}. */
export interface InputLayerOptions extends FirstLayerOptions {
  /** Shape of a row, without the batch. */
  shape?: (number | null)[] | null;
  /** Number of rows in a batch, if it is fixed. At least 1. */
  batchSize?: number | null;
  /** Shape with the batch first, null where it is open; given in place of shape. */
  batchShape?: (number | null)[] | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Says the shape of a row of the data. */
export class InputLayer extends Layer {
  constructor(options?: InputLayerOptions);
  constructor(...args: unknown[]) {
    super('InputLayer', args);
  }
}

/** Options of {@link Dense}. */
export interface DenseOptions extends FirstLayerOptions {
  /** Function applied to the weighted sums. Default: 'linear'. */
  activation?: ActivationLike | null;
  /** Adds a trained number to every output. Default: true. */
  useBias?: boolean;
  /** First values of the weights. Default: 'glorot_uniform'. */
  kernelInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the weights. */
  kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the weights after every step. */
  kernelConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Every output is a weighted sum of all inputs, through an activation. */
export class Dense extends Layer {
  /**
   * @param units Number of outputs. At least 1.
   */
  constructor(units: number, options?: DenseOptions);
  constructor(...args: unknown[]) {
    super('Dense', args);
  }
}

/** Options of {@link Activation}. */
export interface ActivationOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Applies an activation function to every value. */
export class Activation extends Layer {
  /**
   * @param activation The function.
   */
  constructor(activation: ActivationLike, options?: ActivationOptions);
  constructor(...args: unknown[]) {
    super('Activation', args);
  }
}

/** Options of {@link Dropout}. */
export interface DropoutOptions extends FirstLayerOptions {
  /** Shape of the mask with the batch first: an axis of 1 is dropped as a whole, an axis of null follows the input. */
  noiseShape?: (number | null)[] | null;
  /** Seed of this layer's own; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Sets a random share of its inputs to 0 while training and scales the rest up: against overfitting. */
export class Dropout extends Layer {
  /**
   * @param rate Share of the inputs that is set to 0. At least 0 and at most 1.
   */
  constructor(rate: number, options?: DropoutOptions);
  constructor(...args: unknown[]) {
    super('Dropout', args);
  }
}

/** Options of {@link BatchNormalization}. */
export interface BatchNormalizationOptions extends FirstLayerOptions {
  /** The axis of the features. Default: -1. */
  axis?: number;
  /** How slowly the moving mean and variance follow the batches. At least 0 and at most 1. Default: 0.99. */
  momentum?: number;
  /** Added to the variance, so that nothing is divided by 0. Above 0. Default: 0.001. */
  epsilon?: number;
  /** Adds a trained shift, beta. Default: true. */
  center?: boolean;
  /** Multiplies by a trained scale, gamma. Default: true. */
  scale?: boolean;
  /** First values of the shift. Default: 'zeros'. */
  betaInitializer?: InitializerLike | null;
  /** First values of the scale. Default: 'ones'. */
  gammaInitializer?: InitializerLike | null;
  /** First values of the moving mean. Default: 'zeros'. */
  movingMeanInitializer?: InitializerLike | null;
  /** First values of the moving variance. Default: 'ones'. */
  movingVarianceInitializer?: InitializerLike | null;
  /** Penalty on the shift. */
  betaRegularizer?: RegularizerLike | null;
  /** Penalty on the scale. */
  gammaRegularizer?: RegularizerLike | null;
  /** Limit on the shift after every step. */
  betaConstraint?: ConstraintLike | null;
  /** Limit on the scale after every step. */
  gammaConstraint?: ConstraintLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Gives every feature mean 0 and variance 1 over the batch, then a trained scale and shift. */
export class BatchNormalization extends Layer {
  constructor(options?: BatchNormalizationOptions);
  /**
   * @param axis The axis of the features. Default: -1.
   */
  constructor(axis: number, options?: BatchNormalizationOptions);
  constructor(...args: unknown[]) {
    super('BatchNormalization', args);
  }
}

/** Options of {@link Flatten}. */
export interface FlattenOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Lays all values of a row side by side. */
export class Flatten extends Layer {
  constructor(options?: FlattenOptions);
  constructor(...args: unknown[]) {
    super('Flatten', args);
  }
}

/** Options of {@link Reshape}. */
export interface ReshapeOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Gives the values of a row another shape. */
export class Reshape extends Layer {
  /**
   * @param targetShape The new shape without the batch; one entry may be -1 and follows from the others.
   */
  constructor(targetShape: (number | null)[], options?: ReshapeOptions);
  constructor(...args: unknown[]) {
    super('Reshape', args);
  }
}
