// Has x won? A network learns the rules of tic-tac-toe from the boards at which games end, none of which comes twice.
import assert from 'node:assert';
import { readTable, suggestRecipe, trainTestSplit, DummyClassifier, accuracyScore } from 'vitrine';
import { Sequential, Dense, setRandomSeed } from 'vitrine';
import { built } from '../data/built.js';

const { tictactoe } = await built('tictactoe'); // computed: all 958 of them
const { table } = readTable(tictactoe());
const split = trainTestSplit(table, { testSize: 0.2, seed: 1, stratify: 'outcome' });
const recipe = suggestRecipe(table, 'outcome');
const [train, test] = [recipe.fitTransform(table, split.train), recipe.transform(table, split.test)];

setRandomSeed(1);
const model = new Sequential([
  new Dense(64, { activation: 'relu' }),
  new Dense(2, { activation: 'softmax' }),
]);
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
await model.fit(train, { epochs: 80 });

const { accuracy } = await model.evaluate(test);
const guess = accuracyScore(test.y.data, new DummyClassifier().fit(train.y.data).predict(test.rows.length));
console.log(
  `right on ${(100 * accuracy).toFixed(1)} % of new boards, a guess on ${(100 * guess).toFixed(1)} %`,
);
assert.ok(accuracy >= 0.95 && accuracy > guess);
