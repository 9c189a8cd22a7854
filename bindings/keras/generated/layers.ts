// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Layer, type FirstLayerOptions } from '../layer.js';
import type { LayerLike, ActivationLike, InitializerLike, RegularizerLike, ConstraintLike } from './types.js';

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

/** Options of {@link EinsumDense}. */
export interface EinsumDenseOptions extends FirstLayerOptions {
  /** Function applied to the weighted sums. Default: 'linear'. */
  activation?: ActivationLike | null;
  /** The axes of the outputs that have biases of their own, as letters; no biases if not given. */
  biasAxes?: string | null;
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

/** Weighted sums over the axes that an equation names. */
export class EinsumDense extends Layer {
  /**
   * @param equation The axes of the inputs, the kernel and the outputs, a letter each, the batch first: 'abc,cd->abd'; '...' stands for any number of axes.
   * @param outputShape Sizes of the outputs' axes but for the batch and those under '...'; null follows the inputs.
   */
  constructor(equation: string | null, outputShape: number | (number | null)[], options?: EinsumDenseOptions);
  constructor(...args: unknown[]) {
    super('EinsumDense', args);
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

/** Options of {@link ReLU}. */
export interface ReLUOptions extends FirstLayerOptions {
  /** Largest result; no limit if not given. At least 0. */
  maxValue?: number | null;
  /** Slope below the threshold. At least 0. Default: 0. */
  negativeSlope?: number;
  /** Values up to it are damped. At least 0. Default: 0. */
  threshold?: number;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** max(x, 0), with a limit, a threshold and a slope below it if wanted. */
export class ReLU extends Layer {
  constructor(options?: ReLUOptions);
  /**
   * @param maxValue Largest result; no limit if not given. At least 0.
   */
  constructor(maxValue: number | null, options?: ReLUOptions);
  constructor(...args: unknown[]) {
    super('ReLU', args);
  }
}

/** Options of {@link LeakyReLU}. */
export interface LeakyReLUOptions extends FirstLayerOptions {
  /** Slope below 0. At least 0. Default: 0.3. */
  negativeSlope?: number;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** x above 0, a small slope below: never quite dead. */
export class LeakyReLU extends Layer {
  constructor(options?: LeakyReLUOptions);
  /**
   * @param negativeSlope Slope below 0. At least 0. Default: 0.3.
   */
  constructor(negativeSlope: number, options?: LeakyReLUOptions);
  constructor(...args: unknown[]) {
    super('LeakyReLU', args);
  }
}

/** Options of {@link PReLU}. */
export interface PReLUOptions extends FirstLayerOptions {
  /** First values of the slopes. Default: 'zeros'. */
  alphaInitializer?: InitializerLike | null;
  /** Penalty on the slopes. */
  alphaRegularizer?: RegularizerLike | null;
  /** Limit on the slopes after every step. */
  alphaConstraint?: ConstraintLike | null;
  /** Axes along which values share their slope: [1, 2] gives an image one for every channel. */
  sharedAxes?: number | number[] | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** x above 0, below it a slope that is trained. */
export class PReLU extends Layer {
  constructor(options?: PReLUOptions);
  constructor(...args: unknown[]) {
    super('PReLU', args);
  }
}

/** Options of {@link ELU}. */
export interface ELUOptions extends FirstLayerOptions {
  /** Depth of the negative branch. At least 0. Default: 1. */
  alpha?: number;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** x above 0, alpha · (exp(x) - 1) below: smooth, with mean near 0. */
export class ELU extends Layer {
  constructor(options?: ELUOptions);
  /**
   * @param alpha Depth of the negative branch. At least 0. Default: 1.
   */
  constructor(alpha: number, options?: ELUOptions);
  constructor(...args: unknown[]) {
    super('ELU', args);
  }
}

/** Options of {@link Softmax}. */
export interface SoftmaxOptions extends FirstLayerOptions {
  /** The axis of the classes, or several. Default: -1. */
  axis?: number | number[];
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** exp(x) / Σ exp(x) along an axis: probabilities, which sum to 1. */
export class Softmax extends Layer {
  constructor(options?: SoftmaxOptions);
  /**
   * @param axis The axis of the classes, or several. Default: -1.
   */
  constructor(axis: number | number[], options?: SoftmaxOptions);
  constructor(...args: unknown[]) {
    super('Softmax', args);
  }
}

/** Options of {@link Identity}. */
export interface IdentityOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Gives its inputs on as they are. */
export class Identity extends Layer {
  constructor(options?: IdentityOptions);
  constructor(...args: unknown[]) {
    super('Identity', args);
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

/** Options of {@link SpatialDropout1D}. */
export interface SpatialDropout1DOptions extends FirstLayerOptions {
  /** Seed of this layer's own; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
}

/** Sets whole channels of a series to 0 while training. */
export class SpatialDropout1D extends Layer {
  /**
   * @param rate Share of the channels that is set to 0. At least 0 and at most 1.
   */
  constructor(rate: number, options?: SpatialDropout1DOptions);
  constructor(...args: unknown[]) {
    super('SpatialDropout1D', args);
  }
}

/** Options of {@link SpatialDropout2D}. */
export interface SpatialDropout2DOptions extends FirstLayerOptions {
  /** Seed of this layer's own; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
}

/** Sets whole channels of an image to 0 while training. */
export class SpatialDropout2D extends Layer {
  /**
   * @param rate Share of the channels that is set to 0. At least 0 and at most 1.
   */
  constructor(rate: number, options?: SpatialDropout2DOptions);
  constructor(...args: unknown[]) {
    super('SpatialDropout2D', args);
  }
}

/** Options of {@link SpatialDropout3D}. */
export interface SpatialDropout3DOptions extends FirstLayerOptions {
  /** Seed of this layer's own; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
}

/** Sets whole channels of a volume to 0 while training. */
export class SpatialDropout3D extends Layer {
  /**
   * @param rate Share of the channels that is set to 0. At least 0 and at most 1.
   */
  constructor(rate: number, options?: SpatialDropout3DOptions);
  constructor(...args: unknown[]) {
    super('SpatialDropout3D', args);
  }
}

/** Options of {@link AlphaDropout}. */
export interface AlphaDropoutOptions extends FirstLayerOptions {
  /** Shape of the mask with the batch first: an axis of 1 is dropped as a whole, an axis of null follows the input. */
  noiseShape?: (number | null)[] | null;
  /** Seed of this layer's own; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** A dropout for selu layers: mean and variance stay what they were. */
export class AlphaDropout extends Layer {
  /**
   * @param rate Share of the inputs that is dropped. At least 0 and below 1.
   */
  constructor(rate: number, options?: AlphaDropoutOptions);
  constructor(...args: unknown[]) {
    super('AlphaDropout', args);
  }
}

/** Options of {@link GaussianDropout}. */
export interface GaussianDropoutOptions extends FirstLayerOptions {
  /** Seed of this layer's own; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Multiplies every value by a random number near 1 while training. */
export class GaussianDropout extends Layer {
  /**
   * @param rate Rate of the dropout that spreads as much: the deviation of the factors is the root of rate / (1 - rate). At least 0 and below 1.
   */
  constructor(rate: number, options?: GaussianDropoutOptions);
  constructor(...args: unknown[]) {
    super('GaussianDropout', args);
  }
}

/** Options of {@link GaussianNoise}. */
export interface GaussianNoiseOptions extends FirstLayerOptions {
  /** Seed of this layer's own; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Adds a random number to every value while training. */
export class GaussianNoise extends Layer {
  /**
   * @param stddev Deviation of the numbers. At least 0 and at most 1.
   */
  constructor(stddev: number, options?: GaussianNoiseOptions);
  constructor(...args: unknown[]) {
    super('GaussianNoise', args);
  }
}

/** Options of {@link ActivityRegularization}. */
export interface ActivityRegularizationOptions extends FirstLayerOptions {
  /** Factor on the sum of absolute values. At least 0. Default: 0. */
  l1?: number;
  /** Factor on the sum of squares. At least 0. Default: 0. */
  l2?: number;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Adds a penalty on the values that pass through it to the loss. */
export class ActivityRegularization extends Layer {
  constructor(options?: ActivityRegularizationOptions);
  /**
   * @param l1 Factor on the sum of absolute values. At least 0. Default: 0.
   */
  constructor(l1: number, options?: ActivityRegularizationOptions);
  constructor(...args: unknown[]) {
    super('ActivityRegularization', args);
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

/** Options of {@link LayerNormalization}. */
export interface LayerNormalizationOptions extends FirstLayerOptions {
  /** The axis of the features, or several. Default: -1. */
  axis?: number | number[];
  /** Added to the variance, so that nothing is divided by 0. At least 0. Default: 0.001. */
  epsilon?: number;
  /** Adds a trained shift, beta. Default: true. */
  center?: boolean;
  /** Multiplies by a trained scale, gamma. Default: true. */
  scale?: boolean;
  /** First values of the shift. Default: 'zeros'. */
  betaInitializer?: InitializerLike | null;
  /** First values of the scale. Default: 'ones'. */
  gammaInitializer?: InitializerLike | null;
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

/** Gives every row by itself mean 0 and variance 1, then a trained scale and shift. */
export class LayerNormalization extends Layer {
  constructor(options?: LayerNormalizationOptions);
  /**
   * @param axis The axis of the features, or several. Default: -1.
   */
  constructor(axis: number | number[], options?: LayerNormalizationOptions);
  constructor(...args: unknown[]) {
    super('LayerNormalization', args);
  }
}

/** Options of {@link GroupNormalization}. */
export interface GroupNormalizationOptions extends FirstLayerOptions {
  /** Number of groups, which must divide the channels; -1 makes a group of every channel. At least -1. Default: 32. */
  groups?: number;
  /** The axis of the channels. Default: -1. */
  axis?: number;
  /** Added to the variance, so that nothing is divided by 0. At least 0. Default: 0.001. */
  epsilon?: number;
  /** Adds a trained shift, beta. Default: true. */
  center?: boolean;
  /** Multiplies by a trained scale, gamma. Default: true. */
  scale?: boolean;
  /** First values of the shift. Default: 'zeros'. */
  betaInitializer?: InitializerLike | null;
  /** First values of the scale. Default: 'ones'. */
  gammaInitializer?: InitializerLike | null;
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

/** Gives every group of channels of a row mean 0 and variance 1, then every channel a trained scale and shift. */
export class GroupNormalization extends Layer {
  constructor(options?: GroupNormalizationOptions);
  /**
   * @param groups Number of groups, which must divide the channels; -1 makes a group of every channel. At least -1. Default: 32.
   */
  constructor(groups: number, options?: GroupNormalizationOptions);
  constructor(...args: unknown[]) {
    super('GroupNormalization', args);
  }
}

/** Options of {@link RMSNormalization}. */
export interface RMSNormalizationOptions extends FirstLayerOptions {
  /** The axis of the features, or several, which must be the last ones. Default: -1. */
  axis?: number | number[];
  /** Added to the mean square, so that nothing is divided by 0. At least 0. Default: 0.000001. */
  epsilon?: number;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Divides every row by the root of its mean square, then multiplies by a trained scale. */
export class RMSNormalization extends Layer {
  constructor(options?: RMSNormalizationOptions);
  /**
   * @param axis The axis of the features, or several, which must be the last ones. Default: -1.
   */
  constructor(axis: number | number[], options?: RMSNormalizationOptions);
  constructor(...args: unknown[]) {
    super('RMSNormalization', args);
  }
}

/** Options of {@link UnitNormalization}. */
export interface UnitNormalizationOptions extends FirstLayerOptions {
  /** The axis of the features, or several. Default: -1. */
  axis?: number | number[];
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Divides every row by its length, so that its squares sum to 1. */
export class UnitNormalization extends Layer {
  constructor(options?: UnitNormalizationOptions);
  /**
   * @param axis The axis of the features, or several. Default: -1.
   */
  constructor(axis: number | number[], options?: UnitNormalizationOptions);
  constructor(...args: unknown[]) {
    super('UnitNormalization', args);
  }
}

/** Options of {@link SpectralNormalization}. */
export interface SpectralNormalizationOptions extends FirstLayerOptions {
  /** How often the estimate of the singular value is improved at every step. At least 1. Default: 1. */
  powerIterations?: number;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Divides the kernel of a layer by its largest singular value at every step: keeps discriminators tame. */
export class SpectralNormalization extends Layer {
  /**
   * @param layer The layer, which must have a kernel or embeddings.
   */
  constructor(layer: LayerLike, options?: SpectralNormalizationOptions);
  constructor(...args: unknown[]) {
    super('SpectralNormalization', args);
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

/** Options of {@link Permute}. */
export interface PermuteOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Puts the axes of a row into another order. */
export class Permute extends Layer {
  /**
   * @param dims The order of the axes, counted from 1, without the batch: [2, 1] swaps two. At least 1.
   */
  constructor(dims: number[], options?: PermuteOptions);
  constructor(...args: unknown[]) {
    super('Permute', args);
  }
}

/** Options of {@link RepeatVector}. */
export interface RepeatVectorOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Makes a series of a row by repeating it. */
export class RepeatVector extends Layer {
  /**
   * @param n How often the row is repeated. At least 1.
   */
  constructor(n: number, options?: RepeatVectorOptions);
  constructor(...args: unknown[]) {
    super('RepeatVector', args);
  }
}

/** Options of {@link ZeroPadding1D}. */
export interface ZeroPadding1DOptions extends FirstLayerOptions {
  /** Zeros at the start and the end of each axis. At least 0. Default: [1,1]. */
  padding?: number | number[];
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Adds zeros before and after a series. */
export class ZeroPadding1D extends Layer {
  constructor(options?: ZeroPadding1DOptions);
  /**
   * @param padding Zeros at the start and the end of each axis. At least 0. Default: [1,1].
   */
  constructor(padding: number | number[], options?: ZeroPadding1DOptions);
  constructor(...args: unknown[]) {
    super('ZeroPadding1D', args);
  }
}

/** Options of {@link ZeroPadding2D}. */
export interface ZeroPadding2DOptions extends FirstLayerOptions {
  /** Zeros at the start and the end of each axis. At least 0. Default: [[1,1],[1,1]]. */
  padding?: number | (number | number[])[];
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Adds zeros around an image. */
export class ZeroPadding2D extends Layer {
  constructor(options?: ZeroPadding2DOptions);
  /**
   * @param padding Zeros at the start and the end of each axis. At least 0. Default: [[1,1],[1,1]].
   */
  constructor(padding: number | (number | number[])[], options?: ZeroPadding2DOptions);
  constructor(...args: unknown[]) {
    super('ZeroPadding2D', args);
  }
}

/** Options of {@link Cropping1D}. */
export interface Cropping1DOptions extends FirstLayerOptions {
  /** Cells cut from the start and the end of each axis. At least 0. Default: [1,1]. */
  cropping?: number | number[];
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Cuts steps from the start and the end of a series. */
export class Cropping1D extends Layer {
  constructor(options?: Cropping1DOptions);
  /**
   * @param cropping Cells cut from the start and the end of each axis. At least 0. Default: [1,1].
   */
  constructor(cropping: number | number[], options?: Cropping1DOptions);
  constructor(...args: unknown[]) {
    super('Cropping1D', args);
  }
}

/** Options of {@link Cropping2D}. */
export interface Cropping2DOptions extends FirstLayerOptions {
  /** Cells cut from the start and the end of each axis. At least 0. Default: [[0,0],[0,0]]. */
  cropping?: number | (number | number[])[];
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Cuts a rim from an image. */
export class Cropping2D extends Layer {
  constructor(options?: Cropping2DOptions);
  /**
   * @param cropping Cells cut from the start and the end of each axis. At least 0. Default: [[0,0],[0,0]].
   */
  constructor(cropping: number | (number | number[])[], options?: Cropping2DOptions);
  constructor(...args: unknown[]) {
    super('Cropping2D', args);
  }
}

/** Options of {@link UpSampling1D}. */
export interface UpSampling1DOptions extends FirstLayerOptions {
  /** How often each step is repeated. At least 1. Default: 2. */
  size?: number;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Repeats every step of a series. */
export class UpSampling1D extends Layer {
  constructor(options?: UpSampling1DOptions);
  /**
   * @param size How often each step is repeated. At least 1. Default: 2.
   */
  constructor(size: number, options?: UpSampling1DOptions);
  constructor(...args: unknown[]) {
    super('UpSampling1D', args);
  }
}

/** Options of {@link UpSampling2D}. */
export interface UpSampling2DOptions extends FirstLayerOptions {
  /** Factors for the rows and the columns. At least 1. Default: [2,2]. */
  size?: number | number[];
  /** Whether values are repeated, or how neighbours are blended. Default: 'nearest'. */
  interpolation?: 'nearest' | 'bilinear' | 'bicubic' | 'lanczos3' | 'lanczos5';
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Repeats the rows and columns of an image, or blends neighbours. */
export class UpSampling2D extends Layer {
  constructor(options?: UpSampling2DOptions);
  /**
   * @param size Factors for the rows and the columns. At least 1. Default: [2,2].
   */
  constructor(size: number | number[], options?: UpSampling2DOptions);
  constructor(...args: unknown[]) {
    super('UpSampling2D', args);
  }
}

/** Options of {@link Conv1D}. */
export interface Conv1DOptions extends FirstLayerOptions {
  /** Steps of the window: one number, or one for each axis. At least 1. Default: [1]. */
  strides?: number | number[];
  /** Whether zeros around the input let the window reach over its edges. Default: 'valid'. */
  padding?: 'valid' | 'same' | 'causal';
  /** Distance of the cells that the window reads, for each axis. At least 1. Default: [1]. */
  dilationRate?: number | number[];
  /** Parts into which the channels fall, each with its own filters. At least 1. Default: 1. */
  groups?: number;
  /** Function applied to the sums. Default: 'linear'. */
  activation?: ActivationLike | null;
  /** Adds a trained number to every channel of the output. Default: true. */
  useBias?: boolean;
  /** First values of the kernel. Default: 'glorot_uniform'. */
  kernelInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the kernel. */
  kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the kernel after every step. */
  kernelConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Weighted sums of a window that moves along a series: finds patterns in time. */
export class Conv1D extends Layer {
  /**
   * @param filters Number of output channels. At least 1.
   * @param kernelSize Size of the window: one number, or one for each axis. At least 1.
   */
  constructor(filters: number, kernelSize: number | number[], options?: Conv1DOptions);
  constructor(...args: unknown[]) {
    super('Conv1D', args);
  }
}

/** Options of {@link Conv2D}. */
export interface Conv2DOptions extends FirstLayerOptions {
  /** Steps of the window: one number, or one for each axis. At least 1. Default: [1,1]. */
  strides?: number | number[];
  /** Whether zeros around the input let the window reach over its edges. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Distance of the cells that the window reads, for each axis. At least 1. Default: [1,1]. */
  dilationRate?: number | number[];
  /** Parts into which the channels fall, each with its own filters. At least 1. Default: 1. */
  groups?: number;
  /** Function applied to the sums. Default: 'linear'. */
  activation?: ActivationLike | null;
  /** Adds a trained number to every channel of the output. Default: true. */
  useBias?: boolean;
  /** First values of the kernel. Default: 'glorot_uniform'. */
  kernelInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the kernel. */
  kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the kernel after every step. */
  kernelConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Weighted sums of a window that moves over an image: finds edges, textures, shapes. */
export class Conv2D extends Layer {
  /**
   * @param filters Number of output channels. At least 1.
   * @param kernelSize Size of the window: one number, or one for each axis. At least 1.
   */
  constructor(filters: number, kernelSize: number | number[], options?: Conv2DOptions);
  constructor(...args: unknown[]) {
    super('Conv2D', args);
  }
}

/** Options of {@link DepthwiseConv1D}. */
export interface DepthwiseConv1DOptions extends FirstLayerOptions {
  /** Steps of the window: one number, or one for each axis. At least 1. Default: [1]. */
  strides?: number | number[];
  /** Whether zeros around the input let the window reach over its edges. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Number of outputs for each channel. At least 1. Default: 1. */
  depthMultiplier?: number;
  /** Distance of the cells that the window reads, for each axis. At least 1. Default: [1]. */
  dilationRate?: number | number[];
  /** Function applied to the sums. Default: 'linear'. */
  activation?: ActivationLike | null;
  /** Adds a trained number to every channel of the output. Default: true. */
  useBias?: boolean;
  /** First values of the kernel. Default: 'glorot_uniform'. */
  depthwiseInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the kernel. */
  depthwiseRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the kernel after every step. */
  depthwiseConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Convolves every channel of a series by itself. */
export class DepthwiseConv1D extends Layer {
  /**
   * @param kernelSize Size of the window: one number, or one for each axis. At least 1.
   */
  constructor(kernelSize: number | number[], options?: DepthwiseConv1DOptions);
  constructor(...args: unknown[]) {
    super('DepthwiseConv1D', args);
  }
}

/** Options of {@link DepthwiseConv2D}. */
export interface DepthwiseConv2DOptions extends FirstLayerOptions {
  /** Steps of the window: one number, or one for each axis. At least 1. Default: [1,1]. */
  strides?: number | number[];
  /** Whether zeros around the input let the window reach over its edges. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Number of outputs for each channel. At least 1. Default: 1. */
  depthMultiplier?: number;
  /** Distance of the cells that the window reads, for each axis. At least 1. Default: [1,1]. */
  dilationRate?: number | number[];
  /** Function applied to the sums. Default: 'linear'. */
  activation?: ActivationLike | null;
  /** Adds a trained number to every channel of the output. Default: true. */
  useBias?: boolean;
  /** First values of the kernel. Default: 'glorot_uniform'. */
  depthwiseInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the kernel. */
  depthwiseRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the kernel after every step. */
  depthwiseConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Convolves every channel of an image by itself. */
export class DepthwiseConv2D extends Layer {
  /**
   * @param kernelSize Size of the window: one number, or one for each axis. At least 1.
   */
  constructor(kernelSize: number | number[], options?: DepthwiseConv2DOptions);
  constructor(...args: unknown[]) {
    super('DepthwiseConv2D', args);
  }
}

/** Options of {@link SeparableConv1D}. */
export interface SeparableConv1DOptions extends FirstLayerOptions {
  /** Steps of the window: one number, or one for each axis. At least 1. Default: [1]. */
  strides?: number | number[];
  /** Whether zeros around the input let the window reach over its edges. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Distance of the cells that the window reads, for each axis. At least 1. Default: [1]. */
  dilationRate?: number | number[];
  /** Number of channels that each channel becomes before they are mixed. At least 1. Default: 1. */
  depthMultiplier?: number;
  /** Function applied to the sums. Default: 'linear'. */
  activation?: ActivationLike | null;
  /** Adds a trained number to every channel of the output. Default: true. */
  useBias?: boolean;
  /** First values of the kernel. Default: 'glorot_uniform'. */
  depthwiseInitializer?: InitializerLike | null;
  /** First values of the kernel. Default: 'glorot_uniform'. */
  pointwiseInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the kernel. */
  depthwiseRegularizer?: RegularizerLike | null;
  /** Penalty on the kernel. */
  pointwiseRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the kernel after every step. */
  depthwiseConstraint?: ConstraintLike | null;
  /** Limit on the kernel after every step. */
  pointwiseConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Convolves every channel of a series by itself, then mixes the channels: fewer weights than Conv1D. */
export class SeparableConv1D extends Layer {
  /**
   * @param filters Number of output channels. At least 1.
   * @param kernelSize Size of the window: one number, or one for each axis. At least 1.
   */
  constructor(filters: number, kernelSize: number | number[], options?: SeparableConv1DOptions);
  constructor(...args: unknown[]) {
    super('SeparableConv1D', args);
  }
}

/** Options of {@link SeparableConv2D}. */
export interface SeparableConv2DOptions extends FirstLayerOptions {
  /** Steps of the window: one number, or one for each axis. At least 1. Default: [1,1]. */
  strides?: number | number[];
  /** Whether zeros around the input let the window reach over its edges. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Distance of the cells that the window reads, for each axis. At least 1. Default: [1,1]. */
  dilationRate?: number | number[];
  /** Number of channels that each channel becomes before they are mixed. At least 1. Default: 1. */
  depthMultiplier?: number;
  /** Function applied to the sums. Default: 'linear'. */
  activation?: ActivationLike | null;
  /** Adds a trained number to every channel of the output. Default: true. */
  useBias?: boolean;
  /** First values of the kernel. Default: 'glorot_uniform'. */
  depthwiseInitializer?: InitializerLike | null;
  /** First values of the kernel. Default: 'glorot_uniform'. */
  pointwiseInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the kernel. */
  depthwiseRegularizer?: RegularizerLike | null;
  /** Penalty on the kernel. */
  pointwiseRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the kernel after every step. */
  depthwiseConstraint?: ConstraintLike | null;
  /** Limit on the kernel after every step. */
  pointwiseConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Convolves every channel of an image by itself, then mixes the channels: fewer weights than Conv2D. */
export class SeparableConv2D extends Layer {
  /**
   * @param filters Number of output channels. At least 1.
   * @param kernelSize Size of the window: one number, or one for each axis. At least 1.
   */
  constructor(filters: number, kernelSize: number | number[], options?: SeparableConv2DOptions);
  constructor(...args: unknown[]) {
    super('SeparableConv2D', args);
  }
}

/** Options of {@link Conv1DTranspose}. */
export interface Conv1DTransposeOptions extends FirstLayerOptions {
  /** Steps of the window: one number, or one for each axis. At least 1. Default: [1]. */
  strides?: number | number[];
  /** Whether zeros around the input let the window reach over its edges. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Cells added to the end of each axis; follows from the strides if not given. At least 0. */
  outputPadding?: number | number[] | null;
  /** Distance of the cells that the window reads, for each axis. At least 1. Default: [1]. */
  dilationRate?: number | number[];
  /** Function applied to the sums. Default: 'linear'. */
  activation?: ActivationLike | null;
  /** Adds a trained number to every channel of the output. Default: true. */
  useBias?: boolean;
  /** First values of the kernel. Default: 'glorot_uniform'. */
  kernelInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the kernel. */
  kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the kernel after every step. */
  kernelConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Spreads every step of a series over a window: makes series longer. */
export class Conv1DTranspose extends Layer {
  /**
   * @param filters Number of output channels. At least 1.
   * @param kernelSize Size of the window: one number, or one for each axis. At least 1.
   */
  constructor(filters: number, kernelSize: number | number[], options?: Conv1DTransposeOptions);
  constructor(...args: unknown[]) {
    super('Conv1DTranspose', args);
  }
}

/** Options of {@link Conv2DTranspose}. */
export interface Conv2DTransposeOptions extends FirstLayerOptions {
  /** Steps of the window: one number, or one for each axis. At least 1. Default: [1,1]. */
  strides?: number | number[];
  /** Whether zeros around the input let the window reach over its edges. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Cells added to the end of each axis; follows from the strides if not given. At least 0. */
  outputPadding?: number | number[] | null;
  /** Distance of the cells that the window reads, for each axis. At least 1. Default: [1,1]. */
  dilationRate?: number | number[];
  /** Function applied to the sums. Default: 'linear'. */
  activation?: ActivationLike | null;
  /** Adds a trained number to every channel of the output. Default: true. */
  useBias?: boolean;
  /** First values of the kernel. Default: 'glorot_uniform'. */
  kernelInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the kernel. */
  kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the kernel after every step. */
  kernelConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Spreads every pixel over a window: makes images larger. */
export class Conv2DTranspose extends Layer {
  /**
   * @param filters Number of output channels. At least 1.
   * @param kernelSize Size of the window: one number, or one for each axis. At least 1.
   */
  constructor(filters: number, kernelSize: number | number[], options?: Conv2DTransposeOptions);
  constructor(...args: unknown[]) {
    super('Conv2DTranspose', args);
  }
}

/** Options of {@link MaxPooling1D}. */
export interface MaxPooling1DOptions extends FirstLayerOptions {
  /** Size of the window: one number, or one for each axis. At least 1. Default: [2]. */
  poolSize?: number | number[];
  /** Steps of the window, for each axis; its own size if not given. At least 1. */
  strides?: number | number[] | null;
  /** Whether the window may reach over the edges of the input. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Keeps the largest value of each window of a series. */
export class MaxPooling1D extends Layer {
  constructor(options?: MaxPooling1DOptions);
  /**
   * @param poolSize Size of the window: one number, or one for each axis. At least 1. Default: [2].
   */
  constructor(poolSize: number | number[], options?: MaxPooling1DOptions);
  constructor(...args: unknown[]) {
    super('MaxPooling1D', args);
  }
}

/** Options of {@link MaxPooling2D}. */
export interface MaxPooling2DOptions extends FirstLayerOptions {
  /** Size of the window: one number, or one for each axis. At least 1. Default: [2,2]. */
  poolSize?: number | number[];
  /** Steps of the window, for each axis; its own size if not given. At least 1. */
  strides?: number | number[] | null;
  /** Whether the window may reach over the edges of the input. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Keeps the largest value of each window of an image. */
export class MaxPooling2D extends Layer {
  constructor(options?: MaxPooling2DOptions);
  /**
   * @param poolSize Size of the window: one number, or one for each axis. At least 1. Default: [2,2].
   */
  constructor(poolSize: number | number[], options?: MaxPooling2DOptions);
  constructor(...args: unknown[]) {
    super('MaxPooling2D', args);
  }
}

/** Options of {@link AveragePooling1D}. */
export interface AveragePooling1DOptions extends FirstLayerOptions {
  /** Steps of the window, for each axis; its own size if not given. At least 1. */
  strides?: number | number[] | null;
  /** Whether the window may reach over the edges of the input. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Keeps the mean of each window of a series. */
export class AveragePooling1D extends Layer {
  /**
   * @param poolSize Size of the window: one number, or one for each axis. At least 1.
   */
  constructor(poolSize: number | number[], options?: AveragePooling1DOptions);
  constructor(...args: unknown[]) {
    super('AveragePooling1D', args);
  }
}

/** Options of {@link AveragePooling2D}. */
export interface AveragePooling2DOptions extends FirstLayerOptions {
  /** Steps of the window, for each axis; its own size if not given. At least 1. */
  strides?: number | number[] | null;
  /** Whether the window may reach over the edges of the input. Default: 'valid'. */
  padding?: 'valid' | 'same';
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Keeps the mean of each window of an image. */
export class AveragePooling2D extends Layer {
  /**
   * @param poolSize Size of the window: one number, or one for each axis. At least 1.
   */
  constructor(poolSize: number | number[], options?: AveragePooling2DOptions);
  constructor(...args: unknown[]) {
    super('AveragePooling2D', args);
  }
}

/** Options of {@link GlobalMaxPooling1D}. */
export interface GlobalMaxPooling1DOptions extends FirstLayerOptions {
  /** Keeps the axes that were pooled, with a size of 1. Default: false. */
  keepdims?: boolean;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** The largest value of every channel of a series. */
export class GlobalMaxPooling1D extends Layer {
  constructor(options?: GlobalMaxPooling1DOptions);
  constructor(...args: unknown[]) {
    super('GlobalMaxPooling1D', args);
  }
}

/** Options of {@link GlobalMaxPooling2D}. */
export interface GlobalMaxPooling2DOptions extends FirstLayerOptions {
  /** Keeps the axes that were pooled, with a size of 1. Default: false. */
  keepdims?: boolean;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** The largest value of every channel of an image. */
export class GlobalMaxPooling2D extends Layer {
  constructor(options?: GlobalMaxPooling2DOptions);
  constructor(...args: unknown[]) {
    super('GlobalMaxPooling2D', args);
  }
}

/** Options of {@link GlobalAveragePooling1D}. */
export interface GlobalAveragePooling1DOptions extends FirstLayerOptions {
  /** Keeps the axes that were pooled, with a size of 1. Default: false. */
  keepdims?: boolean;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** The mean of every channel of a series. */
export class GlobalAveragePooling1D extends Layer {
  constructor(options?: GlobalAveragePooling1DOptions);
  constructor(...args: unknown[]) {
    super('GlobalAveragePooling1D', args);
  }
}

/** Options of {@link GlobalAveragePooling2D}. */
export interface GlobalAveragePooling2DOptions extends FirstLayerOptions {
  /** Keeps the axes that were pooled, with a size of 1. Default: false. */
  keepdims?: boolean;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** The mean of every channel of an image. */
export class GlobalAveragePooling2D extends Layer {
  constructor(options?: GlobalAveragePooling2DOptions);
  constructor(...args: unknown[]) {
    super('GlobalAveragePooling2D', args);
  }
}

/** Options of {@link AdaptiveMaxPooling1D}. */
export interface AdaptiveMaxPooling1DOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** The largest value of each of so many parts of a series. */
export class AdaptiveMaxPooling1D extends Layer {
  /**
   * @param outputSize Size of the output: one number, or one for each axis. At least 1.
   */
  constructor(outputSize: number | number[], options?: AdaptiveMaxPooling1DOptions);
  constructor(...args: unknown[]) {
    super('AdaptiveMaxPooling1D', args);
  }
}

/** Options of {@link AdaptiveMaxPooling2D}. */
export interface AdaptiveMaxPooling2DOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** The largest value of each of so many parts of an image. */
export class AdaptiveMaxPooling2D extends Layer {
  /**
   * @param outputSize Size of the output: one number, or one for each axis. At least 1.
   */
  constructor(outputSize: number | number[], options?: AdaptiveMaxPooling2DOptions);
  constructor(...args: unknown[]) {
    super('AdaptiveMaxPooling2D', args);
  }
}

/** Options of {@link AdaptiveAveragePooling1D}. */
export interface AdaptiveAveragePooling1DOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** The mean of each of so many parts of a series. */
export class AdaptiveAveragePooling1D extends Layer {
  /**
   * @param outputSize Size of the output: one number, or one for each axis. At least 1.
   */
  constructor(outputSize: number | number[], options?: AdaptiveAveragePooling1DOptions);
  constructor(...args: unknown[]) {
    super('AdaptiveAveragePooling1D', args);
  }
}

/** Options of {@link AdaptiveAveragePooling2D}. */
export interface AdaptiveAveragePooling2DOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** The mean of each of so many parts of an image. */
export class AdaptiveAveragePooling2D extends Layer {
  /**
   * @param outputSize Size of the output: one number, or one for each axis. At least 1.
   */
  constructor(outputSize: number | number[], options?: AdaptiveAveragePooling2DOptions);
  constructor(...args: unknown[]) {
    super('AdaptiveAveragePooling2D', args);
  }
}

/** Options of {@link Embedding}. */
export interface EmbeddingOptions extends FirstLayerOptions {
  /** First values of the vectors. Default: 'random_uniform'. */
  embeddingsInitializer?: InitializerLike | null;
  /** Penalty on the vectors. */
  embeddingsRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the vectors after every step. */
  embeddingsConstraint?: ConstraintLike | null;
  /** Takes 0 for padding: later layers pass over it. Default: false. */
  maskZero?: boolean;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Turns whole numbers, such as those of words, into trained vectors. */
export class Embedding extends Layer {
  /**
   * @param inputDim How many numbers there are: they go from 0 to one less. At least 1.
   * @param outputDim Length of the vectors. At least 1.
   */
  constructor(inputDim: number, outputDim: number, options?: EmbeddingOptions);
  constructor(...args: unknown[]) {
    super('Embedding', args);
  }
}

/** Options of {@link Masking}. */
export interface MaskingOptions extends FirstLayerOptions {
  /** The value that stands for nothing. Default: 0. */
  maskValue?: number;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Makes later layers pass over the time steps whose features all have one value. */
export class Masking extends Layer {
  constructor(options?: MaskingOptions);
  /**
   * @param maskValue The value that stands for nothing. Default: 0.
   */
  constructor(maskValue: number, options?: MaskingOptions);
  constructor(...args: unknown[]) {
    super('Masking', args);
  }
}

/** Options of {@link SimpleRNN}. */
export interface SimpleRNNOptions extends FirstLayerOptions {
  /** Function of the state. Default: 'tanh'. */
  activation?: ActivationLike | null;
  /** Adds a trained number to every gate. Default: true. */
  useBias?: boolean;
  /** First values of the weights of the inputs. Default: 'glorot_uniform'. */
  kernelInitializer?: InitializerLike | null;
  /** First values of the weights of the state. Default: 'orthogonal'. */
  recurrentInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the weights of the inputs. */
  kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the weights of the state. */
  recurrentRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the weights of the inputs after every step. */
  kernelConstraint?: ConstraintLike | null;
  /** Limit on the weights of the state after every step. */
  recurrentConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Share of the input features that is set to 0, the same for all steps of a row. At least 0 and at most 1. Default: 0. */
  dropout?: number;
  /** Share of the state that a gate doesn't see, the same for all steps of a row. At least 0 and at most 1. Default: 0. */
  recurrentDropout?: number;
  /** Gives the output of every step, not of the last one only. Default: false. */
  returnSequences?: boolean;
  /** Gives the states after the last step, too, as further outputs. Default: false. */
  returnState?: boolean;
  /** Reads the sequence from its end; outputs come in the order in which they are computed. Default: false. */
  goBackwards?: boolean;
  /** Known from Keras, where it trades memory for speed; without effect here. Default: false. */
  unroll?: boolean;
  /** Gives 0 at a step that is masked, not the output of the step before. Default: false. */
  zeroOutputForMask?: boolean;
  /** Seed of this layer's own for dropout; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Reads a sequence step by step with a state that is a function of the input and of itself one step before. */
export class SimpleRNN extends Layer {
  /**
   * @param units Size of the state, which is the output. At least 1.
   */
  constructor(units: number, options?: SimpleRNNOptions);
  constructor(...args: unknown[]) {
    super('SimpleRNN', args);
  }
}

/** Options of {@link LSTM}. */
export interface LSTMOptions extends FirstLayerOptions {
  /** Function of what is written to the memory, and of the memory. Default: 'tanh'. */
  activation?: ActivationLike | null;
  /** Function of the gates. Default: 'sigmoid'. */
  recurrentActivation?: ActivationLike | null;
  /** Adds a trained number to every gate. Default: true. */
  useBias?: boolean;
  /** First values of the weights of the inputs. Default: 'glorot_uniform'. */
  kernelInitializer?: InitializerLike | null;
  /** First values of the weights of the state. Default: 'orthogonal'. */
  recurrentInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Starts the biases of the forget gates at 1, so that nothing is forgotten at first. Default: true. */
  unitForgetBias?: boolean;
  /** Penalty on the weights of the inputs. */
  kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the weights of the state. */
  recurrentRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the weights of the inputs after every step. */
  kernelConstraint?: ConstraintLike | null;
  /** Limit on the weights of the state after every step. */
  recurrentConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Share of the input features that is set to 0, the same for all steps of a row. At least 0 and at most 1. Default: 0. */
  dropout?: number;
  /** Share of the state that a gate doesn't see, the same for all steps of a row. At least 0 and at most 1. Default: 0. */
  recurrentDropout?: number;
  /** Seed of this layer's own for dropout; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Gives the output of every step, not of the last one only. Default: false. */
  returnSequences?: boolean;
  /** Gives the states after the last step, too, as further outputs. Default: false. */
  returnState?: boolean;
  /** Reads the sequence from its end; outputs come in the order in which they are computed. Default: false. */
  goBackwards?: boolean;
  /** Known from Keras, where it trades memory for speed; without effect here. Default: false. */
  unroll?: boolean;
  /** Gives 0 at a step that is masked, not the output of the step before. Default: false. */
  zeroOutputForMask?: boolean;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Reads a sequence step by step with a memory and three gates that decide what is written, kept and read. */
export class LSTM extends Layer {
  /**
   * @param units Size of the state, which is the output. At least 1.
   */
  constructor(units: number, options?: LSTMOptions);
  constructor(...args: unknown[]) {
    super('LSTM', args);
  }
}

/** Options of {@link GRU}. */
export interface GRUOptions extends FirstLayerOptions {
  /** Function of the new part of the state. Default: 'tanh'. */
  activation?: ActivationLike | null;
  /** Function of the gates. Default: 'sigmoid'. */
  recurrentActivation?: ActivationLike | null;
  /** Adds a trained number to every gate. Default: true. */
  useBias?: boolean;
  /** First values of the weights of the inputs. Default: 'glorot_uniform'. */
  kernelInitializer?: InitializerLike | null;
  /** First values of the weights of the state. Default: 'orthogonal'. */
  recurrentInitializer?: InitializerLike | null;
  /** First values of the biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the weights of the inputs. */
  kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the weights of the state. */
  recurrentRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Penalty on the outputs. */
  activityRegularizer?: RegularizerLike | null;
  /** Limit on the weights of the inputs after every step. */
  kernelConstraint?: ConstraintLike | null;
  /** Limit on the weights of the state after every step. */
  recurrentConstraint?: ConstraintLike | null;
  /** Limit on the biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Share of the input features that is set to 0, the same for all steps of a row. At least 0 and at most 1. Default: 0. */
  dropout?: number;
  /** Share of the state that a gate doesn't see, the same for all steps of a row. At least 0 and at most 1. Default: 0. */
  recurrentDropout?: number;
  /** Seed of this layer's own for dropout; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Gives the output of every step, not of the last one only. Default: false. */
  returnSequences?: boolean;
  /** Gives the states after the last step, too, as further outputs. Default: false. */
  returnState?: boolean;
  /** Reads the sequence from its end; outputs come in the order in which they are computed. Default: false. */
  goBackwards?: boolean;
  /** Known from Keras, where it trades memory for speed; without effect here. Default: false. */
  unroll?: boolean;
  /** Gives 0 at a step that is masked, not the output of the step before. Default: false. */
  zeroOutputForMask?: boolean;
  /** Resets what the state contributes after its product with the kernel, not before. Default: true. */
  resetAfter?: boolean;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Reads a sequence step by step with a state and two gates that decide how much of it is renewed and used. */
export class GRU extends Layer {
  /**
   * @param units Size of the state, which is the output. At least 1.
   */
  constructor(units: number, options?: GRUOptions);
  constructor(...args: unknown[]) {
    super('GRU', args);
  }
}

/** Options of {@link Bidirectional}. */
export interface BidirectionalOptions extends FirstLayerOptions {
  /** How the two outputs become one: side by side, or their sum, product or mean. Default: 'concat'. */
  mergeMode?: 'concat' | 'sum' | 'mul' | 'ave';
  /** The layer that reads backwards; if not given, one like the other. */
  backwardLayer?: LayerLike | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Reads a sequence forwards with one recurrent layer and backwards with another. */
export class Bidirectional extends Layer {
  /**
   * @param layer The recurrent layer that reads forwards.
   */
  constructor(layer: LayerLike, options?: BidirectionalOptions);
  constructor(...args: unknown[]) {
    super('Bidirectional', args);
  }
}

/** Options of {@link TimeDistributed}. */
export interface TimeDistributedOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Applies one layer to every time step by itself. */
export class TimeDistributed extends Layer {
  /**
   * @param layer The layer.
   */
  constructor(layer: LayerLike, options?: TimeDistributedOptions);
  constructor(...args: unknown[]) {
    super('TimeDistributed', args);
  }
}

/** Options of {@link Attention}. */
export interface AttentionOptions extends FirstLayerOptions {
  /** Scales the scores by a trained number. Default: false. */
  useScale?: boolean;
  /** Whether the scores are products, or sums of hyperbolic tangents of query and key. Default: 'dot'. */
  scoreMode?: 'dot' | 'concat';
  /** Share of the weights that is set to 0 while training. At least 0 and at most 1. Default: 0. */
  dropout?: number;
  /** Seed of this layer's own for dropout; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Gives every step of a query a mean of the values, weighted by the products of the query and the keys. */
export class Attention extends Layer {
  constructor(options?: AttentionOptions);
  constructor(...args: unknown[]) {
    super('Attention', args);
  }
}

/** Options of {@link AdditiveAttention}. */
export interface AdditiveAttentionOptions extends FirstLayerOptions {
  /** Weights the features in the sums by trained numbers. Default: true. */
  useScale?: boolean;
  /** Share of the weights that is set to 0 while training. At least 0 and at most 1. Default: 0. */
  dropout?: number;
  /** Seed of this layer's own for dropout; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Gives every step of a query a mean of the values, weighted by sums of hyperbolic tangents of the query and the keys. */
export class AdditiveAttention extends Layer {
  constructor(options?: AdditiveAttentionOptions);
  constructor(...args: unknown[]) {
    super('AdditiveAttention', args);
  }
}

/** Options of {@link MultiHeadAttention}. */
export interface MultiHeadAttentionOptions extends FirstLayerOptions {
  /** Features of a head's values; as many as of its keys if not given. At least 1. */
  valueDim?: number | null;
  /** Share of the weights of the values that is set to 0 while training. At least 0 and at most 1. Default: 0. */
  dropout?: number;
  /** Adds trained numbers to all projections. Default: true. */
  useBias?: boolean;
  /** Features of the result; those of the query if not given. */
  outputShape?: number | (number | null)[] | null;
  /** The axes that are attended over, counted with the batch; all but the batch and the features if not given. */
  attentionAxes?: number | number[] | null;
  /** A query sees only keys less than so many steps away; all if not given. At least 1. */
  slidingWindow?: number | null;
  /** First values of the projections' weights. Default: 'glorot_uniform'. */
  kernelInitializer?: InitializerLike | null;
  /** First values of the projections' biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the projections' weights. */
  kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the projections' biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Limit on the projections' weights after every step. */
  kernelConstraint?: ConstraintLike | null;
  /** Limit on the projections' biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Multiplies what the heads give by a sigmoid of one more projection of the query. Default: false. */
  useGate?: boolean;
  /** Seed of this layer's own for dropout; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Attention between trained projections of its inputs, several times side by side: the heart of a transformer. */
export class MultiHeadAttention extends Layer {
  /**
   * @param numHeads Number of heads, which attend each by itself. At least 1.
   * @param keyDim Features of a head's queries and keys. At least 1.
   */
  constructor(numHeads: number, keyDim: number, options?: MultiHeadAttentionOptions);
  constructor(...args: unknown[]) {
    super('MultiHeadAttention', args);
  }
}

/** Options of {@link GroupQueryAttention}. */
export interface GroupQueryAttentionOptions extends FirstLayerOptions {
  /** Share of the weights of the values that is set to 0 while training. At least 0 and at most 1. Default: 0. */
  dropout?: number;
  /** Adds trained numbers to all projections. Default: true. */
  useBias?: boolean;
  /** A query sees only keys less than so many steps away; all if not given. At least 1. */
  slidingWindow?: number | null;
  /** First values of the projections' weights. Default: 'glorot_uniform'. */
  kernelInitializer?: InitializerLike | null;
  /** First values of the projections' biases. Default: 'zeros'. */
  biasInitializer?: InitializerLike | null;
  /** Penalty on the projections' weights. */
  kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the projections' biases. */
  biasRegularizer?: RegularizerLike | null;
  /** Limit on the projections' weights after every step. */
  kernelConstraint?: ConstraintLike | null;
  /** Limit on the projections' biases after every step. */
  biasConstraint?: ConstraintLike | null;
  /** Multiplies what the heads give by a sigmoid of one more projection of the query. Default: false. */
  useGate?: boolean;
  /** Seed of this layer's own for dropout; the model's seed if not given. At least 0. */
  seed?: number | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Multi-head attention whose heads share keys and values in groups. */
export class GroupQueryAttention extends Layer {
  /**
   * @param headDim Features of a head. At least 1.
   * @param numQueryHeads Number of heads of the query. At least 1.
   * @param numKeyValueHeads Number of heads of keys and values, each shared by as many heads of the query. At least 1.
   */
  constructor(headDim: number, numQueryHeads: number, numKeyValueHeads: number, options?: GroupQueryAttentionOptions);
  constructor(...args: unknown[]) {
    super('GroupQueryAttention', args);
  }
}

/** Options of {@link Add}. */
export interface AddOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Adds its inputs, value by value. */
export class Add extends Layer {
  constructor(options?: AddOptions);
  constructor(...args: unknown[]) {
    super('Add', args);
  }
}

/** Options of {@link Subtract}. */
export interface SubtractOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Takes its second input from the first, value by value. */
export class Subtract extends Layer {
  constructor(options?: SubtractOptions);
  constructor(...args: unknown[]) {
    super('Subtract', args);
  }
}

/** Options of {@link Multiply}. */
export interface MultiplyOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Multiplies its inputs, value by value. */
export class Multiply extends Layer {
  constructor(options?: MultiplyOptions);
  constructor(...args: unknown[]) {
    super('Multiply', args);
  }
}

/** Options of {@link Average}. */
export interface AverageOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Averages its inputs, value by value. */
export class Average extends Layer {
  constructor(options?: AverageOptions);
  constructor(...args: unknown[]) {
    super('Average', args);
  }
}

/** Options of {@link Maximum}. */
export interface MaximumOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Takes the largest of its inputs, value by value. */
export class Maximum extends Layer {
  constructor(options?: MaximumOptions);
  constructor(...args: unknown[]) {
    super('Maximum', args);
  }
}

/** Options of {@link Minimum}. */
export interface MinimumOptions extends FirstLayerOptions {
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Takes the smallest of its inputs, value by value. */
export class Minimum extends Layer {
  constructor(options?: MinimumOptions);
  constructor(...args: unknown[]) {
    super('Minimum', args);
  }
}

/** Options of {@link Concatenate}. */
export interface ConcatenateOptions extends FirstLayerOptions {
  /** The axis along which the inputs lie side by side, counted with the batch; -1 is the last one. Default: -1. */
  axis?: number;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Lays its inputs side by side along one axis. */
export class Concatenate extends Layer {
  constructor(options?: ConcatenateOptions);
  /**
   * @param axis The axis along which the inputs lie side by side, counted with the batch; -1 is the last one. Default: -1.
   */
  constructor(axis: number, options?: ConcatenateOptions);
  constructor(...args: unknown[]) {
    super('Concatenate', args);
  }
}

/** Options of {@link Dot}. */
export interface DotOptions extends FirstLayerOptions {
  /** Scales both inputs along the axis to length 1 first: the products are then cosines. Default: false. */
  normalize?: boolean;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Multiplies two inputs along one axis of each: products of vectors or of matrices. */
export class Dot extends Layer {
  /**
   * @param axes The axis along which the products are summed, counted with the batch; two if the inputs differ.
   */
  constructor(axes: number | number[], options?: DotOptions);
  constructor(...args: unknown[]) {
    super('Dot', args);
  }
}

/** Options of {@link Rescaling}. */
export interface RescalingOptions extends FirstLayerOptions {
  /** What is added: one number, or a list with one for every place of the last axis. Default: 0. */
  offset?: number | (number | (number | number[])[])[];
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Multiplies all inputs by a number and adds another: 1/255 brings pixels to 0 ... 1. */
export class Rescaling extends Layer {
  /**
   * @param scale Factor: one number, or a list with one for every place of the last axis.
   */
  constructor(scale: number | (number | (number | number[])[])[], options?: RescalingOptions);
  constructor(...args: unknown[]) {
    super('Rescaling', args);
  }
}

/** Options of {@link Normalization}. */
export interface NormalizationOptions extends FirstLayerOptions {
  /** Axes with a mean and variance of their own at every place; null takes one for all values. Default: -1. */
  axis?: number | number[] | null;
  /** Means; found by adapt() if not given. */
  mean?: number | (number | (number | number[])[])[] | null;
  /** Variances; found by adapt() if not given. */
  variance?: number | (number | (number | number[])[])[] | null;
  /** Turns normalized values back into what they were. Default: false. */
  invert?: boolean;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Gives every feature mean 0 and variance 1, by what is known of the data beforehand. */
export class Normalization extends Layer {
  constructor(options?: NormalizationOptions);
  /**
   * @param axis Axes with a mean and variance of their own at every place; null takes one for all values. Default: -1.
   */
  constructor(axis: number | number[] | null, options?: NormalizationOptions);
  constructor(...args: unknown[]) {
    super('Normalization', args);
  }
}

/** Options of {@link Discretization}. */
export interface DiscretizationOptions extends FirstLayerOptions {
  /** Where one range ends and the next begins, in ascending order. */
  binBoundaries?: number[] | null;
  /** Number of ranges for adapt() to find. At least 1. */
  numBins?: number | null;
  /** How exactly adapt() finds them: a share of the data. Above 0. Default: 0.01. */
  epsilon?: number;
  /** The number of the range, or a vector with a place for each range. Default: 'int'. */
  outputMode?: 'int' | 'one_hot' | 'multi_hot' | 'count';
  /** Name of the layer, unique in its model. */
  name?: string | null;
}

/** Tells in which of some ranges every number lies. */
export class Discretization extends Layer {
  constructor(options?: DiscretizationOptions);
  /**
   * @param binBoundaries Where one range ends and the next begins, in ascending order.
   */
  constructor(binBoundaries: number[] | null, options?: DiscretizationOptions);
  constructor(...args: unknown[]) {
    super('Discretization', args);
  }
}

/** Options of {@link CategoryEncoding}. */
export interface CategoryEncodingOptions extends FirstLayerOptions {
  /** A vector for every number, or one for all numbers of a row that tells which are there or how often. Default: 'multi_hot'. */
  outputMode?: 'one_hot' | 'multi_hot' | 'count';
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Turns numbers of categories into vectors with a place for each category. */
export class CategoryEncoding extends Layer {
  /**
   * @param numTokens How many categories there are: their numbers go from 0 to one less. At least 1.
   */
  constructor(numTokens: number, options?: CategoryEncodingOptions);
  constructor(...args: unknown[]) {
    super('CategoryEncoding', args);
  }
}

/** Options of {@link Hashing}. */
export interface HashingOptions extends FirstLayerOptions {
  /** A number that has the first bin for itself. */
  maskValue?: number | null;
  /** Two numbers, or one for both: every salt spreads in its own way. */
  salt?: number | number[] | null;
  /** The number of the bin, or a vector with a place for each bin. Default: 'int'. */
  outputMode?: 'int' | 'one_hot' | 'multi_hot' | 'count';
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Spreads any whole numbers over some bins: always the same number into the same bin. */
export class Hashing extends Layer {
  /**
   * @param numBins Number of bins. At least 1.
   */
  constructor(numBins: number, options?: HashingOptions);
  constructor(...args: unknown[]) {
    super('Hashing', args);
  }
}

/** Options of {@link IntegerLookup}. */
export interface IntegerLookupOptions extends FirstLayerOptions {
  /** Largest size of the vocabulary, the places of unknown numbers and of the mask token included. At least 2. */
  maxTokens?: number | null;
  /** Places for numbers that the vocabulary doesn't have; with 0 they are an error. At least 0. Default: 1. */
  numOovIndices?: number;
  /** A number that stands for nothing: its place is 0, or it isn't counted. */
  maskToken?: number | null;
  /** What an unknown place becomes with invert. Default: -1. */
  oovToken?: number | null;
  /** The numbers; found by adapt() if not given. */
  vocabulary?: number[] | null;
  /** A weight for each number of the vocabulary, for the output mode tf_idf. */
  idfWeights?: number[] | null;
  /** Turns places back into numbers. Default: false. */
  invert?: boolean;
  /** The place, a vector for every number, or one for all numbers of a row: which are there, how often, or how often times their weight. Default: 'int'. */
  outputMode?: 'int' | 'one_hot' | 'multi_hot' | 'count' | 'tf_idf';
  /** Makes vectors max_tokens long even if the vocabulary is smaller. Default: false. */
  padToMaxTokens?: boolean;
  /** How unknown numbers are spread over several places: by the remainder of a division or by a hash. Default: 'floormod'. */
  oovMethod?: 'floormod' | 'farmhash';
  /** Two numbers, or one for both, that change the hash. */
  salt?: number | number[] | null;
  /** Name of the layer, unique in its model. */
  name?: string | null;
  /** Whether training changes the weights. Default: true. */
  trainable?: boolean;
}

/** Turns whole numbers into their places in a vocabulary, or back. */
export class IntegerLookup extends Layer {
  constructor(options?: IntegerLookupOptions);
  /**
   * @param maxTokens Largest size of the vocabulary, the places of unknown numbers and of the mask token included. At least 2.
   */
  constructor(maxTokens: number | null, options?: IntegerLookupOptions);
  constructor(...args: unknown[]) {
    super('IntegerLookup', args);
  }
}
