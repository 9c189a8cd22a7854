// Two models of one description, ours and TensorFlow.js's: equal weights, equal batches, and their numbers side by side.
import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { Input, Sequential } from 'vitrine';
import { startWeights } from '../data.js';
import * as kits from './kits.js';

/** `layers`, and with them `optimizer` and `loss`, are functions of a kit, or names that both libraries know. */
export async function twins({
  inputShape,
  layers,
  optimizer = 'sgd',
  loss = 'meanSquaredError',
  metrics = [],
}) {
  const made = (kit, part) => (typeof part === 'function' ? part(kit) : part);
  const compiled = (kit) => ({ optimizer: made(kit, optimizer), loss: made(kit, loss), metrics });

  const theirs = tf.sequential({ layers: [tf.layers.inputLayer({ inputShape }), ...layers(kits.tfjs)] });
  theirs.compile(compiled(kits.tfjs));
  const ours = new Sequential([Input({ shape: inputShape }), ...layers(kits.ours)]);
  ours.compile(compiled(kits.ours));

  const weights = startWeights(
    theirs.layers.flatMap((layer) => layer.getWeights().map(({ shape }) => shape)),
  );
  await ours.setWeights(weights);
  let next = 0;
  for (const layer of theirs.layers)
    layer.setWeights(layer.getWeights().map(() => theirTensor(weights[next++])));
  return { ours, theirs };
}

export const theirTensor = ({ data, shape }) => tf.tensor(data, shape);

/** Losses of one step on each batch of rows, in order: ours, and theirs. */
export async function lossesOf({ ours, theirs }, batches) {
  const losses = { ours: [], theirs: [] };
  for (const { x, y } of batches) {
    const { history } = await ours.fit(x, y, { batchSize: x.shape[0], shuffle: false });
    losses.ours.push(history.loss[0]);
    losses.theirs.push(await theirs.trainOnBatch(theirTensor(x), theirTensor(y)));
  }
  return losses;
}

/** What both predict for rows, which they don't train on. */
export async function predictions({ ours, theirs }, x) {
  const ourValues = (await ours.predict(x)).data;
  return { ours: [...ourValues], theirs: [...theirs.predict(theirTensor(x)).dataSync()] };
}

/** Equal to a share of the larger of them. `nearZero` counts as 0: a number near it is the difference of larger ones, with their rounding. */
export function assertAlike({ ours, theirs }, { relative, nearZero = 0 }) {
  assert.equal(ours.length, theirs.length);
  ours.forEach((value, index) => {
    const expected = theirs[index];
    const limit = relative * Math.max(Math.abs(value), Math.abs(expected)) + nearZero;
    assert.ok(
      Math.abs(value - expected) <= limit,
      `number ${index}: ours is ${value}, TensorFlow.js's ${expected}`,
    );
  });
}
