// What is a house worth? Prices of 20,640 blocks in California, in units of 100,000 dollars.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import {
  readTable,
  suggestRecipe,
  trainTestSplit,
  DummyRegressor,
  meanAbsoluteError,
  r2Score,
} from 'vitrine';
import { Sequential, Dense, setRandomSeed } from 'vitrine';

const path = 'node_modules/scikitjs/docs/static/data/california_housing.csv';
const { table } = readTable(readFileSync(path, 'utf8'));
const split = trainTestSplit(table, { testSize: 0.2, seed: 1 });
// A few blocks have rooms by the hundred: quantiles keep them from pressing all others together.
const steps = [{ name: 'QuantileTransformer', options: { outputDistribution: 'normal' } }];
let recipe = suggestRecipe(table, 'MedHouseVal');
for (const { column } of recipe.plan.columns) recipe = recipe.withSteps(column, steps);
const [train, test] = [recipe.fitTransform(table, split.train), recipe.transform(table, split.test)];

setRandomSeed(1);
const hidden = () => new Dense(64, { activation: 'relu' });
const model = new Sequential([hidden(), hidden(), new Dense(1)]);
model.compile({ optimizer: 'adam', loss: 'huber' });
await model.fit(train, { epochs: 20, batchSize: 64 });

const inUnits = (scaled) => recipe.inverseTransformTarget(scaled).values;
const [truth, values] = [inUnits(test.y), inUnits(await model.predict(test))];
const [error, r2] = [meanAbsoluteError(truth, values), r2Score(truth, values)];
const guess = meanAbsoluteError(truth, new DummyRegressor().fit(inUnits(train.y)).predict(truth.length));
console.log(`off by ${error.toFixed(2)}, the mean by ${guess.toFixed(2)}; R² ${r2.toFixed(2)}`);
assert.ok(error < 0.45 * guess && r2 > 0.75);
