// model.summary() beside what the real Keras printed (golden/keras.json; graphs and models inside models: golden/summaries.json).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test, beforeEach } from 'node:test';
import { Sequential, Model, Dense, BatchNormalization, Activation, Dropout, Reshape, Flatten, Input, L2, SGD, clearSession, input } from 'vitrine';
import {
  Conv1D,
  Conv2D,
  Embedding,
  GlobalAveragePooling1D,
  GlobalMaxPooling2D,
  LSTM,
  Masking,
  MaxPooling1D,
  MaxPooling2D,
  UpSampling2D,
  ZeroPadding1D,
} from 'vitrine';

const golden = (name) => JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8')).summaries;
const summaries = golden('keras');
const graphs = golden('summaries');
const zeros = Array.from({ length: 8 }, () => new Array(30).fill(0));

beforeEach(clearSession);

const seedNet = () => new Sequential([new Dense(64, { activation: 'relu' }), new Dense(64, { activation: 'relu' }), new Dense(2, { activation: 'softmax' })]);

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

test('a graph that is a chain lists its input, too', async () => {
  const x = input({ shape: [30] });
  const y = new Dense(64, { name: 'dense_1', activation: 'relu' }).apply(x);
  const model = new Model({ inputs: x, outputs: new Dense(2, { name: 'dense' }).apply(new Dropout(0.5).apply(y)) });
  assert.equal(await model.summary(), graphs['a chain']);
});

function twoOutputs() {
  const x = input({ shape: [4], name: 'x' });
  const body = new Dense(6, { name: 'body' }).apply(x);
  return new Model({ inputs: x, outputs: [new Dense(3, { name: 'kind' }).apply(body), new Dense(1, { name: 'size' }).apply(body)], name: 'two' });
}

test('a graph says what each layer reads', async () => {
  const model = twoOutputs();
  assert.equal(await model.summary(), graphs['two outputs']);
  model.compile({ optimizer: 'adam', loss: 'mse' });
  const rows = (columns) => Array.from({ length: 8 }, () => new Array(columns).fill(0));
  await model.fit(rows(4), [rows(3), rows(1)]);
  assert.equal(await model.summary(), graphs['two outputs, trained']);
});

test('a graph with a frozen layer, in several widths', async () => {
  const model = twoOutputs();
  model.getLayer('body').trainable = false;
  assert.equal(await model.summary({ showTrainable: true }), graphs['two outputs, one frozen']);
  assert.equal(await model.summary({ lineLength: 64 }), graphs['a width of its own']);
  assert.equal(await model.summary({ lineLength: 120 }), graphs['a wide one']);
  assert.equal(await model.summary({ lineLength: 108 }), graphs['default width of a wide terminal']);
});

test('a shared layer reads several, and has the shape of its last call', async () => {
  const [a, b] = [input({ shape: [5, 3], name: 'a' }), input({ shape: [7, 3], name: 'b' })];
  const [dense, flat] = [new Dense(2, { name: 'dense' }), new Flatten({ name: 'flat' })];
  const model = new Model({ inputs: [a, b], outputs: [a, b].map((end) => flat.apply(dense.apply(end))), name: 'shared' });
  assert.equal(await model.summary(), graphs['a shared layer']);
});

/** A model with two inputs and two outputs, a Sequential among its layers. */
function pair() {
  const [a, b] = [input({ shape: [4], name: 'left' }), input({ shape: [4], name: 'right' })];
  const encoder = new Sequential([Input({ shape: [4] }), new Dense(8, { name: 'wide' }), new BatchNormalization({ name: 'norm' })], { name: 'encoder' });
  const first = new Dense(3, { name: 'first' }).apply(encoder.apply(a));
  return new Model({ inputs: [a, b], outputs: [first, new Dense(2, { name: 'second' }).apply(encoder.apply(b))], name: 'pair' });
}

function nested() {
  const inner = pair();
  const [p, q] = [input({ shape: [4], name: 'p' }), input({ shape: [4], name: 'q' })];
  const [one, two] = inner.apply([p, q]);
  const [three] = inner.apply([q, p]);
  const head = new Dense(1, { name: 'head' });
  return new Model({ inputs: [p, q], outputs: [head.apply(one), new Dense(1, { name: 'tail' }).apply(two), head.apply(three)], name: 'outer' });
}

test('models inside models: as one row, or opened', async () => {
  const model = nested();
  assert.equal(await model.summary(), graphs['a model inside, called twice']);
  assert.equal(await model.summary({ expandNested: true }), graphs['a model inside, opened']);
  const wide = { lineLength: 110, expandNested: true, showTrainable: true };
  assert.equal(await model.summary(wide), graphs['opened, with a column for training']);
  const inner = model.getLayer('pair');
  inner.trainable = false;
  assert.equal(await model.summary({ showTrainable: true }), graphs['a frozen model inside']);
  assert.equal(await inner.summary({ expandNested: true }), graphs['the inner model']);
});

test('a range of layers, and columns at places of their own', async () => {
  const model = nested();
  assert.equal(await model.summary({ layerRange: ['p', 'head'] }), graphs['a range of layers']);
  assert.equal(await model.summary({ layerRange: ['ta.*', 'pa'] }), graphs['a range by patterns, backwards']);
  assert.equal(await model.summary({ positions: [0.25, 0.5, 0.6, 1] }), graphs.positions);
  assert.equal(await model.summary({ positions: [0.2, 0.4, 0.5, 0.8] }), graphs['positions that leave some']);
});

test('calls are counted over all models that a layer is in', async () => {
  const first = new Dense(4, { name: 'first' });
  first.apply(input({ shape: [2] }));
  const x = input({ shape: [2], name: 'x' });
  const y = first.apply(x);
  const outputs = [new Dense(1, { name: 'one' }).apply(y), new Dense(1, { name: 'other' }).apply(y)];
  assert.equal(await new Model({ inputs: x, outputs, name: 'later' }).summary(), graphs['a layer used elsewhere before']);
});

test('long names in a graph', async () => {
  const x = input({ shape: [3], name: 'an_input_with_a_rather_long_name' });
  const y = new Dense(100000, { name: 'a_layer_whose_name_is_longer_than_its_column' }).apply(x);
  const model = new Model({ inputs: x, outputs: [y, new Activation('relu', { name: 'short' }).apply(y)], name: 'long' });
  assert.equal(await model.summary(), graphs['long names']);
});

test('a Sequential inside a Sequential', async () => {
  const inner = new Sequential([Input({ shape: [6] }), new Dense(5), new Dense(4)], { name: 'inner' });
  const model = new Sequential([inner, new Dense(1)], { name: 'row' });
  assert.equal(await model.summary(), graphs['a Sequential inside']);
  assert.equal(await model.summary({ expandNested: true }), graphs['a Sequential inside, opened']);
  assert.equal(await model.summary({ positions: [0.3, 0.5, 0.7] }), graphs['positions of a Sequential']);
});

test('layers that need no building say so before the shape of the data is known', async () => {
  const layers = [new Dense(2), new Activation('relu'), new Dropout(0.5), new Reshape([2, 1]), new Masking(), new MaxPooling1D()];
  const model = new Sequential([...layers, new ZeroPadding1D(), new GlobalAveragePooling1D(), new Flatten()]);
  assert.equal(await model.summary(), graphs['not built, with layers that need no building']);
});

test('sizes that are left open stay open, before and after data came in', async () => {
  const x = input({ shape: [null] });
  const y = new Conv1D(5, 3, { strides: 2 }).apply(new Embedding(10, 4).apply(x));
  const model = new Model({ inputs: x, outputs: new Dense(1).apply(new GlobalAveragePooling1D().apply(y)), name: 'any_length' });
  assert.equal(await model.summary(), graphs['rows of any length']);
  model.compile({ optimizer: 'sgd', loss: 'mse' });
  await model.fit(
    Array.from({ length: 4 }, () => new Array(20).fill(0)),
    [0, 0, 0, 0],
  );
  assert.equal(await model.summary(), graphs['rows of any length, trained']);

  const image = input({ shape: [null, null, 3], name: 'image' });
  const pooled = new MaxPooling2D(3, { name: 'pool' }).apply(new Conv2D(2, 3, { name: 'conv' }).apply(image));
  const up = new UpSampling2D({ name: 'up' }).apply(pooled);
  const any = new Model({ inputs: image, outputs: [up, new GlobalMaxPooling2D({ name: 'most' }).apply(up)], name: 'any_size' });
  assert.equal(await any.summary(), graphs['images of any size']);

  clearSession();
  const row = new Sequential([Input({ shape: [null, 3] }), new LSTM(2, { returnSequences: true }), new Dense(1)]);
  assert.equal(await row.summary(), graphs['a Sequential of any length']);
});

test('a summary that cannot be drawn says why', async () => {
  const model = twoOutputs();
  await assert.rejects(model.summary({ lineLength: 0 }), { message: 'summary.lineLength must be a positive integer, got 0' });
  await assert.rejects(model.summary({ lineLength: 12 }), {
    message: 'summary: a line of 12 characters is too short for columns that end at 0.3, 0.56, 0.74, 1',
  });
  await assert.rejects(model.summary({ positions: [0.5, 1] }), {
    message: 'summary.positions must be 4 shares of the line that grow, as [0.3,0.56,0.74,1], got [0.5,1]',
  });
  await assert.rejects(model.summary({ layerRange: ['x'] }), {
    message: 'summary.layerRange must be two names of layers, or regular expressions for them, got ["x"]',
  });
  await assert.rejects(model.summary({ layerRange: ['x', 'z'] }), {
    message: "summary.layerRange: no layer's name begins with 'z'; there is x, body, kind, size",
  });
});
