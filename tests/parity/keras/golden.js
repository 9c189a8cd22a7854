// The golden numbers of the real Keras, and models as their cases describe them. golden/make_keras.py wrote the files and says how.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Sequential } from 'vitrine';
import { startWeights } from '../data.js';

/** The cases of one file. */
export const golden = (name) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8')).cases;

/** A model of layers in Keras's JSON for rows of a shape, with the start weights that Keras had. */
export async function build(layers, inputShape = [5]) {
  const model = Sequential.fromJSON({ class_name: 'Sequential', config: { layers } });
  await model.build([null, ...inputShape]);
  const { layers: described } = await model.describe();
  await model.setWeights(startWeights(described.flatMap(({ weights }) => weights.map(({ shape }) => shape))));
  return model;
}

export const camelCase = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** A component in words, for the name of a test: `SGD(learning_rate 0.1)`. */
export function told({ class_name, config }) {
  const options = Object.entries(config).map(
    ([name, value]) => `${name} ${value?.class_name ? told(value) : value}`,
  );
  return options.length ? `${class_name}(${options.join(', ')})` : class_name;
}

/** Equal to 1e-5 of the larger one. `nearZero` counts as 0: a number near it is the difference of larger ones, with their rounding. */
export function assertKeras(ours, keras, what, { relative = 1e-5, nearZero = 1e-6 } = {}) {
  assert.equal(ours.length, keras.length, `${what} are ${ours.length} numbers, Keras's are ${keras.length}`);
  keras.forEach((expected, index) => {
    const limit = relative * Math.max(Math.abs(ours[index]), Math.abs(expected)) + nearZero;
    assert.ok(
      Math.abs(ours[index] - expected) <= limit,
      `${what} ${index}: ours is ${ours[index]}, Keras's ${expected}`,
    );
  });
}
