// Trained today, used tomorrow: preparation and network in one file, which takes rows as they come and answers in their own words.
import assert from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dense, Pipeline, Sequential, suggestRecipe, tableFromRecords } from 'vitrine';

const records = JSON.parse(readFileSync('node_modules/vega-datasets/data/penguins.json', 'utf8'));
const { table } = tableFromRecords(records);
const recipe = suggestRecipe(table, 'Species');
const model = new Sequential([new Dense(8, { activation: 'relu' }), new Dense(3, { activation: 'softmax' })]);
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
await model.fit(recipe.fitTransform(table), { epochs: 30 });

const file = join(tmpdir(), 'penguins.zip');
writeFileSync(file, await new Pipeline({ recipe, model }).save());

const pipeline = await Pipeline.load(readFileSync(file));
const { answers, classes, probabilities, problems } = await pipeline.predict([
  { Island: 'Biscoe', 'Beak Length (mm)': 46.1, 'Flipper Length (mm)': 211, 'Body Mass (g)': 4500 },
]);
console.log(answers[0], Object.fromEntries(classes.map((name, i) => [name, probabilities[0][i].toFixed(3)])));
for (const { message } of problems) console.log(message);
assert.deepEqual(answers, ['Gentoo']);
