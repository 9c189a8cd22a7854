// model.summary() beside what the real Keras printed (golden/keras.json).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test, beforeEach } from 'node:test';
import { Sequential, Dense, BatchNormalization, Activation, Dropout, Reshape, Flatten, Input, L2, SGD, clearSession } from 'vitrine';

const { summaries } = JSON.parse(readFileSync(new URL('golden/keras.json', import.meta.url), 'utf8'));
const zeros = Array.from({ length: 8 }, () => new Array(30).fill(0));

beforeEach(clearSession);

const seedNet = () =>
  new Sequential([new Dense(64, { activation: 'relu' }), new Dense(64, { activation: 'relu' }), new Dense(2, { activation: 'softmax' })]);

const allLayers = () =>
  new Sequential(
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

test('before and after building', async () => {
  const model = seedNet();
  assert.equal(await model.summary(), summaries['not built']);
  await model.build([null, 30]);
  assert.equal(await model.summary(), summaries.built);
});

test('an optimizer that has been used is counted', async () => {
  const model = seedNet();
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  await model.build([null, 30]);
  assert.equal(await model.summary(), summaries.compiled);
  await model.fit(zeros, new Uint8Array(8));
  assert.equal(await model.summary(), summaries['trained with adam']);
  model.compile({ optimizer: new SGD(0.1), loss: 'sparse_categorical_crossentropy' });
  await model.fit(zeros, new Uint8Array(8));
  assert.equal(await model.summary(), summaries['trained with sgd']);
});

test('long names, large numbers, weights that are not trained', async () => {
  assert.equal(await allLayers().summary(), summaries['all layers']);
});

test('a width of its own', async () => {
  const model = allLayers();
  assert.equal(await model.summary({ lineLength: 120 }), summaries.wide);
  assert.equal(await model.summary({ lineLength: 50 }), summaries.narrow);
});

test('frozen layers, with a column that says so', async () => {
  const model = allLayers();
  model.layers[0].trainable = false;
  assert.equal(await model.summary({ showTrainable: true }), summaries.frozen);
});

test('rows with several axes', async () => {
  const model = new Sequential([new Dense(4, { name: 'first' }), new Dense(1, { name: 'last' })], { name: 'named' });
  await model.build([null, 5, 3]);
  assert.equal(await model.summary(), summaries['three axes']);
});
