// How well will a film be rated? A dirty table is cleaned by steps, and fresh rows go the same way, through one file.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import {
  Cleaning,
  DummyRegressor,
  meanAbsoluteError,
  suggestRecipe,
  tableFromRecords,
  trainTestSplit,
} from 'vitrine';
import { Dense, Dropout, Pipeline, Sequential, setRandomSeed } from 'vitrine';

const target = 'IMDB Rating';
const movies = JSON.parse(readFileSync('node_modules/vega-datasets/data/movies.json', 'utf8'));
const fresh = movies.filter((movie) => movie[target] !== null).slice(-200); // kept apart from the beginning
const known = movies.filter((movie) => !fresh.includes(movie));
const { cleaning, table } = new Cleaning([
  { name: 'dropMissing', options: { columns: [target] } },
  { name: 'dropDuplicates', options: { columns: ['Title', 'Release Date'] } },
  { name: 'parseDates', options: { columns: ['Release Date'], latest: '2011-12-31' } }, // years once had two digits
  { name: 'mapValues', options: { columns: ['US Gross', 'Worldwide Gross'], values: { 0: null } } },
  {
    name: 'derive',
    options: { column: 'log gross', expression: 'log10(coalesce(`Worldwide Gross`, `US Gross`))' },
  },
  { name: 'derive', options: { column: 'log votes', expression: 'log10(`IMDB Votes`)' } },
  { name: 'groupRare', options: { columns: ['Distributor', 'Source', 'Director'], minRows: 12 } },
  {
    name: 'dropColumns',
    options: { columns: ['Title', 'US Gross', 'Worldwide Gross', 'US DVD Sales', 'IMDB Votes'] },
  },
]).apply(tableFromRecords(known).table);
const recipe = suggestRecipe(table, target);
const split = trainTestSplit(table, { testSize: 0.1, seed: 1 });
const train = recipe.fitTransform(table, split.train);

setRandomSeed(1);
const model = new Sequential([new Dense(32, { activation: 'relu' }), new Dropout(0.2), new Dense(1)]);
model.compile({ optimizer: 'adam', loss: 'huber' });
await model.fit(train, { epochs: 40 });

const pipeline = await Pipeline.load(await new Pipeline({ cleaning, recipe, model }).save());
const { answers } = await pipeline.predict(fresh.map(({ [target]: _, ...movie }) => movie));
const truth = fresh.map((movie) => movie[target]);
const seen = recipe.inverseTransformTarget(train.y).values;
const guess = meanAbsoluteError(truth, new DummyRegressor().fit(seen).predict(truth.length));
const error = meanAbsoluteError(truth, answers);
console.log(
  `off by ${error.toFixed(2)} points on ${fresh.length} fresh films, the mean by ${guess.toFixed(2)}`,
);
assert.ok(error < 0.85 * guess);
