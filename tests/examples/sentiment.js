// Praise or blame? A network that reads a sentence word by word, against one that only counts its words.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { tableFromRecords, tensor, trainTestSplit } from 'vitrine';
import { Sequential, Bidirectional, Dense, Dropout, Embedding, LSTM, setRandomSeed } from 'vitrine';

// 3,000 sentences about films, restaurants and goods (Kotzias et al., 2015), from the tests of the package `sentiment`.
const read = (name) =>
  JSON.parse(readFileSync(`node_modules/sentiment/test/fixtures/${name}.json`, 'utf8'));
const sentences = ['imdb', 'yelp', 'amazon'].flatMap(read).filter(({ text }) => text);
const split = trainTestSplit(tableFromRecords(sentences).table, { testSize: 0.2, seed: 1, stratify: 'class' });
const wordsOf = (row) => sentences[row].text.toLowerCase().match(/[a-z']+|[!?]/g) ?? [];

// Words that the training sentences have more than once get a number: 0 is for padding, 1 for all others.
const counts = new Map();
for (const word of Array.from(split.train, wordsOf).flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
const known = [...counts.keys()].filter((word) => counts.get(word) > 1);
const numbers = new Map(known.map((word, index) => [word, index + 2]));
const vocabulary = known.length + 2;
const numbersOf = (row) => wordsOf(row).map((word) => numbers.get(word) ?? 1);

/** One row a sentence: its first 30 words in order, or how often it has each word. */
const inOrder = (row) => Array.from({ length: 30 }, (_, place) => numbersOf(row)[place] ?? 0);
const counted = (row) => {
  const bag = new Float32Array(vocabulary);
  for (const number of numbersOf(row)) bag[number]++;
  return bag;
};

async function accuracyOf(name, model, rowOf, epochs) {
  const data = (rows) => [
    tensor(Array.from(rows, (row) => [...rowOf(row)]).flat(), [rows.length, rowOf(rows[0]).length]),
    Array.from(rows, (row) => sentences[row].class),
  ];
  model.compile({ optimizer: 'adam', loss: 'binary_crossentropy', metrics: ['accuracy'] });
  await model.fit(...data(split.train), { epochs, batchSize: 32 });
  const { accuracy } = await model.evaluate(...data(split.test));
  console.log(`${name}: ${(100 * accuracy).toFixed(1)} % of ${split.test.length} new sentences`);
  return accuracy;
}

setRandomSeed(1);
const byCounting = await accuracyOf(
  'counting words (logistic regression)',
  new Sequential([new Dense(1, { activation: 'sigmoid' })]),
  counted,
  15,
);
const byReading = await accuracyOf(
  'reading them in order (embedding, LSTM both ways)',
  new Sequential([
    new Embedding(vocabulary, 16, { maskZero: true }),
    new Dropout(0.5),
    new Bidirectional(new LSTM(16)),
    new Dropout(0.5),
    new Dense(1, { activation: 'sigmoid' }),
  ]),
  inOrder,
  8,
);
const difference = (100 * Math.abs(byReading - byCounting)).toFixed(1);
console.log(`${byReading > byCounting ? 'Reading' : 'Counting'} wins by ${difference} points.`);
assert.ok(byCounting >= 0.75 && byReading >= 0.72);
