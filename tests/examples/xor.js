// Exclusive or: the smallest problem that needs a hidden layer.
import assert from 'node:assert';
import { Sequential, Dense, Adam, setRandomSeed } from 'vitrine';

setRandomSeed(1);
const x = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const y = [0, 1, 1, 0];

const model = new Sequential([new Dense(8, { activation: 'tanh' }), new Dense(1, { activation: 'sigmoid' })]);
model.compile({ optimizer: new Adam(0.1), loss: 'binary_crossentropy', metrics: ['accuracy'] });
await model.fit(x, y, { epochs: 200 });

const { data } = await model.predict(x);
console.log([...data].map((value) => value.toFixed(2)).join(' '));
assert.deepEqual([...data].map(Math.round), y);
