// The functional API: layers applied to tensors, models of any graph, several inputs and outputs, shared layers, models inside models.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  Activation,
  Adam,
  Bidirectional,
  Dense,
  Dropout,
  Flatten,
  GlobalAveragePooling1D,
  GRU,
  Input,
  LSTM,
  Model,
  Embedding,
  Sequential,
  SimpleRNN,
} from 'vitrine';
import { input, modelFromJSON, setRandomSeed, tensor } from 'vitrine';

const ramp = (rows, columns) => Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => Math.sin(i * columns + j)));
const values = async (promise) => Array.from((await promise).data);

test('a model of tensors that form a chain trains like the Sequential of the same layers', async () => {
  const data = [ramp(40, 3), ramp(40, 1)];
  const trained = async (make) => {
    setRandomSeed(1);
    const model = make();
    model.compile({ optimizer: 'adam', loss: 'mse' });
    const { history } = await model.fit(...data, { epochs: 3, seed: 5 });
    return [history, await values(model.predict(data[0]))];
  };
  const graph = await trained(() => {
    const x = input({ shape: [3] });
    const hidden = new Dense(8, { activation: 'relu' }).apply(x);
    return new Model({ inputs: x, outputs: new Dense(1).apply(hidden) });
  });
  const chain = await trained(() => new Sequential([Input({ shape: [3] }), new Dense(8, { activation: 'relu' }), new Dense(1)]));
  assert.deepEqual(graph, chain);
});

function twoHeaded() {
  const x = Input({ shape: [4], name: 'x' });
  const body = new Dense(6, { activation: 'tanh', name: 'body' }).apply(x);
  const kind = new Dense(3, { activation: 'softmax', name: 'kind' }).apply(body);
  const size = new Dense(1, { name: 'size' }).apply(body);
  return new Model({ inputs: x, outputs: [kind, size], name: 'two' });
}

test('several outputs have their losses, weights and metrics, in order or by name', async () => {
  const x = ramp(30, 4);
  const kind = x.map((_, i) => i % 3);
  const size = x.map(([a]) => a);
  const model = twoHeaded();
  model.compile({
    optimizer: new Adam(0.01),
    loss: { kind: 'sparse_categorical_crossentropy', size: 'mse' },
    lossWeights: { size: 0.5 },
    metrics: { kind: ['accuracy'], size: 'mae' },
  });
  const { history } = await model.fit(x, [kind, size], { epochs: 2, seed: 1, validationData: [x, { kind, size }] });
  assert.deepEqual(
    Object.keys(history).filter((name) => !name.startsWith('val_')),
    ['loss', 'kind_loss', 'size_loss', 'kind_accuracy', 'size_mae'],
  );
  assert.ok(Math.abs(history.loss[1] - history.kind_loss[1] - history.size_loss[1]) < 1e-6);
  const logs = await model.evaluate(x, { size, kind });
  assert.ok(Math.abs(logs.loss - history.val_loss[1]) < 1e-6);
  const [kinds, sizes] = await model.predict(x);
  assert.deepEqual(
    [kinds.shape, sizes.shape],
    [
      [30, 3],
      [30, 1],
    ],
  );

  model.compile({ loss: ['sparse_categorical_crossentropy', 'mse'], metrics: [['accuracy'], ['mae']], lossWeights: [1, 0.5] });
  assert.deepEqual(await model.evaluate(x, [kind, size]), logs);
  assert.deepEqual((await model.evaluate(x, [kind, size], { sampleWeight: [x.map(() => 0), x.map(() => 1)] })).kind_loss, 0);
  model.compile({ loss: { kind: 'sparse_categorical_crossentropy' } });
  await model.fit(x, { kind }, { seed: 1 });
});

test('models that share layers share their weights, whichever is trained', async () => {
  const x = input({ shape: [5] });
  const code = new Dense(2, { activation: 'tanh', name: 'code' }).apply(x);
  const back = new Dense(5, { name: 'back' }).apply(code);
  const encoder = new Model({ inputs: x, outputs: code });
  const autoencoder = new Model({ inputs: x, outputs: back });
  const data = ramp(20, 5);
  const before = await values(encoder.predict(data));
  autoencoder.compile({ optimizer: 'adam', loss: 'mse' });
  await autoencoder.fit(data, data, { epochs: 2, seed: 1 });
  const after = await values(encoder.predict(data));
  assert.notDeepEqual(after, before);
  const [kernel] = await autoencoder.getWeights();
  assert.deepEqual(await values(encoder.getWeights().then(([first]) => first)), [...kernel.data]);

  await encoder.setWeights([tensor(new Float32Array(10), [5, 2]), tensor(new Float32Array(2))]);
  assert.deepEqual(await values(autoencoder.getWeights().then(([first]) => first)), Array(10).fill(0));
});

test('a model ends at any layer of another: getLayer(name).output', async () => {
  const whole = new Sequential([Input({ shape: [3] }), new Dense(4, { name: 'features' }), new Activation('relu'), new Dense(1)]);
  const features = new Model({ inputs: whole.inputs, outputs: whole.getLayer('features').output });
  const data = ramp(2, 3);
  const [kernel, bias] = await whole.getWeights();
  const expected = data
    .map((row) => Array.from({ length: 4 }, (_, j) => row.reduce((sum, value, i) => sum + value * kernel.data[i * 4 + j], bias.data[j])))
    .flat();
  (await values(features.predict(data))).forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-5));
  assert.equal(whole.getLayer(1).name, whole.layers[1].name);
});

test('weights are read and set by layer and by name, in all models that have the layer', async () => {
  const x = input({ shape: [2] });
  const dense = new Dense(3, { name: 'code' });
  const code = dense.apply(x);
  const [small, large] = [new Model({ inputs: x, outputs: code, name: 'small' }), new Model({ inputs: x, outputs: new Dense(1).apply(code) })];
  await assert.rejects(dense.getWeights(), { message: 'code has no weights yet: build or fit the model that it is in' });
  await small.build();
  const ones = [tensor(new Float32Array(6).fill(1), [2, 3]), tensor(new Float32Array(3).fill(2))];
  await dense.setWeights(ones);
  assert.deepEqual(await values(small.predict([[1, 1]])), [4, 4, 4]);
  assert.deepEqual(await values(large.getWeight('code/kernel')), Array(6).fill(1));
  assert.deepEqual(
    (await large.getLayer('code').getWeights()).map(({ shape }) => shape),
    [[2, 3], [3]],
  );
  await assert.rejects(large.getWeight('code/kernl'), /has no weight 'code\/kernl', did you mean 'code\/kernel'\?/);
  await assert.rejects(dense.setWeights([ones[0]]), { message: 'code has 2 weights, got 1' });
});

test('a shared layer is applied twice and has its weights once', async () => {
  const x = input({ shape: [3] });
  const shared = new Dense(3);
  const model = new Model({ inputs: x, outputs: shared.apply(shared.apply(x)) });
  assert.equal((await model.getWeights()).length, 2);
  assert.throws(() => shared.output, /was applied 2 times and has as many outputs/);
});

test('models are layers of other models, in a graph and in a row', async () => {
  const encoder = new Sequential([Input({ shape: [6] }), new Dense(3, { activation: 'relu' }), new Dense(2)], { name: 'encoder' });
  const z = input({ shape: [2] });
  const decoder = new Model({ inputs: z, outputs: new Dense(6).apply(z), name: 'decoder' });
  const x = input({ shape: [6] });
  const graph = new Model({ inputs: x, outputs: decoder.apply(encoder.apply(x)), name: 'graph' });
  const row = new Sequential([encoder, decoder]);
  const data = ramp(10, 6);
  graph.compile({ optimizer: 'sgd', loss: 'mse' });
  await graph.fit(data, data, { seed: 2 });
  assert.deepEqual(await values(row.predict(data)), await values(graph.predict(data)));
  assert.deepEqual(await values(decoder.predict(await encoder.predict(data))), await values(graph.predict(data)));
  assert.match(await graph.summary(), /encoder \(Sequential\).*\(None, 2\).*29/);

  encoder.trainable = false;
  const frozen = await values(encoder.getWeights().then(([kernel]) => kernel));
  const moving = await values(decoder.getWeights().then(([kernel]) => kernel));
  await graph.fit(data, data, { seed: 2 });
  assert.deepEqual(await values(encoder.getWeights().then(([kernel]) => kernel)), frozen);
  assert.notDeepEqual(await values(decoder.getWeights().then(([kernel]) => kernel)), moving);
});

test('an axis of any size takes sequences of any length, and the weights stay', async () => {
  const x = input({ shape: [null] });
  const words = new Embedding(10, 4).apply(x);
  const model = new Model({ inputs: x, outputs: new Dense(1).apply(new GlobalAveragePooling1D().apply(words)) });
  model.compile({ optimizer: 'adam', loss: 'mse' });
  await assert.rejects(model.getWeights(), /takes rows of shape \[null\]: fit it, or call build with a size for every null/);
  await model.fit(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [1, 2],
    { seed: 1 },
  );
  const [short] = await values(model.predict([[1, 2]]));
  const [long] = await values(model.predict([[1, 2, 1, 2]]));
  assert.ok(Math.abs(short - long) < 1e-6);
  await model.fit(
    [
      [1, 2],
      [4, 5],
    ],
    [1, 2],
    { seed: 1 },
  );
  assert.match(await model.summary(), /Optimizer params: 92/); // the optimizer went on: iterations, learning rate and two slots of 45
});

test('a graph is written as Keras writes it and read back as the same model', async () => {
  const model = twoHeaded();
  model.compile({ optimizer: 'adam', loss: { kind: 'sparse_categorical_crossentropy', size: 'mse' }, metrics: [['accuracy'], null] });
  await model.build();
  const json = model.toJSON();
  assert.deepEqual(
    json.config.layers.map(({ name }) => name),
    ['x', 'body', 'kind', 'size'],
  );
  assert.deepEqual(json.config.input_layers, [['x', 0, 0]]);
  assert.deepEqual(json.config.output_layers, [
    ['kind', 0, 0],
    ['size', 0, 0],
  ]);
  assert.deepEqual(json.config.layers[1].inbound_nodes, [
    { args: [{ class_name: '__keras_tensor__', config: { shape: [null, 4], dtype: 'float32', keras_history: ['x', 0, 0] } }], kwargs: {} },
  ]);
  const again = modelFromJSON(JSON.stringify(json));
  await again.build();
  assert.deepEqual(again.toJSON(), json);
});

test("layers come in Keras's order: by their longest way to an output", () => {
  // As keras.Model(...).layers of Keras 3.15 gives it for the same graph.
  const x = input({ shape: [4], name: 'x' });
  const a = new Dense(4, { name: 'a' }).apply(x);
  const b = new Dense(4, { name: 'b' }).apply(a);
  const c = new Dense(4, { name: 'c' }).apply(x);
  const model = new Model({ inputs: x, outputs: [c, new Dense(1, { name: 'd' }).apply(b)] });
  assert.deepEqual(
    model.layers.map(({ name }) => name),
    ['x', 'a', 'b', 'c', 'd'],
  );
});

test('mistakes in a graph are told in one sentence', async () => {
  const [x, y] = [input({ shape: [2], name: 'left' }), input({ shape: [2], name: 'right' })];
  const dense = new Dense(1, { name: 'last' });
  const out = dense.apply(y);
  assert.throws(() => new Model({ inputs: x, outputs: out, name: 'm' }), { message: "m needs the input 'right', which is not among its inputs" });
  assert.throws(() => new Model({ inputs: [x, y], outputs: out, name: 'm' }), { message: "no output of m needs its input 'left'" });
  assert.throws(() => new Model({ inputs: out, outputs: out, name: 'm' }), { message: 'the inputs of m must be tensors of input(), got the output of last' });
  assert.throws(() => new Model({ inputs: y }), { message: 'a Model is made of tensors: new Model({ inputs: x, outputs: y })' });
  assert.throws(() => new Dense(1, { name: 'd' }).apply(new Dense(1, { name: 'e' })), /d must be applied to tensors, .* got the layer e itself/);
  assert.throws(() => new Dense(1, { name: 'd' }).apply(7), /d must be applied to tensors, .* got 7/);
  assert.throws(() => new Dense(1, { name: 'd' }).output, { message: 'd has no output yet: apply it to a tensor, or build the model that it is in' });
  assert.throws(() => input({}), /needs its shape/);
  const twice = new Model({ inputs: y, outputs: [out, dense.apply(y)], name: 'm' });
  await twice.build();
  const same = new Dense(1, { name: 'right' }).apply(y);
  assert.throws(() => new Model({ inputs: y, outputs: same, name: 'm' }), { message: "m has two layers called 'right'; every layer needs a name of its own" });
  const model = twoHeaded();
  assert.throws(() => model.compile({ loss: { kinds: 'mse' } }), {
    message: "compile.loss: no output is called 'kinds', did you mean 'kind'?; there is 'kind', 'size'",
  });
  assert.throws(() => model.compile({ loss: ['mse'] }), { message: 'compile.loss must have one entry for each of the 2 outputs, got 1' });
  model.compile({ loss: 'mse' });
  await assert.rejects(model.fit(ramp(4, 4), ramp(4, 3)), /y must be a list of 2 arrays or an object of arrays, for 'kind', 'size', got a list of 4/);
  await assert.rejects(model.fit(ramp(4, 4), { kind: ramp(4, 3), sise: [1] }), /y has 'sise', but the model has 'kind', 'size', did you mean 'size'\?/);
  await assert.rejects(model.fit(ramp(4, 4), [ramp(4, 3), [1, 2]]), /x has 4 rows, but y for 'size' has 2/);
  await assert.rejects(model.fit(ramp(4, 3), [ramp(4, 3), [1, 2, 3, 4]]), /two takes rows of shape \[4\], got \[3\]/);
});

test('dropout and flatten work in a graph as in a row', async () => {
  const x = input({ shape: [2, 3] });
  const model = new Model({ inputs: x, outputs: new Dense(1).apply(new Dropout(0.5).apply(new Flatten().apply(x))) });
  model.compile({ loss: 'mse' });
  await model.fit([ramp(2, 3), ramp(2, 3)], [1, 2], { seed: 1, epochs: 2 });
});

test('models inside models come back from JSON, where every tensor has the shape that Keras asks for', async () => {
  const encoder = new Sequential([Input({ shape: [4] }), new Dense(8, { name: 'wide' })], { name: 'encoder' });
  const [left, right] = [input({ shape: [4], name: 'left' }), input({ shape: [4], name: 'right' })];
  const outputs = [new Dense(3, { name: 'first' }).apply(encoder.apply(left)), new Dense(2, { name: 'second' }).apply(encoder.apply(right))];
  const pair = new Model({ inputs: [left, right], outputs, name: 'pair' });
  const [one, two] = pair.apply([input({ shape: [4], name: 'p' }), input({ shape: [4], name: 'q' })]);
  const model = new Model({ inputs: one.call.inputs, outputs: [new Dense(1, { name: 'head' }).apply(two), one], name: 'outer' });
  await model.build();
  const text = JSON.stringify(model);
  assert.doesNotMatch(text, /"shape":null/);
  const again = modelFromJSON(text);
  await again.build();
  assert.equal(JSON.stringify(again), text);
  const data = [ramp(5, 4), ramp(5, 4)];
  await again.setWeights(await model.getWeights());
  assert.deepEqual(await again.predict(data), await model.predict(data));
});

test("Keras's JSON of a graph with masks is read: how Keras makes them is left out", async () => {
  const { masks } = JSON.parse(readFileSync(new URL('golden/summaries.json', import.meta.url), 'utf8'));
  const model = modelFromJSON(masks);
  assert.deepEqual(
    model.layers.map(({ name }) => name),
    ['words', 'vectors', 'both', 'masking', 'last', 'out'],
  );
  const [short] = await values(model.predict([[1, 2, 3]]));
  const [long] = await values(model.predict([[1, 2, 3, 0, 0]]));
  assert.ok(Math.abs(short - long) < 1e-6);
});

test('a recurrent layer gives its states after its output, and begins with those of another', async () => {
  const [read, written] = [input({ shape: [5, 3] }), input({ shape: [4, 3] })];
  const [seen, ...states] = new LSTM(2, { returnState: true }).apply(read);
  assert.equal(states.length, 2);
  const [steps, h] = new LSTM(2, { returnSequences: true, returnState: true }).apply(written, { initialState: states });
  const model = new Model({ inputs: [read, written], outputs: [steps, h, seen] });
  const rows = (length, seed) =>
    Array.from({ length: 6 }, (_, row) => Array.from({ length }, (_, step) => [0, 1, 2].map((f) => Math.sin(seed + row * 7 + step * 3 + f))));
  const [all, last, state] = await model.predict([rows(5, 1), rows(4, 2)]);
  assert.deepEqual(
    [all.shape, last.shape, state.shape],
    [
      [6, 4, 2],
      [6, 2],
      [6, 2],
    ],
  );
  for (let row = 0; row < 6; row++) assert.deepEqual(last.data.slice(2 * row, 2 * row + 2), all.data.slice(8 * row + 6, 8 * row + 8));
  const fresh = new Model({ inputs: [read, written], outputs: model.getLayer(3).output[0] });
  assert.deepEqual((await fresh.predict([rows(5, 1), rows(4, 2)])).data, all.data);
  const [other] = await model.predict([rows(5, 9), rows(4, 2)]);
  assert.notDeepEqual(other.data, all.data);
});

const misfits = [
  ['one state of two', (x, h) => new LSTM(2, { name: 'r' }).apply(x, { initialState: [h] }), 'r: begins with 2 states, got 1'],
  ['a state of another size', (x, h) => new GRU(3, { name: 'r' }).apply(x, { initialState: h }), 'r: begins with states of shape (None, 3), got (None, 2)'],
  [
    'states in a wrapper',
    (x) => new Bidirectional(new LSTM(2, { returnState: true }), { name: 'r' }).apply(x),
    /^r: the layer inside must give one output, forward_lstm\w* gives 3$/,
  ],
  ['a state for a layer without', (x, h) => new Flatten({ name: 'r' }).apply(x, { initialState: h }), "r: a call can't take the tensor initial_state"],
];
for (const [what, make, expected] of misfits)
  test(`${what} is refused in one sentence`, async () => {
    const [x, h] = [input({ shape: [5, 3] }), input({ shape: [2] })];
    const output = make(x, h);
    const model = new Model({ inputs: output.call.inputs.length > 1 ? [x, h] : [x], outputs: output });
    await assert.rejects(model.build(), { message: expected });
  });

test('a Sequential refuses a layer that gives its states', async () => {
  const model = new Sequential([Input({ shape: [3, 2] }), new SimpleRNN(2, { returnState: true, name: 'r' })]);
  await assert.rejects(model.build(), { message: "r: gives 2 outputs, of which a Sequential can't pass one on" });
});
