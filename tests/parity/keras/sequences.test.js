// Recurrent layers, embeddings and masks have the real Keras's predictions, losses and metrics, before and while they learn; PyTorch's too.
import { test } from 'node:test';
import { tensor } from 'vitrine';
import { drawn } from '../data.js';
import { assertKeras, build, golden, told } from './golden.js';

const [steps, features, words, classes] = [6, 3, 7, 3];
const whole = ({ data, shape }) => tensor(data.map(Math.floor), shape);

/** What goes in and what should come out, as golden/sequences.py draws them. */
const inputs = {
  numbers: (rows, seed) => drawn([rows, steps, features], { seed }),
  words: (rows, seed) => whole(drawn([rows, steps], { from: 0, to: words, seed })),
  holes(rows, seed) {
    const x = inputs.numbers(rows, seed);
    for (let row = 0; row < rows; row++)
      for (let step = 0; step < steps; step += 3) {
        const hole = (row * steps + ((row + step) % steps)) * features;
        x.data.fill(0, hole, hole + features);
      }
    return x;
  },
};
const truths = {
  class: (rows, seed) => whole(drawn([rows, 1], { from: 0, to: classes, seed })),
  'class of every step': (rows, seed) => whole(drawn([rows, steps], { from: 0, to: classes, seed })),
  'numbers of every step': (rows, seed) => drawn([rows, steps, 2], { seed }),
};

async function assertSameLearning({ layers, shape, optimizer, loss, truth, ...expected }) {
  const model = await build(layers, shape);
  const x = inputs[expected.inputs];
  const predicted = async () => [...(await model.predict(x(2, 50))).data];
  const near = { relative: 1e-4, nearZero: 1e-6 };
  assertKeras(await predicted(), expected.first, 'first predictions', near);

  model.compile({ optimizer, loss, metrics: [truth.startsWith('numbers') ? 'mae' : 'accuracy'] });
  const [losses, y] = [[], truths[truth]];
  for (let batch = 0; batch < expected.losses.length; batch++) {
    const how = { batchSize: 16, shuffle: false };
    const { history } = await model.fit(x(16, batch + 1), y(16, batch + 201), how);
    losses.push(history.loss[0]);
  }
  assertKeras(losses, expected.losses, 'losses', near);
  const { loss: _, ...measured } = await model.evaluate(x(16, 1), y(16, 201));
  assertKeras(Object.values(measured), [expected.metric], 'metric', { relative: 5e-4 });
  // Ten steps of Adam, which divides by gradients that are near 0, enlarge what rounding differs.
  assertKeras(await predicted(), expected.prediction, 'predictions', { relative: 5e-4, nearZero: 5e-5 });
}

for (const [peer, file] of [
  ['Keras', 'sequences'],
  ['PyTorch', 'torch'],
])
  for (const one of golden(file))
    test(`${one.layers.map(told).join(', ')} learns the ${one.truth} of ${one.inputs} as in ${peer}, ${told(one.loss)}`, () =>
      assertSameLearning(one));
