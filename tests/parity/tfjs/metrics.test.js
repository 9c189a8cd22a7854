// Metrics of given predictions are those of TensorFlow.js. R2Score is not among its metrics: Keras's own numbers hold it.
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { Activation, Sequential, tensor } from 'vitrine';
import { drawn } from '../data.js';
import { assertAlike, theirTensor, twins } from './twins.js';

const rows = 40;
const predicted = (width) => drawn([rows, width], { from: 0, to: 1, seed: width });
const labels = (classes) => Array.from(drawn([rows], { from: 0, to: classes, seed: 5 }).data, Math.floor);
const column = (classes) => tensor(labels(classes), [rows, 1]);
const oneHot = (classes) => {
  const row = (label) => Array.from({ length: classes }, (_, one) => Number(one === label));
  return tensor(labels(classes).flatMap(row), [rows, classes]);
};
/** TensorFlow.js's precision and recall take predictions of 0 and 1. */
const rounded = (metric) => (truth, prediction) => metric(truth, tf.round(prediction));

const cases = [
  ['binary_accuracy', tf.metrics.binaryAccuracy, column(2), predicted(1)],
  ['binary_accuracy', tf.metrics.binaryAccuracy, oneHot(3), predicted(3)],
  ['categorical_accuracy', tf.metrics.categoricalAccuracy, oneHot(3), predicted(3)],
  [
    'sparse_categorical_accuracy',
    tf.metrics.sparseCategoricalAccuracy,
    column(4),
    predicted(4),
    'sparse_categorical_crossentropy',
  ],
  ['precision', rounded(tf.metrics.precision), column(2), predicted(1)],
  ['recall', rounded(tf.metrics.recall), column(2), predicted(1)],
  ['mean_squared_error', tf.metrics.meanSquaredError, drawn([rows, 3]), predicted(3)],
  ['mean_absolute_error', tf.metrics.meanAbsoluteError, drawn([rows, 3]), predicted(3)],
  [
    'mean_absolute_percentage_error',
    tf.metrics.meanAbsolutePercentageError,
    drawn([rows, 3], { from: 1, to: 3 }),
    predicted(3),
  ],
  ['binary_crossentropy', tf.metrics.binaryCrossentropy, column(2), predicted(1)],
  ['categorical_crossentropy', tf.metrics.categoricalCrossentropy, oneHot(3), predicted(3)],
];

for (const [name, theirMetric, truth, prediction, loss = 'mse'] of cases)
  test(`${name} of ${prediction.shape[1]} outputs is TensorFlow.js's`, async () => {
    const model = new Sequential([new Activation('linear')]); // passes the predictions on
    model.compile({ loss, metrics: [name] });
    const ours = await model.evaluate(prediction, truth, { batchSize: 7 });
    const theirs = theirMetric(theirTensor(truth), theirTensor(prediction)).mean().dataSync()[0];
    assertAlike({ ours: [ours[name]], theirs: [theirs] }, { relative: 1e-6 });
  });

const heads = {
  'one probability': { units: 1, activation: 'sigmoid', loss: 'binaryCrossentropy', truth: column(2) },
  'a row of probabilities and a row of truth': {
    units: 3,
    activation: 'softmax',
    loss: 'categoricalCrossentropy',
    truth: oneHot(3),
  },
  'a row of probabilities and a class number': {
    units: 4,
    activation: 'softmax',
    loss: 'sparseCategoricalCrossentropy',
    truth: column(4),
  },
};

for (const [name, { units, activation, loss, truth }] of Object.entries(heads))
  test(`'accuracy' of ${name} means what it means in TensorFlow.js`, async () => {
    const layers = (kit) => [kit.dense(units, { activation })];
    const { ours, theirs } = await twins({ inputShape: [6], layers, loss, metrics: ['accuracy'] });
    const x = drawn([rows, 6], { seed: 8 });
    const judged = await ours.evaluate(x, truth);
    const scalars = theirs.evaluate(theirTensor(x), theirTensor(truth));
    assertAlike(
      { ours: [judged.loss, judged.accuracy], theirs: scalars.map((one) => one.dataSync()[0]) },
      { relative: 1e-5 },
    );
  });
