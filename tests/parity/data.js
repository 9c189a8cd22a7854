// What every parity test feeds its models with: numbers that golden/data.py draws in the same way, so that no data has to be stored.
import { tensor } from 'vitrine';
import { numbers } from '../package/data.js';

/** Values of a shape, evenly spread over a range. */
export function drawn(shape, { from = -1, to = 1, seed = 1 } = {}) {
  const next = numbers(seed);
  const values = Float32Array.from(
    { length: shape.reduce((a, b) => a * b, 1) },
    () => from + (to - from) * next(),
  );
  return tensor(values, shape);
}

/** Start weights of these shapes: kernels of both signs; biases, scales and variances above 0, since a variance has to be. */
export const startWeights = (shapes) =>
  shapes.map((shape, index) =>
    drawn(shape, { from: shape.length > 1 ? -0.9 : 0.1, to: 0.9, seed: 100 + index }),
  );

const classOf = (a, b) => (a > b ? 0 : a > 0 ? 1 : 2);

/** The truth that belongs to rows of 5: it follows from their first two columns, so that there is something to learn. */
const truths = {
  numbers: [[2], (a, b) => [a - b, a * b]],
  'yes or no': [[1], (a, b) => [a > b ? 1 : 0]],
  'class number': [[1], (a, b) => [classOf(a, b)]],
  'row of a class': [[3], (a, b) => [0, 1, 2].map((one) => (one === classOf(a, b) ? 1 : 0))],
  'pair of columns': [[2, 1], (a, b) => [a - b, a * b]],
  'pair of class numbers': [[2], (a, b) => [classOf(a, b), classOf(b, a)]],
};

export function truth({ data, shape: [rows] }, kind) {
  const [shape, rule] = truths[kind];
  const values = Array.from({ length: rows }, (_, row) => rule(data[5 * row], data[5 * row + 1]));
  return tensor(values.flat(), [rows, ...shape]);
}

/** 20 batches of 16 rows of 5 values with their truth. */
export function batches(kind) {
  return Array.from({ length: 20 }, (_, batch) => {
    const x = drawn([16, 5], { seed: batch + 1 });
    return { x, y: truth(x, kind) };
  });
}
