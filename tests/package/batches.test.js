// trainOnBatch, testOnBatch, predictOnBatch: training loops of one's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dense, Input, Model, Sequential, input, setRandomSeed } from 'vitrine';
import { classes } from './data.js';

const { x, y } = classes();

async function classifier() {
  setRandomSeed(3);
  const model = new Sequential([Input({ shape: [x[0].length] }), new Dense(8, { activation: 'relu' }), new Dense(2, { activation: 'softmax' })]);
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  await model.build();
  return model;
}
const flat = async (model) => (await model.getWeights()).flatMap(({ data }) => [...data]);

test('a step on a batch is what an epoch of one batch is', async () => {
  const [byHand, byFit] = [await classifier(), await classifier()];
  const logs = await byHand.trainOnBatch(x, y);
  const { history } = await byFit.fit(x, y, { batchSize: x.length, shuffle: false });
  assert.deepEqual(logs, { loss: history.loss[0], accuracy: history.accuracy[0] });
  assert.deepEqual(await flat(byHand), await flat(byFit));
});

test('loss and metrics run on over batches until they are reset', async () => {
  const model = await classifier();
  const first = await model.testOnBatch(x.slice(0, 10), y.slice(0, 10));
  const both = await model.testOnBatch(x.slice(10, 40), y.slice(10, 40));
  const whole = await model.evaluate(x.slice(0, 40), y.slice(0, 40), { batchSize: 10 });
  assert.ok(Math.abs(both.loss - whole.loss) < 1e-6);
  assert.ok(Math.abs(both.accuracy - whole.accuracy) < 1e-6);
  await model.resetMetrics();
  assert.deepEqual(await model.testOnBatch(x.slice(0, 10), y.slice(0, 10)), first);
});

test('judging a batch leaves the weights as they are; weights of classes and rows count', async () => {
  const model = await classifier();
  const before = await flat(model);
  await model.testOnBatch(x, y, { sampleWeight: y.map(() => 2) });
  assert.deepEqual(await flat(model), before);
  await model.resetMetrics();
  assert.equal((await model.trainOnBatch(x, y, { classWeight: { 0: 0, 1: 0 } })).loss, 0);
  assert.deepEqual((await model.predictOnBatch(x)).shape, [x.length, 2]);
});

test("a loop of one's own trains two models in turn that share layers, as a GAN is trained", async () => {
  const noise = input({ shape: [2] });
  const generator = new Model({ inputs: noise, outputs: new Dense(3).apply(noise) });
  const sample = input({ shape: [3] });
  const judge = new Model({ inputs: sample, outputs: new Dense(1, { activation: 'sigmoid' }).apply(sample) });
  judge.compile({ optimizer: 'adam', loss: 'binary_crossentropy' });
  const frozen = input({ shape: [2] });
  const both = new Model({ inputs: frozen, outputs: judge.apply(generator.apply(frozen)) });
  both.compile({ optimizer: 'adam', loss: 'binary_crossentropy' });
  const draws = Array.from({ length: 8 }, (_, i) => [Math.sin(i), Math.cos(i)]);
  for (let step = 0; step < 3; step++) {
    const fake = await generator.predict(draws);
    await judge.trainOnBatch(
      fake,
      draws.map(() => 0),
    );
    await both.trainOnBatch(
      draws,
      draws.map(() => 1),
    );
  }
  assert.deepEqual([...(await both.predict(draws)).data], [...(await judge.predict(await generator.predict(draws))).data]);
});

test("what can't be done is told, and the model goes on", async () => {
  const model = await classifier();
  await assert.rejects(
    model.trainOnBatch(
      x,
      y.map(() => 7),
    ),
    /row 0 of y/,
  );
  await assert.rejects(
    model.trainOnBatch(
      x.map((row) => row.map(() => 3e38)),
      y,
    ),
    /the batch was not trained on: its loss is .*/,
  );
  await model.trainOnBatch(x, y);
  await assert.rejects(new Sequential([new Dense(1)]).trainOnBatch(x, y), /must be compiled with a loss before trainOnBatch/);
});
