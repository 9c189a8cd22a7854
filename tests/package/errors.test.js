// Every mistake is an Error with one sentence that says what was wanted and what came; afterwards the model still works.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sequential, Dense, Dropout, Reshape, Input, Adam, L2, EarlyStopping, tensor, losses, load } from 'vitrine';
import { classes } from './data.js';

const { x, y } = classes();
const compiled = { optimizer: 'adam', loss: 'sparse_categorical_crossentropy' };

function classifier() {
  const model = new Sequential([new Dense(2, { activation: 'softmax' })], { name: 'net' });
  model.compile(compiled);
  return model;
}

/** The data with one value replaced. */
const changed = (rows, row, column, value) =>
  rows.map((values, at) => (at === row ? values.map((v, c) => (c === column ? value : v)) : values));

const constructors = [
  [() => new Dense(), /dense\.units is required/],
  [() => new Dense(0), /^dense\.units must be a positive integer, got 0$/],
  [() => new Dense(2.5), /dense\.units must be a positive integer, got 2\.5/],
  [() => new Dense('64'), /dense\.units must be a positive integer, got '64'/],
  [() => new Dense(4, { activation: 'rleu' }), /dense\.activation: no activation is called 'rleu', did you mean 'relu'\?/],
  [() => new Dense(4, { activaton: 'relu' }), /Dense has no option 'activaton', did you mean 'activation'\?/],
  [() => new Dense(4, { use_bias: false }), /Dense has no option 'use_bias', did you mean 'useBias'\?/],
  [() => new Dense(4, { useBias: 1 }), /dense\.useBias must be true or false, got 1/],
  [() => new Dense(4, { activation: (v) => v }), /dense\.activation must be the name of an activation .* got the function activation/],
  [() => new Dense(4, { kernelRegularizer: 0.01 }), /dense\.kernelRegularizer must be the name of a regularizer .* got 0\.01/],
  [() => new Dense(4, { kernelRegularizer: new Adam() }), /dense\.kernelRegularizer must be the name of a regularizer/],
  [() => new Dense(4, { inputShape: 30 }), /dense\.inputShape must be a list of sizes, got 30/],
  [() => new Dense(4, { name: 'a/b' }), /name must be a text without '\/'/],
  [() => new Dropout(1.5), /dropout\.rate must be a number of at least 0 and of at most 1, got 1\.5/],
  [() => new Adam({ learningRate: -1 }), /adam\.learningRate must be a number of at least 0, got -1/],
  [() => new L2(-0.1), /l2\.l2 must be a number of at least 0, got -0\.1/],
  [() => new EarlyStopping({ monitor: 3 }), /early_stopping\.monitor must be a text, got 3/],
  [() => new Reshape('4'), /reshape\.targetShape must be a list of sizes, got '4'/],
  [() => new Sequential('dense'), /Sequential takes a list of layers, got 'dense'/],
  [() => new Sequential().add('dense'), /add takes a layer, as new Dense\(1\), got 'dense'/],
  [() => new Sequential().pop(), /has no layers to remove/],
  [() => new Sequential([new Dense(1, { name: 'a' }), new Dense(1, { name: 'a' })]), /has a layer called 'a' already/],
  [() => new Sequential([new Dense(1), Input({ shape: [3] })]), /must be the first layer/],
  [() => new Sequential([Input({})]), /needs its shape/],
  [() => classifier().getLayer('x'), /net has no layer called 'x'; it has dense/],
  [() => classifier().compile({ loss: 'msee' }), /compile\.loss: no loss is called 'msee', did you mean 'mse'\?/],
  [() => classifier().compile({ optimizer: 'adamm', loss: 'mse' }), /compile\.optimizer: no optimizer is called 'adamm', did you mean 'adam'\?/],
  [() => classifier().compile({ loss: 'mse', metrics: ['acuracy'] }), /compile\.metrics\[0\]: no metric is called 'acuracy', did you mean 'accuracy'\?/],
  [() => classifier().compile({ loss: () => 0 }), /compile\.loss must be the name of a loss .* cannot run inside the engine/],
  [() => classifier().compile({ loss: new Adam() }), /compile\.loss must be the name of a known loss/],
  [() => classifier().compile({ Loss: 'mse' }), /compile has no option 'Loss', did you mean 'loss'\?/],
  [() => classifier().compile({ loss: new losses.Huber({ delta: 'a' }) }), /huber\.delta must be/],
  [() => Sequential.fromJSON('{'), /the config is not JSON/],
  [() => Sequential.fromJSON({}), /config must be {class_name, config}/],
  [() => Sequential.fromJSON({ class_name: 'Functional', config: {} }), /must be that of a Sequential, got 'Functional'/],
  [() => Sequential.fromJSON({ class_name: 'Sequential', config: { layers: [{ class_name: 'Dens', config: {} }] } }), /no layer is called 'Dens', did you mean 'Dense'\?/],
];

for (const [make, expected] of constructors)
  test(`refused at once: ${String(make).slice(6)}`, () => {
    assert.throws(make, (error) => error instanceof Error && expected.test(error.message) || assert.fail(error.message));
  });

const fits = [
  ['lengths differ', [x, y.slice(1)], /^x has 200 rows, but y has 199; they must be as long as each other$/],
  ['no labels', [x], /^y is missing: the targets that belong to x$/],
  ['no data', [], /^x must be a list, a typed array or a tensor, got nothing$/],
  ['empty data', [[], []], /^x is empty$/],
  ['ragged rows', [[...x.slice(1), [1, 2]], y], /^x is ragged: row 199 has 2 values, row 0 has 4$/],
  ['a row that is no list', [changed(x, 3, -1).map((row, at) => (at === 3 ? 5 : row)), y], /^x has 5 at row 3, where others have a list$/],
  ['NaN in x', [changed(x, 7, 2, NaN), y], /^x has NaN at row 7, column 2; fill or drop missing values first$/],
  ['infinity in x', [changed(x, 7, 2, -Infinity), y], /^x has -Infinity at row 7, column 2/],
  ['null in x', [changed(x, 7, 2, null), y], /^x must hold numbers, got null at row 7, column 2$/],
  ['text in x', [changed(x, 7, 2, '3'), y], /^x has the text '3' at row 7, column 2; encode/],
  ['NaN in y', [x, y.map((label, row) => (row === 5 ? NaN : label))], /^y has NaN at row 5/],
  ['NaN in a tensor', [tensor(new Float32Array(800).fill(NaN, 13, 14), [200, 4]), y], /^x has NaN at row 3, column 1/],
  ['text as labels', [x, y.map((label) => (label ? 'yes' : 'no'))], /^y has the text 'no' at row \d+; encode/],
  ['a label outside the classes', [x, y.map((label) => label + 1)], /class numbers from 0 to 1 .* got 2/],
  ['both kinds of weights', [x, y, { classWeight: { 0: 1 }, sampleWeight: y }], /classWeight or sampleWeight, not both/],
  ['weights of another length', [x, y, { sampleWeight: [1] }], /^x has 200 rows, but sampleWeight has 1/],
  ['a class weight by name', [x, y, { classWeight: { yes: 1 } }], /classWeight must be by class number, .* got the key 'yes'/],
  ['a split that leaves nothing to train on', [x, y, { validationSplit: 0.999 }], /leaves none for training/],
  ['a split of everything', [x, y, { validationSplit: 1 }], /validationSplit must be a number from 0 to below 1, got 1/],
  ['validation data without labels', [x, y, { validationData: [x] }], /validationData must be \[x, y\]/],
  ['validation data of other width', [x, y, { validationData: [[[1]], [1]] }], /^validation x has rows of shape \[1\], but x has rows of shape \[4\]$/],
  ['an unknown option', [x, y, { batch_size: 3 }], /^fit has no option 'batch_size', did you mean 'batchSize'\?$/],
  ['no epochs', [x, y, { epochs: 0 }], /^fit\.epochs must be a positive integer, got 0$/],
  ['a fraction of a batch', [x, y, { batchSize: 0.5 }], /^fit\.batchSize must be a positive integer, got 0\.5$/],
  ['a seed below 0', [x, y, { seed: -1 }], /^fit\.seed must be a whole number/],
  ['callbacks that are none', [x, y, { callbacks: [{}] }], /a callback must be an object with hooks/],
  ['an unknown verbosity', [x, y, { verbose: true }], /verbose must be 0, 1, 2 or 'auto', got true/],
];

for (const [name, args, expected] of fits)
  test(`fit refuses ${name}, and the model works on`, async () => {
    const model = classifier();
    await assert.rejects(model.fit(...args), (error) => (error instanceof Error && expected.test(error.message)) || assert.fail(error.message));
    assert.equal((await model.fit(x, y)).history.loss.length, 1);
  });

test('fit, evaluate and weights say what is missing before them', async () => {
  const model = new Sequential([new Dense(1)], { name: 'net' });
  await assert.rejects(model.fit(x, y), /^Error: net must be compiled before fit/);
  await assert.rejects(model.evaluate(x, y), /^Error: net must be compiled with a loss before evaluate/);
  await assert.rejects(model.getWeights(), /^Error: net is not built yet/);
  await assert.rejects(model.build(), /^Error: net needs the shape of its data/);
  model.compile();
  await assert.rejects(model.fit(x, y), /^Error: net was compiled without a loss/);
});

test('data of another shape is refused after building', async () => {
  const model = classifier();
  await model.build([null, 4]);
  await assert.rejects(model.predict([[1, 2]]), /^RangeError: net takes rows of shape \[4\], got \[2\]$/);
  await assert.rejects(model.build([null, 5]), /^RangeError: net takes rows of shape \[4\], got \[5\]$/);
});

test('weights of wrong number or shape are refused', async () => {
  const model = classifier();
  await model.build([4]);
  const [kernel, bias] = await model.getWeights();
  await assert.rejects(model.setWeights([kernel]), /net has 2 weights, got 1/);
  await assert.rejects(model.setWeights([bias, kernel]), /weight dense\w*\/kernel must have the shape \[4,2\], got \[2\]/);
  await assert.rejects(model.setWeights('x'), /net has 2 weights, got 'x'/);
});

test('a layer that does not fit its input is named, and can be taken away', async () => {
  const model = new Sequential([new Reshape([3, 3]), new Dense(1)], { name: 'net' });
  model.compile({ loss: 'mse' });
  await assert.rejects(model.fit(x, y), /reshape/);
  model.pop();
  model.pop();
  model.add(new Dense(1));
  assert.equal((await model.fit(x, y)).history.loss.length, 1);
});

test('a disposed model says so', async () => {
  const model = classifier();
  await model.fit(x, y);
  await model.dispose();
  await model.dispose();
  await assert.rejects(model.predict(x), /^Error: net was disposed of and cannot be used any more$/);
  assert.throws(() => model.start(x, y), /was disposed of/);
});

test('the engine cannot be changed once it runs', async () => {
  await load();
  await load({ reproducible: true });
  await assert.rejects(load({ wasmUrl: 'file:///elsewhere.wasm' }), /the engine already runs/);
});
