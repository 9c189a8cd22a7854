// Single layers have the values, gradients and options of the real Keras, and hand a mask on, or don't, as it does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Embedding,
  Reshape,
  Sequential,
  SGD,
  clearSession,
  layers as classes,
  losses,
  tensor,
} from 'vitrine';
import { drawn } from '../data.js';
import { assertKeras, build, camelCase, golden, told } from './golden.js';

const cases = golden('layers');
const those = (kind) => cases.filter((one) => kind in one);

/** Rows of data that are weights themselves, those of an embedding: one step of SGD moves them by their gradient, as it moves all weights. */
for (const { layers, values, gradients } of those('layers'))
  test(`${told(layers.at(-1))} on rows of ${layers[1].config.target_shape} has Keras's values and gradients`, async () => {
    const rows = layers[0].config.input_dim;
    const model = await build(layers, [1]);
    const x = tensor(
      Float32Array.from({ length: rows }, (_, row) => row),
      [rows, 1],
    );
    const y = await model.predict(x);
    assertKeras([...y.data], values, 'values');

    const { layers: described } = await model.describe();
    const trained = described.flatMap(({ weights }) => weights.map(({ trainable }) => trainable));
    const weights = async () => (await model.getWeights()).filter((_, index) => trained[index]);
    const before = await weights();
    model.compile({ optimizer: new SGD(1), loss: new losses.MeanSquaredError({ reduction: 'sum' }) });
    await model.fit(x, drawn(y.shape, { seed: 300 }), { batchSize: rows, shuffle: false });
    const after = await weights();
    assert.equal(after.length, gradients.length);
    gradients.forEach((gradient, index) => {
      const moved = before[index].data.map((value, i) => value - after[index].data[i]);
      assertKeras([...moved], gradient, `gradients of weight ${index}`);
    });
  });

for (const { encoding, x, shape, values, output_shape } of those('encoding'))
  test(`${told(encoding)} gives Keras's numbers for data of ${shape}`, async () => {
    const model = await build([encoding], shape.slice(1));
    const y = await model.predict(tensor(Float32Array.from(x), shape));
    assert.deepEqual(y.shape, output_shape);
    assert.deepEqual([...y.data], values);
  });

for (const { masked, values } of those('masked'))
  test(`a mask passes ${told(masked[1])} as in Keras`, async () => {
    const x = drawn([2, 4, 3], { seed: 320 });
    for (const step of [1, 7, 4]) x.data.fill(0, step * 3, step * 3 + 3);
    const model = await build(masked, [4, 3]);
    assertKeras([...(await model.predict(x)).data], values, 'values', { relative: 1e-4 });
  });

/** Options with one value only, and how a policy is written. */
const same = ({ dtype, data_format, sparse, rms_scaling, ...config }) => config;

for (const { described, config } of those('described'))
  test(`${told(described)} has Keras's options and defaults`, () => {
    clearSession();
    const options = Object.entries(described.config).map(([name, value]) => [camelCase(name), value]);
    const ours = JSON.parse(
      JSON.stringify(new classes[described.class_name](Object.fromEntries(options)).getConfig()),
    );
    const keras = same(config);
    assert.deepEqual(Object.keys(same(ours)).sort(), Object.keys(keras).sort());
    if (!keras.layer) assert.deepEqual(same(ours), keras);
    const made = Sequential.fromJSON({
      class_name: 'Sequential',
      config: { layers: [{ class_name: described.class_name, config }] },
    });
    assert.equal(made.layers[0].className, described.class_name);
  });

test("Keras 2's name for the slope of a LeakyReLU is understood", () => {
  const { layers } = Sequential.fromJSON({
    class_name: 'Sequential',
    config: [{ class_name: 'LeakyReLU', config: { alpha: 0.1 } }],
  });
  assert.equal(layers[0].getConfig().negative_slope, 0.1);
});

test('a row of data can be a weight: what the gradients above rest on', async () => {
  const model = new Sequential([new Embedding(2, 3), new Reshape([3])]);
  await model.build([null, 1]);
  await model.setWeights([drawn([2, 3])]);
  assert.deepEqual((await model.predict([[0], [1]])).data, drawn([2, 3]).data);
});
