// What a script may be written in: every home of Keras's, and the Python that tutorials are written in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPython } from 'vitrine/python';
import { layers, net, problems, sentences } from './read.js';

const dense = (units) => [`Dense units=${units}`];

for (const [title, code] of Object.entries({
  'import keras': 'import keras\nkeras.Sequential([keras.layers.Dense(3)])',
  'import keras.layers': 'import keras.layers, keras.models\nkeras.models.Sequential([keras.layers.Dense(3)])',
  'tf.keras': 'import tensorflow as tf\ntf.keras.Sequential([tf.keras.layers.Dense(3)])',
  'tf.keras.models': 'import tensorflow as tf\ntf.keras.models.Sequential([tf.keras.layers.Dense(3)])',
  'import tensorflow.keras as K': 'import tensorflow.keras as K\nK.Sequential([K.layers.Dense(3)])',
  'from tensorflow import keras': 'from tensorflow import keras\nkeras.Sequential([keras.layers.Dense(3)])',
  'from tensorflow.keras.models import Sequential':
    'from tensorflow.keras.models import Sequential\nfrom tensorflow.keras.layers import Dense\nSequential([Dense(3)])',
  'from keras import layers': 'from keras import layers, Sequential\nSequential([layers.Dense(3)])',
  'from keras.layers import Dense as D': 'from keras.layers import (Dropout,\n  Dense as D)\nfrom keras import models as M\nM.Sequential([D(3)])',
  'from keras.layers import *': 'from keras.models import *\nfrom keras.layers import *\nSequential([Dense(3)])',
  'from keras import *': 'from keras import *\nmodels.Sequential([layers.Dense(3)])',
  'keras.api': 'import keras.api as k\nfrom keras.api.layers import Dense\nk.Sequential([Dense(3)])',
  'keras.src': 'from keras.src.layers import Dense\nfrom keras.src.models import Sequential\nSequential([Dense(3)])',
  'tensorflow.python.keras': 'from tensorflow.python.keras.layers import Dense\nfrom tensorflow.python.keras import Sequential\nSequential([Dense(3)])',
  'tf.compat.v1.keras': 'import tensorflow as tf\nk = tf.compat.v1.keras\nk.Sequential([k.layers.Dense(3)])',
  tf_keras: 'import tf_keras\ntf_keras.Sequential([tf_keras.layers.Dense(3)])',
  "Keras 1's modules": 'from keras.layers.core import Dense\nfrom keras.engine.sequential import Sequential\nSequential([Dense(3)])',
}))
  test(`Keras is found by ${title}`, () => assert.deepEqual(layers(code), dense(3)));

test('components are found under their aliases and older names', () => {
  assert.deepEqual(
    layers(`
from tensorflow.keras import layers as L, regularizers, initializers
from tensorflow.keras.constraints import max_norm
import tensorflow as tf
model = tf.keras.Sequential()
model.add(L.Convolution2D(4, 3, activation=tf.nn.relu, input_shape=(8, 8, 1)))
model.add(L.MaxPool2D())
model.add(L.GlobalAvgPool2D())
model.add(L.Dense(2, kernel_initializer=initializers.he_normal(seed=3), kernel_regularizer=regularizers.l2(0.5), kernel_constraint=max_norm(3)))
model.add(L.Dense(1, kernel_initializer=tf.keras.initializers.HeNormal, activation=tf.keras.activations.elu))
`).map((text) => text.replace(/"module":"[\w.]+",|,"registered_name":null/g, '')),
    [
      'Conv2D filters=4 kernel_size=3 activation=relu',
      'MaxPooling2D',
      'GlobalAveragePooling2D',
      'Dense units=2 kernel_initializer={"class_name":"HeNormal","config":{"seed":3,"input_axes":null,"output_axes":null}} kernel_regularizer={"class_name":"L2","config":{"l2":0.5}} kernel_constraint={"class_name":"MaxNorm","config":{"max_value":3,"axis":0}}',
      'Dense units=1 activation=elu kernel_initializer={"class_name":"HeNormal","config":{"seed":null,"input_axes":null,"output_axes":null}}',
    ],
  );
});

test("Keras 1's and Keras 2's options are understood", () => {
  assert.deepEqual(layers(net("layers.Dense(output_dim=8, input_dim=4, init='uniform', bias=False), layers.Dropout(p=0.5)")), [
    'Dense units=8 use_bias=false kernel_initializer=uniform',
    'Dropout rate=0.5',
  ]);
  assert.deepEqual(
    layers("from keras.layers import *\nfrom keras.models import *\nSequential([Convolution2D(8, 3, 5, border_mode='same', subsample=(2, 2))])"),
    ['Conv2D filters=8 kernel_size=[3,5] strides=[2,2] padding=same'],
  );
  const { compile, fit, problems } = fromPython(`${net('layers.Dense(1)')}
from keras import optimizers
model.compile(optimizers.Adam(lr=0.01, epsilon=None, amsgrad=False), 'mse', ['mae'])
model.fit(x, y, nb_epoch=3, workers=4, verbose=True)`);
  assert.deepEqual(problems, []);
  assert.equal(compile.optimizer.getConfig().learning_rate, 0.01);
  assert.deepEqual([compile.loss, compile.metrics], ['mse', ['mae']]);
  assert.deepEqual(fit.options, { epochs: 3, verbose: 1 });
});

test('the shape of the data is told in every way', () => {
  const shape = (code) => fromPython(net(code)).model.toJSON().build_config?.input_shape;
  assert.deepEqual(shape('layers.Dense(1, input_shape=(30,))'), [null, 30]);
  assert.deepEqual(shape('layers.Dense(1, input_dim=30)'), [null, 30]);
  assert.deepEqual(shape('layers.Dense(1, batch_input_shape=(16, 30))'), [16, 30]);
  assert.deepEqual(shape('keras.Input(shape=(30,)), layers.Dense(1)'), [null, 30]);
  assert.deepEqual(shape('keras.layers.InputLayer(input_shape=[30]), layers.Dense(1)'), [null, 30]);
  assert.deepEqual(shape('keras.Input((5, 6), batch_size=4), layers.Flatten()'), [4, 5, 6]);
  assert.deepEqual(shape('layers.Embedding(10, 4, input_length=7)'), [null, 7]);
  assert.deepEqual(shape('layers.LSTM(4, input_dim=3, input_length=7)'), [null, 7, 3]);
  assert.deepEqual(shape('layers.Dense(1, input_shape=x.shape[1:])'), undefined);
  assert.deepEqual(shape('keras.Input(shape=(x.shape[1],)), layers.Dense(1)'), undefined);
});

test('numbers, texts and containers of every form', () => {
  const units = [
    '0x10',
    '1_0',
    '2 * 32',
    '2**3',
    '64 // 3',
    '7 % 4',
    '-1 + 3',
    'int(2.9)',
    'len("abc")',
    'max(3, 5)',
    'sum([1, 2])',
    '[4, 5][-1]',
    '(6, 7)[0]',
    "{'a': 8}['a']",
    '9 if True else 1',
    'round(2.5)',
    'abs(-3)',
    'int("12")',
  ];
  const expected = [16, 10, 64, 8, 21, 3, 2, 2, 3, 5, 3, 5, 6, 8, 9, 2, 3, 12];
  assert.deepEqual(layers(net(units.map((text) => `layers.Dense(${text})`).join(', '))), expected.flatMap(dense));
  const rates = ['.5', '5e-1', '1 / 2', '1. / 2.', 'float("0.5")', '0.25 + .25'];
  assert.deepEqual(
    layers(net(rates.map((text) => `layers.Dropout(${text})`).join(', '))),
    rates.map(() => 'Dropout rate=0.5'),
  );
  const names = [`'a'`, `"a"`, `'''a'''`, `"""a"""`, `r'a'`, `u'a'`, `'\\x61'`, `f'{"a"}'`, `'%s' % 'a'`, `'{}'.format('a')`, `'A'.lower()`, `'a' 'b'[1:]`];
  const named = (text) => fromPython(net(`layers.Dense(1, name=${text})`)).model.layers[0].name;
  assert.deepEqual(names.map(named), [...Array(11).fill('a'), 'b']);
  assert.equal(named(`f'conv{3:02d}_{0.5:.1f}' + "_" + str(7)`), 'conv03_0.5_7');
});

test('variables, unpacking, loops, conditions and comprehensions', () => {
  assert.deepEqual(
    layers(`
from keras import layers, Sequential
a, (b, *c), d = 1, (2, 3, 4), 5
e = f = 6
e += 1
sizes = [n * 2 for n in range(4) if n % 2] + [a, b, *c, d, e, f]
model = Sequential()
for i, n in enumerate(sizes):
    if n == 3:
        continue
    elif n > 6 and not i < 0:
        break
    model.add(layers.Dense(n))
else:
    model.add(layers.Dense(99))
while len(model.layers) < 7:
    model.add(layers.Dense(50))
widths = {name: size for name, size in zip('ab', (70, 80))}
for name, size in widths.items():
    model.add(layers.Dense(size, name=name))
`),
    [2, 6, 1, 2, 4, 5, 50, 70, 80].flatMap(dense),
  );
});

test('functions, lambdas and classes of the script are read where they are called', () => {
  assert.deepEqual(
    layers(`
from keras import layers, Sequential
import argparse

class Config:
    units = 8

    def __init__(self, factor=2, **more):
        self.factor = factor
        self.more = more

    def size(self, n):
        return n * self.factor + self.more.get('plus', 0)

    @staticmethod
    def block(units, *rates, activation='relu', **options):
        return [layers.Dense(units, activation=activation, **options)] + [layers.Dropout(r) for r in rates]

config = Config(factor=3, plus=1)
half = lambda n, by=2: n // by

def build(width=Config.units, depth=2):
    """A docstring."""
    def inner():
        nonlocal width
        width += 1
        return width
    model = Sequential(Config.block(config.size(width), 0.1, 0.2, use_bias=False))
    for _ in range(depth):
        model.add(layers.Dense(inner()))
    model.add(layers.Dense(half(9)))
    return model

if __name__ == '__main__':
    model = build(depth=1)
`),
    ['Dense units=25 activation=relu use_bias=false', 'Dropout rate=0.1', 'Dropout rate=0.2', 'Dense units=9', 'Dense units=4'],
  );
});

test('positional arguments go by Keras’s order, with the options that the engine lacks', () => {
  assert.deepEqual(layers(net("layers.Conv2D(8, 3, 2, 'same', 'channels_last', 1)")), [
    'Conv2D filters=8 kernel_size=3 strides=2 padding=same dilation_rate=1',
  ]);
  assert.deepEqual(layers(net("layers.LSTM(8, 'relu', 'sigmoid', False)")), ['LSTM units=8 activation=relu recurrent_activation=sigmoid use_bias=false']);
  const { fit } = fromPython(`${net('layers.Dense(1)')}model.fit(x, y, 16, 5, 0, None, 0.25)`);
  assert.deepEqual(fit.options, { batchSize: 16, epochs: 5, verbose: 0, validationSplit: 0.25 });
});

test('activations are told by name, as functions, as lambdas that call one', () => {
  const given = (text) =>
    fromPython(`import tensorflow as tf\n${net(`layers.Dense(1, activation=${text})`)}`).model.toJSON().config.layers[0].config.activation;
  assert.equal(given("'relu'"), 'relu');
  assert.equal(given('tf.nn.relu'), 'relu');
  assert.equal(given('tf.math.tanh'), 'tanh');
  assert.equal(given('keras.activations.gelu'), 'gelu');
  assert.equal(given('keras.ops.silu'), 'silu');
  assert.equal(given('keras.activations.linear'), 'linear');
  assert.equal(given('None'), 'linear');
  assert.equal(given('lambda x: tf.nn.relu(x)'), 'relu');
  assert.deepEqual(given('lambda x: tf.nn.leaky_relu(x, alpha=0.1)').config, { negative_slope: 0.1 });
});

test('compile() takes strings, classes, functions and objects', () => {
  const { compile, problems } = fromPython(`${net('layers.Dense(1)')}
model.compile(
    optimizer=keras.optimizers.SGD,
    loss=keras.losses.mean_squared_error,
    metrics=['acc' if False else 'accuracy', keras.metrics.MeanAbsoluteError(name='off'), keras.metrics.mse],
)`);
  assert.deepEqual(problems, []);
  assert.deepEqual([compile.optimizer.className, compile.loss], ['SGD', 'mean_squared_error']);
  assert.deepEqual([compile.metrics[0], compile.metrics[1].getConfig().name, compile.metrics[2]], ['accuracy', 'off', 'mse']);
});

test('fit(), evaluate() and predict() name their data, and carry their settings', () => {
  const script = fromPython(`${net('layers.Dense(1)')}
keras.utils.set_random_seed(7)
model.compile(loss='mse')
stop = keras.callbacks.EarlyStopping(patience=3)
train, weights = (x_train / 255., y_train), {0: 1.0, 1: 5}
history = model.fit(*train, validation_data=(x_val[:100], y_val), class_weight=weights, callbacks=stop, epochs=2 * 5,
                    steps_per_epoch=None, sample_weight=w)
loss = model.evaluate(x_test, y_test, batch_size=64)
classes = np.argmax(model.predict(x_test, verbose=0), axis=1)
`);
  assert.deepEqual(sentences(script), []);
  const { callbacks, ...settings } = script.fit.options;
  assert.deepEqual(script.fit.data, { x: 'x_train / 255.', y: 'y_train', sampleWeight: 'w', validationData: ['x_val[:100]', 'y_val'] });
  assert.deepEqual(settings, { classWeight: { 0: 1, 1: 5 }, epochs: 10, seed: 7 });
  assert.deepEqual([callbacks.length, callbacks[0].className, callbacks[0].getConfig().patience], [1, 'EarlyStopping', 3]);
  assert.deepEqual(script.evaluate, [{ line: 11, data: { x: 'x_test', y: 'y_test' }, options: { batchSize: 64 } }]);
  assert.deepEqual(script.predict, [{ line: 12, data: { x: 'x_test' }, options: {} }]);
});

test('LearningRateScheduler asks a function of the script, epoch by epoch', async () => {
  const code = (schedule) => `import math, tensorflow as tf
${net('layers.Dense(1)')}
start = 0.5
def decay(epoch, rate=None):
    return start * math.pow(0.5, epoch // 2) if rate is None else rate
def slower(epoch, lr):
    if epoch < 2:
        return lr
    return lr * float(tf.math.exp(-0.1))
model.compile('sgd', 'mse')
model.fit(x, y, epochs=4, callbacks=[keras.callbacks.LearningRateScheduler(${schedule})])`;
  const rates = async (schedule) => {
    const { model, fit, problems } = fromPython(code(schedule));
    assert.deepEqual(problems, []);
    const { history } = await model.fit([[0], [1]], [0, 1], fit.options);
    return history.learning_rate.map((rate) => Number(rate.toFixed(6)));
  };
  assert.deepEqual(await rates('lambda epoch: 0.1 / (1 + epoch)'), [0.1, 0.05, 0.033333, 0.025]);
  assert.deepEqual(await rates('lambda epoch: decay(epoch)'), [0.5, 0.5, 0.25, 0.25]);
  assert.deepEqual(await rates('slower'), [0.01, 0.01, 0.009048, 0.008187]);
  assert.deepEqual(sentences(fromPython(code('lambda epoch: table[epoch]'))), [
    "14:76-102 a lambda can't be read to its end: the learning rate stays as it is",
  ]);
});

test('values that only the data tell can be given', () => {
  const code = net('layers.Dense(num_classes)');
  assert.deepEqual(layers(code, { values: { num_classes: 10 } }), dense(10));
  assert.deepEqual(layers(`num_classes = y.shape[1]\n${code}`, { values: { num_classes: 10 } }), dense(10));
  assert.deepEqual(problems(code), ['3:40-51 units of Dense is num_classes, which only the running script knows: write the value itself']);
});

test('arrays that a script spells out are given along', () => {
  const { arrays, fit } = fromPython(`import numpy as np
${net('layers.Dense(1)')}
model.compile(loss='mse')
X = np.array([[0, 0], [0, 1]], dtype=float)
model.fit(X, np.array([0., 1.]))`);
  assert.deepEqual(arrays, {
    X: [
      [0, 0],
      [0, 1],
    ],
  });
  assert.deepEqual(fit.data, { x: 'X', y: 'np.array([0., 1.])' });
});

test('the script’s model is the one that it trains last; all are given', () => {
  const script = fromPython(`${net('layers.Dense(1)')}
other = keras.Sequential([layers.Dense(2)], name='other')
model.compile(loss='mse')
other.compile(loss='mae')
other.fit(x, y)
model.fit(x, y)
third = keras.Sequential([other])`);
  assert.deepEqual(
    script.models.map(({ variable, model }) => [variable, model.name]),
    [
      ['model', 'sequential'],
      ['other', 'other'],
      ['third', 'sequential_1'],
    ],
  );
  assert.equal(script.model, script.models[0].model);
  assert.equal(script.compile.loss, 'mse');
});

test('a functional model: shared layers, several ends, models as layers, tensors of other models', () => {
  const script = fromPython(`
import keras
from keras import layers
a = keras.Input((4,), name='a')
b = keras.Input(shape=(4,), name='b')
shared = layers.Dense(3, activation='tanh')
left, right = shared(a), shared(b)
head = keras.Sequential([layers.Dense(2)], name='head')
both = keras.Model([a, b], [head(left), head(inputs=right)], name='both')
features = keras.Model(both.inputs[0], left)
first = keras.Model(inputs=both.input, outputs=both.outputs)
`);
  assert.deepEqual(sentences(script), []);
  const [, both, features] = script.models.map(({ model }) => model);
  assert.deepEqual(
    both.layers.map(({ name }) => name),
    ['a', 'b', 'dense', 'head'],
  );
  assert.deepEqual(
    both.inputs.map(({ name }) => name),
    ['a', 'b'],
  );
  assert.equal(both.layers[2].calls.length >= 2, true);
  assert.deepEqual(
    features.layers.map(({ name }) => name),
    ['a', 'dense'],
  );
});

test('layers are frozen as the script freezes them', () => {
  const { model } = fromPython(`${net('layers.Dense(1), layers.Dense(2), layers.Dense(3, trainable=False)')}
for layer in model.layers[:1]:
    layer.trainable = False
model.get_layer('dense_1').trainable = True`);
  assert.deepEqual(
    model.layers.map(({ trainable }) => trainable),
    [false, true, false],
  );
});

test('names are those of a fresh Python session, whatever else was made before', () => {
  const names = () =>
    fromPython(net("layers.Dense(1), layers.Dense(1, name='own'), layers.Dense(1), layers.Dropout(0.1)")).model.layers.map(({ name }) => name);
  assert.deepEqual([names(), names()], Array(2).fill(['dense', 'own', 'dense_1', 'dropout']));
});

test('scikit-learn’s wrappers, or a function that nobody calls: its model is built', () => {
  const build = `from keras import layers, Sequential
def create(units=8, rate=0.1):
    model = Sequential([layers.Dense(units), layers.Dropout(rate)])
    model.compile(loss='mse')
    return model
`;
  assert.deepEqual(layers(build), ['Dense units=8', 'Dropout rate=0.1']);
  const script = fromPython(`${build}from scikeras.wrappers import KerasRegressor
estimator = KerasRegressor(model=create, units=3, model__rate=0.5, epochs=9, batch_size=4)`);
  assert.deepEqual(
    script.model.layers.map((layer) => layer.getConfig().units ?? layer.getConfig().rate),
    [3, 0.5],
  );
  assert.deepEqual(script.fit.options, { epochs: 9, batchSize: 4 });
});

test('scripts from consoles and notebooks, with their prompts and their indentation', () => {
  const script = fromPython(`
    >>> import keras
    >>> model = keras.Sequential([
    ...     keras.layers.Dense(0),
    ... ])
`);
  assert.deepEqual(sentences(script), ['4:32-33 units of Dense must be a positive integer, got 0']);
  const indented = fromPython('    %pip install keras\r\n    from keras import *\r\n    Sequential([layers.Dense(-1)])');
  assert.deepEqual(sentences(indented), ['3:30-32 units of Dense must be a positive integer, got -1']);
  assert.deepEqual(sentences(indented, 'ignored'), ['1:5-23 a command for a notebook is left out']);
});

test('lines that are not about the network are left alone, each with what it is about', () => {
  const script = fromPython(`import numpy as np, pandas as pd, os, matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from tensorflow.keras.utils import to_categorical
table = pd.read_csv('data.csv')
x_train, x_test = train_test_split(table)
x_train = x_train.astype('float32') / 255
y = to_categorical(y, 10)
print('ready')
plt.plot(x_train)
os.makedirs('out')
batch = 32
for row in table:
    print(row)
${net('layers.Dense(1)')}model.summary()
model.save('model.keras')
`);
  assert.deepEqual(script.problems, []);
  assert.deepEqual(sentences(script, 'ignored'), [
    '4:1-32 pd.read_csv is about the data, which are prepared outside',
    '5:1-42 train_test_split is about the data, which are prepared outside',
    '6:1-42 x_train.astype is about the data, which are prepared outside',
    '7:1-26 to_categorical is about the data, which are prepared outside',
    '8:1-15 print shows something, and is left out',
    '9:1-18 plt.plot shows something, and is left out',
    '10:1-19 os.makedirs deals with files, and is left out',
    '12:1-17 what table holds is known only when the script runs, and nothing of the network depends on it',
    '17:1-16 model.summary shows something, and is left out',
    '18:1-26 model.save deals with files, and is left out',
  ]);
});
