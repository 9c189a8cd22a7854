// Scores and curves: scikit-learn's numbers to 1e-9 (golden/judging.json, made by golden/judging.py).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as data from '../../dist/data/index.js';
import { close } from './samples.js';

const { classes, numbers } = JSON.parse(
  readFileSync(new URL('./golden/judging.json', import.meta.url), 'utf8'),
);
const refuses = (work, pattern) =>
  assert.throws(work, (error) => error instanceof data.DataError && pattern.test(error.message));

for (const [k, g] of Object.entries(classes))
  test(`agreement of ${k} classes is scikit-learn's`, () => {
    close(data.matthewsCorrcoef(g.true, g.pred), g.mcc);
    for (const [weights, kappa] of Object.entries(g.kappa))
      close(data.cohenKappaScore(g.true, g.pred, { weights: weights === 'None' ? null : weights }), kappa);
    for (const [average, [precision, recall, f1, fHalf]] of Object.entries(g.prf)) {
      close(data.precisionScore(g.true, g.pred, { average }), precision);
      close(data.recallScore(g.true, g.pred, { average }), recall);
      close(data.f1Score(g.true, g.pred, { average }), f1);
      close(data.fbetaScore(g.true, g.pred, { average, beta: 0.5 }), fHalf);
    }
    const listed = k === 'four' ? ['ant', 'bee', 'cat'] : ['ant', 'bee'];
    close(data.f1Score(g.true, g.pred, { average: 'micro', labels: listed }), g.microListed);
  });

test('curves and scores of two classes are scikit-learn’s', () => {
  const g = classes.two;
  for (const [i, score] of [data.precisionScore, data.recallScore, data.f1Score].entries())
    close(score(g.true, g.pred), g.prfBinary[i]);
  close(data.f1Score(g.true, g.pred, { posLabel: 'ant' }), g.antF1);
  close(data.brierScoreLoss(g.true, g.score), g.brier);
  close(data.averagePrecisionScore(g.true, g.score), g.ap);
  for (const [wanted, options] of [
    [g.roc, {}],
    [g.rocFull, { dropIntermediate: false }],
  ]) {
    const { fpr, tpr, thresholds } = data.rocCurve(g.true, g.score, options);
    assert.equal(thresholds[0], Infinity);
    close({ fpr, tpr, thresholds: thresholds.slice(1) }, wanted);
  }
  close(data.precisionRecallCurve(g.true, g.score), g.pr);
  for (const [strategy, wanted] of Object.entries(g.calibration))
    close(data.calibrationCurve(g.true, g.score, { nBins: 6, strategy }), wanted);
  for (const [i, wanted] of g.topk.entries())
    close(data.topKAccuracyScore(g.true, g.score, { k: i + 1 }), wanted);
  close(
    data.rocAucScore(g.true, g.score),
    data.rocAucScore(
      g.true,
      g.score.map((score) => [1 - score, score]),
      { multiClass: 'ovr' },
    ),
  );
});

test('scores of several classes by their probabilities are scikit-learn’s', () => {
  const g = classes.four;
  for (const [i, wanted] of g.topk.entries())
    close(data.topKAccuracyScore(g.true, g.proba, { k: i + 1 }), wanted);
  for (const [key, wanted] of Object.entries(g.auc)) {
    const [multiClass, average] = key.split(' ');
    close(data.rocAucScore(g.true, g.proba, { multiClass, average }), wanted);
  }
});

test('scores of numbers are scikit-learn’s', () => {
  const { true: truth, pred } = numbers;
  close(data.meanAbsolutePercentageError(truth, pred), numbers.mape);
  close(data.meanAbsolutePercentageError([0, 2], [1, 1]), numbers.mapeZero);
  close(data.medianAbsoluteError(truth, pred), numbers.medae);
  close(data.explainedVarianceScore(truth, pred), numbers.ev);
  close(data.maxError(truth, pred), numbers.max);
  close(data.rootMeanSquaredError(truth, pred), numbers.rmse);
  close(data.meanSquaredLogError(truth.map(Math.abs), pred.map(Math.abs)), numbers.msle);
  assert.equal(data.explainedVarianceScore([2, 2], [3, 3]), 1);
});

test('scores refuse what they can’t judge in one sentence', () => {
  refuses(() => data.f1Score(['a', 'b', 'c'], ['a', 'b', 'b']), /"binary" takes 2 classes, got 3/);
  refuses(() => data.rocCurve(['a', 'b', 'c'], [1, 2, 3]), /at most 2 classes, got 3/);
  refuses(() => data.averagePrecisionScore(['a', 'a'], [1, 2]), /one class only, "a"; say which/);
  refuses(
    () => data.brierScoreLoss([0, 1], [0.5, 1.5]),
    /yProb\[1\] must be a probability from 0 to 1, got 1.5/,
  );
  refuses(
    () => data.calibrationCurve([0, 1], [0, 1], { nBins: 0 }),
    /nBins must be a whole number from 1, got 0/,
  );
  refuses(() => data.topKAccuracyScore(['a', 'b'], [[1], [2]]), /yScore\[0\] must have 2 scores/);
  refuses(
    () =>
      data.rocAucScore(
        ['a', 'b'],
        [
          [0, 1],
          [1, 0],
        ],
      ),
    /multiClass must be "ovr" or "ovo"/,
  );
  refuses(() => data.meanSquaredLogError([1, -1], [1, 1]), /yTrue\[1\] must be 0 or more/);
});
