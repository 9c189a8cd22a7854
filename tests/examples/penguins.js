// Which species is a penguin of? Three classes, words and numbers mixed, and gaps in the table.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { tableFromRecords, suggestRecipe, trainTestSplit, classificationReport } from 'vitrine';
import { Sequential, Dense, Dropout, setRandomSeed } from 'vitrine';

const { table } = tableFromRecords(
  JSON.parse(readFileSync('node_modules/vega-datasets/data/penguins.json', 'utf8')),
);
const split = trainTestSplit(table, { testSize: 0.2, seed: 1, stratify: 'Species' });
const recipe = suggestRecipe(table, 'Species').fit(table, split.train); // fills the gaps, words become columns of 0 and 1
const [train, test] = [recipe.transform(table, split.train), recipe.transform(table, split.test)];

setRandomSeed(1);
const model = new Sequential([
  new Dense(16, { activation: 'relu' }),
  new Dropout(0.2),
  new Dense(recipe.classes.length, { activation: 'softmax' }),
]);
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
await model.fit(train, { epochs: 40, validationSplit: 0.1 });

const { labels } = recipe.inverseTransformTarget(await model.predict(test));
const truth = Array.from(test.rows, (row) => table.cell(row, 'Species'));
const report = classificationReport(truth, labels);
console.log(report.text);
assert.ok(report.accuracy >= 0.95);

const stranger = { Island: 'Dream', 'Beak Length (mm)': 50 }; // the rest is unknown, and filled as other gaps are
const { x } = recipe.transformRecords([stranger]);
console.log(`the stranger: ${recipe.inverseTransformTarget(await model.predict(x)).labels}`);
