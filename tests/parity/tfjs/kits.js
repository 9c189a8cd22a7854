// The same words for both libraries: a case is written once and built with either kit.
import * as tf from '@tensorflow/tfjs';
import * as vitrine from 'vitrine';

tf.enableProdMode(); // else it prints an advertisement for its native package
await tf.setBackend('cpu');

export const ours = {
  named: (name) => name,
  dense: (units, options) => new vitrine.Dense(units, options),
  activation: (name) => new vitrine.Activation(name),
  batchNormalization: (options) => new vitrine.BatchNormalization(options),
  dropout: (rate) => new vitrine.Dropout(rate),
  flatten: () => new vitrine.Flatten(),
  reshape: (shape) => new vitrine.Reshape(shape),
  windowed: (className, options) => new vitrine[className](options),
  embedding: (inputDim, outputDim, options) => new vitrine.Embedding(inputDim, outputDim, options),
  masking: () => new vitrine.Masking(),
  simpleRnn: (units, options) => new vitrine.SimpleRNN(units, options),
  lstm: (units, options) => new vitrine.LSTM(units, options),
  gru: (units, options) => new vitrine.GRU(units, { resetAfter: false, ...options }),
  bidirectional: (layer, mergeMode) => new vitrine.Bidirectional(layer, { mergeMode }),
  timeDistributed: (layer) => new vitrine.TimeDistributed(layer),
  l1: (l1) => new vitrine.L1(l1),
  l2: (l2) => new vitrine.L2(l2),
  l1l2: (l1, l2) => new vitrine.L1L2({ l1, l2 }),
  sgd: (learningRate) => new vitrine.SGD(learningRate),
  momentum: (learningRate, momentum, nesterov) => new vitrine.SGD({ learningRate, momentum, nesterov }),
  rmsprop: (learningRate, rho, momentum, epsilon, centered) =>
    new vitrine.RMSprop({ learningRate, rho, momentum, epsilon, centered }),
  adam: (learningRate, beta1, beta2, epsilon) => new vitrine.Adam({ learningRate, beta1, beta2, epsilon }),
  adamax: (learningRate, beta1, beta2, epsilon) =>
    new vitrine.Adamax({ learningRate, beta1, beta2, epsilon }),
  adagrad: (learningRate, initialAccumulatorValue) =>
    new vitrine.Adagrad({ learningRate, initialAccumulatorValue }),
  huber: (delta) => new vitrine.losses.Huber({ delta }),
};

export const tfjs = {
  named: (name, theirs = name) => theirs,
  dense: (units, options) => tf.layers.dense({ units, ...options }),
  activation: (activation) => tf.layers.activation({ activation }),
  batchNormalization: (options) => tf.layers.batchNormalization(options),
  dropout: (rate) => tf.layers.dropout({ rate }),
  flatten: () => tf.layers.flatten(),
  reshape: (targetShape) => tf.layers.reshape({ targetShape }),
  windowed: (className, options) => {
    const name = className[0].toLowerCase() + className.slice(1); // conv2d, but cropping2D
    return (tf.layers[name.replace(/(\d)D/, '$1d')] ?? tf.layers[name])(options);
  },
  embedding: (inputDim, outputDim, options) => tf.layers.embedding({ inputDim, outputDim, ...options }),
  masking: () => tf.layers.masking(),
  simpleRnn: (units, options) => tf.layers.simpleRNN({ units, ...options }),
  // Keras 2's gates are hard sigmoids by default.
  lstm: (units, options) => tf.layers.lstm({ units, recurrentActivation: 'sigmoid', ...options }),
  gru: (units, options) => tf.layers.gru({ units, recurrentActivation: 'sigmoid', ...options }),
  bidirectional: (layer, mergeMode) => tf.layers.bidirectional({ layer, mergeMode }),
  timeDistributed: (layer) => tf.layers.timeDistributed({ layer }),
  l1: (l1) => tf.regularizers.l1({ l1 }),
  l2: (l2) => tf.regularizers.l2({ l2 }),
  l1l2: (l1, l2) => tf.regularizers.l1l2({ l1, l2 }),
  sgd: tf.train.sgd,
  momentum: tf.train.momentum,
  rmsprop: tf.train.rmsprop,
  adam: tf.train.adam,
  adamax: tf.train.adamax,
  adagrad: tf.train.adagrad,
  huber: (delta) => (truth, prediction) => tf.losses.huberLoss(truth, prediction, undefined, delta),
};
