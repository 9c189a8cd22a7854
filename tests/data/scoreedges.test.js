// Scores where they have no meaning or were asked for in the wrong way: one clear sentence, never a NaN that was not told of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as data from '../../dist/data/index.js';

const refuses = (work, pattern) =>
  assert.throws(
    work,
    (error) =>
      error instanceof data.DataError && pattern.test(error.message) && !error.message.includes('\n'),
  );

test('an area or a curve needs rows of every class', () => {
  refuses(() => data.rocAucScore([0, 0], [0.1, 0.2], { labels: [0, 1] }), /no row of class 1/);
  refuses(() => data.rocAucScore(['a', 'b'], [0.1, 0.2], { labels: ['x', 'y'] }), /not among the labels/);
  const even = [0.2, 0.3, 0.5];
  const options = { labels: [0, 1, 2], multiClass: 'ovr' };
  refuses(() => data.rocAucScore([0, 0, 1], [even, even, even], options), /no row of class 2/);
  refuses(() => data.rocCurve([0, 0], [0.1, 0.2]), /no row of the positive class 1/);
  refuses(() => data.rocCurve([1, 1], [0.1, 0.2]), /no row beside those of the positive class 1/);
  refuses(() => data.rocCurve([0, 1], [0.1, 0.2], { posLabel: 7 }), /no row of the positive class 7/);
});

test('probabilities and scores are numbers', () => {
  refuses(() => data.logLoss([0, 1], [NaN, 0.5]), /yProb\[0\] must hold probabilities from 0 to 1/);
  refuses(() => data.logLoss([0, 1], [2, 0.5]), /yProb\[0\] must hold probabilities from 0 to 1/);
  assert.ok(data.logLoss([0, 1], [0, 1.0000001]) < 1e-6);
  const scores = [
    [NaN, 1],
    [0, 1],
  ];
  refuses(() => data.topKAccuracyScore([0, 1], scores, { k: 1 }), /yScore\[0\]\[0\] must be a finite number/);
});

test('labels of two kinds, or none, are no zero', () => {
  refuses(
    () => data.accuracyScore(['1', '2'], [1, 2]),
    /labels of one kind, got "1" in yTrue and 1 in yPred/,
  );
  refuses(() => data.accuracyScore([NaN, 1], [1, 1]), /yTrue\[0\] must be a label, got NaN/);
  refuses(() => data.confusionMatrix([1, 1], [undefined, 1]), /yPred\[0\] must be a label/);
  refuses(() => data.accuracyScore([1, 2]), /yPred must be a list, got undefined/);
  refuses(() => data.computeClassWeight('balanced', [1, NaN]), /y\[1\] must be a label/);
  assert.deepEqual(data.computeClassWeight({ a: 2 }, ['constructor', 'a']), { a: 2, constructor: 1 });
});

test('an option of a score that is not there, or no such value, is named', () => {
  for (const [work, pattern] of [
    [
      () => data.f1Score([0, 1], [0, 1], { posLabl: 1 }),
      /f1Score has no option "posLabl"; did you mean "posLabel"/,
    ],
    [() => data.f1Score([0, 1], [0, 1], { beta: 2 }), /f1Score has no option "beta"/],
    [() => data.fbetaScore([0, 1], [0, 1], { beta: -1 }), /beta must be a number of 0 or more/],
    [() => data.recallScore([0, 1], [0, 1], { zeroDivision: 'warn' }), /zeroDivision must be 0 or 1/],
    [() => data.confusionMatrix([0, 1], [0, 1], { normalise: 'true' }), /did you mean "normalize"/],
    [() => data.cohenKappaScore([0, 1], [0, 1], { weigths: 'linear' }), /did you mean "weights"/],
    [() => data.rocAucScore([0, 1], [0, 1], { multiclass: 'ovr' }), /did you mean "multiClass"/],
    [
      () => data.classificationReport([0, 1], [0, 1], { digits: 101 }),
      /digits must be a whole number from 0 to 50/,
    ],
    [() => data.classificationReport([0, 1], [0, 1], { digits: -1 }), /digits must be a whole number/],
    [() => new data.DummyClassifier().fit(['a', 'b']).predict(-1), /rows must be a whole number of rows/],
    [() => new data.DummyRegressor().fit([1, 2]).predict(1.5), /rows must be a whole number of rows/],
    [() => new data.DummyRegressor({ stratgy: 'mean' }), /did you mean "strategy"/],
  ])
    refuses(work, pattern);
});

test('a report of some labels has the micro average, as scikit-learn prints it', () => {
  // classification_report([0, 1, 2, 2, 1], [0, 0, 2, 1, 1], labels=[0, 1]) of scikit-learn 1.2.1
  const { text } = data.classificationReport([0, 1, 2, 2, 1], [0, 0, 2, 1, 1], { labels: [0, 1] });
  assert.equal(
    text,
    [
      '              precision    recall  f1-score   support',
      '',
      '           0       0.50      1.00      0.67         1',
      '           1       0.50      0.50      0.50         2',
      '',
      '   micro avg       0.50      0.67      0.57         3',
      '   macro avg       0.50      0.75      0.58         3',
      'weighted avg       0.50      0.67      0.56         3',
      '',
    ].join('\n'),
  );
});

test('a report of a class for each of 150,000 rows does not overflow', () => {
  const names = Array.from({ length: 150_000 }, (_, row) => `c${row}`);
  assert.equal(data.classificationReport(names, names).classes.length, 150_000);
});
