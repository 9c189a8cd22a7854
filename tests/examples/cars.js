// How far does a car go on a gallon? A regression that stops by itself, in the target's own units.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { tableFromRecords, suggestRecipe, trainTestSplit, DummyRegressor, meanAbsoluteError } from 'vitrine';
import { Sequential, Dense, EarlyStopping, setRandomSeed } from 'vitrine';

const target = 'Miles_per_Gallon';
const { table } = tableFromRecords(
  JSON.parse(readFileSync('node_modules/vega-datasets/data/cars.json', 'utf8')),
);
const split = trainTestSplit(table, { testSize: 0.2, seed: 1 });
const recipe = suggestRecipe(table, target).fit(table, split.train); // scales the target too
const [train, test] = [recipe.transform(table, split.train), recipe.transform(table, split.test)];

setRandomSeed(1);
const model = new Sequential([
  new Dense(32, { activation: 'relu' }),
  new Dense(32, { activation: 'relu' }),
  new Dense(1),
]);
model.compile({ optimizer: 'adam', loss: 'huber' });
const callbacks = [new EarlyStopping({ monitor: 'val_loss', patience: 10, restoreBestWeights: true })];
const { epoch } = await model.fit(train, { epochs: 200, validationSplit: 0.2, callbacks });

const milesOf = (rows) => Array.from(rows, (row) => table.column(target).values[row]);
const truth = milesOf(test.rows);
const { values } = recipe.inverseTransformTarget(await model.predict(test));
const error = meanAbsoluteError(truth, values);
const guess = meanAbsoluteError(truth, new DummyRegressor().fit(milesOf(train.rows)).predict(truth.length));
console.log(
  `after ${epoch.length} epochs off by ${error.toFixed(1)} miles per gallon, a guess by ${guess.toFixed(1)}`,
);
assert.ok(error < guess / 2);
