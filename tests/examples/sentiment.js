// Praise or blame? A network that reads a sentence word by word, against one that only counts its words.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { suggestRecipe, tableFromRecords, trainTestSplit } from 'vitrine';
import { Sequential, Bidirectional, Dense, Dropout, Embedding, LSTM, setRandomSeed } from 'vitrine';

// 3,000 sentences about films, restaurants and goods (Kotzias et al., 2015), from the tests of the package `sentiment`.
const read = (name) => JSON.parse(readFileSync(`node_modules/sentiment/test/fixtures/${name}.json`, 'utf8'));
const sentences = ['imdb', 'yelp', 'amazon'].flatMap(read).filter(({ text }) => text);
const { table } = tableFromRecords(sentences);
const split = trainTestSplit(table, { testSize: 0.2, seed: 1, stratify: 'class' });

async function accuracyOf(name, step, model, epochs) {
  const recipe = suggestRecipe(table, 'class').withSteps('text', [step]);
  model.compile({ optimizer: 'adam', loss: 'binary_crossentropy', metrics: ['accuracy'] });
  await model.fit(recipe.fitTransform(table, split.train), { epochs, batchSize: 32 });
  const { accuracy } = await model.evaluate(recipe.transform(table, split.test));
  console.log(`${name}: ${(100 * accuracy).toFixed(1)} % of ${split.test.length} new sentences`);
  return accuracy;
}

setRandomSeed(1);
const byCounting = await accuracyOf(
  'counting words (logistic regression)',
  { name: 'CountVectorizer', options: { minDf: 2 } },
  new Sequential([new Dense(1, { activation: 'sigmoid' })]),
  15,
);
const vocabulary = 2000;
const byReading = await accuracyOf(
  'reading them in order (embedding, LSTM both ways)',
  { name: 'TokenEncoder', options: { maxTokens: vocabulary, sequenceLength: 30 } },
  new Sequential([
    new Embedding(vocabulary, 16, { maskZero: true }),
    new Dropout(0.5),
    new Bidirectional(new LSTM(16)),
    new Dropout(0.5),
    new Dense(1, { activation: 'sigmoid' }),
  ]),
  8,
);
const difference = (100 * Math.abs(byReading - byCounting)).toFixed(1);
console.log(`${byReading > byCounting ? 'Reading' : 'Counting'} wins by ${difference} points.`);
assert.ok(byCounting >= 0.75 && byReading >= 0.72);
