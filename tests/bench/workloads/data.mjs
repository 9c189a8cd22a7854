// The data of a workload, the same in every run and for every engine.

/** Park and Miller's generator: numbers from 0 to below 1. */
function uniform(seed) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/**
 * Inputs from -1 to 1 (or tokens), and for each row the class whose share of them sums up to the most, so that there is something to learn.
 * x: rows times the input's size, row after row; y: class numbers.
 */
export function dataOf({ rows, input, tokens, classes }) {
  const random = uniform(1);
  const width = input.reduce((product, size) => product * size, 1);
  const x = Float32Array.from({ length: rows * width }, () =>
    tokens ? Math.floor(random() * tokens) : random() * 2 - 1,
  );
  const y = Float32Array.from({ length: rows }, (_, row) =>
    richestClass(x.subarray(row * width, (row + 1) * width), classes),
  );
  return { x, y };
}

/** Value i of a row counts for class i modulo the number of classes. */
function richestClass(row, classes) {
  const sums = new Float64Array(classes);
  row.forEach((value, index) => (sums[index % classes] += value));
  return sums.indexOf(Math.max(...sums));
}

/** A square matrix with numbers from -1 to 1. */
export function matrix(size, seed) {
  const random = uniform(seed);
  return Float32Array.from({ length: size * size }, () => random() * 2 - 1);
}
