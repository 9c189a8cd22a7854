// An encoder's states begin a decoder, whose last states are read: configs, predictions and losses are the real Keras's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelFromJSON } from 'vitrine';
import { drawn, startWeights } from '../data.js';
import { assertKeras, golden } from './golden.js';

const rows = 16;

/** As golden/states.py draws them. */
function inputs(count, seed) {
  const holes = drawn([count, 5, 3], { seed });
  for (let row = 0; row < count; row++) {
    const hole = (row * 5 + 1 + ((row + seed) % 4)) * 3;
    holes.data.fill(0, hole, hole + 3);
  }
  return [holes, drawn([count, 4, 3], { seed: seed + 1000 })];
}

/** Numbers of 32 bits, added up over steps in time. */
const near = { relative: 1e-4, nearZero: 1e-5 };

for (const { title, config, first, losses: expected, prediction } of golden('states'))
  test(`${title}: an encoder and a decoder predict and learn as in Keras`, async () => {
    const model = modelFromJSON(config);
    await model.build();
    const shapes = (await model.getWeights()).map(({ shape }) => shape);
    await model.setWeights(startWeights(shapes));
    const predicted = async () => (await model.predict(inputs(2, 50))).flatMap(({ data }) => [...data]);
    assertKeras(await predicted(), first, 'first predictions', near);
    model.compile({ optimizer: { class_name: 'SGD', config: { learning_rate: 0.05 } }, loss: 'mse' });
    const losses = [];
    for (let step = 0; step < expected.length; step++) {
      const y = [drawn([rows, 4, 2], { seed: step + 201 }), drawn([rows, 1], { seed: step + 301 })];
      const { history } = await model.fit(inputs(rows, step + 1), y, { batchSize: rows, shuffle: false });
      losses.push(history.loss[0]);
    }
    assertKeras(losses, expected, 'losses', near);
    assertKeras(await predicted(), prediction, 'predictions', near);
  });

test("the graph is written with the states' names, as Keras writes it", () => {
  const [{ config }] = golden('states');
  const decoder = ({ config: { layers } }) =>
    layers.find(({ name }) => name === 'decoder').inbound_nodes.map(told);
  assert.deepEqual(decoder(modelFromJSON(config).toJSON()), decoder(config));
});

/** Which tensors a call takes in its list and by name. */
function told({ args, kwargs }) {
  const history = (value) => (Array.isArray(value) ? value.map(history) : value?.config?.keras_history);
  return { args: history(args), state: history(kwargs.initial_state) };
}
