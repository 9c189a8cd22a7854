// How far will a patient's diabetes have come in a year? Ten measurements, few patients: a small network that forgets on purpose.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { readTable, suggestRecipe, trainTestSplit, DummyRegressor, meanAbsoluteError } from 'vitrine';
import { Sequential, Dense, Dropout, EarlyStopping, setRandomSeed } from 'vitrine';

const { table } = readTable(readFileSync('node_modules/scikitjs/docs/static/data/diabetes.csv', 'utf8'));
const split = trainTestSplit(table, { testSize: 0.2, seed: 1 });
const recipe = suggestRecipe(table, 'target', { task: 'regression' });
const [train, test] = [recipe.fitTransform(table, split.train), recipe.transform(table, split.test)];

setRandomSeed(1);
const layers = [new Dense(16, { activation: 'relu' }), new Dropout(0.2), new Dense(1)];
const model = new Sequential(layers);
model.compile({ optimizer: 'adam', loss: 'mse' });
const callbacks = [new EarlyStopping({ monitor: 'val_loss', patience: 20, restoreBestWeights: true })];
await model.fit(train, { epochs: 200, validationSplit: 0.2, callbacks });

const inUnits = (scaled) => recipe.inverseTransformTarget(scaled).values;
const truth = inUnits(test.y);
const error = meanAbsoluteError(truth, inUnits(await model.predict(test)));
const guess = meanAbsoluteError(truth, new DummyRegressor().fit(inUnits(train.y)).predict(truth.length));
console.log(`off by ${error.toFixed(1)} points of the scale, the mean by ${guess.toFixed(1)}`);
assert.ok(error < 0.85 * guess);
