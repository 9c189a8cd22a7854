// What is said when a script asks for something that can't be: the place to the letter, the reason in a sentence, and all else is read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPython } from 'vitrine/python';
import { layers, net, problems, sentences } from './read.js';

/** A line after a small compiled model. */
const after = (line) => `${net('layers.Dense(1)')}model.compile(loss='mse')\n${line}`;

for (const [code, ...expected] of [
  // names
  ['import keras\nfrom keras.layers import Dense, Dropot', "2:33-39 keras.layers has no 'Dropot', did you mean 'Dropout'?"],
  ['from keras.optimizers import Adm', "1:30-33 keras.optimizers has no 'Adm', did you mean 'Adam'?"],
  [net('layers.Dens(3)'), "3:27-38 keras.layers has no 'Dens', did you mean 'Dense'?"],
  ['import keras\nkeras.Sequentail([])', "2:1-17 keras has no 'Sequentail'"],
  ['import keras\nkeras.models.Modl()', "2:1-18 keras.models has no 'Modl', did you mean 'Model'?"],
  [after('modle.fit(x, y)'), "5:1-10 'modle' is not defined, did you mean 'model'?"],
  [after('model.fitt(x, y)'), "5:1-11 the model model has no 'fitt', did you mean 'fit'?"],
  // options
  [net("layers.Dense(3, activaton='relu')"), "3:53-59 Dense has no option 'activaton', did you mean 'activation'?"],
  [net("layers.Dense(3, activation='rleu')"), "3:54-60 activation of Dense: no activation is called 'rleu', did you mean 'relu'?"],
  [net('layers.Dense(-1)'), '3:40-42 units of Dense must be a positive integer, got -1'],
  [net('layers.Dense()'), '3:27-39 Dense needs units'],
  [
    net('layers.Dense(3, None, True, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)').replace(/, 1/g, ', None'),
    '3:115-119 Dense takes 13 values by position, this is one more',
  ],
  [net('layers.Dense(3, units=3)'), '3:49-50 Dense is given units twice'],
  [net("layers.Dense(3, use_bias='yes')"), "3:52-57 use_bias of Dense must be True or False, got 'yes'"],
  [net('layers.LSTM(3, stateful=True)'), "3:51-55 stateful of LSTM can't be set here: it is read as LSTM without it"],
  [net("layers.Conv2D(3, 3, data_format='channels_first')"), "3:59-75 data_format of Conv2D can't be set here: it is read as Conv2D without it"],
  [net('layers.Dense(units)'), '3:40-45 units of Dense is units, which only the running script knows: write the value itself'],
  [net('layers.Dense(3, kernel_regularizer=lambda w: w)'), "3:62-73 kernel_regularizer of Dense is a lambda: functions of one's own can't run in the engine"],
  [net('layers.Dense(3, input_shape="x")'), "3:55-58 the input shape of Dense must be sizes, as in (30,), got 'x'"],
  [net('layers.Dense(3, **options)'), '3:45-52 options is known only when the script runs: its options are left out'],
  // what is not there
  [net('layers.Lambda(lambda x: x)'), '3:27-40 Lambda is a layer that Keras has and this engine does not have yet'],
  [net('layers.Dense'), '3:27-39 Sequential takes layers, got keras.layers.Dense: write Dense(...)'],
  [net('layers.Dense(1), 3'), '3:44-45 Sequential takes layers, got 3'],
  ['import keras\nkeras.Sequential(3)', '2:18-19 Sequential takes a list of layers, got 3'],
  [
    'import tensorflow as tf\nbase = tf.keras.applications.VGG16()\nmodel = tf.keras.Sequential([base])',
    '2:8-35 VGG16 is a network with weights of its own, which are not here: it is left out',
  ],
  ["import keras\nmodel = keras.models.load_model('m.keras')\nmodel.fit(x, y)", '2:9-32 load_model is not read: a model in a file is not part of the script'],
  [after("model.load_weights('w.h5')"), '5:1-27 weights in files are not read: the model begins with new ones'],
  [
    'import keras\nclass Mine(keras.layers.Layer):\n    pass\nkeras.Sequential([Mine(3)])',
    "2:1-31 Mine is not read: the code of a class of one's own can't run in the engine",
  ],
  [after('import tensorflow as tf\nwith tf.GradientTape() as tape:\n    pass'), "6:6-21 a training loop of one's own is not read: let fit() train"],
  [after('model.train_on_batch(x, y)'), '5:1-27 train_on_batch is not read: let fit() train'],
  // compile and fit
  [
    after("model.compile('adm', 'msee', metrics=['accuracy', 'foo'])"),
    "5:15-20 optimizer: no optimizer is called 'adm', did you mean 'adam'?",
    "5:22-28 loss: no loss is called 'msee', did you mean 'mse'?",
    "5:51-56 metrics: no metric is called 'foo'",
  ],
  [after('def own(a, b): return a\nmodel.compile(loss=own)'), "6:20-23 loss: the function own can't run in the engine: write the name of a loss of Keras's"],
  [after('model.compile(loss=keras.losses.Huber(delta=-1))'), '5:45-47 delta of Huber must be a positive number, got -1'],
  [
    after("model.fit(x, y, epochs=0, batch_size='a')"),
    '5:24-25 epochs of fit must be a positive integer, got 0',
    "5:38-41 batch_size of fit must be a positive integer, got 'a'",
  ],
  [after('model.fit(x, y, epochs=n)'), '5:24-25 epochs of fit is n, which only the running script knows: write the value itself'],
  [after('model.fit(x, y, callbacks=[3])'), "5:28-29 callbacks must be callbacks of Keras's, got 3"],
  // models
  [net("layers.Dense(1, name='a'), layers.Dense(1, name='a')"), "3:54-79 sequential has a layer called 'a' already; every layer needs a name of its own"],
  [
    'import keras\na = keras.Input((3,))\nb = keras.Input((3,))\nm = keras.Model(b, keras.layers.Dense(1)(a))',
    "4:5-45 functional needs the input 'input_layer', which is not among its inputs",
  ],
  [
    'import keras\na = keras.Input(shape=(n,))\nm = keras.Model(a, keras.layers.Dense(1)(a))',
    '2:5-28 this Input needs its shape in numbers, as in Input(shape=(30,))',
  ],
  ['import keras\nm = keras.Model(3, [])', '2:17-18 inputs of Model must be tensors, got 3', '2:20-22 outputs of Model must be tensors, got a list'],
  ['import keras\na = keras.Input((3,))\nkeras.layers.Dense(1)(3)', '3:23-24 a Dense layer is called on 3, which is no tensor'],
  // what only the running script knows
  [after('if x.shape[0] > 3:\n    model.add(layers.Dense(3))'), '5:1-18 whether x.shape[0] > 3 is known only when the script runs: this block is left out'],
  [after('for row in rows:\n    model.fit(row)'), '5:1-16 what rows holds is known only when the script runs: this block is left out'],
  [after('for i in range(2000):\n    x = i'), '5:1-21 this loop is read for its first 1000 rounds only'],
  [
    after('def f(a, b): return a\nf(1)\nf(1, 2, 3)\nf(1, b=2, c=3)'),
    '6:1-5 the function f needs b',
    '7:1-11 the function f is called with 1 more value than it takes',
    '8:1-15 the function f has no parameter c',
  ],
  // not Python
  [after('model.add(layers.Dense(2 activation=3))'), '5:26-36 a comma or an operator is missing before activation'],
  [after('x = = 3'), '5:5-6 = does not belong here in Python'],
  [after('x = '), '5:3-4 something is missing at the end of this line'],
  [after("x = 'abc\ny = 3"), "5:5-9 this text has no closing '"],
  [after('x = """abc\ny = 3'), '5:5-11 this text has no closing """'],
  [after('for i in x\n    print(i)'), '5:10-11 a colon is missing at the end of this line'],
  [after('if x:\ny = 1'), '5:5-6 an indented block is missing after this colon'],
  [after('model.add(layers.Dense(2)'), '5:10-11 this ( is never closed'],
  [after('model.add(layers.Dense(2)))'), '5:27-28 this ) closes nothing'],
  [after('model.add([layers.Dense(2))'), '5:27-28 this ) stands where the [ of line 5 should be closed by ]'],
])
  test(expected[0].replace(/^\S+ /, ''), () => assert.deepEqual(problems(code), expected));

test('a missing bracket costs one statement: all that follows is read', () => {
  const script = fromPython(`${net('')}model.add(layers.Dense(1)
model.add(layers.Dense(
    2,
    activation='relu',
model.add(layers.Dense(3))
for n in [4, 5]:
    model.add(layers.Dense(n]))
    model.add(layers.Dense(n))
model.compile(loss='mse')
`);
  assert.deepEqual(
    script.problems.map(({ line }) => line),
    [4, 5, 10],
  );
  assert.deepEqual(
    script.model.layers.map((layer) => layer.getConfig().units),
    [3, 4, 5],
  );
  assert.equal(script.compile.loss, 'mse');
});

test('a wrong option is left out, and its layer is read with the default', () => {
  const { model } = fromPython(net("layers.Dense(3, activation='rleu', use_bias=False, foo=1)"));
  assert.deepEqual([model.layers[0].getConfig().activation, model.layers[0].getConfig().use_bias], ['linear', false]);
});

test('a layer that is not there lets the data pass, and what comes of that is not said again', () => {
  const script = fromPython(`
import keras
from keras import layers
a, b = keras.Input((3,)), keras.Input((3,))
x = layers.ConvLSTM1D(4, 3)([a, b])
x = layers.Dense(2)(x)
model = keras.Model([a, b], x)
sequential = keras.Sequential([layers.Dense(3), layers.ConvLSTM1D(4, 3), layers.Dense(4)])
`);
  assert.deepEqual(sentences(script), [
    '5:5-22 ConvLSTM1D is a layer that Keras has and this engine does not have yet',
    '8:49-66 ConvLSTM1D is a layer that Keras has and this engine does not have yet',
  ]);
  assert.deepEqual(
    script.model.layers.map(({ name }) => name),
    ['dense_1', 'dense_2'],
  );
});

test('what a loop says again and again is said once', () => {
  assert.equal(problems(`${net('')}for i in range(9):\n    model.add(layers.Dense(0))`).length, 1);
});

test('print without brackets is Python 2, and no problem', () => {
  assert.deepEqual(layers(`${net('layers.Dense(1)')}print "loss:", 3`), ['Dense units=1']);
});
