// model.optimizer: its learning rate, the steps it has made, and its state, with which a training goes on where it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Adam, Dense, Dropout, ExponentialDecay, Nadam, ReduceLROnPlateau, SGD, Sequential, TerminateOnNaN, load } from 'vitrine';
import { classes } from './data.js';

await load({ reproducible: true });
const { x, y } = classes(100);

function classifier(optimizer) {
  const model = new Sequential([new Dense(8, { activation: 'relu' }), new Dropout(0.3), new Dense(2, { activation: 'softmax' })]);
  model.compile({ optimizer, loss: 'sparse_categorical_crossentropy' });
  return model;
}

test('the learning rate can be asked for and set, before and after the model is built', async () => {
  const model = classifier(new Adam(0.01));
  assert.equal(await model.optimizer.getLearningRate(), 0.01);
  await model.optimizer.setLearningRate(0.02);
  assert.equal(await model.optimizer.getLearningRate(), 0.02);
  await model.fit(x, y);
  assert.equal(await model.optimizer.getLearningRate(), 0.02);
  assert.equal(await model.optimizer.getIterations(), 4);
  await model.optimizer.setLearningRate(0);
  const before = await model.getWeights();
  await model.fit(x, y);
  assert.deepEqual(await model.getWeights(), before);
  assert.equal(model.toJSON().compile_config.optimizer.config.learning_rate, 0);
  await assert.rejects(model.optimizer.setLearningRate(-1), { message: 'the learning rate must be a number of at least 0, got -1' });
});

test('a learning rate follows its schedule, written and read as Keras writes it', async () => {
  const model = classifier(new SGD(new ExponentialDecay(0.1, 2, 0.5, { staircase: true })));
  await model.build([null, 4]);
  assert.equal(await model.optimizer.getLearningRate(), 0.1);
  await model.fit(x, y, { batchSize: 25 });
  assert.equal(await model.optimizer.getLearningRate(), 0.025);
  const config = { initial_learning_rate: 0.1, decay_steps: 2, decay_rate: 0.5, staircase: true, name: 'ExponentialDecay' };
  const json = { module: 'keras.optimizers.schedules', class_name: 'ExponentialDecay', config, registered_name: null };
  assert.deepEqual(model.toJSON().compile_config.optimizer.config.learning_rate, json);
  const again = Sequential.fromJSON(JSON.stringify(model));
  assert.equal(await again.optimizer.getLearningRate(), 0.1);
  const message = "sgd's learning rate follows a schedule and can't be set: give it a number as its learning_rate";
  await assert.rejects(model.optimizer.setLearningRate(0.5), { message });
});

test('a model has an optimizer once it is compiled', () => {
  const model = new Sequential([new Dense(1)], { name: 'net' });
  const message = "net has no optimizer before it is compiled: compile({ optimizer: 'adam', loss: 'mse' })";
  assert.throws(() => model.optimizer, { message });
});

const optimizers = {
  Adam: () => new Adam(0.01),
  'Nadam, on gradients of three batches': () => new Nadam({ learningRate: 0.01, gradientAccumulationSteps: 3 }),
  'SGD with a schedule': () => new SGD({ momentum: 0.9, learningRate: new ExponentialDecay(0.1, 10, 0.5) }),
};

for (const [name, optimizer] of Object.entries(optimizers))
  test(`ten epochs are five, saved, read into a new model, and five more, bit for bit: ${name}`, async () => {
    const whole = classifier(optimizer());
    await whole.build([null, 4], { seed: 1 });
    await whole.fit(x, y, { epochs: 10, seed: 2 });

    const first = classifier(optimizer());
    await first.build([null, 4], { seed: 1 });
    await first.fit(x, y, { epochs: 5, seed: 2 });
    const saved = { json: JSON.stringify(first), weights: await first.getWeights(), optimizer: await first.optimizer.getState() };

    const second = Sequential.fromJSON(saved.json);
    await second.setWeights(saved.weights);
    await second.optimizer.setState(saved.optimizer);
    const { epoch } = await second.fit(x, y, { epochs: 10, initialEpoch: 5, seed: 2 });
    assert.deepEqual(epoch, [5, 6, 7, 8, 9]);
    assert.deepEqual(await second.getWeights(), await whole.getWeights());
    assert.deepEqual(await second.optimizer.getState(), await whole.optimizer.getState());
  });

test("a state that is another optimizer's is refused", async () => {
  const [adam, sgd] = [classifier('adam'), classifier('sgd')];
  await Promise.all([adam.build([null, 4]), sgd.build([null, 4])]);
  const state = await adam.optimizer.getState();
  await assert.rejects(sgd.optimizer.setState(state), { message: `the optimizer's state has 0 numbers, got ${state.values.length}` });
  await assert.rejects(sgd.optimizer.setState({ iterations: 1 }), /^TypeError: the optimizer's state must be \{iterations, learningRate, values\}/);
  const message = 'the state is that of an optimizer with a schedule of its learning rate, this one is without';
  await assert.rejects(adam.optimizer.setState({ ...state, learningRate: null }), { message });
});

test('a learning rate that was lowered is in the history, and stays with the optimizer', async () => {
  const model = classifier(new Adam(0.01));
  const callbacks = [new ReduceLROnPlateau({ monitor: 'loss', patience: 1, minDelta: 10, factor: 0.5 })];
  const { history } = await model.fit(x, y, { epochs: 3, callbacks });
  assert.deepEqual(history.learning_rate, [0.01, 0.01, 0.005]);
  assert.equal(await model.optimizer.getLearningRate(), 0.0025);
  assert.equal((await model.optimizer.getState()).learningRate, 0.0025);
});

test('TerminateOnNaN ends the training and says so; without it the error tells the cause', async () => {
  const wild = () => {
    const model = new Sequential([new Dense(1)]);
    model.compile({ optimizer: new SGD(1e30), loss: 'mse' });
    return model;
  };
  const history = await wild().fit(x, y, { epochs: 5, callbacks: [new TerminateOnNaN()] });
  assert.equal(history.stopped, 'terminate_on_nan');
  assert.equal(history.epoch.length, 1);
  assert.ok(!Number.isFinite(history.history.loss[0]));
  for (const callbacks of [[], [new TerminateOnNaN({ raiseError: true })]])
    await assert.rejects(wild().fit(x, y, { epochs: 5, callbacks }), /^Error: training stopped: the loss became/);
});

test('options that can be a number or a schedule, a list of numbers or of texts, are checked with their sentence', async () => {
  const { Muon, PiecewiseConstantDecay, UnitNorm } = await import('vitrine');
  assert.throws(() => new Adam({ learningRate: 'fast' }), { message: "adam.learningRate must be a number of at least 0 or a schedule, got 'fast'" });
  assert.throws(() => new Adam({ learningRate: new UnitNorm() }), /^TypeError: adam.learningRate must be the name of a schedule or an object of its class/);
  assert.throws(() => new Muon({ excludeLayers: 'dense' }), { message: "muon.excludeLayers must be a list of texts or null, got 'dense'" });
  assert.throws(() => new PiecewiseConstantDecay([1, -2], [1, 2, 3]), /must be a list of numbers, each a number of at least 0, got \[1,-2\]/);
  assert.throws(() => new UnitNorm({ axis: [0, 0.5] }), /unit_norm.axis must be an integer or a list of them, got \[0,0.5\]/);
});
