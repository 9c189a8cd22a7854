// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.

import type { Component } from '../component.js';
import type { ComponentConfig } from '../spec.js';

/** A layer inside another: an object of a class, or Keras's JSON. */
export type LayerLike = Component<'layer'> | ComponentConfig;

/** Keras's names for an activation, and their camelCase spellings. */
export type ActivationName =
  | 'linear'
  | 'relu'
  | 'sigmoid'
  | 'tanh'
  | 'softmax'
  | 'leaky_relu'
  | 'relu6'
  | 'elu'
  | 'selu'
  | 'celu'
  | 'gelu'
  | 'silu'
  | 'swish'
  | 'hard_silu'
  | 'hard_swish'
  | 'mish'
  | 'softplus'
  | 'softsign'
  | 'exponential'
  | 'hard_sigmoid'
  | 'hard_tanh'
  | 'log_sigmoid'
  | 'log_softmax'
  | 'sparsemax'
  | 'sparse_plus'
  | 'sparse_sigmoid'
  | 'squareplus'
  | 'hard_shrink'
  | 'soft_shrink'
  | 'tanh_shrink'
  | 'threshold'
  | 'glu'
  | 'leakyRelu'
  | 'hardSilu'
  | 'hardSwish'
  | 'hardSigmoid'
  | 'hardTanh'
  | 'logSigmoid'
  | 'logSoftmax'
  | 'sparsePlus'
  | 'sparseSigmoid'
  | 'hardShrink'
  | 'softShrink'
  | 'tanhShrink';
/** Activation: a name, or Keras's JSON. */
export type ActivationLike = ActivationName | ComponentConfig;

/** Keras's names for a loss, and their camelCase spellings. */
export type LossName =
  | 'binary_crossentropy'
  | 'bce'
  | 'BCE'
  | 'categorical_crossentropy'
  | 'sparse_categorical_crossentropy'
  | 'mean_squared_error'
  | 'mse'
  | 'MSE'
  | 'mean_absolute_error'
  | 'mae'
  | 'MAE'
  | 'huber'
  | 'Huber'
  | 'huber_loss'
  | 'binaryCrossentropy'
  | 'categoricalCrossentropy'
  | 'sparseCategoricalCrossentropy'
  | 'meanSquaredError'
  | 'meanAbsoluteError'
  | 'huberLoss';
/** Loss: a name, an object of a class, or Keras's JSON. */
export type LossLike = LossName | Component<'loss'> | ComponentConfig;

/** Keras's names for a metric, and their camelCase spellings. */
export type MetricName =
  | 'accuracy'
  | 'binary_accuracy'
  | 'categorical_accuracy'
  | 'sparse_categorical_accuracy'
  | 'precision'
  | 'recall'
  | 'mean_squared_error'
  | 'mse'
  | 'MSE'
  | 'mean_absolute_error'
  | 'mae'
  | 'MAE'
  | 'r2_score'
  | 'binaryAccuracy'
  | 'categoricalAccuracy'
  | 'sparseCategoricalAccuracy'
  | 'meanSquaredError'
  | 'meanAbsoluteError'
  | 'r2Score';
/** Metric: a name, an object of a class, or Keras's JSON. */
export type MetricLike = MetricName | Component<'metric'> | ComponentConfig;

/** Keras's names for an optimizer, and their camelCase spellings. */
export type OptimizerName =
  | 'adam'
  | 'adamw'
  | 'adam_w'
  | 'sgd'
  | 'rmsprop'
  | 'nadam'
  | 'adamax'
  | 'adagrad'
  | 'adadelta'
  | 'lion'
  | 'lamb'
  | 'muon'
  | 'adafactor'
  | 'ftrl'
  | 'schedulefreeadamw'
  | 'schedule_free_adamw'
  | 'adamW'
  | 'scheduleFreeAdamw';
/** Optimizer: a name, an object of a class, or Keras's JSON. */
export type OptimizerLike = OptimizerName | Component<'optimizer'> | ComponentConfig;

/** A schedule of the learning rate: an object of a class, or Keras's JSON. */
export type ScheduleLike = Component<'schedule'> | ComponentConfig;

/** Keras's names for an initializer, and their camelCase spellings. */
export type InitializerName =
  | 'glorot_uniform'
  | 'xavier_uniform'
  | 'glorot_normal'
  | 'xavier_normal'
  | 'he_uniform'
  | 'he_normal'
  | 'lecun_uniform'
  | 'lecun_normal'
  | 'variance_scaling'
  | 'random_uniform'
  | 'uniform'
  | 'random_normal'
  | 'normal'
  | 'truncated_normal'
  | 'orthogonal'
  | 'OrthogonalInitializer'
  | 'identity'
  | 'IdentityInitializer'
  | 'zeros'
  | 'zero'
  | 'ones'
  | 'one'
  | 'constant'
  | 'glorotUniform'
  | 'xavierUniform'
  | 'glorotNormal'
  | 'xavierNormal'
  | 'heUniform'
  | 'heNormal'
  | 'lecunUniform'
  | 'lecunNormal'
  | 'varianceScaling'
  | 'randomUniform'
  | 'randomNormal'
  | 'truncatedNormal';
/** Initializer: a name, an object of a class, or Keras's JSON. */
export type InitializerLike = InitializerName | Component<'initializer'> | ComponentConfig;

/** Keras's names for a regularizer, and their camelCase spellings. */
export type RegularizerName =
  'l1' | 'l2' | 'l1_l2' | 'l1l2' | 'orthogonal_regularizer' | 'l1L2' | 'orthogonalRegularizer';
/** Regularizer: a name, an object of a class, or Keras's JSON. */
export type RegularizerLike = RegularizerName | Component<'regularizer'> | ComponentConfig;

/** Keras's names for a constraint, and their camelCase spellings. */
export type ConstraintName =
  | 'max_norm'
  | 'min_max_norm'
  | 'non_neg'
  | 'nonneg'
  | 'unit_norm'
  | 'maxNorm'
  | 'minMaxNorm'
  | 'nonNeg'
  | 'unitNorm';
/** Constraint: a name, an object of a class, or Keras's JSON. */
export type ConstraintLike = ConstraintName | Component<'constraint'> | ComponentConfig;
