// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.

export * as layers from './layers.js';
export {
  InputLayer,
  Dense,
  Activation,
  Dropout,
  BatchNormalization,
  Flatten,
  Reshape,
  type InputLayerOptions,
  type DenseOptions,
  type ActivationOptions,
  type DropoutOptions,
  type BatchNormalizationOptions,
  type FlattenOptions,
  type ReshapeOptions,
} from './layers.js';
export * as losses from './losses.js';
export * as metrics from './metrics.js';
export * as optimizers from './optimizers.js';
export {
  Adam,
  AdamW,
  SGD,
  RMSprop,
  type AdamOptions,
  type AdamWOptions,
  type SGDOptions,
  type RMSpropOptions,
} from './optimizers.js';
export * as initializers from './initializers.js';
export {
  GlorotUniform,
  GlorotNormal,
  HeUniform,
  HeNormal,
  LecunUniform,
  LecunNormal,
  VarianceScaling,
  RandomUniform,
  RandomNormal,
  TruncatedNormal,
  Orthogonal,
  IdentityInitializer,
  Zeros,
  Ones,
  Constant,
  type GlorotUniformOptions,
  type GlorotNormalOptions,
  type HeUniformOptions,
  type HeNormalOptions,
  type LecunUniformOptions,
  type LecunNormalOptions,
  type VarianceScalingOptions,
  type RandomUniformOptions,
  type RandomNormalOptions,
  type TruncatedNormalOptions,
  type OrthogonalOptions,
  type IdentityInitializerOptions,
  type ConstantOptions,
} from './initializers.js';
export * as regularizers from './regularizers.js';
export { L1, L2, L1L2, type L1Options, type L2Options, type L1L2Options } from './regularizers.js';
export * as constraints from './constraints.js';
export {
  MaxNorm,
  MinMaxNorm,
  NonNeg,
  UnitNorm,
  type MaxNormOptions,
  type MinMaxNormOptions,
  type UnitNormOptions,
} from './constraints.js';
export * as callbacks from './callbacks.js';
export { EarlyStopping, type EarlyStoppingOptions } from './callbacks.js';
export type * from './types.js';
