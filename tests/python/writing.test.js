// From a model to Python: short, in Keras's words, and read as the same model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'vitrine';
import { fromPython, pythonParts, toPython } from 'vitrine/python';

const { Activation, Adam, Bidirectional, Conv2D, Dense, Dropout, EarlyStopping, Input, LSTM, Model, Sequential, input } = v;

test('a script has the imports that it needs and no option that is a default', () => {
  v.clearSession();
  const model = new Sequential([
    Input({ shape: [28, 28, 1] }),
    new Conv2D(16, 3, { activation: 'relu', padding: 'valid', kernelRegularizer: new v.L2(1e-4), kernelInitializer: 'he_normal' }),
    new Dropout(0.25),
    new v.Flatten(),
    new Dense(10, { activation: 'softmax', name: 'digit', biasInitializer: new v.Constant(0.1), kernelConstraint: new v.MaxNorm() }),
  ]);
  model.compile({
    optimizer: new Adam({ learningRate: 0.01 }),
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy', new v.metrics.SparseCategoricalAccuracy({ name: 'right' })],
  });
  const fit = {
    data: { x: 'x_train', y: 'y_train', validationData: ['x_val', 'y_val'] },
    options: { epochs: 20, batchSize: 64, classWeight: { 0: 1, 1: 2.5 }, seed: 7, callbacks: [new EarlyStopping({ patience: 3 })], onProgress() {} },
  };
  const evaluate = [{ data: { x: 'x_test', y: 'y_test' }, options: { batchSize: 128 } }];
  assert.equal(
    toPython(model, { fit, evaluate, predict: [{ data: { x: 'x_new[:5]' }, options: {} }] }),
    `import keras
from keras import callbacks, initializers, layers, metrics, optimizers, regularizers

keras.utils.set_random_seed(7)

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(
        16,
        3,
        activation="relu",
        kernel_initializer="he_normal",
        kernel_regularizer=regularizers.L2(0.0001),
    ),
    layers.Dropout(0.25),
    layers.Flatten(),
    layers.Dense(
        10,
        activation="softmax",
        bias_initializer=initializers.Constant(0.1),
        kernel_constraint="max_norm",
        name="digit",
    ),
])
model.compile(
    optimizer=optimizers.Adam(learning_rate=0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy", metrics.SparseCategoricalAccuracy(name="right")],
)

# your data: x_train, y_train, x_val, y_val, x_test, y_test, x_new
model.fit(
    x_train,
    y_train,
    batch_size=64,
    epochs=20,
    callbacks=[callbacks.EarlyStopping(patience=3)],
    validation_data=(x_val, y_val),
    class_weight={0: 1, 1: 2.5},
)
model.evaluate(x_test, y_test, batch_size=128)
model.predict(x_new[:5])
`,
  );
});

test('a functional model is written call by call, its models before it, shared layers once', () => {
  v.clearSession();
  const a = input({ shape: [4], name: 'left' });
  const b = input({ shape: [4], name: 'right' });
  const shared = new Dense(3, { activation: 'tanh' });
  const head = new Sequential([Input({ shape: [3] }), new Dense(2)], { name: 'head' });
  const [one, two] = [head.apply(shared.apply(a)), head.apply(shared.apply(b))];
  const model = new Model({ inputs: [a, b], outputs: [new Activation('relu', { name: 'lambda' }).apply(one), two] });
  const code = toPython(model);
  assert.equal(
    code,
    `import keras
from keras import layers

left = keras.Input(shape=(4,), name="left")
right = keras.Input(shape=(4,), name="right")
shared_dense = layers.Dense(3, activation="tanh")
x = shared_dense(left)
head = keras.Sequential([
    keras.Input(shape=(3,)),
    layers.Dense(2),
], name="head")
x = head(x)
lambda_1 = layers.Activation("relu", name="lambda")(x)
x = shared_dense(right)
head_1 = head(x)
model = keras.Model(inputs=[left, right], outputs=[lambda_1, head_1])
`,
  );
  assert.deepEqual(fromPython(code).model.toJSON(), model.toJSON());
});

test('wrapped layers, activations with options and odd texts are read as they were', () => {
  const model = new Sequential([
    Input({ shape: [5, 2] }),
    new Bidirectional(new LSTM(4, { returnSequences: true }), { mergeMode: 'sum', name: 'it\'s "so" \\ ü' }),
    new Dense(3, { activation: { class_name: 'leaky_relu', config: { negative_slope: 0.05 } }, name: 'dense_7' }),
    new Dense(3, { trainable: false }),
  ]);
  const code = toPython(model);
  assert.match(code, /activation=lambda x: activations\.leaky_relu\(x, negative_slope=0\.05\)/);
  const again = fromPython(code);
  assert.deepEqual(again.problems, []);
  assert.deepEqual(again.model.toJSON(), model.toJSON());
});

test('every layer, optimizer and loss that needs no options of its own is read as it is written', async () => {
  const { optimizers, losses, metrics } = await v.catalog();
  for (const { class_name } of optimizers) {
    const model = new Sequential([new Dense(1)]);
    model.compile({ optimizer: new v.optimizers[class_name]({ learningRate: 0.5 }), loss: 'mse' });
    assert.deepEqual(fromPython(toPython(model)).model.toJSON().compile_config, model.toJSON().compile_config);
  }
  const plain = ({ options }) => options.every(({ required }) => !required);
  const model = new Sequential([new Dense(1)]);
  for (const { class_name } of losses.filter(plain)) {
    model.compile({ loss: new v.losses[class_name]({ name: 'own' }) });
    assert.deepEqual(fromPython(toPython(model)).model.toJSON().compile_config, model.toJSON().compile_config);
  }
  model.compile({ loss: 'mse', metrics: metrics.filter(plain).map(({ class_name }) => new v.metrics[class_name]({ name: class_name.toLowerCase() })) });
  assert.deepEqual(fromPython(toPython(model)).model.toJSON().compile_config, model.toJSON().compile_config);
});

test('settings for several outputs keep their form', () => {
  const x = input({ shape: [2] });
  const model = new Model({ inputs: x, outputs: [new Dense(1, { name: 'a' }).apply(x), new Dense(1, { name: 'b' }).apply(x)] });
  for (const options of [
    { loss: { a: 'mse', b: new v.losses.Huber(2) }, lossWeights: { a: 1, b: 0.5 }, metrics: { a: ['mae'] } },
    { loss: ['mse', 'mae'], lossWeights: [1, 0.5], metrics: [['mae'], ['mse', 'mae']] },
  ]) {
    model.compile(options);
    const { model: again, problems } = fromPython(toPython(model));
    assert.deepEqual(problems, []);
    assert.deepEqual(again.toJSON(), model.toJSON());
  }
});

test('what Python has no word for is said in a comment, and settings can be given anew', () => {
  const model = new Sequential([new Dense(1)]);
  const code = toPython(model, {
    compile: { loss: 'mae' },
    fit: { data: { x: 'x', y: 'y' }, options: { callbacks: [{ onEpochEnd() {} }], validationData: [[1], [2]] } },
  });
  assert.match(code, /model\.compile\(optimizer="rmsprop", loss="mae"\)/);
  assert.match(code, /# a callback in JavaScript has no counterpart here\n# validation_data is data, and has to be named\nmodel\.fit\(x, y\)/);
});

test('parts of a script: a model in JSON, with the shape that its data will have', () => {
  const config = { class_name: 'Sequential', config: { layers: [{ class_name: 'Dense', config: { units: 3, kernel_initializer: 'he_normal' } }] } };
  const { modules, model, training } = pythonParts(config, {
    inputShape: 'x_train.shape[1:]',
    compile: { loss: 'mse' },
    fit: { data: { x: 'x_train', y: 'scale(y_train)' }, options: { epochs: 2 } },
  });
  assert.deepEqual(modules, ['layers']);
  assert.equal(
    model,
    `model = keras.Sequential([
    keras.Input(shape=x_train.shape[1:]),
    layers.Dense(3, kernel_initializer="he_normal"),
])
model.compile(optimizer="rmsprop", loss="mse")`,
  );
  assert.equal(training, 'model.fit(x_train, scale(y_train), epochs=2)');
});
