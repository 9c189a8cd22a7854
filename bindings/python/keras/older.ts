// What Keras 1 and 2 called things that have another name in Keras 3.

/** Classes by their former names. */
export const olderClasses: ReadonlyMap<string, string> = new Map([
  ['CuDNNLSTM', 'LSTM'],
  ['CuDNNGRU', 'GRU'],
  ['Deconvolution2D', 'Conv2DTranspose'],
  ['Convolution2DTranspose', 'Conv2DTranspose'],
  ['maxnorm', 'MaxNorm'],
  ['nonneg', 'NonNeg'],
  ['unitnorm', 'UnitNorm'],
  ['l1l2', 'L1L2'],
]);

/** Options by their former names, for all classes that have the new one and not the old one. */
export const olderOptions: ReadonlyMap<string, readonly string[]> = new Map([
  ['lr', ['learning_rate']],
  ['output_dim', ['units']],
  ['nb_filter', ['filters']],
  ['filter_length', ['kernel_size']],
  ['border_mode', ['padding']],
  ['subsample', ['strides']],
  ['subsample_length', ['strides']],
  ['stride', ['strides']],
  ['pool_length', ['pool_size']],
  ['init', ['kernel_initializer', 'embeddings_initializer']],
  ['inner_init', ['recurrent_initializer']],
  ['inner_activation', ['recurrent_activation']],
  ['bias', ['use_bias']],
  ['p', ['rate']],
  ['dropout_W', ['dropout']],
  ['dropout_U', ['recurrent_dropout']],
  ['W_regularizer', ['kernel_regularizer', 'embeddings_regularizer']],
  ['U_regularizer', ['recurrent_regularizer']],
  ['b_regularizer', ['bias_regularizer']],
  ['W_constraint', ['kernel_constraint', 'embeddings_constraint']],
  ['U_constraint', ['recurrent_constraint']],
  ['b_constraint', ['bias_constraint']],
  ['alpha', ['negative_slope']],
  ['l', ['l2', 'l1']],
  ['m', ['max_value']],
  ['nb_epoch', ['epochs']],
  ['input', ['inputs']],
  ['output', ['outputs']],
]);

/** Options that say how something is computed or told, not what: the network is the same without them. */
export const harmless: ReadonlySet<string> = new Set([
  'dtype',
  'autocast',
  'implementation',
  'use_cudnn',
  'unroll',
  'synchronized',
  'fused',
  'run_eagerly',
  'steps_per_execution',
  'jit_compile',
  'auto_scale_loss',
  'max_queue_size',
  'workers',
  'use_multiprocessing',
  'loss_scale_factor',
  'flash_attention',
  'return_dict',
]);
