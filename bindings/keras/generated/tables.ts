// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.

import type { KindSpec } from '../spec.js';

export const tables = {
  layer: {
    module: 'keras.layers',
    components: [
      {
        class_name: 'InputLayer',
        identifier: 'input_layer',
        options: [
          { name: 'shape', type: 'shape', default: null, nullable: true },
          { name: 'batch_size', type: 'integer', default: null, nullable: true, min: 1 },
          { name: 'batch_shape', type: 'shape', default: null, nullable: true },
          { name: 'name', type: 'string', default: null, nullable: true },
          { name: 'trainable', type: 'boolean', default: true },
        ],
      },
      {
        class_name: 'Dense',
        identifier: 'dense',
        options: [
          { name: 'units', type: 'integer', required: true, min: 1 },
          { name: 'activation', type: 'activation', default: 'linear' },
          { name: 'use_bias', type: 'boolean', default: true },
          { name: 'kernel_initializer', type: 'initializer', default: 'glorot_uniform' },
          { name: 'bias_initializer', type: 'initializer', default: 'zeros' },
          { name: 'kernel_regularizer', type: 'regularizer', default: null, nullable: true },
          { name: 'bias_regularizer', type: 'regularizer', default: null, nullable: true },
          { name: 'activity_regularizer', type: 'regularizer', default: null, nullable: true },
          { name: 'kernel_constraint', type: 'constraint', default: null, nullable: true },
          { name: 'bias_constraint', type: 'constraint', default: null, nullable: true },
          { name: 'name', type: 'string', default: null, nullable: true },
          { name: 'trainable', type: 'boolean', default: true },
        ],
      },
      {
        class_name: 'Activation',
        identifier: 'activation',
        options: [
          { name: 'activation', type: 'activation', required: true },
          { name: 'name', type: 'string', default: null, nullable: true },
          { name: 'trainable', type: 'boolean', default: true },
        ],
      },
      {
        class_name: 'Dropout',
        identifier: 'dropout',
        options: [
          { name: 'rate', type: 'number', required: true, min: 0, max: 1 },
          { name: 'noise_shape', type: 'shape', default: null, nullable: true },
          { name: 'seed', type: 'integer', default: null, nullable: true, min: 0 },
          { name: 'name', type: 'string', default: null, nullable: true },
          { name: 'trainable', type: 'boolean', default: true },
        ],
      },
      {
        class_name: 'BatchNormalization',
        identifier: 'batch_normalization',
        options: [
          { name: 'axis', type: 'integer', default: -1 },
          { name: 'momentum', type: 'number', default: 0.99, min: 0, max: 1 },
          { name: 'epsilon', type: 'number', default: 0.001, exclusive_min: 0 },
          { name: 'center', type: 'boolean', default: true },
          { name: 'scale', type: 'boolean', default: true },
          { name: 'beta_initializer', type: 'initializer', default: 'zeros' },
          { name: 'gamma_initializer', type: 'initializer', default: 'ones' },
          { name: 'moving_mean_initializer', type: 'initializer', default: 'zeros' },
          { name: 'moving_variance_initializer', type: 'initializer', default: 'ones' },
          { name: 'beta_regularizer', type: 'regularizer', default: null, nullable: true },
          { name: 'gamma_regularizer', type: 'regularizer', default: null, nullable: true },
          { name: 'beta_constraint', type: 'constraint', default: null, nullable: true },
          { name: 'gamma_constraint', type: 'constraint', default: null, nullable: true },
          { name: 'name', type: 'string', default: null, nullable: true },
          { name: 'trainable', type: 'boolean', default: true },
        ],
      },
      {
        class_name: 'Flatten',
        identifier: 'flatten',
        options: [
          { name: 'name', type: 'string', default: null, nullable: true },
          { name: 'trainable', type: 'boolean', default: true },
        ],
      },
      {
        class_name: 'Reshape',
        identifier: 'reshape',
        options: [
          { name: 'target_shape', type: 'shape', required: true },
          { name: 'name', type: 'string', default: null, nullable: true },
          { name: 'trainable', type: 'boolean', default: true },
        ],
      },
    ],
  },
  activation: {
    module: 'keras.activations',
    components: [
      { class_name: 'linear', identifier: 'linear', options: [] },
      {
        class_name: 'relu',
        identifier: 'relu',
        options: [
          { name: 'negative_slope', type: 'number', default: 0, min: 0 },
          { name: 'max_value', type: 'number', default: null, nullable: true, min: 0 },
          { name: 'threshold', type: 'number', default: 0, min: 0 },
        ],
      },
      { class_name: 'sigmoid', identifier: 'sigmoid', options: [] },
      { class_name: 'tanh', identifier: 'tanh', options: [] },
      { class_name: 'softmax', identifier: 'softmax', options: [] },
      {
        class_name: 'leaky_relu',
        identifier: 'leaky_relu',
        options: [{ name: 'negative_slope', type: 'number', default: 0.2 }],
      },
      { class_name: 'relu6', identifier: 'relu6', options: [] },
      {
        class_name: 'elu',
        identifier: 'elu',
        options: [{ name: 'alpha', type: 'number', default: 1, min: 0 }],
      },
      { class_name: 'selu', identifier: 'selu', options: [] },
      {
        class_name: 'celu',
        identifier: 'celu',
        options: [{ name: 'alpha', type: 'number', default: 1, exclusive_min: 0 }],
      },
      {
        class_name: 'gelu',
        identifier: 'gelu',
        options: [{ name: 'approximate', type: 'boolean', default: false }],
      },
      { class_name: 'silu', identifier: 'silu', aliases: ['swish'], options: [] },
      { class_name: 'hard_silu', identifier: 'hard_silu', aliases: ['hard_swish'], options: [] },
      { class_name: 'mish', identifier: 'mish', options: [] },
      { class_name: 'softplus', identifier: 'softplus', options: [] },
      { class_name: 'softsign', identifier: 'softsign', options: [] },
      { class_name: 'exponential', identifier: 'exponential', options: [] },
      { class_name: 'hard_sigmoid', identifier: 'hard_sigmoid', options: [] },
      { class_name: 'hard_tanh', identifier: 'hard_tanh', options: [] },
      { class_name: 'log_sigmoid', identifier: 'log_sigmoid', options: [] },
      { class_name: 'log_softmax', identifier: 'log_softmax', options: [] },
      { class_name: 'sparsemax', identifier: 'sparsemax', options: [] },
      { class_name: 'sparse_plus', identifier: 'sparse_plus', options: [] },
      { class_name: 'sparse_sigmoid', identifier: 'sparse_sigmoid', options: [] },
      {
        class_name: 'squareplus',
        identifier: 'squareplus',
        options: [{ name: 'b', type: 'number', default: 4, min: 0 }],
      },
      {
        class_name: 'hard_shrink',
        identifier: 'hard_shrink',
        options: [{ name: 'threshold', type: 'number', default: 0.5, min: 0 }],
      },
      {
        class_name: 'soft_shrink',
        identifier: 'soft_shrink',
        options: [{ name: 'threshold', type: 'number', default: 0.5, min: 0 }],
      },
      { class_name: 'tanh_shrink', identifier: 'tanh_shrink', options: [] },
      {
        class_name: 'threshold',
        identifier: 'threshold',
        options: [
          { name: 'threshold', type: 'number', required: true },
          { name: 'default_value', type: 'number', required: true },
        ],
      },
      { class_name: 'glu', identifier: 'glu', options: [] },
    ],
  },
  loss: {
    module: 'keras.losses',
    components: [
      {
        class_name: 'BinaryCrossentropy',
        identifier: 'binary_crossentropy',
        aliases: ['bce', 'BCE'],
        options: [
          { name: 'from_logits', type: 'boolean', default: false },
          { name: 'label_smoothing', type: 'number', default: 0, min: 0, max: 1 },
          {
            name: 'reduction',
            type: 'choice',
            default: 'sum_over_batch_size',
            choices: ['sum_over_batch_size', 'sum', 'mean', 'mean_with_sample_weight'],
          },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'CategoricalCrossentropy',
        identifier: 'categorical_crossentropy',
        options: [
          { name: 'from_logits', type: 'boolean', default: false },
          { name: 'label_smoothing', type: 'number', default: 0, min: 0, max: 1 },
          {
            name: 'reduction',
            type: 'choice',
            default: 'sum_over_batch_size',
            choices: ['sum_over_batch_size', 'sum', 'mean', 'mean_with_sample_weight'],
          },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'SparseCategoricalCrossentropy',
        identifier: 'sparse_categorical_crossentropy',
        options: [
          { name: 'from_logits', type: 'boolean', default: false },
          { name: 'ignore_class', type: 'integer', default: null, nullable: true },
          {
            name: 'reduction',
            type: 'choice',
            default: 'sum_over_batch_size',
            choices: ['sum_over_batch_size', 'sum', 'mean', 'mean_with_sample_weight'],
          },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'MeanSquaredError',
        identifier: 'mean_squared_error',
        aliases: ['mse', 'MSE'],
        options: [
          {
            name: 'reduction',
            type: 'choice',
            default: 'sum_over_batch_size',
            choices: ['sum_over_batch_size', 'sum', 'mean', 'mean_with_sample_weight'],
          },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'MeanAbsoluteError',
        identifier: 'mean_absolute_error',
        aliases: ['mae', 'MAE'],
        options: [
          {
            name: 'reduction',
            type: 'choice',
            default: 'sum_over_batch_size',
            choices: ['sum_over_batch_size', 'sum', 'mean', 'mean_with_sample_weight'],
          },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'Huber',
        identifier: 'huber',
        aliases: ['Huber', 'huber_loss'],
        options: [
          { name: 'delta', type: 'number', default: 1, exclusive_min: 0 },
          {
            name: 'reduction',
            type: 'choice',
            default: 'sum_over_batch_size',
            choices: ['sum_over_batch_size', 'sum', 'mean', 'mean_with_sample_weight'],
          },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
    ],
  },
  metric: {
    module: 'keras.metrics',
    components: [
      {
        class_name: 'Accuracy',
        identifier: 'accuracy',
        options: [{ name: 'name', type: 'string', default: null, nullable: true }],
      },
      {
        class_name: 'BinaryAccuracy',
        identifier: 'binary_accuracy',
        options: [
          { name: 'threshold', type: 'number', default: 0.5, min: 0, max: 1 },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'CategoricalAccuracy',
        identifier: 'categorical_accuracy',
        options: [{ name: 'name', type: 'string', default: null, nullable: true }],
      },
      {
        class_name: 'SparseCategoricalAccuracy',
        identifier: 'sparse_categorical_accuracy',
        options: [{ name: 'name', type: 'string', default: null, nullable: true }],
      },
      {
        class_name: 'Precision',
        identifier: 'precision',
        options: [
          { name: 'thresholds', type: 'number', default: null, nullable: true, min: 0, max: 1 },
          { name: 'top_k', type: 'integer', default: null, nullable: true, min: 1 },
          { name: 'class_id', type: 'integer', default: null, nullable: true, min: 0 },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'Recall',
        identifier: 'recall',
        options: [
          { name: 'thresholds', type: 'number', default: null, nullable: true, min: 0, max: 1 },
          { name: 'top_k', type: 'integer', default: null, nullable: true, min: 1 },
          { name: 'class_id', type: 'integer', default: null, nullable: true, min: 0 },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'MeanSquaredError',
        identifier: 'mean_squared_error',
        aliases: ['mse', 'MSE'],
        options: [{ name: 'name', type: 'string', default: null, nullable: true }],
      },
      {
        class_name: 'MeanAbsoluteError',
        identifier: 'mean_absolute_error',
        aliases: ['mae', 'MAE'],
        options: [{ name: 'name', type: 'string', default: null, nullable: true }],
      },
      {
        class_name: 'R2Score',
        identifier: 'r2_score',
        options: [
          {
            name: 'class_aggregation',
            type: 'choice',
            default: 'uniform_average',
            choices: ['uniform_average', 'variance_weighted_average', 'none'],
          },
          { name: 'num_regressors', type: 'integer', default: 0, min: 0 },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
    ],
  },
  optimizer: {
    module: 'keras.optimizers',
    components: [
      {
        class_name: 'Adam',
        identifier: 'adam',
        options: [
          { name: 'learning_rate', type: 'number', default: 0.001, min: 0 },
          { name: 'beta_1', type: 'number', default: 0.9, min: 0, exclusive_max: 1 },
          { name: 'beta_2', type: 'number', default: 0.999, min: 0, exclusive_max: 1 },
          { name: 'epsilon', type: 'number', default: 1e-7, min: 0 },
          { name: 'amsgrad', type: 'boolean', default: false },
          { name: 'weight_decay', type: 'number', default: null, nullable: true, min: 0 },
          { name: 'clipnorm', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'clipvalue', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'global_clipnorm', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'AdamW',
        identifier: 'adamw',
        aliases: ['adam_w'],
        options: [
          { name: 'learning_rate', type: 'number', default: 0.001, min: 0 },
          { name: 'weight_decay', type: 'number', default: 0.004, nullable: true, min: 0 },
          { name: 'beta_1', type: 'number', default: 0.9, min: 0, exclusive_max: 1 },
          { name: 'beta_2', type: 'number', default: 0.999, min: 0, exclusive_max: 1 },
          { name: 'epsilon', type: 'number', default: 1e-7, min: 0 },
          { name: 'amsgrad', type: 'boolean', default: false },
          { name: 'clipnorm', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'clipvalue', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'global_clipnorm', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'SGD',
        identifier: 'sgd',
        options: [
          { name: 'learning_rate', type: 'number', default: 0.01, min: 0 },
          { name: 'momentum', type: 'number', default: 0, min: 0, max: 1 },
          { name: 'nesterov', type: 'boolean', default: false },
          { name: 'weight_decay', type: 'number', default: null, nullable: true, min: 0 },
          { name: 'clipnorm', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'clipvalue', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'global_clipnorm', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
      {
        class_name: 'RMSprop',
        identifier: 'rmsprop',
        options: [
          { name: 'learning_rate', type: 'number', default: 0.001, min: 0 },
          { name: 'rho', type: 'number', default: 0.9, min: 0, max: 1 },
          { name: 'momentum', type: 'number', default: 0, min: 0, max: 1 },
          { name: 'epsilon', type: 'number', default: 1e-7, min: 0 },
          { name: 'centered', type: 'boolean', default: false },
          { name: 'weight_decay', type: 'number', default: null, nullable: true, min: 0 },
          { name: 'clipnorm', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'clipvalue', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'global_clipnorm', type: 'number', default: null, nullable: true, exclusive_min: 0 },
          { name: 'name', type: 'string', default: null, nullable: true },
        ],
      },
    ],
  },
  initializer: {
    module: 'keras.initializers',
    components: [
      {
        class_name: 'GlorotUniform',
        identifier: 'glorot_uniform',
        aliases: ['xavier_uniform'],
        options: [{ name: 'seed', type: 'integer', default: null, nullable: true, min: 0 }],
      },
      {
        class_name: 'GlorotNormal',
        identifier: 'glorot_normal',
        aliases: ['xavier_normal'],
        options: [{ name: 'seed', type: 'integer', default: null, nullable: true, min: 0 }],
      },
      {
        class_name: 'HeUniform',
        identifier: 'he_uniform',
        options: [{ name: 'seed', type: 'integer', default: null, nullable: true, min: 0 }],
      },
      {
        class_name: 'HeNormal',
        identifier: 'he_normal',
        options: [{ name: 'seed', type: 'integer', default: null, nullable: true, min: 0 }],
      },
      {
        class_name: 'LecunUniform',
        identifier: 'lecun_uniform',
        options: [{ name: 'seed', type: 'integer', default: null, nullable: true, min: 0 }],
      },
      {
        class_name: 'LecunNormal',
        identifier: 'lecun_normal',
        options: [{ name: 'seed', type: 'integer', default: null, nullable: true, min: 0 }],
      },
      {
        class_name: 'VarianceScaling',
        identifier: 'variance_scaling',
        options: [
          { name: 'scale', type: 'number', default: 1, exclusive_min: 0 },
          { name: 'mode', type: 'choice', default: 'fan_in', choices: ['fan_in', 'fan_out', 'fan_avg'] },
          {
            name: 'distribution',
            type: 'choice',
            default: 'truncated_normal',
            choices: ['truncated_normal', 'untruncated_normal', 'uniform'],
          },
          { name: 'seed', type: 'integer', default: null, nullable: true, min: 0 },
        ],
      },
      {
        class_name: 'RandomUniform',
        identifier: 'random_uniform',
        aliases: ['uniform'],
        options: [
          { name: 'minval', type: 'number', default: -0.05 },
          { name: 'maxval', type: 'number', default: 0.05 },
          { name: 'seed', type: 'integer', default: null, nullable: true, min: 0 },
        ],
      },
      {
        class_name: 'RandomNormal',
        identifier: 'random_normal',
        aliases: ['normal'],
        options: [
          { name: 'mean', type: 'number', default: 0 },
          { name: 'stddev', type: 'number', default: 0.05, min: 0 },
          { name: 'seed', type: 'integer', default: null, nullable: true, min: 0 },
        ],
      },
      {
        class_name: 'TruncatedNormal',
        identifier: 'truncated_normal',
        options: [
          { name: 'mean', type: 'number', default: 0 },
          { name: 'stddev', type: 'number', default: 0.05, min: 0 },
          { name: 'seed', type: 'integer', default: null, nullable: true, min: 0 },
        ],
      },
      {
        class_name: 'Orthogonal',
        identifier: 'orthogonal',
        aliases: ['OrthogonalInitializer'],
        options: [
          { name: 'gain', type: 'number', default: 1 },
          { name: 'seed', type: 'integer', default: null, nullable: true, min: 0 },
        ],
      },
      {
        class_name: 'IdentityInitializer',
        identifier: 'identity',
        aliases: ['Identity'],
        options: [{ name: 'gain', type: 'number', default: 1 }],
      },
      { class_name: 'Zeros', identifier: 'zeros', options: [] },
      { class_name: 'Ones', identifier: 'ones', options: [] },
      {
        class_name: 'Constant',
        identifier: 'constant',
        options: [{ name: 'value', type: 'number', default: 0 }],
      },
    ],
  },
  regularizer: {
    module: 'keras.regularizers',
    components: [
      {
        class_name: 'L1',
        identifier: 'l1',
        options: [{ name: 'l1', type: 'number', default: 0.01, min: 0 }],
      },
      {
        class_name: 'L2',
        identifier: 'l2',
        options: [{ name: 'l2', type: 'number', default: 0.01, min: 0 }],
      },
      {
        class_name: 'L1L2',
        identifier: 'l1_l2',
        aliases: ['l1l2'],
        options: [
          { name: 'l1', type: 'number', default: 0, min: 0 },
          { name: 'l2', type: 'number', default: 0, min: 0 },
        ],
      },
    ],
  },
  constraint: {
    module: 'keras.constraints',
    components: [
      {
        class_name: 'MaxNorm',
        identifier: 'max_norm',
        options: [
          { name: 'max_value', type: 'number', default: 2, min: 0 },
          { name: 'axis', type: 'integer', default: 0 },
        ],
      },
      {
        class_name: 'MinMaxNorm',
        identifier: 'min_max_norm',
        options: [
          { name: 'min_value', type: 'number', default: 0, min: 0 },
          { name: 'max_value', type: 'number', default: 1, min: 0 },
          { name: 'rate', type: 'number', default: 1, min: 0, max: 1 },
          { name: 'axis', type: 'integer', default: 0 },
        ],
      },
      { class_name: 'NonNeg', identifier: 'non_neg', aliases: ['nonneg'], options: [] },
      {
        class_name: 'UnitNorm',
        identifier: 'unit_norm',
        options: [{ name: 'axis', type: 'integer', default: 0 }],
      },
    ],
  },
  callback: {
    module: 'keras.callbacks',
    components: [
      {
        class_name: 'EarlyStopping',
        identifier: 'early_stopping',
        options: [
          { name: 'monitor', type: 'string', default: 'val_loss' },
          { name: 'min_delta', type: 'number', default: 0 },
          { name: 'patience', type: 'integer', default: 0, min: 0 },
          { name: 'verbose', type: 'integer', default: 0, min: 0 },
          { name: 'mode', type: 'choice', default: 'auto', choices: ['auto', 'min', 'max'] },
          { name: 'baseline', type: 'number', default: null, nullable: true },
          { name: 'restore_best_weights', type: 'boolean', default: false },
          { name: 'start_from_epoch', type: 'integer', default: 0, min: 0 },
        ],
      },
    ],
  },
} satisfies Record<string, KindSpec>;
