// Which of three cultivars is a wine from? Judged by five folds, each with a preparation of its own that never sees its test rows.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { readTable, suggestRecipe, crossValidate, StratifiedKFold, balancedClassWeights } from 'vitrine';
import { Sequential, Dense, setRandomSeed } from 'vitrine';

const { table } = readTable(readFileSync('node_modules/scikitjs/docs/static/data/wine.csv', 'utf8'));
// 13 measurements, each scaled by its own steps, become the 6 directions in which wines differ most.
const plan = suggestRecipe(table, 'target').withJoint([
  { columns: 'numbers', steps: [{ name: 'PCA', options: { nComponents: 6 } }] },
]);
const folds = new StratifiedKFold({ nSplits: 5, shuffle: true, seed: 1 });

const accuracies = await crossValidate(table, plan, folds, async ({ train, test }) => {
  setRandomSeed(1);
  const model = new Sequential([
    new Dense(16, { activation: 'relu' }),
    new Dense(3, { activation: 'softmax' }),
  ]);
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  await model.fit(train, { epochs: 60, classWeight: balancedClassWeights(train.y.data) });
  return (await model.evaluate(test)).accuracy;
});

const mean = accuracies.reduce((sum, one) => sum + one) / accuracies.length;
console.log(
  `right on ${accuracies.map((one) => `${(100 * one).toFixed(0)} %`).join(', ')} of the folds' test rows`,
);
assert.ok(mean > 0.93, `${mean}`);
