// The tutorial's network on data of its size: 10,000 rows of 30 numbers, Dense 64, 64, 2, adam, batches of 32.
export const name = 'seed';
export const title = '10,000x30, Dense 64 relu, 64 relu, 2 softmax, adam, sparse crossentropy, batch 32';

const rows = 10_000;
const columns = 30;

/** Numbers from -1 to 1 and a label that hangs on their sum, the same in every run (Park and Miller's generator). */
export function data() {
  let state = 1;
  const uniform = () => ((state = (state * 16807) % 2147483647) / 2147483647) * 2 - 1;
  const x = new Float32Array(rows * columns);
  const y = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let column = 0; column < columns; column++) {
      const value = uniform();
      x[row * columns + column] = value;
      sum += value * ((column % 3) - 1);
    }
    y[row] = sum > 0 ? 1 : 0;
  }
  return { x, y, rows, columns };
}

/** Layers and settings, in words that every engine's file turns into its own. */
export const network = {
  layers: [
    { units: 64, activation: 'relu' },
    { units: 64, activation: 'relu' },
    { units: 2, activation: 'softmax' },
  ],
  optimizer: 'adam',
  batchSize: 32,
};
