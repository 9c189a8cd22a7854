// Texts become scikit-learn's numbers (golden/text.json, made by golden/text.py) or rows of word numbers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import * as data from '../../dist/data/index.js';
import { close } from './samples.js';

const { TextColumn, TokenEncoder, CountVectorizer, TfidfVectorizer, HashingVectorizer } = data;
const golden = JSON.parse(readFileSync(new URL('./golden/text.json', import.meta.url), 'utf8'));
const reviews = JSON.parse(
  readFileSync(new URL('../../node_modules/sentiment/test/fixtures/imdb.json', import.meta.url), 'utf8'),
).flatMap(({ text }) => (text ? [text] : []));
const texts = { reviews: reviews.slice(0, 300), odd: golden.odd };
const column = (values) => new TextColumn('t', values);
const dot = (list, of) => list.reduce((sum, value, i) => sum + value * Math.cos(i) * of, 0);

for (const golds of golden.cases)
  test(`${golds.class} has scikit-learn's terms and numbers: ${golds.name}`, () => {
    const step = data.makeTransformer(golds.class, golds.options);
    const given = column(texts[golds.texts]);
    const out = step.fitTransform([given]);
    assert.deepEqual([given.length, out.length], golds.shape);
    close(
      texts[golds.texts].map((_, row) =>
        out.reduce((sum, { values }, i) => sum + values[row] * Math.cos(i), 0),
      ),
      golds.rows,
    );
    if (golds.features)
      close(
        out.map(({ values }) => dot(values, 1)),
        golds.features,
      );
    close(
      out.reduce((sum, { values }) => sum + values.reduce((a, b) => a + b, 0), 0),
      golds.sums,
    );
    const [terms] = step.vocabularies ?? [];
    if (Array.isArray(golds.terms)) assert.deepEqual(terms, golds.terms);
    else if (golds.terms) {
      assert.deepEqual(terms.slice(0, 5), golds.terms.first);
      assert.deepEqual(terms.slice(-5), golds.terms.last);
    }
    if (golds.idf) close(dot(step.idf[0], 1), golds.idf);
    const again = data.transformerFromJSON(JSON.parse(JSON.stringify(step)));
    assert.deepEqual(again.transform([given]), out);
    assert.deepEqual(
      again.getFeatureNamesOut(),
      out.map(({ name }) => name),
    );
  });

test('words become numbers by their frequency, as in Keras: 0 pads, 1 is an unknown word', () => {
  const given = column(['the cat sat', 'The cat!', 'a dog', null]);
  const encoder = new TokenEncoder({ maxTokens: 5, sequenceLength: 3 });
  const [out] = encoder.fitTransform([given]);
  assert.deepEqual(encoder.vocabularies, [['', '[UNK]', 'the', 'cat', 'sat']]);
  assert.deepEqual(out.shape, [3]);
  assert.deepEqual([...out.data], [2, 3, 4, 2, 3, 0, 1, 1, 0, 0, 0, 0]);
  const [pre] = new TokenEncoder({ sequenceLength: 2, padding: 'pre', truncating: 'pre' })
    .fit([given])
    .transform([column(['the cat sat', 'cat', 'bird'])]);
  const places = new TokenEncoder().fit([given]).vocabularies[0];
  assert.deepEqual(
    [...pre.data],
    ['cat', 'sat', '', 'cat', '', '[UNK]'].map((word) => places.indexOf(word)),
  );
});

test('without a length, rows are as long as the longest training text', () => {
  const encoder = new TokenEncoder().fit([column(['one two three', 'one'])]);
  assert.deepEqual(encoder.transform([column(['a b c d e f'])])[0].shape, [3]);
  const letters = new TokenEncoder({ split: 'character', standardize: null }).fit([column(['Ab', '😀'])]);
  assert.deepEqual(letters.vocabularies[0].slice(2).sort(), ['A', 'b', '😀']);
});

test('wrong options of texts are explained', () => {
  const refuses = (make, message) =>
    assert.throws(make, (error) => error.name === 'DataError' && message.test(error.message));
  refuses(
    () => new CountVectorizer({ ngramRange: [2, 1] }),
    /ngramRange must be two whole numbers of 1 or more, the first not above the second, got \[2, 1\]/,
  );
  refuses(
    () => new CountVectorizer({ minDf: 1.5 }),
    /minDf must be a number from 0 to 1 or a whole number of 1 or more, got 1.5/,
  );
  refuses(() => new CountVectorizer({ tokenPattern: '(' }), /tokenPattern is no regular expression/);
  refuses(() => new CountVectorizer({ tokenPattern: '(a)(b)' }), /may have one group in brackets, got 2/);
  refuses(
    () => new CountVectorizer({ stopWords: 'english' }),
    /stopWords must be null or a list of words, got "english"/,
  );
  refuses(() => new CountVectorizer().fit([column(['', 'a'])]), /finds no term in the texts of column "t"/);
  refuses(
    () => new CountVectorizer({ minDf: 2 }).fit([column(['red', 'blue'])]),
    /keeps no term of column "t": lower minDf or raise maxDf/,
  );
  refuses(() => new TfidfVectorizer({ norm: 'l3' }), /norm must be one of "l1", "l2", got "l3"/);
  refuses(
    () => new TokenEncoder({ maxTokens: 2 }),
    /maxTokens must be null or a whole number of 3 or more, got 2/,
  );
  refuses(() => new HashingVectorizer({ nFeatures: 0 }), /nFeatures must be a whole number of 1 or more/);
  refuses(
    () => new HashingVectorizer({ nFeatures: 2 ** 20 }).fitTransform([column(new Array(1000).fill('red'))]),
    /1000 rows of 1048576 numbers each need 8 GB; lower HashingVectorizer.nFeatures/,
  );
});

test('any text goes in: a row never depends on the other rows', () => {
  const steps = [
    new CountVectorizer({ analyzer: 'char', ngramRange: [1, 2] }),
    new TfidfVectorizer({ tokenPattern: '\\S+' }),
    new HashingVectorizer({ nFeatures: 8 }),
    new TokenEncoder({ sequenceLength: 4, split: 'character' }),
  ].map((step) => step.fit([column(reviews.slice(0, 20))]));
  const numbers = (columns) => columns.map((one) => Array.from(one.values ?? one.data));
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null)), { minLength: 1, maxLength: 5 }),
      (list) => {
        for (const step of steps) {
          const all = step.transform([column(list)]);
          list.forEach((text, row) =>
            assert.deepEqual(
              numbers(step.transform([column([text])])),
              numbers(all.map((one) => one.take([row]))),
            ),
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});
