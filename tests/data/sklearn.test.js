// Every number that scikit-learn also gives is the same to 1e-9 (golden/sklearn.json, made by golden/make.py).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as data from '../../dist/data/index.js';
import { close, csv, golden, records } from './samples.js';

const { NumberColumn, OneHotEncoder, SimpleImputer, StandardScaler, LabelEncoder } = data;
const every = (n, step) => Array.from({ length: Math.ceil(n / step) }, (_, i) => i * step);
const rowsOf = (columns, n) =>
  Array.from({ length: n }, (_, row) => columns.map(({ values }) => values[row]));

for (const name of ['breast_cancer', 'california_housing'])
  test(`StandardScaler has scikit-learn's numbers on ${name}, and its inverse gives the data back`, () => {
    const { columns, rowCount } = csv(name).table;
    const scaler = new StandardScaler().fit(columns.map((column) => column.take(every(rowCount, 3))));
    const { mean, var: variance, scale, first } = golden.scaler[name];
    close(scaler.mean, mean);
    close(scaler.variance, variance);
    close(scaler.scale, scale);
    const z = scaler.transform(columns);
    close(rowsOf(z, 5), first);
    close(rowsOf(scaler.inverseTransform(z), rowCount), rowsOf(columns, rowCount));
  });

test('StandardScaler leaves a constant column at zero, as scikit-learn', () => {
  const { x, scale, z } = golden.constant;
  const columns = [0, 1, 2].map((i) =>
    NumberColumn.from(
      `c${i}`,
      x.map((row) => row[i]),
    ),
  );
  const scaler = new StandardScaler().fit(columns);
  close(scaler.scale, scale);
  close(rowsOf(scaler.transform(columns), 4), z);
});

test("SimpleImputer fills in scikit-learn's values", () => {
  const { table } = records('penguins');
  const numbers = table.columns.filter(({ storage }) => storage === 'number');
  for (const strategy of ['mean', 'median', 'most_frequent'])
    close(new SimpleImputer({ strategy }).fit(numbers).statistics, golden.imputer[strategy]);
  const imputer = new SimpleImputer({ strategy: 'most_frequent' });
  const [sex] = imputer.fitTransform([table.column('Sex')]);
  assert.deepEqual(imputer.statistics, golden.imputer.sex);
  assert.equal(sex.missingCount, 0);
  assert.deepEqual(
    new SimpleImputer({ strategy: 'constant', fillValue: 'unknown' }).fitTransform([table.column('Sex')])[0]
      .categories.length,
    3,
  );
});

test('OneHotEncoder and LabelEncoder have the categories, names and codes of scikit-learn', () => {
  const { table } = records('penguins');
  const columns = [table.column('Island'), table.column('Species')];
  const encoder = new OneHotEncoder({ handleUnknown: 'ignore' }).fit(columns);
  const out = encoder.transform(columns);
  assert.deepEqual(encoder.getFeatureNamesOut(), golden.onehot.names);
  assert.deepEqual(
    out.map(({ values }) => values.reduce((a, b) => a + b)),
    golden.onehot.sums,
  );
  assert.deepEqual(
    out.map(({ values }) => values[200]),
    golden.onehot.row200,
  );
  const back = encoder.inverseTransform(out);
  for (const [i, column] of columns.entries()) assert.deepEqual([...back[i].codes], [...column.codes]);
  assert.deepEqual(
    new OneHotEncoder({ drop: 'first' }).fit(columns).getFeatureNamesOut(),
    golden.onehot.drop_first,
  );
  const labels = new LabelEncoder().fit([columns[1]]);
  assert.deepEqual(labels.classes, golden.labels.classes);
  const codes = labels.transform([columns[1]]);
  assert.equal(
    codes[0].values.reduce((a, b) => a + b),
    golden.labels.sum,
  );
  assert.deepEqual([...labels.inverseTransform(codes)[0].codes], [...columns[1].codes]);
});

test('a step comes back from JSON, and one that is not fitted or given other columns says so', () => {
  const { columns } = csv('iris').table;
  for (const step of [
    new StandardScaler(),
    new SimpleImputer({ strategy: 'median' }),
    new OneHotEncoder({ handleUnknown: 'ignore' }),
  ]) {
    const out = step.fitTransform(columns);
    const again = data.transformerFromJSON(JSON.parse(JSON.stringify(step)));
    assert.deepEqual(again.transform(columns), out);
    assert.deepEqual(
      again.getFeatureNamesOut(),
      out.map(({ name }) => name),
    );
  }
  assert.throws(() => new StandardScaler().transform(columns), /StandardScaler must be fitted first/);
  assert.throws(
    () => new StandardScaler().fit(columns).transform(columns.slice(1)),
    /fitted on 5 columns, got 4/,
  );
  assert.throws(
    () => new StandardScaler({ withmean: true }),
    /no option "withmean"; did you mean "withMean"/,
  );
  const [a, b] = ['a', 'b'].map((word) => data.CategoryColumn.from('c', [word, word]));
  assert.throws(
    () => new OneHotEncoder().fit([a]).transform([b]),
    /column "c", row 1: category "b" was not there in fit/,
  );
  assert.throws(
    () => new StandardScaler().fit([a]),
    /takes columns of type number, but column "c" is of type category/,
  );
});

test('every step is described for forms: options with defaults, choices and help', () => {
  for (const { name, help, options } of data.describeTransformers()) {
    assert.ok(help.length > 10, name);
    assert.equal(data.makeTransformer(name).description.name, name);
    for (const option of options) assert.ok(option.help && 'default' in option, `${name}.${option.name}`);
  }
});

test('stratified splits have as many rows of each class as scikit-learn', () => {
  for (const { name, testSize, train, test: held } of golden.split) {
    const { table } = name === 'penguins' ? records(name) : csv(name);
    const target = name === 'penguins' ? 'Species' : 'target';
    const split = data.trainTestSplit(table, { testSize, seed: 5, stratify: target });
    const counts = (rows) =>
      [...new Set(table.rows(0, table.rowCount, [target]).flat())]
        .sort()
        .map((word) => Array.from(rows).filter((row) => table.cell(row, target) === word).length);
    assert.deepEqual(counts(split.train), train);
    assert.deepEqual(counts(split.test), held);
  }
});

for (const [k, g] of Object.entries(golden.classes))
  test(`scores of ${k} classes are scikit-learn's`, () => {
    close(data.accuracyScore(g.true, g.pred), g.accuracy);
    close(data.balancedAccuracyScore(g.true, g.pred), g.balanced_accuracy);
    assert.deepEqual(data.confusionMatrix(g.true, g.pred), g.confusion);
    close(data.confusionMatrix(g.true, g.pred, { normalize: 'true' }), g.confusion_true);
    const columns = (each) =>
      ['precision', 'recall', 'fscore', 'support'].map((key) => each.map((one) => one[key]));
    close(columns(data.precisionRecallFscoreSupport(g.true, g.pred)), g.prfs);
    close(columns(data.precisionRecallFscoreSupport(g.true, g.pred, { beta: 2 })), g.prfs_beta2);
    const report = data.classificationReport(g.true, g.pred);
    const average = ({ precision, recall, fscore }) => [precision, recall, fscore];
    close(average(report.macroAvg), g.macro);
    close(average(report.weightedAvg), g.weighted);
    assert.equal(report.text, g.report);
    close(data.logLoss(g.true, g.proba), g.log_loss);
    close(Object.values(data.balancedClassWeights(g.true)), g.weights);
    close(new data.DummyClassifier().fit(g.true).predictProba(1)[0], g.prior);
    assert.equal(
      new data.DummyClassifier({ strategy: 'most_frequent' }).fit(g.true).predict(1)[0],
      g.most_frequent,
    );
    if (g.score) close(data.rocAucScore(g.true, g.score), g.roc_auc);
  });

test("scores of numbers are scikit-learn's", () => {
  const g = golden.numbers;
  close(data.meanAbsoluteError(g.true, g.pred), g.mae);
  close(data.meanSquaredError(g.true, g.pred), g.mse);
  close(data.r2Score(g.true, g.pred), g.r2);
  close(new data.DummyRegressor().fit(g.true).predict(1)[0], g.dummy);
  close(new data.DummyRegressor({ strategy: 'median' }).fit(g.true).predict(1)[0], g.median);
  assert.equal(data.r2Score([2, 2], [2, 2]), 1);
  assert.equal(data.r2Score([2, 2], [2, 3]), 0);
});

test('scores refuse lists that do not belong together', () => {
  assert.throws(() => data.accuracyScore([1, 2], [1]), /as many rows as each other, got 2 and 1/);
  assert.throws(() => data.r2Score([], []), /empty/);
  assert.throws(() => data.meanSquaredError([1, NaN], [1, 2]), /yTrue\[1\] must be a finite number, got NaN/);
  assert.throws(() => data.rocAucScore(['a', 'b', 'c'], [1, 2, 3]), /2 classes .* got 3/);
});
