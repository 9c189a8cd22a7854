// In how many moves does White mate with king and rook? 18 answers, by where the three pieces stand.
import assert from 'node:assert';
import {
  changeType,
  readTable,
  suggestRecipe,
  trainTestSplit,
  DummyClassifier,
  accuracyScore,
} from 'vitrine';
import { Sequential, Adam, Dense, setRandomSeed } from 'vitrine';
import { built } from '../data/built.js';

const target = 'moves to mate';
const { krk } = await built('krk'); // computed: all 28,056 positions
let { table } = readTable(krk());
// A rank is a place on the board: one input for each tells more than a number.
for (const name of table.columnNames)
  if (name.endsWith('rank')) ({ table } = changeType(table, name, 'category'));
const split = trainTestSplit(table, { testSize: 0.2, seed: 1, stratify: target });
const recipe = suggestRecipe(table, target);
const [train, test] = [recipe.fitTransform(table, split.train), recipe.transform(table, split.test)];

setRandomSeed(1);
const hidden = () => new Dense(128, { activation: 'relu' });
const model = new Sequential([
  hidden(),
  hidden(),
  new Dense(recipe.classes.length, { activation: 'softmax' }),
]);
model.compile({ optimizer: new Adam(0.002), loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
await model.fit(train, { epochs: 15, batchSize: 64 });

const { accuracy } = await model.evaluate(test);
const guess = accuracyScore(test.y.data, new DummyClassifier().fit(train.y.data).predict(test.rows.length));
console.log(
  `right on ${(100 * accuracy).toFixed(1)} % of new positions, a guess on ${(100 * guess).toFixed(1)} %`,
);
assert.ok(accuracy >= 0.7 && accuracy > guess);
