// Activations, losses, metrics, layers and initial weights have the values of the real Keras.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Activation, Dense, Sequential, tensor } from 'vitrine';
import { drawn } from '../data.js';
import { assertKeras, build, golden, told } from './golden.js';

const rows = 40;
const cases = golden('values');
const those = (kind) => cases.filter((one) => kind in one);

for (const { activation, values } of those('activation'))
  test(`the activation ${told(activation)} has Keras's values`, async () => {
    const x = drawn([8, 8], { from: -6, to: 6, seed: 70 });
    for (let column = 0; column < 8; column++) x.data[column] *= 10;
    const model = new Sequential([new Activation(activation)]);
    assertKeras([...(await model.predict(x)).data], values, `values for ${x.data}`);
  });

test('sparsemax gives probabilities, as its paper says and Keras does not', async () => {
  const model = new Sequential([new Activation('sparsemax')]);
  const { data } = await model.predict([
    [0.5, 0.3, 0.2, -0.4],
    [1, 0.5, -2, 0],
  ]);
  assertKeras([...data], [0.5, 0.3, 0.2, 0, 0.75, 0.25, 0, 0], 'values');
});

/** What is predicted, or true, for the rows: golden/values.py draws the same. */
function columns(kind, width) {
  const spread = (from, to, seed, size = width) => drawn([rows, size], { from, to, seed });
  const whole = ({ data, shape }) => tensor(data.map(Math.floor), shape);
  const classes = whole(spread(0, width, 81, 1));
  const oneHot = ({ data }) =>
    tensor(
      [...data].flatMap((label) => Array.from({ length: width }, (_, one) => Number(one === label))),
      [rows, width],
    );
  const made = {
    numbers: () => spread(-2, 2, 82),
    logits: () => spread(-5, 5, 83),
    probabilities: () => spread(0, 1, 84),
    class: () => classes,
    'row of a class': () => oneHot(classes),
    guesses: () => oneHot(whole(spread(0, width, 85, 1))),
    'yes or no': () => whole(spread(0, 2, 86)),
    'yes, no or between': () => spread(0, 1, 87),
  };
  return made[kind]();
}

/** What we say of given predictions: a network that passes them on, evaluated. */
async function judged(compiled, { truth, prediction, width, weighted }, batchSize) {
  const model = new Sequential([new Activation('linear')]);
  model.compile(compiled);
  const sampleWeight = weighted ? drawn([rows], { from: 0, to: 2, seed: 88 }) : null;
  return model.evaluate(columns(prediction, width), columns(truth, width), { sampleWeight, batchSize });
}

const setting = ({ truth, prediction, width, weighted }) =>
  `of ${width} ${prediction} against ${truth}${weighted ? ', weighted' : ''}`;

for (const one of those('loss'))
  test(`${told(one.loss)} ${setting(one)} is Keras's`, async () => {
    const { loss } = await judged({ loss: one.loss }, one, rows);
    assertKeras([loss], one.values, 'loss');
  });

for (const one of those('metric'))
  test(`${told(one.metric)} ${setting(one)} is Keras's`, async () => {
    const compiled = {
      loss: one.truth === 'class' ? 'sparse_categorical_crossentropy' : 'mse',
      [one.weighted ? 'weightedMetrics' : 'metrics']: [one.metric],
    };
    const { loss, ...measured } = await judged(compiled, one, 7);
    assertKeras(Object.values(measured).flat(), one.values, 'values');
  });

for (const { layers, values } of those('layers'))
  test(`a prediction through ${layers.map(told).join(', ')} is Keras's`, async () => {
    const model = await build(layers);
    assertKeras([...(await model.predict(drawn([4, 5], { seed: 90 }))).data], values, 'predictions');
  });

// Draws differ, their spread does not: 60,000 of them tell a deviation to 0.3 % (one sigma), a mean to 0.4 % of it, a limit to 0.1 %.
for (const { initializer, mean, std, min, max } of those('initializer'))
  test(`initial weights of ${told(initializer)} are spread as Keras's`, async () => {
    const model = new Sequential([new Dense(200, { kernelInitializer: initializer })]);
    await model.build([null, 300], { seed: 1 });
    const weights = Float64Array.from((await model.getWeights())[0].data);
    const average = weights.reduce((sum, weight) => sum + weight) / weights.length;
    const spread = Math.sqrt(
      weights.reduce((sum, weight) => sum + (weight - average) ** 2, 0) / weights.length,
    );
    const near = (ours, keras, limit, what) =>
      assert.ok(Math.abs(ours - keras) <= limit, `${what}: ours is ${ours}, Keras's ${keras}`);
    near(average, mean, 0.02 * std + 1e-7, 'mean');
    near(spread, std, 0.015 * std + 1e-7, 'deviation');
    if (max === undefined) return;
    near(Math.min(...weights), min, 0.01 * std + 1e-7, 'smallest');
    near(Math.max(...weights), max, 0.01 * std + 1e-7, 'largest');
  });
