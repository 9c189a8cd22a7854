// How warm will it be tomorrow? A network that knows the last two weeks in Seattle, against the guess that it stays as today.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { meanAbsoluteError, Pipeline, readTable, suggestRecipe, trainTestSplit } from 'vitrine';
import { Dense, GRU, Sequential, setRandomSeed } from 'vitrine';

setRandomSeed(1);
const { table } = readTable(readFileSync('node_modules/vega-datasets/data/seattle-weather.csv', 'utf8'));
// The last year is for the test: no window reaches from the days of training into it.
const split = trainTestSplit(table, { testSize: 365, shuffle: false });
const recipe = suggestRecipe(table, 'temp_max', { windows: { sequenceLength: 14, time: 'date' } });

const model = new Sequential([new GRU(16), new Dense(1)]);
model.compile({ optimizer: 'adam', loss: 'mse' });
await model.fit(recipe.fitTransform(table, split.train), { epochs: 30, batchSize: 32 });

const { y, rows } = recipe.transform(table, split.test);
const { values: truth } = recipe.inverseTransformTarget(y);
const { answers } = await new Pipeline({ recipe, model }).predict(table.take(split.test));
const today = Array.from(rows, (row) => table.column('temp_max').values[row]);
const [byNetwork, asToday] = [answers.slice(0, -1), today].map((guess) => meanAbsoluteError(truth, guess));
console.log(`off by ${byNetwork.toFixed(2)} °C; "as today" is off by ${asToday.toFixed(2)} °C`);
console.log(`the day after the last: ${answers.at(-1).toFixed(1)} °C`);
assert.ok(byNetwork < asToday);
