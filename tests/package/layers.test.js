// Layers and models before any training: names, options, structure.
import assert from 'node:assert/strict';
import { test, beforeEach } from 'node:test';
import {
  Sequential,
  Dense,
  Activation,
  BatchNormalization,
  Dropout,
  Input,
  InputLayer,
  Layer,
  Adam,
  L1L2,
  L2,
  Constant,
  EarlyStopping,
  clearSession,
  catalog,
  layers,
  losses,
  optimizers,
  version,
} from 'vitrine';

beforeEach(clearSession);

test('automatic names count through the session, as in Keras', () => {
  assert.deepEqual(
    [new Dense(1), new Dense(1), new BatchNormalization(), new Dense(1, { name: 'mine' }), new Dense(1)].map(({ name }) => name),
    ['dense', 'dense_1', 'batch_normalization', 'mine', 'dense_2'],
  );
  assert.deepEqual([new Sequential().name, new Sequential().name], ['sequential', 'sequential_1']);
  clearSession();
  assert.equal(new Dense(1).name, 'dense');
});

test('options by position, by name, and by default', () => {
  assert.equal(new L2(0.5).getConfig().l2, 0.5);
  assert.equal(new L2({ l2: 0.5 }).getConfig().l2, 0.5);
  assert.equal(new L2().getConfig().l2, 0.01);
  assert.deepEqual(new L1L2(0.1, 0.2).getConfig(), { l1: 0.1, l2: 0.2 });
  assert.equal(new Constant(3).getConfig().value, 3);
  assert.equal(new Adam(0.1, { beta1: 0.5 }).getConfig().beta_1, 0.5);
  assert.equal(new Dense(3, { kernelInitializer: 'heNormal' }).getConfig().kernel_initializer.class_name, 'HeNormal');
  assert.equal(new Dense(3, { kernelRegularizer: 'l2' }).getConfig().kernel_regularizer.config.l2, 0.01);
  assert.equal(new Dense(3, { kernelRegularizer: new L2(0.3) }).getConfig().kernel_regularizer.config.l2, 0.3);
  assert.equal(new Dense(3, { activation: null }).getConfig().activation, 'linear');
  assert.throws(() => new Dropout(0.5, [1], 2, 'name', true, 6), /Dropout takes at most/);
});

test("an activation with options is Keras's JSON, also as the only argument", () => {
  const leaky = { class_name: 'leaky_relu', config: { negative_slope: 0.3 } };
  for (const layer of [new Activation(leaky), new Activation(leaky, { name: 'leaky' }), new Dense(1, { activation: leaky })])
    assert.equal(layer.getConfig().activation.config.negative_slope, 0.3);
});

test('classes are what they say', () => {
  const layer = new Dense(1);
  assert.ok(layer instanceof Layer);
  assert.deepEqual([layer.kind, layer.className], ['layer', 'Dense']);
  assert.equal(new layers.Dense(1).className, 'Dense');
  assert.equal(new losses.MeanSquaredError().toJSON().module, 'keras.losses');
  assert.equal(new optimizers.SGD(0.1).getConfig().learning_rate, 0.1);
  assert.equal(new EarlyStopping().kind, 'callback');
});

test('three ways to tell the shape of a row', async () => {
  const ways = [[Input({ shape: [4] }), new Dense(1)], [new InputLayer({ batchShape: [null, 4] }), new Dense(1)], [new Dense(1, { inputShape: [4] })]];
  for (const way of ways) {
    const model = new Sequential(way);
    assert.equal(model.built, true);
    assert.equal(model.layers.length, 1);
    assert.deepEqual(
      (await model.getWeights()).map(({ shape }) => shape),
      [[4, 1], [1]],
    );
  }
  const model = new Sequential([new Dense(1)]);
  assert.equal(model.built, false);
  await model.build([4]);
  assert.equal(model.built, true);
});

test('describe tells where each weight lies among all', async () => {
  const model = new Sequential([Input({ shape: [3] }), new Dense(2), new BatchNormalization()]);
  const { params, trainable_params, layers, inputs, outputs } = await model.describe();
  assert.deepEqual([params, trainable_params, inputs[0].shape, outputs[0].shape], [16, 12, [null, 3], [null, 2]]);
  const weights = layers.flatMap(({ weights }) => weights);
  assert.deepEqual(
    weights.map(({ path, offset, size }) => [path, offset, size]),
    [
      ['dense/kernel', 0, 6],
      ['dense/bias', 6, 2],
      ['batch_normalization/gamma', 8, 2],
      ['batch_normalization/beta', 10, 2],
      ['batch_normalization/moving_mean', 12, 2],
      ['batch_normalization/moving_variance', 14, 2],
    ],
  );
});

test('weights go out and in', async () => {
  const model = new Sequential([Input({ shape: [2] }), new Dense(1)]);
  await model.setWeights([[[2], [3]], [1]]);
  assert.deepEqual(
    [
      ...(
        await model.predict([
          [1, 1],
          [0, 2],
        ])
      ).data,
    ],
    [6, 7],
  );
  const [kernel, bias] = await model.getWeights();
  assert.deepEqual([[...kernel.data], kernel.shape, [...bias.data]], [[2, 3], [2, 1], [1]]);
});

test('layers added or removed later leave the other weights as they are', async () => {
  const model = new Sequential([Input({ shape: [2] }), new Dense(3), new Dense(1)]);
  const before = await model.getWeights();
  model.pop();
  model.add(new Dense(2));
  const after = await model.getWeights();
  assert.deepEqual(after[0], before[0]);
  assert.deepEqual(
    after.map(({ shape }) => shape),
    [[2, 3], [3], [3, 2], [2]],
  );
});

test('a frozen layer keeps its weights in training', async () => {
  const model = new Sequential([Input({ shape: [2] }), new Dense(3), new Dense(1)]);
  const before = await model.getWeights();
  model.getLayer('dense').trainable = false;
  model.compile({ optimizer: 'sgd', loss: 'mse' });
  await model.fit(
    [
      [1, 2],
      [3, 4],
    ],
    [1, 2],
  );
  const after = await model.getWeights();
  assert.deepEqual(after[0], before[0]);
  assert.notDeepEqual(after[2], before[2]);
});

test('one seed, the same first weights', async () => {
  const weights = async (seed) => {
    const model = new Sequential([new Dense(3)]);
    await model.build([null, 2], { seed });
    return (await model.getWeights())[0].data;
  };
  assert.deepEqual(await weights(1), await weights(1));
  assert.notDeepEqual(await weights(1), await weights(2));
});

test('the catalog lists every component with its help', async () => {
  const { version: core, ...kinds } = await catalog();
  assert.equal(core, version);
  const units = kinds.layers.find(({ class_name }) => class_name === 'Dense').options[0];
  assert.deepEqual([units.name, units.type, units.required, units.min], ['units', 'integer', true, 1]);
  for (const list of Object.values(kinds).filter(Array.isArray)) for (const { help } of list) assert.match(help, /^\S.*[.)]$/);
});
