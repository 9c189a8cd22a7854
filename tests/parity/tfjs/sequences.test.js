// Recurrent layers and embeddings learn as TensorFlow.js's do, from equal weights. It has no GRU that resets after the product.
import { test } from 'node:test';
import { tensor } from 'vitrine';
import { drawn } from '../data.js';
import { assertAlike, lossesOf, predictions, twins } from './twins.js';

const [rows, steps, features, words] = [12, 5, 3, 9];
const whole = ({ data, shape }) => tensor(data.map(Math.floor), shape);
const numbersAt = (seed) => drawn([rows, steps, features], { seed });
const wordsAt = (seed) => whole(drawn([rows, steps], { from: 0, to: words, seed }));

/** Ten losses, and what the tenth step made of the weights. */
async function assertSameTraining({ layers, x = numbersAt, y = [2] }) {
  const inputShape = x(1).shape.slice(1);
  const pair = await twins({ inputShape, layers, optimizer: (kit) => kit.sgd(0.1) });
  const batches = Array.from({ length: 10 }, (_, batch) => ({
    x: x(batch + 1),
    y: drawn([rows, ...y], { seed: batch + 101 }),
  }));
  assertAlike(await lossesOf(pair, batches), { relative: 1e-4 });
  assertAlike(await predictions(pair, x(50)), { relative: 1e-4, nearZero: 1e-5 });
}

const all = { returnSequences: true };
for (const cell of ['simpleRnn', 'lstm', 'gru']) {
  const networks = {
    'the last output': { layers: (kit) => [kit[cell](4), kit.dense(2)] },
    'all outputs': { layers: (kit) => [kit[cell](4, all), kit.dense(2)], y: [steps, 2] },
    'no biases, from the end': {
      layers: (kit) => [kit[cell](4, { useBias: false, goBackwards: true }), kit.dense(2)],
    },
    'other functions': { layers: (kit) => [kit[cell](4, { activation: 'softsign' }), kit.dense(2)] },
    'one on another': { layers: (kit) => [kit[cell](4, all), kit[cell](3), kit.dense(2)] },
    'masked steps': {
      layers: (kit) => [kit.embedding(words, 3, { maskZero: true }), kit[cell](4), kit.dense(2)],
      x: wordsAt,
    },
    'both directions': { layers: (kit) => [kit.bidirectional(kit[cell](3), 'concat'), kit.dense(2)] },
    'both directions, all outputs summed': {
      layers: (kit) => [kit.bidirectional(kit[cell](3, all), 'sum'), kit.dense(2)],
      y: [steps, 2],
    },
  };
  for (const [name, network] of Object.entries(networks))
    test(`${cell} with ${name} learns as TensorFlow.js's does`, () => assertSameTraining(network));
}

test("an embedding learns as TensorFlow.js's does", () =>
  assertSameTraining({
    layers: (kit) => [kit.embedding(words, 3), kit.flatten(), kit.dense(2)],
    x: wordsAt,
  }));

test("a layer for every step learns as TensorFlow.js's does", () =>
  assertSameTraining({ layers: (kit) => [kit.timeDistributed(kit.dense(4)), kit.lstm(3), kit.dense(2)] }));
