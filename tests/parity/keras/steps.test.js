// Optimizers, schedules and callbacks of the real Keras: 20 steps from equal weights, learning rates step by step, hooks in their order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Callback, Dense, LearningRateScheduler, Sequential, callbacks as kinds, tensor } from 'vitrine';
import { drawn, truth } from '../data.js';
import { assertKeras, build, camelCase, golden, told } from './golden.js';

const cases = golden('steps');

/** The same as in golden/steps.py. */
const swung = (epoch, rate) => rate * (epoch % 2 ? 0.5 : 1.6);

const callback = ({ class_name, config }) => {
  if (class_name === 'LearningRateScheduler') return new LearningRateScheduler(swung);
  return new kinds[class_name](
    Object.fromEntries(Object.entries(config).map(([name, value]) => [camelCase(name), value])),
  );
};

/** 64 rows: words are the whole numbers from 0 to 6. */
function data({ truth: kind, inputs }) {
  const x = drawn([64, 5], { seed: 60 });
  const y = truth(x, kind);
  return {
    x:
      inputs === 'words'
        ? tensor(
            x.data.map((value) => Math.floor((value + 1) * 3.5)),
            x.shape,
          )
        : x,
    y,
  };
}

const compiled = async ({ layers, optimizer, loss, metrics }) => {
  const model = await build(layers);
  model.compile({ optimizer, loss, metrics });
  return model;
};

async function assertSameSteps({ fit, callbacks = [], history: expected, prediction, ...one }) {
  const model = await compiled(one);
  const { x, y } = data(one);
  const options = {
    epochs: fit.epochs,
    batchSize: fit.batch_size,
    shuffle: false,
    validationSplit: callbacks.length ? 0.25 : 0,
  };
  const { history } = await model.fit(x, y, { ...options, callbacks: callbacks.map(callback) });
  assert.deepEqual(Object.keys(history).sort(), Object.keys(expected).sort());
  for (const [name, numbers] of Object.entries(expected))
    assertKeras(history[name], numbers, `${name} of epoch`, { nearZero: 0 });
  const first = tensor(x.data.slice(0, 10), [2, 5]);
  assertKeras([...(await model.predict(first)).data], prediction, 'predictions');
}

for (const one of cases.filter(({ layers }) => layers)) {
  const { layers, optimizer, loss, inputs = 'numbers', callbacks } = one;
  const how = callbacks ? ` with ${callbacks.map(told)}` : '';
  test(`${told(optimizer)}${how} lowers ${told(loss)} of ${layers.map(told).join(', ')} for ${inputs} as Keras does`, () =>
    assertSameSteps(one));
}

// A model that learns nothing: its data are zeros.
for (const { schedule, steps, values } of cases.filter((one) => one.schedule))
  test(`${told(schedule)} gives Keras's learning rates`, async () => {
    const model = new Sequential([new Dense(1, { inputShape: [1], kernelInitializer: 'zeros' })]);
    model.compile({ optimizer: { class_name: 'SGD', config: { learning_rate: schedule } }, loss: 'mse' });
    const state = await model.optimizer.getState();
    const ours = [];
    for (const iterations of steps) {
      await model.optimizer.setState({ ...state, iterations });
      ours.push(await model.optimizer.getLearningRate());
    }
    assertKeras(ours, values, 'learning rates', { nearZero: 1e-12 });
  });

const [{ calls }] = cases.filter((one) => one.calls);

test('hooks are called in the order of Keras, and told the same', async () => {
  const ours = [];
  class Diary extends Callback {}
  for (const name of new Set(calls.map(([name]) => name)))
    Diary.prototype[camelCase(name)] = (...args) => {
      const numbers = args.filter((one) => typeof one === 'number');
      const logs = args.find((one) => typeof one === 'object') ?? {};
      ours.push([name, numbers, Object.keys(logs).sort()]);
    };
  const restless = cases.find(({ callbacks, fit }) => callbacks && fit.epochs === 15);
  const model = await compiled(restless);
  const { x, y } = data(restless);
  await model.fit(x, y, {
    epochs: 2,
    batchSize: 16,
    validationSplit: 0.25,
    shuffle: false,
    callbacks: [new Diary()],
  });
  assert.deepEqual(ours, calls);
});
