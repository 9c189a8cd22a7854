// Trained today, used tomorrow: network, weights and preparation in one file, and back again.
import assert from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable, suggestRecipe, Recipe, Sequential, Dense, tensor } from 'vitrine';

const { table } = readTable(readFileSync('node_modules/scikitjs/docs/static/data/iris.csv', 'utf8'));
const recipe = suggestRecipe(table, 'target');
const model = new Sequential([new Dense(8, { activation: 'relu' }), new Dense(3, { activation: 'softmax' })]);
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
await model.fit(recipe.fitTransform(table), { epochs: 20 });

const file = join(tmpdir(), 'vitrine-iris.json');
const weights = (await model.getWeights()).map(({ data, shape }) => ({ data: [...data], shape }));
writeFileSync(file, JSON.stringify({ model, recipe, weights }));

const saved = JSON.parse(readFileSync(file, 'utf8'));
const restored = Sequential.fromJSON(saved.model);
await restored.setWeights(saved.weights.map(({ data, shape }) => tensor(data, shape)));
const { x } = Recipe.fromJSON(saved.recipe).transform(table);
assert.deepEqual(await restored.predict(x), await model.predict(x));
console.log(`${file} predicts as the network it came from`);
