// Losses and metrics as objects and by name: lists of numbers as options, lists as results, and the names that the history keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Activation, Dense, Sequential, losses, metrics, tensor } from 'vitrine';

/** The score of predictions, which a network hands on. */
async function scoreOf(metric, x, y, shape = [x.length, 1]) {
  const model = new Sequential([new Activation('linear')]);
  model.compile({ loss: 'mse', metrics: [metric] });
  const { loss, ...scores } = await model.evaluate(tensor(x, shape), tensor(y, shape));
  return scores;
}

test('a list of numbers, or one number where Keras takes it', () => {
  const thresholds = (value) => new metrics.Precision(value).getConfig().thresholds;
  assert.deepEqual(thresholds([0.3, 0.7]), [0.3, 0.7]);
  assert.equal(thresholds(0.3), 0.3);
  assert.equal(thresholds(undefined), null);
  assert.deepEqual(new metrics.IoU(3, [0, 2]).getConfig().target_class_ids, [0, 2]);
  assert.deepEqual(new losses.Tversky({ axis: [1, 2] }).getConfig().axis, [1, 2]);
  assert.throws(() => thresholds([0.3, 2]), {
    message: 'precision.thresholds must be a number of at least 0 and of at most 1 or a list of them or null, got [0.3,2]',
  });
  assert.throws(() => new metrics.IoU(3, 2), { message: 'io_u.targetClassIds must be a list of integers, each an integer of at least 0, got 2' });
  assert.throws(() => new metrics.IoU(3, [0.5]), /io_u\.targetClassIds must be a list/);
  assert.throws(() => new metrics.AUC({ labelWeights: [] }), /auc\.labelWeights must be a list/);
});

test("Keras's None is null, also where a word is the default", () => {
  assert.equal(new metrics.F1Score().getConfig().average, null);
  assert.equal(new metrics.F1Score({ average: 'macro' }).getConfig().average, 'macro');
  assert.equal(new metrics.R2Score().getConfig().class_aggregation, 'uniform_average');
  assert.equal(new metrics.R2Score({ classAggregation: null }).getConfig().class_aggregation, null);
  assert.throws(() => new metrics.F1Score('none'), { message: "f1_score.average must be one of 'micro', 'macro', 'weighted' or null, got 'none'" });
});

test('a choice may be written in capitals or not', async () => {
  assert.deepEqual(await scoreOf(new metrics.AUC({ curve: 'roc', summationMethod: 'Majoring' }), [0.1, 0.9], [0, 1]), { auc: 1 });
});

test('several thresholds give several numbers, in the history too', async () => {
  const recall = new metrics.Recall([0.2, 0.8]);
  assert.deepEqual(await scoreOf(recall, [0.1, 0.5, 0.9], [1, 1, 1]), { recall: [2 / 3, 1 / 3] });
  const model = new Sequential([new Activation('linear')]);
  model.compile({ loss: 'mse', metrics: [recall] });
  const { history } = await model.fit(tensor([0.1, 0.5, 0.9], [3, 1]), [1, 1, 1], { epochs: 2 });
  assert.deepEqual(history.recall, [
    [2 / 3, 1 / 3],
    [2 / 3, 1 / 3],
  ]);
});

test('the history keeps the name that was typed, and an object has its own', async () => {
  const name = async (metric) => Object.keys(await scoreOf(metric, [0.1, 0.9], [0, 1]))[0];
  assert.equal(await name('AUC'), 'AUC');
  assert.equal(await name('MeanSquaredError'), 'MeanSquaredError');
  assert.equal(await name('rootMeanSquaredError'), 'root_mean_squared_error');
  assert.equal(await name(new metrics.LogCoshError()), 'logcosh');
  assert.equal(await name(new metrics.FBetaScore()), 'fbeta_score');
  assert.equal(new losses.Huber().getConfig().name, 'huber_loss');
});

test('a score that is not a number is NaN', async () => {
  assert.deepEqual(await scoreOf('pearson_correlation', [0.1, 0.9], [0, 1]), { pearson_correlation: NaN });
});

test('a metric that must be told more is refused by its name alone', async () => {
  await assert.rejects(scoreOf('mean_io_u', [0, 1], [0, 1]), /metrics\.mean_io_u\.num_classes is required/);
});

test('acc and crossentropy mean what the shapes of output and truth say, in capitals or not', async () => {
  const model = new Sequential([new Dense(2, { activation: 'softmax', inputShape: [1] })]);
  model.compile({ loss: 'ce', metrics: ['acc'] });
  assert.deepEqual(Object.keys(await model.evaluate([1, 2], [0, 1])), ['loss', 'acc']);
  model.compile({ loss: 'crossentropy', metrics: ['ACC'] });
  assert.deepEqual(
    Object.keys(
      await model.evaluate(
        [1, 2],
        [
          [0, 1],
          [1, 0],
        ],
      ),
    ),
    ['loss', 'ACC'],
  );
});
