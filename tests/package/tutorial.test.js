// The Keras tutorial that this project grew from, line for line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sequential, Dense, setRandomSeed } from 'vitrine';
import { breastCancer } from './data.js';

test('the tutorial reaches 95 % on held-out rows of breast_cancer', async () => {
  const { data, labels, testData, testLabels } = breastCancer();
  setRandomSeed(1);

  const model = new Sequential();
  model.add(new Dense(64, { activation: 'relu' }));
  model.add(new Dense(64, { activation: 'relu' }));
  model.add(new Dense(2, { activation: 'softmax' }));
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const history = await model.fit(data, labels, { epochs: 10 }); // history.history.loss, .accuracy

  assert.equal(history.history.loss.length, 10);
  assert.equal(history.history.accuracy.length, 10);
  assert.deepEqual(history.epoch, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.ok(history.history.loss.at(-1) < history.history.loss[0] / 2);

  const { loss, accuracy } = await model.evaluate(testData, testLabels);
  assert.ok(accuracy >= 0.95, `accuracy ${accuracy}`);
  assert.ok(loss < 0.2, `loss ${loss}`);

  const prediction = await model.predict(testData);
  assert.deepEqual(prediction.shape, [testData.length, 2]);
  const right = testLabels.filter((label, row) => (prediction.data[2 * row + 1] > 0.5 ? 1 : 0) === label).length;
  assert.equal(right / testLabels.length, accuracy);
});
