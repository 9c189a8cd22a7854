// Twenty steps of training from equal weights: our losses are TensorFlow.js's, for every optimizer, loss and penalty that both define alike.
import { test } from 'node:test';
import { batches } from '../data.js';
import { assertAlike, lossesOf, predictions, theirTensor, twins } from './twins.js';

/** Two layers; the last one suits the truth. */
const network = (units, activation, options) => (kit) => [
  kit.dense(8, { activation: 'tanh', ...options?.(kit) }),
  kit.dense(units, { activation }),
];
const regression = { layers: network(2, 'linear'), truth: 'numbers' };
const classifier = {
  layers: network(3, 'softmax'),
  truth: 'class number',
  loss: 'sparseCategoricalCrossentropy',
};

const optimizers = {
  'plain gradient descent': (kit) => kit.sgd(0.1),
  momentum: (kit) => kit.momentum(0.05, 0.9),
  'Nesterov momentum': (kit) => kit.momentum(0.05, 0.9, true),
  RMSprop: (kit) => kit.rmsprop(0.01, 0.9, 0, 1e-7),
  'RMSprop with momentum': (kit) => kit.rmsprop(0.005, 0.8, 0.9, 1e-7),
  // TensorFlow.js subtracts epsilon under the root of the centered form, Keras adds it: next to 0 it makes no difference.
  'centered RMSprop': (kit) => kit.rmsprop(0.005, 0.9, 0, 1e-12, true),
  'centered RMSprop with momentum': (kit) => kit.rmsprop(0.002, 0.9, 0.5, 1e-12, true),
  // TensorFlow.js adds epsilon after the bias correction, Keras before it: next to 0 it makes no difference.
  Adam: (kit) => kit.adam(0.01, 0.9, 0.999, 1e-12),
  'Adam with other betas': (kit) => kit.adam(0.02, 0.8, 0.99, 1e-12),
  Adamax: (kit) => kit.adamax(0.02, 0.8, 0.99, 1e-7),
  Adagrad: (kit) => kit.adagrad(0.1, 0.1),
  Adadelta: (kit) => kit.adadelta(1, 0.9, 1e-4),
  // TensorFlow.js has none of the other optimizers, no amsgrad, no weight decay and no clipping: Keras's own numbers hold those.
};

const losses = {
  'mean squared error': { ...regression, loss: 'meanSquaredError' },
  'mean absolute error': { ...regression, loss: 'meanAbsoluteError' },
  Huber: { ...regression, loss: (kit) => kit.huber(1) },
  'Huber with a small delta': { ...regression, loss: (kit) => kit.huber(0.3) },
  'binary cross-entropy': { layers: network(1, 'sigmoid'), truth: 'yes or no', loss: 'binaryCrossentropy' },
  'binary cross-entropy of several outputs': {
    layers: network(3, 'sigmoid'),
    truth: 'row of a class',
    loss: 'binaryCrossentropy',
  },
  'categorical cross-entropy': {
    layers: network(3, 'softmax'),
    truth: 'row of a class',
    loss: 'categoricalCrossentropy',
  },
  // Not after a softmax, so that it works on probabilities which need not sum to 1.
  'categorical cross-entropy after a sigmoid': {
    layers: network(3, 'sigmoid'),
    truth: 'row of a class',
    loss: 'categoricalCrossentropy',
  },
  'sparse categorical cross-entropy': classifier,
  // TensorFlow.js has no label smoothing, no ignored class and no other reduction.
};

const penalties = {
  'an L1 penalty': (kit) => ({ kernelRegularizer: kit.l1(0.02) }),
  'an L2 penalty': (kit) => ({ kernelRegularizer: kit.l2(0.03) }),
  'both penalties': (kit) => ({ kernelRegularizer: kit.l1l2(0.01, 0.02) }),
  'a penalty on the biases': (kit) => ({ biasRegularizer: kit.l2(0.05) }),
  // TensorFlow.js has no penalty on outputs.
};

const normalized = {
  'batch normalization': (kit) => [
    kit.dense(8, { activation: 'tanh' }),
    kit.batchNormalization({}),
    kit.dense(2),
  ],
  'batch normalization with options': (kit) => [
    kit.dense(8),
    kit.batchNormalization({ momentum: 0.7, epsilon: 0.01 }),
    kit.activation('sigmoid'),
    kit.dense(2),
  ],
  // TensorFlow.js fails in training with `center` or `scale` false.
  'layers that change the shape': (kit) => [
    kit.dense(6, { activation: 'tanh' }),
    kit.reshape([2, 3]),
    kit.flatten(),
    kit.dense(2),
  ],
};

/** 20 losses, and what the 20th step made of the weights. */
async function assertSameTraining({ layers, truth, ...options }) {
  const pair = await twins({ inputShape: [5], layers, ...options });
  const steps = batches(truth);
  assertAlike(await lossesOf(pair, steps), { relative: 1e-4 });
  assertAlike(await predictions(pair, steps[0].x), { relative: 1e-4, nearZero: 1e-5 });
}

for (const [name, optimizer] of Object.entries(optimizers)) {
  test(`${name} learns a classification as TensorFlow.js does`, () =>
    assertSameTraining({ ...classifier, optimizer }));
  test(`${name} learns a regression as TensorFlow.js does`, () =>
    assertSameTraining({ ...regression, optimizer }));
}

for (const [name, task] of Object.entries(losses))
  test(`${name} is minimized as TensorFlow.js does`, () =>
    assertSameTraining({ ...task, optimizer: (kit) => kit.sgd(0.2) }));

for (const [name, penalty] of Object.entries(penalties))
  test(`${name} counts in the loss and in the step as in TensorFlow.js`, () =>
    assertSameTraining({
      ...classifier,
      layers: network(3, 'softmax', penalty),
      optimizer: (kit) => kit.sgd(0.2),
    }));

for (const [name, layers] of Object.entries(normalized))
  test(`a network with ${name} learns as TensorFlow.js's does`, () =>
    assertSameTraining({ ...regression, layers, optimizer: (kit) => kit.sgd(0.1) }));

// TensorFlow.js has class weights in fit only, and no sample weights at all.
for (const [truth, loss] of [
  ['class number', 'sparseCategoricalCrossentropy'],
  ['row of a class', 'categoricalCrossentropy'],
])
  test(`class weights count as in TensorFlow.js for ${loss}`, async () => {
    const { ours, theirs } = await twins({
      inputShape: [5],
      layers: network(3, 'softmax'),
      loss,
      optimizer: (kit) => kit.sgd(0.2),
    });
    const options = { batchSize: 16, epochs: 1, shuffle: false, classWeight: { 0: 0.5, 1: 3, 2: 1 } };
    const losses = { ours: [], theirs: [] };
    for (const { x, y } of batches(truth)) {
      losses.ours.push((await ours.fit(x, y, options)).history.loss[0]);
      losses.theirs.push(
        (await theirs.fit(theirTensor(x), theirTensor(y), { ...options, verbose: 0 })).history.loss[0],
      );
    }
    assertAlike(losses, { relative: 1e-4 });
  });
