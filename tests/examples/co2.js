// How much carbon dioxide will be in the air in half a year? The network sees two years of Mauna Loa; the guess: as today.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { Cleaning, meanAbsoluteError, readTable, suggestRecipe, trainTestSplit } from 'vitrine';
import { Dense, Flatten, Sequential, setRandomSeed } from 'vitrine';

const { table: read } = readTable(
  readFileSync('node_modules/vega-datasets/data/co2-concentration.csv', 'utf8'),
);
// What changes from half a year to the next stays alike while the level rises year by year.
const steps = [{ name: 'dropColumns', options: { columns: ['adjusted CO2'] } }];
const { table } = new Cleaning(steps).apply(read);
const split = trainTestSplit(table, { testSize: 0.25, shuffle: false }); // the last 15 years
const windows = { sequenceLength: 24, horizon: 6, time: 'Date' };
const recipe = suggestRecipe(table, 'CO2', { windows });

setRandomSeed(1);
const model = new Sequential([new Flatten(), new Dense(1)]);
model.compile({ optimizer: 'adam', loss: 'mse' });
await model.fit(recipe.fitTransform(table, split.train), { epochs: 200, batchSize: 16 });

const { x, y, rows } = recipe.transform(table, split.test);
const inUnits = (scaled) => recipe.inverseTransformTarget(scaled).values;
const truth = inUnits(y);
const today = Array.from(rows, (row) => table.column('CO2').values[row]);
const [byNetwork, asToday] = [inUnits(await model.predict(x)), today].map((guess) =>
  meanAbsoluteError(truth, guess),
);
console.log(`off by ${byNetwork.toFixed(2)} ppm; "as today" is off by ${asToday.toFixed(2)} ppm`);
assert.ok(byNetwork < asToday);
