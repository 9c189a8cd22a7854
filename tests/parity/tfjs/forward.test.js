// What goes in comes out as in TensorFlow.js: activations, and the layers that behave differently in training and in use.
import { test } from 'node:test';
import { tensor } from 'vitrine';
import { drawn } from '../data.js';
import { assertAlike, lossesOf, predictions, twins } from './twins.js';

const close = { relative: 1e-5, nearZero: 1e-6 };

/** From far below 0 to far above, in rows of 8. */
const values = tensor(
  Float32Array.from({ length: 64 }, (_, index) => (index - 31.5) ** 3 / 2000),
  [8, 8],
);

// By the names that both know. TensorFlow.js's hardSigmoid is Keras 2's, 0.2 x + 0.5; those that it lacks are held by Keras's own numbers.
const activations =
  'linear relu relu6 elu selu sigmoid tanh softmax log_softmax softplus softsign mish swish gelu'.split(' ');
const theirName = { log_softmax: 'logSoftmax' };

for (const name of activations)
  test(`${name} gives TensorFlow.js's values`, async () => {
    const layers = (kit) => [kit.activation(kit.named(name, theirName[name]))];
    assertAlike(await predictions(await twins({ inputShape: [8], layers }), values), close);
  });

test("the tanh form of gelu gives TensorFlow.js's values", async () => {
  const layers = (kit) => [
    kit.activation(kit.named({ class_name: 'gelu', config: { approximate: true } }, 'gelu_new')),
  ];
  assertAlike(await predictions(await twins({ inputShape: [8], layers }), values), close);
});

const use = {
  'a dense layer': (kit) => [kit.dense(3, { activation: 'tanh' })],
  'a dense layer without biases': (kit) => [kit.dense(3, { useBias: false })],
  'batch normalization': (kit) => [kit.batchNormalization({})],
  'batch normalization with another epsilon': (kit) => [kit.batchNormalization({ epsilon: 0.1 })],
  'batch normalization without a shift': (kit) => [kit.batchNormalization({ center: false })],
  'batch normalization without a scale': (kit) => [kit.batchNormalization({ scale: false })],
  dropout: (kit) => [kit.dropout(0.5)],
  'reshape and flatten': (kit) => [kit.reshape([2, 4]), kit.flatten()],
};
for (const [name, layers] of Object.entries(use))
  test(`${name} predicts as TensorFlow.js's does`, async () => {
    assertAlike(await predictions(await twins({ inputShape: [8], layers }), drawn([10, 8])), close);
  });

test('a dense layer works on the last of several axes as TensorFlow.js does', async () => {
  const pair = await twins({ inputShape: [3, 4], layers: (kit) => [kit.dense(5, { activation: 'relu' })] });
  assertAlike(await predictions(pair, drawn([6, 3, 4])), close);
});

// TensorFlow.js's cpu backend takes every axis of batch normalization for the last one: Keras's own numbers hold the others.

test('the moving mean and variance follow the batches as in TensorFlow.js', async () => {
  const layers = (kit) => [kit.batchNormalization({ momentum: 0.8 })];
  const pair = await twins({ inputShape: [8], layers, optimizer: (kit) => kit.sgd(0.01) });
  const batches = [1, 2, 3, 4, 5].map((seed) => ({
    x: drawn([10, 8], { from: -1, to: 4, seed }),
    y: drawn([10, 8], { seed: 9 }),
  }));
  await lossesOf(pair, batches);
  const weights = { ours: [], theirs: [] };
  for (const { data } of await pair.ours.getWeights()) weights.ours.push(...data);
  for (const weight of pair.theirs.getWeights()) weights.theirs.push(...weight.dataSync());
  assertAlike(weights, close);
});
