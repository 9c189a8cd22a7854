// Keras's JSON in and out, beside what the real Keras wrote (golden/keras.json) and Keras 2's older form.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test, beforeEach } from 'node:test';
import { Sequential, Dense, BatchNormalization, Activation, Dropout, Reshape, Flatten, Input, L2, RMSprop, clearSession, losses, metrics } from 'vitrine';
import { classes } from './data.js';

const { configs } = JSON.parse(readFileSync(new URL('golden/keras.json', import.meta.url), 'utf8'));

beforeEach(clearSession);

/** Values that say as much as nothing, and keys in which Keras and we differ without harm. */
const nothing = (value) => value === null || value === false || (typeof value === 'object' && !Object.keys(value).length);
const harmless = ['dtype', 'data_format', 'ema_momentum', 'renorm_momentum', 'jit_compile', 'num_regressors'];
/** Keras's automatic names and 32-bit numbers for what we keep as it was given. */
const spelled = { rm_sprop: 'rmsprop', huber_loss: 'huber', 0.0010000000474974513: 0.001, 0.009999999776482582: 0.01 };

/** A config without what doesn't matter. Keras writes build_config only for some layers, we for all. */
function essence(value, inLayer = false) {
  if (Array.isArray(value)) return value.map((item) => essence(item, true));
  if (typeof value !== 'object' || value === null) return spelled[value] ?? value;
  const entries = Object.entries(value)
    .filter(([key]) => !harmless.includes(key) && !(inLayer && key === 'build_config'))
    .map(([key, item]) => [key, essence(item, inLayer)]);
  return Object.fromEntries(entries.filter(([, item]) => !nothing(item)));
}

function assertLikeKeras(model, name) {
  assert.deepEqual(essence(JSON.parse(JSON.stringify(model))), essence(configs[name]));
}

const seedNet = () => new Sequential([new Dense(64, { activation: 'relu' }), new Dense(64, { activation: 'relu' }), new Dense(2, { activation: 'softmax' })]);

test('the seed net as Keras writes it: not built, built, compiled', async () => {
  const model = seedNet();
  assertLikeKeras(model, 'not built');
  await model.build([null, 30]);
  assertLikeKeras(model, 'built');
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  assertLikeKeras(model, 'compiled');
});

test('every layer of the first release as Keras writes it', async () => {
  const model = new Sequential(
    [
      Input({ shape: [8] }),
      new Dense(16, { kernelRegularizer: new L2(0.01) }),
      new BatchNormalization(),
      new Activation('relu'),
      new Dropout(0.5),
      new Reshape([4, 4]),
      new Flatten(),
      new Dense(100000, { name: 'a_layer_whose_name_is_longer_than_its_column' }),
    ],
    { name: 'my_model' },
  );
  assertLikeKeras(model, 'all layers');
});

test('objects with options as Keras writes them', async () => {
  const model = new Sequential([new Dense(4, { name: 'first' }), new Dense(1, { name: 'last' })], { name: 'named' });
  await model.build([null, 5, 3]);
  model.compile({
    optimizer: new RMSprop(0.01, { momentum: 0.5 }),
    loss: new losses.Huber({ delta: 2 }),
    metrics: [new metrics.MeanAbsoluteError(), new metrics.R2Score({ name: 'r2' })],
  });
  const keras = configs.objects;
  keras.compile_config.loss.config.delta = 2; // which Keras 3.15 forgets
  assertLikeKeras(model, 'objects');
});

for (const [name, config] of Object.entries(configs))
  test(`Keras's own JSON is read and works: ${name}`, async () => {
    const model = Sequential.fromJSON(JSON.stringify(config));
    if (!model.built) await model.build([null, 30]);
    assert.ok((await model.describe()).params > 0);
    const again = Sequential.fromJSON(model.toJSON());
    await again.describe();
    assert.deepEqual(again.toJSON(), model.toJSON());
  });

test('a model out of JSON computes the same from the same weights, and is compiled as it was', async () => {
  const { x, y } = classes(50);
  const model = seedNet();
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  await model.fit(x, y, { epochs: 2 });
  const copy = Sequential.fromJSON(model.toJSON());
  await copy.setWeights(await model.getWeights());
  assert.deepEqual(await copy.predict(x), await model.predict(x));
  assert.deepEqual(await copy.evaluate(x, y), await model.evaluate(x, y));
});

test("Keras 2's form is read", async () => {
  const zeros = { class_name: 'Zeros', config: {} };
  const glorot = { class_name: 'GlorotUniform', config: { seed: null } };
  const dense = (options) => ({
    class_name: 'Dense',
    config: {
      trainable: true,
      dtype: 'float32',
      use_bias: true,
      kernel_initializer: glorot,
      bias_initializer: zeros,
      kernel_regularizer: null,
      bias_regularizer: null,
      activity_regularizer: null,
      kernel_constraint: null,
      bias_constraint: null,
      ...options,
    },
  });
  const layers = [
    dense({ name: 'dense_5', batch_input_shape: [null, 4], units: 8, activation: 'relu', kernel_regularizer: { class_name: 'L2', config: { l2: 0.01 } } }),
    { class_name: 'Dropout', config: { name: 'dropout_5', trainable: true, dtype: 'float32', rate: 0.2, noise_shape: null, seed: null } },
    dense({ name: 'dense_6', units: 1, activation: 'sigmoid' }),
  ];
  const whole = { class_name: 'Sequential', config: { name: 'sequential_5', layers }, keras_version: '2.12.0', backend: 'tensorflow' };
  for (const json of [whole, { ...whole, config: layers }]) {
    const model = Sequential.fromJSON(json);
    assert.deepEqual(
      model.layers.map(({ name }) => name),
      ['dense_5', 'dropout_5', 'dense_6'],
    );
    assert.deepEqual((await model.predict([[1, 2, 3, 4]])).shape, [1, 1]);
  }
});

test('an option of Keras that the engine cannot do is refused in words', async () => {
  const config = structuredClone(configs['all layers']);
  config.config.layers[2].config.renorm = true;
  await assert.rejects(Sequential.fromJSON(config).describe(), /batch_normalization\.renorm/);
});
