// Losses and metrics have the values of the real Keras, along any axis and in batches; twenty steps with every loss lead where Keras's do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Activation, Sequential, tensor } from 'vitrine';
import { batches, drawn } from '../data.js';
import { assertKeras, build, golden, told } from './golden.js';

const rows = 24;
const spread = (shape, from, to, seed) => drawn([rows, ...shape], { from, to, seed });
const map = ({ data, shape }, f) => tensor(data.map(f), shape);

/** Every row of the last axis made as long as 1. */
function unit({ data, shape }) {
  const width = shape.at(-1);
  const lengths = Array.from({ length: data.length / width }, (_, row) =>
    Math.hypot(...data.subarray(row * width, (row + 1) * width)),
  );
  return tensor(
    data.map((value, index) => value / lengths[Math.floor(index / width)]),
    shape,
  );
}

/** Class numbers as 0s and a 1 along an axis, counted without the batch. */
function oneHot(labels, shape, axis) {
  const inner = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const values = Array.from({ length: labels.data.length * shape[axis] }, (_, index) => {
    const one = Math.floor(index / inner) % shape[axis];
    const place = Math.floor(index / inner / shape[axis]) * inner + (index % inner);
    return Number(labels.data[place] === one);
  });
  return tensor(values, [rows, ...shape]);
}

/** What is predicted: golden/judges.py draws the same. */
const predictions = {
  numbers: (shape) => spread(shape, -2, 2, 82),
  logits: (shape) => spread(shape, -5, 5, 83),
  probabilities: (shape) => spread(shape, 0, 1, 84),
  tenths: (shape) => map(spread(shape, 0, 11, 89), (value) => Math.floor(value) / 10),
  amounts: (shape) => spread(shape, 0.1, 4, 90),
  'unit rows': (shape) => unit(spread(shape, -1, 1, 91)),
  ids: (shape) => map(spread(shape, 0, 4, 92), Math.floor),
};

function truth(kind, shape, keraAxis) {
  const axis = keraAxis < 0 ? shape.length + keraAxis : keraAxis - 1;
  const others = shape.filter((_, index) => index !== axis);
  const labels = map(spread(others, 0, shape[axis], 81), Math.floor);
  const yes = () => map(spread(shape, 0, 2, 86), Math.floor);
  const made = {
    numbers: () => spread(shape, -2, 2, 85),
    between: () => spread(shape, 0, 1, 87),
    'yes or no': yes,
    signs: () => map(yes(), (value) => 2 * value - 1),
    counts: () => map(spread(shape, 0, 5, 93), Math.floor),
    ids: () => map(spread(shape, 0, 4, 94), Math.floor),
    class: () => labels,
    'few classes': () => map(spread([], 0, 3, 95), Math.floor),
    'row of a class': () => oneHot(labels, shape, axis),
  };
  return made[kind]();
}

/** What we say of given predictions: a network that passes them on, evaluated. */
async function judged(compiled, one, batchSize) {
  const model = new Sequential([new Activation('linear')]);
  model.compile(compiled);
  const sampleWeight = one.weighted ? drawn([rows], { from: 0, to: 2, seed: 88 }) : null;
  const x = predictions[one.prediction](one.shape);
  return model.evaluate(x, truth(one.truth, one.shape, one.axis), { sampleWeight, batchSize });
}

const setting = (one) =>
  `of ${one.shape.join(' x ')} ${one.prediction} against ${one.truth}${one.weighted ? ', weighted' : ''}`;

for (const one of golden('judges'))
  if (one.names)
    test(`every name that Keras takes for a ${one.names} is known`, async () => {
      for (const name of one.values) {
        const model = new Sequential([new Activation('linear')]);
        model.compile(one.names === 'loss' ? { loss: name } : { loss: 'mse', metrics: [name] });
        const told = await model.evaluate(tensor([0.2, 0.6, 0.7], [3, 1]), tensor([0, 0, 0], [3, 1]));
        assert.ok((one.names === 'loss' ? 'loss' : name) in told, `${name} is told as ${Object.keys(told)}`);
      }
    });
  else if (one.loss)
    test(`${told(one.loss)} ${setting(one)} is Keras's`, async () => {
      const { loss } = await judged({ loss: one.loss }, one, rows);
      assertKeras([loss], one.values, 'loss');
    });
  else
    test(`${told(one.metric)} ${setting(one)} is Keras's`, async () => {
      const compiled = {
        loss: one.truth === 'class' ? 'sparse_categorical_crossentropy' : 'mse', // evaluate() asks for one
        [one.weighted ? 'weightedMetrics' : 'metrics']: [one.metric],
      };
      const { loss, ...measured } = await judged(compiled, one, 7);
      assertKeras(Object.values(measured).flat(), one.values, 'values');
    });

for (const { layers, optimizer, loss, truth: kind, losses, prediction } of golden('judges_training'))
  test(`${told(optimizer)} lowers ${told(loss)} after ${layers.map(told).join(', ')} as Keras does`, async () => {
    const model = await build(layers);
    model.compile({ optimizer, loss });
    const ours = [];
    for (const { x, y } of batches(kind))
      ours.push((await model.fit(x, y, { batchSize: 16, shuffle: false })).history.loss[0]);
    assertKeras(ours, losses, 'losses', { nearZero: 0 });
    assertKeras([...(await model.predict(drawn([2, 5], { seed: 50 }))).data], prediction, 'predictions');
  });
