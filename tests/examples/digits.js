// Which digit is it? Eight by eight pixels in the columns of a CSV become pictures for a convolution.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { readTable, tensor, trainTestSplit, DummyClassifier, accuracyScore } from 'vitrine';
import { Sequential, Conv2D, Dense, Flatten, MaxPooling2D, setRandomSeed } from 'vitrine';

const { table } = readTable(readFileSync('node_modules/scikitjs/docs/static/data/digits.csv', 'utf8'));
const split = trainTestSplit(table, { testSize: 0.2, seed: 1, stratify: 'target' });
const pixels = table.columnNames.filter((name) => name.startsWith('pixel')).map((name) => table.column(name));
const labels = table.column('target');
/** Pictures with values from 0 to 1, and their digits. */
function pictures(rows) {
  const x = Float32Array.from(
    { length: rows.length * 64 },
    (_, i) => pixels[i % 64].values[rows[i >> 6]] / 16,
  );
  return [tensor(x, [rows.length, 8, 8, 1]), Float32Array.from(rows, (row) => Number(labels.cell(row)))];
}
const [train, test] = [pictures(split.train), pictures(split.test)];

setRandomSeed(1);
const convolution = new Conv2D(32, 3, { activation: 'relu' });
const model = new Sequential([
  convolution,
  new MaxPooling2D(),
  new Flatten(),
  new Dense(10, { activation: 'softmax' }),
]);
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
await model.fit(...train, { epochs: 20 });

const { accuracy } = await model.evaluate(...test);
const guess = accuracyScore(test[1], new DummyClassifier().fit(train[1]).predict(test[1].length));
console.log(
  `right on ${(100 * accuracy).toFixed(1)} % of new digits, a guess on ${(100 * guess).toFixed(1)} %`,
);
assert.ok(accuracy >= 0.95 && accuracy > guess);
