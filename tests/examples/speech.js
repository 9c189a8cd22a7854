// Which vowel was said? Made-up voices (formants in noise, each with a pitch of its own) as pictures of their pitches over time.
import assert from 'node:assert';
import { AudioColumn, CategoryColumn, Random, Recipe, Table, trainTestSplit } from 'vitrine';
import { Conv2D, Dense, Dropout, Flatten, MaxPooling2D, Pipeline, Sequential, setRandomSeed } from 'vitrine';

const random = new Random(1);
const chance = () => random.next() / 2 ** 32;
const sampleRate = 8000;
/** Half a second of a voice: the overtones of its pitch are loud near the vowel's formants, in Hz. */
function say(formants) {
  const pitch = 90 + 130 * chance();
  const overtones = Array.from({ length: Math.floor(3500 / pitch) }, (_, i) => (i + 1) * pitch);
  const loud = (hertz) =>
    formants.reduce((sum, formant) => sum + Math.exp(-(((hertz - formant) / 150) ** 2)), 0);
  const sample = (_, i) =>
    overtones.reduce(
      (sum, hertz) => sum + loud(hertz) * Math.sin((2 * Math.PI * hertz * i) / sampleRate),
      0,
    ) /
      4 +
    0.6 * (chance() - 0.5);
  return { sampleRate, samples: Float32Array.from({ length: sampleRate / 2 }, sample) };
}
const vowels = { ah: [730, 1090, 2440], ee: [270, 2290, 3010], oo: [300, 870, 2240] };
const words = Array.from({ length: 150 }, (_, i) => Object.keys(vowels)[i % 3]);
const sounds = new AudioColumn(
  'sound',
  words.map((word) => say(vowels[word])),
);
const table = new Table([sounds, CategoryColumn.from('word', words)], words.length);
const split = trainTestSplit(table, { testSize: 0.3, seed: 1, stratify: 'word' });
const recipe = new Recipe({
  columns: [
    {
      column: 'sound',
      type: 'audio',
      use: true,
      steps: [{ name: 'LogMelSpectrogram', options: { sampleRate, nMels: 24, nFft: 256 } }],
    },
  ],
  target: { column: 'word', type: 'category', task: 'multiclass', steps: [{ name: 'LabelEncoder' }] },
});

setRandomSeed(1);
const layers = [
  new Conv2D(8, 3, { activation: 'relu' }),
  new MaxPooling2D(),
  new Flatten(),
  new Dropout(0.3),
];
const model = new Sequential([...layers, new Dense(3, { activation: 'softmax' })]);
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
await model.fit(recipe.fitTransform(table, split.train), { epochs: 10, batchSize: 16 });

const { accuracy } = await model.evaluate(recipe.transform(table, split.test));
console.log(`right on ${(100 * accuracy).toFixed(1)} % of new sounds; one in three is a guess`);
assert.ok(accuracy >= 0.9);
const { answers } = await new Pipeline({ recipe, model }).predict([{ sound: say(vowels.ee) }]);
assert.deepEqual(answers, ['ee']);
