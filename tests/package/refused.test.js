// What cannot work is refused with one whole sentence that says what was wanted and what came, and the model works on afterwards.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Model, Sequential, Layer, Input, input, InputLayer, Dense, Activation, Dropout, Reshape, Flatten, BatchNormalization } from 'vitrine';
import { Bidirectional, Conv1D, Conv2D, Cropping2D, Embedding, LSTM, MaxPooling2D, TimeDistributed, ZeroPadding2D } from 'vitrine';
import { Adam, EarlyStopping, L2, RandomUniform, SGD, VarianceScaling, losses } from 'vitrine';
import { clearSession, load, modelFromJSON, setRandomSeed, tensor } from 'vitrine';

beforeEach(clearSession);

const table = (rows, columns, value = (row, column) => Math.sin(row * columns + column)) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => value(row, column)));
const x = table(20, 4);
const y = x.map(([first]) => (first > 0 ? 1 : 0));
const with_ = (value, row = 3, column = 1) => x.map((values, at) => (at === row ? values.map((old, place) => (place === column ? value : old)) : values));

/** The error's whole sentence. */
const says = (sentence) => (error) => error instanceof Error && (assert.equal(error.message, sentence), true);

const sizes = 'must be a list of sizes, each a positive integer or null for any';
const length = 'they must be as long as each other';
const data = 'must be a list, a typed array or a tensor';
const tensors = "as given by input() or another layer's apply()";
const own = 'every layer needs a name of its own';
const smaller = 'but at most 4 GB fit: make the layers or the batch smaller';
const encode = 'encode categories and labels as numbers first (vitrine/data does it)';
const ofConfig = 'must be {class_name, config}';

// ---- Refused as soon as it is written: there is no model yet.

const written = [
  [() => new Dense(), 'dense.units is required, as in new Dense(...)'],
  [() => new Dense(null), 'dense.units is required, as in new Dense(...)'],
  [() => new Dense(0), 'dense.units must be a positive integer, got 0'],
  [() => new Dense(-1), 'dense.units must be a positive integer, got -1'],
  [() => new Dense(1.5), 'dense.units must be a positive integer, got 1.5'],
  [() => new Dense(NaN), 'dense.units must be a positive integer, got NaN'],
  [() => new Dense('64'), "dense.units must be a positive integer, got '64'"],
  [() => new Dense(true), 'dense.units must be a positive integer, got true'],
  [() => new Dense(64n), 'dense.units must be a positive integer, got 64n'],
  [() => new Dense([64]), 'dense.units must be a positive integer, got [64]'],
  [() => new Dense(...new Array(14).fill(1)), 'Dense takes at most 12 values and an object of options, got 14'],
  [() => new Dense(4, { activation: 'rleu' }), "dense.activation: no activation is called 'rleu', did you mean 'relu'?"],
  [() => new Dense(4, { activation: 3 }), "dense.activation must be the name of an activation or Keras's JSON of one, got 3"],
  [
    () => new Dense(4, { activation: (v) => v }),
    "dense.activation must be the name of an activation or Keras's JSON of one, got the function activation: a function of one's own cannot run inside the engine",
  ],
  [
    () => new Dense(4, { activation: new Activation('relu') }),
    "dense.activation must be the name of an activation or Keras's JSON of one, got the layer activation",
  ],
  [() => new Dense(4, { activaton: 'relu' }), "Dense has no option 'activaton', did you mean 'activation'?"],
  [() => new Dense(4, { use_bias: false }), "Dense has no option 'use_bias', did you mean 'useBias'?"],
  [() => new Dense(4, { useBias: 1 }), 'dense.useBias must be true or false, got 1'],
  [() => new Dense(4, { kernelInitializer: 'glorot' }), "dense.kernelInitializer: no initializer is called 'glorot', did you mean 'glorot_uniform'?"],
  [
    () => new Dense(4, { kernelInitializer: new L2() }),
    'dense.kernelInitializer must be the name of an initializer or an object of its class, got the regularizer L2',
  ],
  [() => new Dense(4, { kernelRegularizer: 'l3' }), "dense.kernelRegularizer: no regularizer is called 'l3', did you mean 'l1'?"],
  [() => new Dense(4, { kernelRegularizer: 0.01 }), 'dense.kernelRegularizer must be the name of a regularizer or an object of its class, got 0.01'],
  [
    () => new Dense(4, { kernelRegularizer: L2 }),
    'dense.kernelRegularizer must be the name of a regularizer or an object of its class, got the class L2: make an object of it, as new L2(...)',
  ],
  [() => new Dense(4, { kernelConstraint: 'maxnorm' }), "dense.kernelConstraint: no constraint is called 'maxnorm', did you mean 'max_norm'?"],
  [() => new Dense(4, { inputShape: 30 }), `dense.inputShape ${sizes}, got 30`],
  [() => new Dense(4, { inputShape: [-1] }), `dense.inputShape ${sizes}, got [-1]`],
  [() => new Dense(4, { inputShape: [0] }), `dense.inputShape ${sizes}, got [0]`],
  [() => new Dense(4, { name: 'a/b' }), "dense.name must be a text without '/' and not empty, got 'a/b'"],
  [() => new Dense(4, { name: '' }), "dense.name must be a text without '/' and not empty, got ''"],
  [() => new Dense(4, { name: 3 }), 'dense.name must be a text or null, got 3'],
  [() => new Dense(4, { trainable: 'no' }), "dense.trainable must be true or false, got 'no'"],
  [() => new Dropout(1.5), 'dropout.rate must be a number of at least 0 and of at most 1, got 1.5'],
  [() => new Dropout('0.5'), "dropout.rate must be a number of at least 0 and of at most 1, got '0.5'"],
  [() => new Dropout(0.5, { seed: -1 }), 'dropout.seed must be an integer of at least 0 or null, got -1'],
  [() => new Adam({ beta1: 1 }), 'adam.beta1 must be a number of at least 0 and below 1, got 1'],
  [() => new Adam({ beta_1: 0.9 }), "Adam has no option 'beta_1', did you mean 'beta1'?"],
  [() => new SGD({ clipnorm: 0 }), 'sgd.clipnorm must be a positive number or null, got 0'],
  [() => new L2(-0.1), 'l2.l2 must be a number of at least 0, got -0.1'],
  [() => new L2(Infinity), 'l2.l2 must be a number of at least 0, got Infinity'],
  [() => new RandomUniform({ seed: 'a' }), "random_uniform.seed must be an integer of at least 0 or null, got 'a'"],
  [() => new VarianceScaling({ mode: 'fan' }), "variance_scaling.mode must be one of 'fan_in', 'fan_out', 'fan_avg', got 'fan'"],
  [() => new losses.Huber({ delta: 'a' }), "huber.delta must be a positive number, got 'a'"],
  [() => new losses.BinaryCrossentropy({ labelSmoothing: 2 }), 'binary_crossentropy.labelSmoothing must be a number of at least 0 and of at most 1, got 2'],
  [() => new EarlyStopping({ monitor: 3 }), 'early_stopping.monitor must be a text, got 3'],
  [() => new EarlyStopping({ mode: 'up' }), "early_stopping.mode must be one of 'auto', 'min', 'max', got 'up'"],
  [() => new EarlyStopping({ patience: -1 }), 'early_stopping.patience must be an integer of at least 0, got -1'],
  [() => new BatchNormalization({ epsilon: -1 }), 'batch_normalization.epsilon must be a positive number, got -1'],
  [() => new Reshape('4'), "reshape.targetShape must be a list of sizes, got '4'"],
  [() => new Conv2D(1), 'conv2d.kernelSize is required, as in new Conv2D(...)'],
  [() => new Conv2D(1, [3, 3, 3]), 'conv2d.kernelSize must be a positive integer or a list of 2, got [3,3,3]'],
  [() => new Conv2D(1, 3, { strides: -1 }), 'conv2d.strides must be a positive integer or a list of 2, got -1'],
  [() => new Conv2D(1, 3, { padding: 'full' }), "conv2d.padding must be one of 'valid', 'same', got 'full'"],
  [() => new ZeroPadding2D(-1), 'zero_padding2d.padding must be an integer of at least 0, a list of 2 or a list of 2 pairs, got -1'],
  [() => new Embedding(3), 'embedding.outputDim is required, as in new Embedding(...)'],
  [() => new LSTM(8, { implementation: 1 }), "LSTM has no option 'implementation'"],
  [() => new Bidirectional('lstm'), "bidirectional.layer must be a layer, as new LSTM(8), got 'lstm'"],
  [() => new TimeDistributed(3), 'time_distributed.layer must be a layer, as new LSTM(8), got 3'],
  [() => Input(), 'input_layer needs its shape, as in Input({ shape: [30] })'],
  [() => new InputLayer({}), 'input_layer needs its shape, as in Input({ shape: [30] })'],
  [() => input({ shape: [-1] }), `input_layer.shape ${sizes}, got [-1]`],
  [() => new Sequential('dense'), "Sequential takes a list of layers, got 'dense'"],
  [() => new Sequential([Dense]), 'sequential.add takes a layer, as new Dense(1), got the class Dense'],
  [() => new Sequential([new Adam()]), 'sequential.add takes a layer, as new Dense(1), got the optimizer Adam'],
  [() => new Sequential([], { nam: 'x' }), "Sequential has no option 'nam', did you mean 'name'?"],
  [() => new Sequential([], { name: 3 }), "a model's name must be a text without '/' and not empty, got 3"],
  [() => new Sequential([], { name: 'a/b' }), "a model's name must be a text without '/' and not empty, got 'a/b'"],
  [() => new Sequential([new Dense(1, { name: 'a' }), new Dense(1, { name: 'a' })]), `sequential has a layer called 'a' already; ${own}`],
  [() => new Sequential([new Dense(1), Input({ shape: [3] })]), 'input_layer must be the first layer of sequential'],
  [() => new Sequential().pop(), 'sequential has no layers to remove'],
  [() => new Sequential().outputs, 'sequential has no tensors before the shape of its data is known: give its first layer an inputShape, or build it'],
  [() => new Dense(1).output, 'dense has no output yet: apply it to a tensor, or build the model that it is in'],
  [() => setRandomSeed(-1), 'seed must be a whole number from 0 to 4294967295, got -1'],
  [() => setRandomSeed(1.5), 'seed must be a whole number from 0 to 4294967295, got 1.5'],
  [() => tensor([[1, 2], [3]]), 'values[1] must have 2 elements like the first, got 1'],
  [() => tensor([1, 2], [3]), 'shape [3] needs 3 values, got 2'],
];

for (const [act, sentence] of written) test(`refused at once: ${String(act).slice(6)}`, () => assert.throws(act, says(sentence)));

test('a model that is to be a layer of itself', () => {
  const model = new Sequential([], { name: 'net' });
  assert.throws(() => model.add(model), says('net cannot be a layer of itself'));
  const outer = new Sequential([model], { name: 'outer' });
  assert.throws(() => model.add(outer), says('net cannot be a layer of itself'));
});

// ---- Graphs of layers, before there is a model.

const [a, b] = [input({ shape: [3], name: 'a' }), input({ shape: [4], name: 'b' })];
const dense = (name = 'd') => new Dense(1, { name });
const graphs = [
  ['no tensors', () => new Model(), 'a Model is made of tensors: new Model({ inputs: x, outputs: y })'],
  ['no outputs', () => new Model({ inputs: a }), 'a Model is made of tensors: new Model({ inputs: x, outputs: y })'],
  ['empty lists', () => new Model({ inputs: [], outputs: [], name: 'm' }), 'the inputs of m must be tensors, got an empty list'],
  ['names for tensors', () => new Model({ inputs: 'a', outputs: 'd', name: 'm' }), `the inputs of m must be tensors, ${tensors}, got 'a'`],
  [
    'a layer for its tensor',
    () => new Model({ inputs: a, outputs: dense(), name: 'm' }),
    `the outputs of m must be tensors, ${tensors}, got the layer d itself`,
  ],
  ['an input that is not given', () => new Model({ inputs: a, outputs: dense().apply(b), name: 'm' }), "m needs the input 'b', which is not among its inputs"],
  ['an input that nothing needs', () => new Model({ inputs: [a, b], outputs: dense().apply(b), name: 'm' }), "no output of m needs its input 'a'"],
  [
    'a start in the middle',
    () => {
      const d = dense().apply(a);
      new Model({ inputs: d, outputs: dense('e').apply(d), name: 'm' });
    },
    'the inputs of m must be tensors of input(), got the output of d',
  ],
  ['a name twice', () => new Model({ inputs: a, outputs: dense('a').apply(a), name: 'm' }), `m has two layers called 'a'; ${own}`],
  ['an unknown option', () => new Model({ inputs: a, outputs: a, nam: 'm' }), "Model has no option 'nam', did you mean 'name'?"],
  ['a layer applied to nothing', () => dense().apply(), `d must be applied to tensors, ${tensors}, got undefined`],
  ['a layer applied to data', () => dense().apply([[1, 2, 3]]), `d must be applied to tensors, ${tensors}, got [1,2,3]`],
  ['a layer applied to no tensors', () => dense().apply([]), 'd.apply needs at least one tensor, got an empty list'],
  ['a layer applied to a layer', () => dense().apply(dense('e')), `d must be applied to tensors, ${tensors}, got the layer e itself`],
  ['options of a call that are none', () => dense().apply(a, true), 'd.apply takes its options in an object, as { useCausalMask: ... }, got true'],
  [
    'the output of a layer with two',
    () => {
      const d = dense();
      d.apply(a);
      d.apply(a);
      return d.output;
    },
    'd was applied 2 times and has as many outputs: take one of its calls',
  ],
];
for (const [what, act, sentence] of graphs) test(`a graph with ${what}`, () => assert.throws(act, says(sentence)));

const built = [
  ['a layer of one input that is given two', () => new Model({ inputs: [a, b], outputs: dense().apply([a, b]), name: 'm' }), 'd: takes one input, got 2'],
  [
    'an output twice',
    () => {
      const d = dense().apply(a);
      return new Model({ inputs: a, outputs: [d, d], name: 'm' });
    },
    'the output of d is given twice; put an Identity layer before the second',
  ],
  ['an input twice', () => new Model({ inputs: [a, a], outputs: dense().apply(a), name: 'm' }), "the input 'a' is given twice"],
  ['an unknown option of a call', () => new Model({ inputs: a, outputs: dense().apply(a, { causal: true }), name: 'm' }), 'd.call.causal is not an option'],
  [
    'a shared layer on two widths',
    () => {
      const d = dense();
      return new Model({ inputs: [a, b], outputs: [d.apply(a), d.apply(b)], name: 'm' });
    },
    'd: is called on inputs of different sizes: its kernel would have the shapes (3, 1) and (4, 1)',
  ],
];
for (const [what, make, sentence] of built) test(`a graph with ${what}`, () => assert.rejects(make().build(), says(sentence)));

// ---- Models that cannot be built. A Sequential is given another layer then, and trains.

const image = { shape: [4, 4, 1] };
const layers = [
  ['a billion units', [null, 30], [new Dense(1e9, { name: 'l' })], `l's weights of shape (30, 1000000000) need 120 GB, ${smaller}`],
  ['more units than there are bytes', [null, 30], [new Dense(2 ** 53, { name: 'l' })], `l's outputs for a single row need 36028797 GB, ${smaller}`],
  ['weights that fit one by one only', [null, 10], [new Dense(20000), new Dense(40000)], `the model's weights and their gradients need 6.4 GB, ${smaller}`],
  ['rows that are too large', undefined, [Input({ shape: [1e5, 1e5], name: 'i' }), new Flatten()], `i's values for a single row need 40 GB, ${smaller}`],
  [
    'a shape that the values do not fill',
    [null, 4],
    [new Reshape([3, 3], { name: 'l' })],
    'l: target_shape must hold as many values as a row of the input, 4 in (None, 4), got (None, 3, 3)',
  ],
  ['two open sizes', [null, 4], [new Reshape([-1, -1], { name: 'l' })], 'l: target_shape can leave one size open with -1, not several'],
  [
    'an axis that is not there',
    [null, 4],
    [new BatchNormalization({ axis: 5, name: 'l' })],
    'l: axis must name an axis of the input after the batch, (None, 4), got 5',
  ],
  [
    'noise of another shape',
    [null, 4],
    [new Dropout(0.5, { noiseShape: [3, 3, 3], name: 'l' })],
    'l: noise_shape must have 2 entries for inputs of shape (None, 4), got 3',
  ],
  [
    'a kernel larger than the image',
    undefined,
    [Input(image), new Conv2D(1, 5, { name: 'l' })],
    "l: kernel_size must fit into an input of shape (None, 4, 4, 1), got 5; with padding 'same' any size does",
  ],
  [
    'a kernel spread beyond the image',
    undefined,
    [Input(image), new Conv2D(1, 3, { dilationRate: 2, name: 'l' })],
    "l: kernel_size must fit into an input of shape (None, 4, 4, 1), got 3, which dilation_rate spreads over 5 cells; with padding 'same' any size does",
  ],
  [
    'a pool larger than the image',
    undefined,
    [Input(image), new MaxPooling2D(5, { name: 'l' })],
    "l: pool_size must fit into an input of shape (None, 4, 4, 1), got 5; with padding 'same' any size does",
  ],
  [
    'groups that do not divide the channels',
    undefined,
    [Input(image), new Conv2D(4, 2, { groups: 2, name: 'l' })],
    'l: groups must divide the channels of the input, 1 in (None, 4, 4, 1), got 2',
  ],
  [
    'strides and dilation',
    undefined,
    [Input(image), new Conv2D(1, 2, { strides: 2, dilationRate: 2, name: 'l' })],
    "l: strides and dilation_rate can't both be above 1, got (2, 2) and (2, 2)",
  ],
  [
    'nothing left of the image',
    undefined,
    [Input(image), new Cropping2D({ cropping: 2, name: 'l' })],
    'l: cropping must leave something of an input of shape (None, 4, 4, 1), got (2, 2, 2, 2)',
  ],
  ['a convolution of a table', [null, 4], [new Conv2D(1, 3, { name: 'l' })], 'l: needs inputs of shape (None, rows, columns, channels), got (None, 4)'],
  ['a convolution of columns', [null, 4], [new Conv1D(1, 3, { name: 'l' })], 'l: needs inputs of shape (None, steps, channels), got (None, 4)'],
  ['a recurrence over a table', [null, 4], [new LSTM(1, { name: 'l' })], 'l: needs sequences, inputs of shape (None, steps, features), got (None, 4)'],
  [
    'a direction of a layer that has none',
    [null, 4, 2],
    [new Bidirectional(new Dense(1), { name: 'l' })],
    'l: layer must be a recurrent layer (SimpleRNN, LSTM or GRU), got Dense',
  ],
  [
    'an unknown option inside an option',
    [null, 4],
    [new Dense(1, { name: 'l', activation: { class_name: 'leaky_relu', config: { slope: 1 } } })],
    'l.activation.leaky_relu.slope is not an option',
  ],
  ['rows of one number', [null], [new Dense(1, { name: 'l' })], 'l: needs inputs of at least one value a row, got shape (None,)'],
  ['no layers', [null, 4], [], 'net has no layers: add one first'],
];

for (const [what, shape, given, sentence] of layers)
  test(`a model with ${what} is refused when it is built, and works with other layers`, async () => {
    const model = new Sequential(given, { name: 'net' });
    await assert.rejects(model.build(shape), says(sentence));
    while (model.layers.length) model.pop();
    if (given[0] instanceof InputLayer) return; // whose shape stays
    model.add(new Dense(2, { activation: 'softmax' }));
    await trains(model);
  });

async function trains(model, ...given) {
  if (!given.length) model.compile({ loss: 'sparse_categorical_crossentropy' });
  const { history } = await model.fit(...(given.length ? given : [x, y]));
  assert.equal(history.loss.length, 1);
  assert.ok(Number.isFinite(history.loss[0]));
}

const shapes = [
  ['no shape', [], 'net needs the shape of its data: build([null, 30]), or Input({ shape: [30] }) as its first layer'],
  ['a number', [4], `build.inputShape ${sizes}, got 4`],
  ['a text', ['4'], `build.inputShape ${sizes}, got '4'`],
  ['a negative size', [[null, -4]], `build.inputShape ${sizes}, got [null,-4]`],
  ['a fraction', [[null, 1.5]], `build.inputShape ${sizes}, got [null,1.5]`],
  ['an open size', [[null, null]], 'net takes rows of shape [null]: fit it, or call build with a size for every null'],
  [
    'two shapes',
    [
      [
        [null, 4],
        [null, 3],
      ],
    ],
    'net has 1 input, but build got 2 shapes',
  ],
  ['a seed below 0', [[null, 4], { seed: -1 }], 'build.seed must be a whole number from 0 to 4294967295, got -1'],
  ['an unknown option', [[null, 4], { sed: 1 }], "build has no option 'sed', did you mean 'seed'?"],
];
for (const [what, given, sentence] of shapes)
  test(`build with ${what}`, async () => {
    const model = new Sequential([new Dense(2, { activation: 'softmax', name: 'out' })], { name: 'net' });
    await assert.rejects(model.build(...given), says(sentence));
    await trains(model);
  });

// ---- A classifier that works: what is done with it, and what it says. It trains afterwards.

const classifier = () => {
  const model = new Sequential([new Dense(2, { activation: 'softmax', name: 'out' })], { name: 'net' });
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
  return model;
};
const fit =
  (...given) =>
  (model) =>
    model.fit(...given);
const options = (given) => fit(x, y, given);
const compile = (given) => (model) => model.compile(given);
const weights = (given) => async (model) => model.setWeights(given);
const callbacks = (...given) => options({ callbacks: given });
const itself = () => {
  const list = [];
  list.push(list);
  return list;
};
const called = (name) => (classes) => `${name} must be the name of ${classes} or an object of its class`;
const [optimizer, loss, metric] = [called('compile.optimizer')('an optimizer'), called('compile.loss')('a loss'), called('compile.metrics[0]')('a metric')];

const done = [
  // x
  ['fit without data', fit(), `x ${data}, got nothing`],
  ['x that is null', fit(null, y), `x ${data}, got null`],
  ['x that is a text', fit('x', y), `x ${data}, got 'x'`],
  ['x that is a date', fit(new Date(0), y), `x ${data}, got a date`],
  ['x that is still awaited', fit(Promise.resolve(x), y), `x ${data}, got a Promise: await it first`],
  ['x that is a Map', fit(new Map(), y), `x ${data}, got a Map`],
  ['x that is an empty object', fit({}, y), `x ${data}, got {}`],
  ['x that is a buffer', fit(new ArrayBuffer(8), y), `x ${data}, got an ArrayBuffer`],
  ['x of big integers', fit([[1n, 2n, 3n, 4n]], [0]), 'x must hold numbers, got 1n at row 0, column 0'],
  [
    'x of typed big integers',
    fit(new BigInt64Array(4), y),
    'x must hold numbers, got big integers: make them numbers first, as by Float64Array.from(values, Number)',
  ],
  ['x with a date', fit(with_(new Date(0)), y), 'x must hold numbers, got a date at row 3, column 1'],
  ['x with a text', fit(with_('red'), y), `x has the text 'red' at row 3, column 1; ${encode}`],
  ['x with a number as text', fit(with_('3'), y), `x has the text '3' at row 3, column 1; ${encode}`],
  ['x with null', fit(with_(null), y), 'x must hold numbers, got null at row 3, column 1'],
  ['x with a hole', fit(with_(undefined), y), 'x must hold numbers, got nothing at row 3, column 1'],
  ['x with a list for a number', fit(with_([1]), y), 'x must hold numbers, got a list at row 3, column 1'],
  ['x with NaN', fit(with_(NaN), y), 'x has NaN at row 3, column 1; fill or drop missing values first'],
  ['x with infinity', fit(with_(-Infinity), y), 'x has -Infinity at row 3, column 1; remove or scale it first'],
  ['x beyond 32-bit floats', fit(with_(1e39), y), 'x has 1e+39 at row 3, column 1; it is too large for 32-bit floats, so scale it first'],
  ['NaN in a tensor', fit(tensor(new Float32Array(80).fill(NaN, 13, 14), [20, 4]), y), 'x has NaN at row 3, column 1; fill or drop missing values first'],
  ['ragged rows', fit([...x.slice(1), [1, 2]], y), 'x is ragged: row 19 has 2 values, row 0 has 4'],
  [
    'ragged lists in rows',
    fit(
      [
        [
          [1, 2],
          [3, 4],
        ],
        [[1, 2], [3]],
      ],
      [0, 1],
    ),
    'x is ragged: row 1, column 1 has 1 value, row 1, column 0 has 2',
  ],
  ['a row that is no list', fit([...x.slice(1), 5], y), 'x has 5 at row 19, where others have a list'],
  ['no rows', fit([], []), 'x is empty'],
  ['rows without values', fit([[], []], [0, 1]), 'x has rows without values, of shape [0]'],
  ['a list that holds itself', fit(itself(), y), 'x is nested more than 32 lists deep'],
  ['a tensor with too few values', fit({ data: new Float32Array(7), shape: [2, 4] }, [0, 1]), 'x has 7 values, but its shape [2,4] needs 8'],
  [
    'a tensor with negative sizes',
    fit({ data: new Float32Array(8), shape: [-2, -4] }, [0, 1]),
    'the shape of x must be a list of whole numbers, the rows first, got [-2,-4]',
  ],
  ['a tensor without rows', fit({ data: new Float32Array(1), shape: [] }, [0]), 'the shape of x must be a list of whole numbers, the rows first, got []'],
  ['x by a name that is no input', fit({ b: x }, y), "x has 'b', but the model has 'x'"],
  // y
  ['fit without y', fit(x), 'y is missing: the targets that belong to x'],
  ['y that is a number', fit(x, 1), `y ${data}, got 1`],
  [
    'y of texts',
    fit(
      x,
      y.map((label) => (label ? 'yes' : 'no')),
    ),
    `y has the text 'no' at row 0; ${encode}`,
  ],
  [
    'y with NaN',
    fit(
      x,
      y.map((label, row) => (row === 5 ? NaN : label)),
    ),
    'y has NaN at row 5; fill or drop missing values first',
  ],
  [
    'y with infinity',
    fit(
      x,
      y.map((label, row) => (row === 5 ? Infinity : label)),
    ),
    'y has Infinity at row 5; remove or scale it first',
  ],
  ['y that is shorter', fit(x, y.slice(1)), `x has 20 rows, but y has 19; ${length}`],
  ['y without rows', fit(x, []), `x has 20 rows, but y has 0; ${length}`],
  [
    'labels above the classes',
    fit(
      x,
      y.map((label) => label + 1),
    ),
    'sparse_categorical_crossentropy needs class numbers from 0 to 1 for 2 outputs, got 2 in row 2 of y (counted from 0)',
  ],
  [
    'labels below 0',
    fit(
      x,
      y.map((label) => label - 1),
    ),
    'sparse_categorical_crossentropy needs class numbers from 0 to 1 for 2 outputs, got -1 in row 0 of y (counted from 0)',
  ],
  [
    'labels between classes',
    fit(
      x,
      y.map((label) => label / 2),
    ),
    'sparse_categorical_crossentropy needs class numbers from 0 to 1 for 2 outputs, got 0.5 in row 2 of y (counted from 0)',
  ],
  ['y by a name that is no output', fit(x, { nope: y }), "y has 'nope', but the model has 'out'"],
  // weights of rows and classes
  ['weights for another number of rows', options({ sampleWeight: [1] }), `x has 20 rows, but sampleWeight has 1; ${length}`],
  ['weights with NaN', options({ sampleWeight: y.map(() => NaN) }), 'sampleWeight has NaN at row 0; fill or drop missing values first'],
  ['two weights a row', options({ sampleWeight: y.map(() => [1, 1]) }), 'sampleWeight must have one number a row, got rows of shape [2]'],
  ['weights that are a number', options({ sampleWeight: 3 }), `sampleWeight ${data}, got 3`],
  [
    'both kinds of weights',
    options({ classWeight: { 0: 1 }, sampleWeight: y }),
    'fit takes classWeight or sampleWeight, not both: multiply them into one sampleWeight',
  ],
  ['class weights by name', options({ classWeight: { yes: 1 } }), "fit.classWeight must be by class number, as { 0: 1, 1: 5 }, got the key 'yes'"],
  ['a class weight below 0', options({ classWeight: { 0: -1 } }), 'fit.classWeight[0] must be a number of at least 0, got -1'],
  ['a class weight that is NaN', options({ classWeight: { 0: NaN } }), 'fit.classWeight[0] must be a number of at least 0, got NaN'],
  [
    'class weights as a word',
    options({ classWeight: 'balanced' }),
    "fit.classWeight must be an object of weights by class number, as { 0: 1, 1: 5 }, got 'balanced'",
  ],
  [
    'class weights in a Map',
    options({ classWeight: new Map([[0, 1]]) }),
    'fit.classWeight must be an object of weights by class number, as { 0: 1, 1: 5 }, got a Map',
  ],
  // fit's options
  ['no epochs', options({ epochs: 0 }), 'fit.epochs must be a positive integer, got 0'],
  ['epochs as a text', options({ epochs: '3' }), "fit.epochs must be a positive integer, got '3'"],
  ['epochs without end', options({ epochs: Infinity }), 'fit.epochs must be a positive integer, got Infinity'],
  ['batches of nothing', options({ batchSize: 0 }), 'fit.batchSize must be a positive integer, got 0'],
  ['a fraction of a batch', options({ batchSize: 0.5 }), 'fit.batchSize must be a positive integer, got 0.5'],
  ['a split of everything', options({ validationSplit: 1 }), 'fit.validationSplit must be a number from 0 to below 1, got 1'],
  ['a split as a text', options({ validationSplit: '0.2' }), "fit.validationSplit must be a number from 0 to below 1, got '0.2'"],
  ['a split that leaves nothing to train on', options({ validationSplit: 0.999 }), 'fit.validationSplit 0.999 of 20 rows leaves none for training'],
  [
    'validation data without labels',
    options({ validationData: [[[1, 2, 3, 4]]] }),
    'fit.validationData must be [x, y], [x, y, sampleWeight] or a prepared table, got [[[1,2,3,4]]]',
  ],
  ['validation data of another width', options({ validationData: [[[1]], [1]] }), 'validation x has rows of shape [1], but x has rows of shape [4]'],
  ['validation labels of another length', options({ validationData: [x, y.slice(1)] }), `validation x has 20 rows, but validation y has 19; ${length}`],
  [
    'validation labels outside the classes',
    options({ validationData: [x, y.map((label) => label + 1)] }),
    'validation data: sparse_categorical_crossentropy needs class numbers from 0 to 1 for 2 outputs, got 2 in row 2 of y (counted from 0)',
  ],
  ['validation data with NaN', options({ validationData: [with_(NaN), y] }), 'validation x has NaN at row 3, column 1; fill or drop missing values first'],
  ['validation data without rows', options({ validationData: [[], []] }), 'validation x is empty'],
  ['validation every 0 epochs', options({ validationFreq: 0 }), 'fit.validationFreq must be a positive integer, got 0'],
  ['an option in snake case', options({ batch_size: 3 }), "fit has no option 'batch_size', did you mean 'batchSize'?"],
  ['an unknown option', options({ foo: 3 }), "fit has no option 'foo'"],
  ['a number for the options', fit(x, y, 10), 'fit takes its options in an object, as { epochs: ... }, got 10'],
  ['shuffling by a word', options({ shuffle: 'batch' }), "fit.shuffle must be true or false, got 'batch'"],
  ['a seed below 0', options({ seed: -1 }), 'fit.seed must be a whole number from 0 to 4294967295, got -1'],
  ['an unknown verbosity', options({ verbose: true }), "fit.verbose must be 0, 1, 2 or 'auto', got true"],
  ['a first epoch below 0', options({ initialEpoch: -1 }), 'fit.initialEpoch must be an integer of at least 0, got -1'],
  ['progress that is no function', options({ onProgress: 'x' }), "fit.onProgress must be a function, got 'x'"],
  ['a signal that is none', options({ signal: 'x' }), "fit.signal must be the signal of an AbortController, got 'x'"],
  // callbacks
  ['callbacks that are no list', options({ callbacks: new EarlyStopping() }), 'fit.callbacks must be a list, got the callback EarlyStopping'],
  ['a callback without hooks', callbacks({}), 'a callback must be an object with hooks such as onEpochEnd, got {}'],
  ['a callback by its name', callbacks('early_stopping'), "a callback must be an object with hooks such as onEpochEnd, got 'early_stopping'"],
  ['a class for a callback', callbacks(EarlyStopping), 'a callback must be an object with hooks such as onEpochEnd, got the class EarlyStopping'],
  ['a layer for a callback', callbacks(new Dense(1, { name: 'd' })), 'a callback must be an object with hooks such as onEpochEnd, got the layer d'],
  ['a hook that is misspelt', callbacks({ onEpocEnd() {} }), "a callback has no hook 'onEpocEnd', did you mean 'onEpochEnd'?"],
  ['a hook in snake case', callbacks({ on_epoch_end() {} }), "a callback has no hook 'on_epoch_end', did you mean 'onEpochEnd'?"],
  ['a hook that is no function', callbacks({ onEpochEnd: 3 }), "a callback's onEpochEnd must be a function, got 3"],
  [
    'a hook that throws',
    callbacks({
      onEpochEnd() {
        throw new Error('my own');
      },
    }),
    'my own',
  ],
  [
    'a monitor that needs validation',
    callbacks(new EarlyStopping()),
    "early_stopping.monitor must be one of 'loss', got 'val_loss': give validation data or a validation split",
  ],
  ['a monitor that is not there', callbacks(new EarlyStopping('lss')), "early_stopping.monitor must be one of 'loss', got 'lss'"],
  // compile
  ['compile with a name alone', compile('adam'), "compile takes its options in an object, as { optimizer: ... }, got 'adam'"],
  ['compile with null', compile(null), 'compile takes its options in an object, as { optimizer: ... }, got null'],
  ['an unknown option of compile', compile({ Loss: 'mse' }), "compile has no option 'Loss', did you mean 'loss'?"],
  ['an unknown optimizer', compile({ optimizer: 'adamm', loss: 'mse' }), "compile.optimizer: no optimizer is called 'adamm', did you mean 'adam'?"],
  ['a number for an optimizer', compile({ optimizer: 0.1, loss: 'mse' }), `${optimizer}, got 0.1`],
  ['a class for an optimizer', compile({ optimizer: Adam, loss: 'mse' }), `${optimizer}, got the class Adam: make an object of it, as new Adam(...)`],
  ['a loss for an optimizer', compile({ optimizer: new losses.Huber(), loss: 'mse' }), `${optimizer}, got the loss Huber`],
  ['an unknown loss', compile({ loss: 'msee' }), "compile.loss: no loss is called 'msee', did you mean 'mse'?"],
  [
    "a loss of one's own",
    compile({ loss: (truth, guess) => truth - guess }),
    `${loss}, got the function loss: a function of one's own cannot run inside the engine`,
  ],
  ['two losses for one output', compile({ loss: ['mse', 'mae'] }), 'compile.loss must have one entry for the one output, got 2'],
  ['a loss for an output that is not there', compile({ loss: { nope: 'mse' } }), "compile.loss: no output is called 'nope'; there is 'out'"],
  ['an unknown metric', compile({ loss: 'mse', metrics: ['acuracy'] }), "compile.metrics[0]: no metric is called 'acuracy', did you mean 'accuracy'?"],
  ['a number for a metric', compile({ loss: 'mse', metrics: [3] }), `${metric}, got 3`],
  ['a loss for a metric', compile({ loss: 'mse', metrics: [new losses.Huber()] }), `${metric}, got the loss Huber`],
  ['a factor that is no number', compile({ loss: 'mse', lossWeights: NaN }), 'compile.lossWeights must be a number, got NaN'],
  // evaluate, predict, weights
  ['evaluate without labels', (model) => model.evaluate(x), 'y is missing: the targets that belong to x'],
  ['evaluate with a negative batch', (model) => model.evaluate(x, y, { batchSize: -1 }), 'evaluate.batchSize must be a positive integer, got -1'],
  ['predict without data', (model) => model.predict(), `x ${data}, got nothing`],
  ['predict with an unknown option', (model) => model.predict(x, { verbose: 0 }), "predict has no option 'verbose'"],
  ['predict with a number for its options', (model) => model.predict(x, 32), 'predict takes its options in an object, as { batchSize: ... }, got 32'],
  ['weights before there are any', (model) => model.getWeights(), 'net is not built yet: fit it, or call build([null, 30]) with the shape of its data'],
  [
    'the bytes of batches beyond memory',
    async (model) => {
      await model.build([null, 4]);
      await model.trainingBytes({ batchSize: 1e12 });
    },
    `batches of 2147483647 rows need 85.9 GB, ${smaller}`,
  ],
  ['a layer that is not there', (model) => model.getLayer('x'), "net has no layer called 'x'; it has out"],
  ['a place that is not there', (model) => model.getLayer(5), 'net has no layer 5; it has out'],
  ['no name of a layer', (model) => model.getLayer(), "getLayer takes a layer's name or its place, got undefined"],
  ['an unknown option of summary', (model) => model.summary({ line_length: 3 }), "summary has no option 'line_length', did you mean 'lineLength'?"],
  ['a second layer of a name', (model) => model.add(new Dense(1, { name: 'out' })), `net has a layer called 'out' already; ${own}`],
  ['a layer that is none', (model) => model.add(), 'net.add takes a layer, as new Dense(1), got undefined'],
];

for (const [what, act, sentence] of done)
  test(`${what}: refused, and the model trains on`, async () => {
    const model = classifier();
    await assert.rejects(async () => act(model), says(sentence));
    await trains(model, x, y);
  });

const afterBuilding = [
  ['data of another width', fit(table(5, 3), y.slice(0, 5)), 'net takes rows of shape [4], got [3]'],
  ['data with another axis', fit([[[1, 2, 3, 4]]], [0]), 'net takes rows of shape [4], got [1,4]'],
  ['a list for a table', fit([1, 2, 3], [0, 1, 0]), 'net takes rows of shape [4], got [1]'],
  ['prediction of another width', (model) => model.predict([[1, 2]]), 'net takes rows of shape [4], got [2]'],
  ['another shape for build', (model) => model.build([null, 5]), 'net takes rows of shape [4], got [5]'],
  ['weights that are no list', weights({ kernel: 1 }), 'setWeights takes the 2 weights of net in a list, got {"kernel":1}'],
  ['too few weights', weights([table(4, 2)]), 'net has 2 weights, got 1'],
  ['weights in another order', weights([[0, 0], table(4, 2)]), 'weight out/kernel must have the shape [4,2], got [2]'],
  ['flat weights', weights([new Float32Array(8), [0, 0]]), 'weight out/kernel must have the shape [4,2], got [8]'],
  ['weights with NaN', weights([table(4, 2, () => NaN), [0, 0]]), 'weight out/kernel has NaN at row 0, column 0; fill or drop missing values first'],
  [
    'ragged weights',
    weights([
      [[1, 2], [3]],
      [0, 0],
    ]),
    'weight out/kernel is ragged: row 1 has 1 value, row 0 has 2',
  ],
];
for (const [what, act, sentence] of afterBuilding)
  test(`${what} after building: refused, and the model trains on`, async () => {
    const model = classifier();
    await model.build([null, 4]);
    await assert.rejects(async () => act(model), says(sentence));
    await trains(model, x, y);
  });

// ---- Losses and data that do not fit each other: the same model trains with a loss that does.

const misfits = [
  [
    'class numbers for columns of classes',
    ['categorical_crossentropy', 2, 'softmax'],
    y,
    "categorical_crossentropy needs 2 values of y a row for the model's output of shape (None, 2), got 1",
  ],
  [
    'too many columns',
    ['categorical_crossentropy', 2, 'softmax'],
    table(20, 3),
    "categorical_crossentropy needs 2 values of y a row for the model's output of shape (None, 2), got 3",
  ],
  [
    'one unit for two classes',
    ['sparse_categorical_crossentropy', 1, 'sigmoid'],
    y,
    'sparse_categorical_crossentropy needs class numbers from 0 to 0 for 1 output, got 1 in row 2 of y (counted from 0)',
  ],
  [
    'labels that are no yes or no',
    ['binary_crossentropy', 1, 'sigmoid'],
    y.map((label) => 2 * label),
    'binary_crossentropy needs labels between 0 and 1, got 2 in row 2 of y (counted from 0)',
  ],
  ['two units for one number', ['mse', 2, 'linear'], y, "mean_squared_error needs 2 values of y a row for the model's output of shape (None, 2), got 1"],
];
for (const [what, [name, units, activation], truth, sentence] of misfits)
  test(`a loss that does not fit: ${what}`, async () => {
    const model = new Sequential([new Dense(units, { activation, name: 'out' })], { name: 'net' });
    model.compile({ loss: name });
    await assert.rejects(model.fit(x, truth), says(sentence));
    model.compile({ loss: 'mse' });
    await trains(model, x, table(20, units));
  });

test('a loss that becomes infinite stops the training with its likely cause, and the model can be trained again', async () => {
  const model = new Sequential([new Dense(1, { kernelInitializer: 'ones', name: 'out' })], { name: 'net' });
  model.compile({ optimizer: new SGD(1e10), loss: 'mse' });
  const stopped =
    'training stopped: the loss became infinite in epoch 3, batch 1, in the loss itself; likely cause: steps that are too large, so lower the learning rate or clip the gradients (clipnorm)';
  await assert.rejects(model.fit(x, y, { epochs: 30, shuffle: false }), says(stopped));
  await model.setWeights([table(4, 1), [0]]);
  model.compile({ optimizer: 'sgd', loss: 'mse' });
  await trains(model, x, y);
});

test('clipping in two ways, and an optimizer with a misspelt option', async () => {
  const model = classifier();
  model.compile({ optimizer: new SGD({ clipnorm: 1, clipvalue: 1 }), loss: 'sparse_categorical_crossentropy' });
  await assert.rejects(model.fit(x, y), says('sgd takes one of clipnorm, clipvalue and global_clipnorm, got several'));
  model.compile({ optimizer: { class_name: 'Adam', config: { lr: 1 } }, loss: 'sparse_categorical_crossentropy' });
  await assert.rejects(model.fit(x, y), says('optimizer.adam.lr is not an option'));
  await trains(model);
});

test('words for an embedding that it does not know', async () => {
  const model = new Sequential([new Embedding(3, 2, { name: 'words' }), new Flatten(), new Dense(1)], { name: 'net' });
  model.compile({ loss: 'mse' });
  const whole = 'of x must hold whole numbers from 0 to 2, as input_dim is 3';
  await assert.rejects(
    model.fit(
      [
        [0, 1],
        [1, 3],
      ],
      [1, 2],
    ),
    says(`words: row 1 ${whole}, got 3 in column 1 (counted from 0)`),
  );
  await assert.rejects(model.fit([[0, 0.5]], [1]), says(`words: row 0 ${whole}, got 0.5 in column 1 (counted from 0)`));
  await assert.rejects(model.predict([[-1, 0]]), says(`words: row 0 ${whole}, got -1 in column 0 (counted from 0)`));
  await trains(
    model,
    [
      [0, 1],
      [1, 2],
    ],
    [1, 2],
  );
});

test('a batch that does not fit into memory', async () => {
  const model = new Sequential([new Dense(1e6), new Dense(1)], { name: 'net' });
  model.compile({ loss: 'mse' });
  await assert.rejects(model.fit(table(5000, 1), table(5000, 1), { batchSize: 5000 }), says(`batches of 5000 rows need 60 GB, ${smaller}`));
  await trains(model, [[1]], [1]);
});

// ---- Two inputs, two outputs.

function twoEnds() {
  const [left, right] = [input({ shape: [3], name: 'left' }), input({ shape: [3], name: 'right' })];
  const shared = dense('shared');
  const outputs = [dense('up').apply(shared.apply(left)), dense('down').apply(shared.apply(right))];
  const model = new Model({ inputs: [left, right], outputs, name: 'two' });
  model.compile({ loss: 'mse' });
  return model;
}
const [l, r, u, d] = [table(5, 3), table(5, 3), table(5, 1), table(5, 1)];
const ends = "for 'left', 'right'";
const twice = [
  ['one array for two inputs', fit(l, [u, d]), `x must be a list of 2 arrays or an object of arrays, ${ends}, got a list of 5`],
  ['one array in the list', fit([l], [u, d]), `x must be a list of 2 arrays or an object of arrays, ${ends}, got a list of 1`],
  ['a name that is no input', fit({ left: l, rihgt: r }, [u, d]), "x has 'rihgt', but the model has 'left', 'right', did you mean 'right'?"],
  ['an input that is left out', fit({ left: l }, [u, d]), "x for 'right' is missing: there is 'left' only"],
  ['one array of targets', fit([l, r], u), "y must be a list of 2 arrays or an object of arrays, for 'up', 'down', got a list of 5"],
  ['a name that is no output', fit([l, r], { up: u, sideways: d }), "y has 'sideways', but the model has 'up', 'down'"],
  ['targets that are left out', fit([l, r], { up: u }), "y is missing for the output 'down', which has a loss"],
  ['inputs of two lengths', fit([l, r.slice(1)], [u, d]), "x has 5 rows for 'left', but 4 for 'right'"],
  ['targets of two lengths', fit([l, r], [u, d.slice(1)]), `x has 5 rows, but y for 'down' has 4; ${length}`],
  ['an input of another width', fit([l, x.slice(0, 5)], [u, d]), "two takes rows of shape [3] for 'right', got [4]"],
  [
    'validation with one input',
    fit([l, r], [u, d], { validationData: [l, [u, d]] }),
    `validation x must be a list of 2 arrays or an object of arrays, ${ends}, got a list of 5`,
  ],
  [
    'class weights',
    fit([l, r], [u, d], { classWeight: { 0: 1 } }),
    'fit.classWeight is for models with one output, this one has 2: give sampleWeight for each',
  ],
  ['sample weights for no output', fit([l, r], [u, d], { sampleWeight: { left: [1, 1, 1, 1, 1] } }), "sampleWeight has 'left', but the model has 'up', 'down'"],
  ['a loss too few', compile({ loss: ['mse'] }), 'compile.loss must have one entry for each of the 2 outputs, got 1'],
  [
    'a loss by a name that is no output',
    compile({ loss: { dwon: 'mse' } }),
    "compile.loss: no output is called 'dwon', did you mean 'down'?; there is 'up', 'down'",
  ],
  ['factors of another number', compile({ loss: 'mse', lossWeights: [1] }), 'compile.lossWeights must have one entry for each of the 2 outputs, got 1'],
  ['a factor that is a text', compile({ loss: 'mse', lossWeights: ['a', 1] }), "compile.lossWeights[0] must be a number, got 'a'"],
  [
    'metrics of another number',
    compile({ loss: 'mse', metrics: ['mae', 'mse', 'mae'] }),
    'compile.metrics must have one entry for each of the 2 outputs, got 3',
  ],
  ['a model applied to one tensor', (model) => model.apply(a), 'two takes 2 tensors, got 1'],
];
for (const [what, act, sentence] of twice)
  test(`with two inputs and two outputs, ${what}: refused, and the model trains on`, async () => {
    const model = twoEnds();
    await assert.rejects(async () => act(model), says(sentence));
    await trains(model, [l, r], [u, d]);
  });

// ---- Keras's JSON.

const json = (layers, more) => ({ class_name: 'Sequential', config: { name: 'net', layers, ...more } });
const one = (config) =>
  json([
    { class_name: 'InputLayer', config: { batch_shape: [null, 4] } },
    { class_name: 'Dense', config: { name: 'l', units: 2, ...config } },
  ]);
const enters = (name) => ({ class_name: 'InputLayer', name, config: { name, batch_shape: [null, 3] }, inbound_nodes: [] });
const reads = (name, ...from) => ({ class_name: 'Dense', name, config: { name, units: 3 }, inbound_nodes: from.map(kerasTensor) });
const kerasTensor = (name) => ({
  args: [{ class_name: '__keras_tensor__', config: { shape: [null, 3], dtype: 'float32', keras_history: [name, 0, 0] } }],
  kwargs: {},
});
const graph = (layers, inputs = [['a', 0, 0]], outputs = [['d', 0, 0]]) => ({
  class_name: 'Functional',
  config: { name: 'f', layers, input_layers: inputs, output_layers: outputs },
});
const deep = () => {
  let config = json([]);
  for (let level = 0; level < 1000; level++) config = json([config]);
  return config;
};

const configs = [
  ['nothing', undefined, `a model's config ${ofConfig}, got undefined`],
  ['null', 'null', `a model's config ${ofConfig}, got null`],
  ['a list', [], `a model's config ${ofConfig}, got []`],
  ['no config', { class_name: 'Sequential', config: null }, `a model's config ${ofConfig}, got {"class_name":"Sequential","config":null}`],
  ['a layer', { class_name: 'Dense', config: {} }, "the config must be that of a Sequential or a Functional, got 'Dense'"],
  ['thousands of models in each other', deep(), 'the config is nested more than 200 levels deep'],
  ['no layers', { class_name: 'Sequential', config: {} }, 'the config of a Sequential must hold its list of layers'],
  ['layers that are a text', json('Dense'), 'the config of a Sequential must hold its list of layers'],
  ['a layer that is a number', json([3]), `a layer in the config ${ofConfig}, got 3`],
  ['a layer without config', json([{ class_name: 'Dense', config: null }]), `a layer in the config ${ofConfig}, got {"class_name":"Dense","config":null}`],
  ['an unknown layer', json([{ class_name: 'Dens', config: {} }]), "the config: no layer is called 'Dens', did you mean 'Dense'?"],
  ["a layer of one's own", json([{ class_name: 'MyLayer', config: {}, registered_name: 'mine>MyLayer' }]), "the config: no layer is called 'MyLayer'"],
  ['a layer without units', json([{ class_name: 'Dense', config: {} }]), 'dense.units is required, as in new Dense(...)'],
  ['a name that is a number', json([], { name: 3 }), "a model's name must be a text without '/' and not empty, got 3"],
  [
    'a name twice',
    json([
      { class_name: 'Dense', config: { units: 1, name: 'a' } },
      { class_name: 'Dense', config: { units: 1, name: 'a' } },
    ]),
    `net has a layer called 'a' already; ${own}`,
  ],
  [
    'an input in the middle',
    json([
      { class_name: 'Dense', config: { units: 1 } },
      { class_name: 'InputLayer', config: { name: 'i', batch_shape: [null, 4] } },
    ]),
    'i must be the first layer of net',
  ],
  ['an input without a shape', json([{ class_name: 'InputLayer', config: {} }]), 'input_layer needs its shape, as in Input({ shape: [30] })'],
  ['a shape that is a text', json([{ class_name: 'Dense', config: { units: 1, batch_input_shape: 'x' } }]), `Dense's batch_input_shape ${sizes}, got 'x'`],
  ['a built shape that is a text', json([], { build_input_shape: 'x' }), `build_input_shape in the config ${sizes}, got 'x'`],
  ['another dtype', one({ dtype: 'float16' }), "Dense.dtype can only be 'float32' here, got 'float16'"],
  [
    'a policy of another dtype',
    one({ dtype: { class_name: 'DTypePolicy', config: { name: 'mixed_float16' } } }),
    "Dense.dtype can only be 'float32' here, got 'mixed_float16'",
  ],
  ['an unknown activation', one({ activation: 'rleu' }), "dense.activation: no activation is called 'rleu', did you mean 'relu'?"],
  [
    'an unknown initializer',
    one({ kernel_initializer: { class_name: 'Glorot', config: {} } }),
    "dense.kernelInitializer: no initializer is called 'Glorot', did you mean 'glorot_uniform'?",
  ],
  ['a compile config that is a text', { ...json([]), compile_config: 'adam' }, "compile_config in the config must be {optimizer, loss, metrics}, got 'adam'"],
  ['an unknown optimizer', { ...json([]), compile_config: { optimizer: 'foo', loss: 'mse' } }, "compile.optimizer: no optimizer is called 'foo'"],
  ['a graph without layers', { class_name: 'Functional', config: {} }, 'the config of a Functional must hold its list of layers'],
  [
    'a graph without inputs',
    graph([enters('a'), reads('d', 'a')], []),
    'the config of a Functional must name its inputs, as input_layers: [["input", 0, 0]], got []',
  ],
  [
    'a graph without outputs',
    graph([enters('a'), reads('d', 'a')], undefined, null),
    'the config of a Functional must name its outputs, as output_layers: [["output", 0, 0]], got null',
  ],
  ['an output that is not there', graph([enters('a'), reads('d', 'a')], undefined, [['dd', 0, 0]]), "no layer of the config is called 'dd', did you mean 'd'?"],
  ['an input of a layer that is not there', graph([enters('a'), reads('d', 'other')]), "no layer of the config is called 'other'"],
  ['a layer that reads itself', graph([enters('a'), reads('d', 'd')]), "the layers of the config form a cycle: 'd' reads its own output"],
  ['a cycle of two', graph([enters('a'), reads('d', 'e'), reads('e', 'd')]), "the layers of the config form a cycle: 'd' reads its own output"],
  ['an input that is not given', graph([enters('a'), enters('b'), reads('d', 'b')]), "f needs the input 'b', which is not among its inputs"],
  [
    'an input that nothing needs',
    graph(
      [enters('a'), enters('b'), reads('d', 'b')],
      [
        ['a', 0, 0],
        ['b', 0, 0],
      ],
    ),
    "no output of f needs its input 'a'",
  ],
  [
    'a layer for an input',
    graph([enters('a'), reads('d', 'a'), reads('e', 'd')], [['d', 0, 0]], [['e', 0, 0]]),
    'the inputs of f must be tensors of input(), got the output of d',
  ],
  [
    'a call that is not there',
    graph([enters('a'), reads('d', 'a')], undefined, [['d', 5, 0]]),
    "'d' is called 1 time in the config, but call 5 is asked for (counted from 0)",
  ],
  ['an output of a call that is not there', graph([enters('a'), reads('d', 'a')], undefined, [['d', 0, 3]]), "'d' has no output 3 (counted from 0)"],
  [
    'a call that reads nothing',
    graph([enters('a'), { ...reads('d'), inbound_nodes: [{ args: [], kwargs: {} }] }]),
    "'d' reads nothing in the config: its call needs an input",
  ],
  ['a call that is a number', graph([enters('a'), { ...reads('d'), inbound_nodes: [3] }]), "'d' reads nothing in the config: its call needs an input"],
  ['no calls', graph([enters('a'), { ...reads('d'), inbound_nodes: {} }]), "'d' is called 0 times in the config, but call 0 is asked for (counted from 0)"],
  ['a layer twice', graph([enters('a'), reads('d', 'a'), reads('d', 'a')]), `two layers of the config are called 'd'; ${own}`],
  [
    'a layer without a name',
    graph([enters('a'), { class_name: 'Dense', config: { units: 1 } }]),
    'layer 1 of the config needs a name, by which others say that they read it',
  ],
  ["a name with '/'", graph([enters('a'), reads('d/e', 'a')]), "dense.name must be a text without '/' and not empty, got 'd/e'"],
];
for (const [what, config, sentence] of configs) test(`JSON with ${what} is refused`, () => assert.throws(() => modelFromJSON(config), says(sentence)));

test('JSON with a mistake of writing is refused, in the words of the JavaScript engine', () => {
  assert.throws(() => modelFromJSON('{'), { name: 'SyntaxError', message: /^the config is not JSON: / });
});

const configsBuilt = [
  ['an option of large models', one({ lora_rank: 4 }), 'l.lora_rank is not an option'],
  ['a misspelt option', one({ use_bia: true }), "l.use_bia is not an option, did you mean 'use_bias'?"],
  [
    'a value out of range',
    one({ kernel_regularizer: { class_name: 'L2', config: { l2: -1 } } }),
    'l.kernel_regularizer.l2.l2 must be a number of at least 0, got -1',
  ],
  [
    'an unknown option of a call',
    graph([enters('a'), { ...reads('d'), inbound_nodes: [{ ...kerasTensor('a'), kwargs: { foo: 1 } }] }]),
    'd.call.foo is not an option',
  ],
  [
    'images of another layout',
    json([
      { class_name: 'InputLayer', config: { batch_shape: [null, 1, 4, 4] } },
      { class_name: 'Conv2D', config: { name: 'l', filters: 1, kernel_size: 2, data_format: 'channels_first' } },
    ]),
    'l.data_format can only be "channels_last" here, got "channels_first"',
  ],
];
for (const [what, config, sentence] of configsBuilt)
  test(`JSON with ${what} is refused when the model is built`, () => assert.rejects(modelFromJSON(config).build(), says(sentence)));

test('a Sequential is not made of the JSON of a graph', () => {
  assert.throws(() => Sequential.fromJSON(graph([])), says("the config must be that of a Sequential, got 'Functional'"));
});

test('graphs of thousands of layers are no trouble', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `d${index}`);
  const chain = names.map((name, index) => ({
    ...reads(name, index ? names[index - 1] : 'a'),
    class_name: 'Activation',
    config: { name, activation: 'relu' },
  }));
  const model = modelFromJSON(graph([enters('a'), ...chain], undefined, [[names.at(-1), 0, 0]]));
  assert.deepEqual(Array.from((await model.predict([[1, -2, 3]])).data), [1, 0, 3]);
});

// ---- The order of things.

test('fit, evaluate and weights say what is missing before them, and then they work', async () => {
  const model = new Sequential([new Dense(2, { activation: 'softmax' })], { name: 'net' });
  await assert.rejects(model.fit(x, y), says("net must be compiled before fit: compile({ optimizer: 'adam', loss: 'mse' })"));
  await assert.rejects(model.evaluate(x, y), says('net must be compiled with a loss before evaluate'));
  await assert.rejects(model.setWeights([]), says('net is not built yet: fit it, or call build([null, 30]) with the shape of its data'));
  await assert.rejects(model.describe(), says('net is not built yet: fit it, or call build([null, 30]) with the shape of its data'));
  model.compile();
  await assert.rejects(model.fit(x, y), says('net was compiled without a loss, which fit needs: compile({ loss: ... })'));
  await trains(model);
});

test('while it trains, a model takes no second training and no change', async () => {
  const model = classifier();
  const run = model.start(x, y, { epochs: 100_000 });
  const busy = 'net is training already: wait for that fit to end, or stop it';
  await assert.rejects(model.fit(x, y), says(busy));
  assert.throws(() => model.start(x, y), says(busy));
  assert.throws(() => model.compile({ loss: 'mse' }), says('net is training: stop it before compile'));
  assert.throws(() => model.add(new Dense(1)), says('net is training: stop it before adding a layer'));
  assert.throws(() => model.pop(), says('net is training: stop it before removing a layer'));
  await assert.rejects(run.step(0), says('step must be a positive integer, got 0'));
  run.stop();
  await run;
  await assert.rejects(run.step(), says('this training is over'));
  await trains(model, x, y);
});

test('a disposed model says so, whatever is asked of it', async () => {
  const model = classifier();
  await model.fit(x, y);
  await model.dispose();
  await model.dispose();
  const gone = says('net was disposed of and cannot be used any more');
  for (const act of [() => model.predict(x), () => model.fit(x, y), () => model.evaluate(x, y), () => model.getWeights(), () => model.summary()])
    await assert.rejects(act, gone);
  assert.throws(() => model.start(x, y), gone);
  assert.throws(() => model.compile({ loss: 'mse' }), gone);
});

test('a model that is disposed of while it trains ends the training', async () => {
  const model = classifier();
  const run = model.start(x, y, { epochs: 100_000 });
  await run.weights();
  await model.dispose();
  await assert.rejects(run.history, says('the model was disposed of while it was training'));
});

test('the engine cannot be changed once it runs', async () => {
  await load();
  await load({ reproducible: true });
  await assert.rejects(
    load({ wasmUrl: 'file:///elsewhere.wasm' }),
    says('the engine already runs (build simd); call load(...) before the first model is used'),
  );
  await assert.rejects(load({ buld: 'simd' }), says("load has no option 'buld'; it has reproducible, build, wasmUrl"));
});

test('every layer of the package is a Layer', () => assert.ok(new Dense(1) instanceof Layer));
