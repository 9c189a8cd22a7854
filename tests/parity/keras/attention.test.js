// Graphs of merging layers, attention and EinsumDense have the real Keras's weights, predictions and losses, before and while they learn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sequential, modelFromJSON, tensor } from 'vitrine';
import { drawn, startWeights } from '../data.js';
import { assertKeras, golden, told } from './golden.js';

const rows = 16;
const all = golden('attention');

/** What goes in, as golden/attention.py draws it. */
const kinds = {
  numbers: (shape, count, seed) => drawn([count, ...shape], { seed }),
  holes(shape, count, seed) {
    const x = kinds.numbers(shape, count, seed);
    const [steps, features] = shape;
    for (let row = 0; row < count; row++) {
      const hole = (row * steps + 1 + ((row + seed) % (steps - 1))) * features;
      x.data.fill(0, hole, hole + features);
    }
    return x;
  },
  words(shape, count, seed) {
    const { data } = drawn([count, ...shape], { from: 0, to: 7, seed });
    const whole = data.map(Math.floor);
    for (let first = 0; first < whole.length; first += shape[0]) whole[first] = 1 + (whole[first] % 6);
    return tensor(whole, [count, ...shape]);
  },
};

const inputsOf = ({ inputs }, count, seed) =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, [kind, shape]], index) => [
      name,
      kinds[kind](shape, count, seed + 1000 * index),
    ]),
  );

/** The graph in Keras's JSON. */
function functional({ inputs, layers }) {
  const entry = (name, { class_name, config }, inbound_nodes) => ({
    class_name,
    name,
    config: { ...config, name },
    inbound_nodes,
  });
  const read = (name) => ({ class_name: '__keras_tensor__', config: { keras_history: [name, 0, 0] } });
  const starts = Object.entries(inputs).map(([name, [, shape]]) =>
    entry(name, { class_name: 'InputLayer', config: { shape } }, []),
  );
  const called = layers.map(([name, layer, reads, kwargs]) =>
    entry(name, layer, [{ args: [reads.length > 1 ? reads.map(read) : read(reads[0])], kwargs }]),
  );
  const end = [layers.at(-1)[0], 0, 0];
  return {
    class_name: 'Functional',
    config: {
      layers: [...starts, ...called],
      input_layers: Object.keys(inputs).map((name) => [name, 0, 0]),
      output_layers: [end],
    },
  };
}

for (const one of all.filter(({ layers }) => layers))
  test(`${one.title}: predictions and losses as in Keras`, async () => {
    const near =
      one.title.includes('Attention') || one.title.includes('transformer')
        ? { relative: 1e-4, nearZero: 1e-5 }
        : {};
    const model = modelFromJSON(functional(one));
    await model.build();
    const { layers } = await model.describe();
    const weights = layers.flatMap((layer) => layer.weights.map(({ path, shape }) => [path, shape]));
    assert.deepEqual(weights, one.weights);
    await model.setWeights(startWeights(weights.map(([, shape]) => shape)));

    const predicted = async () => [...(await model.predict(inputsOf(one, 2, 50))).data];
    assertKeras(await predicted(), one.first, 'first predictions', near);
    model.compile({ optimizer: { class_name: 'SGD', config: { learning_rate: 0.01 } }, loss: 'mse' });
    const losses = [];
    for (let batch = 0; batch < one.losses.length; batch++) {
      const y = drawn([rows, ...one.truth], { seed: batch + 201 });
      const { history } = await model.fit(inputsOf(one, rows, batch + 1), y, {
        batchSize: rows,
        shuffle: false,
      });
      losses.push(history.loss[0]);
    }
    assertKeras(losses, one.losses, 'losses', near);
    assertKeras(await predicted(), one.prediction, 'predictions', near);
  });

/** What a config says: null is what is not set, and a list of one is that one. */
function said(value) {
  if (Array.isArray(value)) return value.length === 1 ? said(value[0]) : value.map(said);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== null)
      .map(([name, entry]) => [name, said(entry)]),
  );
}

for (const { given, written } of all.filter(({ written }) => written))
  test(`${told(given)} is written as Keras writes it`, () => {
    const layer = { class_name: given.class_name, config: { ...given.config, name: 'mine' } };
    const [ours] = Sequential.fromJSON({ class_name: 'Sequential', config: { layers: [layer] } }).layers;
    const { dtype, ...config } = ours.getConfig();
    assert.deepEqual(said(config), said(written));
  });
