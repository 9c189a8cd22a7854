// Is a tumour malignant? From a CSV of 30 measurements each to a network judged on rows that it has never seen.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { readTable, suggestRecipe, trainTestSplit, DummyClassifier, accuracyScore } from 'vitrine';
import { Sequential, Dense, setRandomSeed } from 'vitrine';

const { table } = readTable(readFileSync('node_modules/scikitjs/docs/static/data/breast_cancer.csv', 'utf8'));
const split = trainTestSplit(table, { testSize: 0.2, seed: 1, stratify: 'target' });
const recipe = suggestRecipe(table, 'target').fit(table, split.train); // standardises by the training rows
const [train, test] = [recipe.transform(table, split.train), recipe.transform(table, split.test)];

setRandomSeed(1);
const model = new Sequential();
model.add(new Dense(64, { activation: 'relu' }));
model.add(new Dense(64, { activation: 'relu' }));
model.add(new Dense(2, { activation: 'softmax' }));
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
await model.fit(train, { epochs: 10 });

const { accuracy } = await model.evaluate(test);
const guesses = new DummyClassifier().fit(train.y.data).predict(test.rows.length); // always the commoner class
console.log(`the network is right on ${(100 * accuracy).toFixed(1)} % of the held-out rows,`);
console.log(`a guess on ${(100 * accuracyScore(test.y.data, guesses)).toFixed(1)} %`);
assert.ok(accuracy >= 0.95);
