// Data for the tests of the package: a real table, and small made-up ones whose answer is known.
import { readFileSync } from 'node:fs';

/** A generator of numbers from 0 to 1 that repeats (Park and Miller, 1988). */
export function numbers(seed = 1) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/** Rows of numbers from -1 to 1; the label says whether the first two sum to more than 0. */
export function classes(rows = 200, columns = 4, seed = 1) {
  const next = numbers(seed);
  const x = Array.from({ length: rows }, () => Array.from({ length: columns }, () => 2 * next() - 1));
  return { x, y: x.map(([a, b]) => (a + b > 0 ? 1 : 0)) };
}

/** Rows and a target that is a weighted sum of them. */
export function line(rows = 200, columns = 3, seed = 1) {
  const { x } = classes(rows, columns, seed);
  return { x, y: x.map((row) => row.reduce((sum, value, index) => sum + value * (index + 1), 0.5)) };
}

/** breast_cancer.csv: standardised on the training rows, in a seeded split of 80/20 within each class. */
export function breastCancer() {
  const file = new URL('../../node_modules/scikitjs/docs/static/data/breast_cancer.csv', import.meta.url);
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const rows = lines.map((line) => line.split(',').map(Number)).filter((row) => row.length === 31);
  const next = numbers(7);
  const order = rows.map((row) => [next(), row]).sort(([a], [b]) => a - b);
  const train = [];
  const test = [];
  for (const label of [0, 1]) {
    const own = order.map(([, row]) => row).filter((row) => row[30] === label);
    const cut = Math.round(own.length * 0.8);
    train.push(...own.slice(0, cut));
    test.push(...own.slice(cut));
  }
  const columns = Array.from({ length: 30 }, (_, column) => train.map((row) => row[column]));
  const means = columns.map((values) => values.reduce((sum, value) => sum + value) / values.length);
  const deviations = columns.map((values, column) => Math.sqrt(values.reduce((sum, value) => sum + (value - means[column]) ** 2, 0) / values.length));
  const scaled = (set) => set.map((row) => means.map((mean, column) => (row[column] - mean) / deviations[column]));
  const label = (set) => set.map((row) => row[30]);
  return { data: scaled(train), labels: label(train), testData: scaled(test), testLabels: label(test) };
}
