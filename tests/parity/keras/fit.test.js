// Whole fits have the history of the real Keras: weights of rows and classes, validation, metrics on the way, early stopping.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EarlyStopping } from 'vitrine';
import { drawn, truth } from '../data.js';
import { assertKeras, build, camelCase, golden, told } from './golden.js';

/** Options in Python's spelling as ours. */
const spelled = (options) =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [camelCase(name), value]));

/** fit's data and options as golden/fit.py had them. */
function asked({ fit, truth: kind, sample_weight, validation, callbacks = [] }) {
  const [x, held] = [drawn([60, 5], { seed: 60 }), drawn([20, 5], { seed: 62 })];
  const weights = (rows, seed) => drawn([rows], { from: 0.2, to: 2, seed });
  const options = {
    ...spelled(fit),
    shuffle: false,
    sampleWeight: sample_weight && weights(60, 61),
    validationData: validation && [
      held,
      truth(held, kind),
      ...(validation === 'weighted' ? [weights(20, 63)] : []),
    ],
    callbacks: callbacks.map(({ config }) => new EarlyStopping(spelled(config))),
  };
  return { x, y: truth(x, kind), held: drawn([2, 5], { seed: 62 }), options };
}

async function assertSameFit(expected) {
  const { layers, optimizer, loss, metrics, weighted_metrics: weightedMetrics } = expected;
  const { x, y, held, options } = asked(expected);
  const model = await build(layers);
  model.compile({ optimizer, loss, metrics, weightedMetrics });

  const { history } = await model.fit(x, y, options);
  for (const [name, numbers] of Object.entries(expected.history))
    assertKeras(history[name] ?? [], numbers, `${name} of epoch`);
  if (!options.callbacks.length)
    assert.deepEqual(Object.keys(history).sort(), Object.keys(expected.history).sort());

  const evaluated = await model.evaluate(x, y, { sampleWeight: options.sampleWeight, batchSize: 25 });
  assert.deepEqual(Object.keys(evaluated).sort(), Object.keys(expected.evaluated).sort());
  for (const [name, number] of Object.entries(expected.evaluated))
    assertKeras([evaluated[name]], [number], `${name} evaluated`);
  assertKeras([...(await model.predict(held)).data], expected.prediction, 'predictions');
}

for (const { callbacks, ...expected } of golden('fit')) {
  const { fit, loss, metrics = [], weighted_metrics: weighted = [], sample_weight, validation } = expected;
  const words = (list) => list.map((one) => one.class_name ?? one).join(', ');
  const how = [
    JSON.stringify(fit),
    sample_weight && 'sample weights',
    validation && `${validation} validation data`,
    metrics.length && words(metrics),
    weighted.length && `weighted ${words(weighted)}`,
  ].filter(Boolean);
  const name = callbacks ? `${told(callbacks[0])} ends` : `${told(loss)} with ${how.join(', ')} goes`;
  test(`a fit with ${name} as in Keras`, () => assertSameFit({ ...expected, callbacks }));
}
