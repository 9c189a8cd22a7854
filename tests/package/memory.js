// Run by memory.test.js with --expose-gc: makes and forgets models, then trains for 10,000 steps, and prints what memory holds now and then.
import { setImmediate as turn } from 'node:timers/promises';
import { classes } from './data.js';

// The engine's own memory, seen from outside: it is among what the instance exports.
let memory;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...args) => {
  const result = await instantiate(...args);
  memory = Object.values((result.instance ?? result).exports).find((value) => value instanceof WebAssembly.Memory);
  return result;
};
const { Sequential, Conv1D, Dense, LSTM, tensor } = await import('vitrine');
const { x, y } = classes(64, 30);

async function useOne(number) {
  const model = new Sequential([new Dense(64, { activation: 'relu' }), new Dense(2, { activation: 'softmax' })]);
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const signal = number % 10 === 0 ? AbortSignal.timeout(1) : undefined;
  await model.fit(x, y, { epochs: number % 10 === 0 ? 10_000 : 1, signal }).catch(() => {});
  await model.predict(x);
  if (number % 7 === 0) await model.dispose();
}

async function collect() {
  for (let round = 0; round < 5; round++) {
    globalThis.gc();
    await turn();
  }
}

const seen = [];
for (let number = 1; number <= 1000; number++) {
  await useOne(number);
  if (number % 25 === 0) await collect();
  if (number % 200 === 0) seen.push({ models: number, heap: process.memoryUsage().heapUsed, wasm: memory.buffer.byteLength });
}

// Long enough for a leak of 100 bytes a step to make the memory grow.
const model = new Sequential([new Conv1D(4, 3, { activation: 'relu' }), new LSTM(4), new Dense(2, { activation: 'softmax' })]);
model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
const series = tensor(x.flat(), [64, 10, 3]);
await model.fit(series, y, { epochs: 10, batchSize: 32 });
const before = memory.buffer.byteLength;
await model.fit(series, y, { epochs: 5000, batchSize: 32 });
console.log(JSON.stringify({ seen, steps: { before, after: memory.buffer.byteLength } }));
