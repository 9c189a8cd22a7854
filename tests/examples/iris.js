// Which iris is it? Four lengths, three species, 150 flowers; judged beside the answer that is always the same.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { readTable, suggestRecipe, trainTestSplit, DummyClassifier, accuracyScore } from 'vitrine';
import { Sequential, Dense, setRandomSeed } from 'vitrine';

const { table } = readTable(readFileSync('node_modules/scikitjs/docs/static/data/iris.csv', 'utf8'));
const split = trainTestSplit(table, { testSize: 0.3, seed: 1, stratify: 'target' });
const recipe = suggestRecipe(table, 'target');
const [train, test] = [recipe.fitTransform(table, split.train), recipe.transform(table, split.test)];

setRandomSeed(1);
const model = new Sequential([
  new Dense(16, { activation: 'tanh' }),
  new Dense(3, { activation: 'softmax' }),
]);
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
await model.fit(train, { epochs: 150, batchSize: 16 });

const { accuracy } = await model.evaluate(test);
const guess = accuracyScore(test.y.data, new DummyClassifier().fit(train.y.data).predict(test.rows.length));
console.log(
  `right on ${(100 * accuracy).toFixed(1)} % of the flowers, a guess on ${(100 * guess).toFixed(1)} %`,
);
assert.ok(accuracy >= 0.9 && accuracy > guess);
