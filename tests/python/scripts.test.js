// Tutorials as people write them: each is read, trains on small data, and goes back to Python unchanged in meaning.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromPython, toPython } from 'vitrine/python';
import { arraysOf, data } from './data.js';

const folder = join(import.meta.dirname, 'scripts');
const files = readdirSync(folder).filter((file) => file.endsWith('.py'));
const read = (file) => fromPython(readFileSync(join(folder, file), 'utf8'));

/** Scripts that use what the engine does not have yet. */
const waits = {
  'autoencoder.py': 'Adadelta',
  'callbacks.py': 'ReduceLROnPlateau, TerminateOnNaN',
  'cifar_cnn.py': 'InverseTimeDecay',
  'imbalanced.py': 'AUC, true and false positives, BinaryCrossentropy as a metric',
  'inception.py': 'Concatenate, Multiply, Add',
  'overfit.py': 'BinaryCrossentropy as a metric',
  'resnet_toy.py': 'Add, acc',
  'schedules.py': 'schedules',
  'sequence_copy.py': 'RepeatVector, Nadam',
  'siamese.py': 'Concatenate',
  'text_cnn.py': 'SpatialDropout1D, LeakyReLU, LayerNormalization, GaussianNoise, merging, Adamax',
  'tickets.py': 'Concatenate',
  'wide_deep.py': 'Concatenate',
};

const plain = (value) => JSON.parse(JSON.stringify(value));
const meaning = ({ data, options }) => plain({ data, options });

for (const file of files)
  test(`${file} is read, trains, and is written again`, { skip: waits[file] && `waits for ${waits[file]}` }, async () => {
    const script = read(file);
    assert.deepEqual(script.problems, []);
    const known = { ...data[file], ...script.arrays };

    const again = fromPython(toPython(script.model, script));
    assert.deepEqual(again.problems, []);
    assert.deepEqual(again.model.toJSON(), script.model.toJSON());
    assert.deepEqual(meaning(again.fit), meaning(script.fit));
    assert.deepEqual(again.evaluate.map(meaning), script.evaluate.map(meaning));
    assert.deepEqual(again.predict.map(meaning), script.predict.map(meaning));

    for (const { model, fit, evaluate, predict } of script.models) {
      for (const { data, options } of fit.slice(-1)) {
        const [x, y, validationData, sampleWeight] = [data.x, data.y, data.validationData, data.sampleWeight].map((names) => arraysOf(names, known));
        const { history } = await model.fit(x, y, { ...options, epochs: 1, verbose: 0, seed: 1, validationData, sampleWeight });
        for (const [name, [value]] of Object.entries(history)) assert.ok(Number.isFinite(value), `${name} is ${value}`);
      }
      for (const { data, options } of evaluate.slice(-1)) await model.evaluate(arraysOf(data.x, known), arraysOf(data.y, known), options);
      for (const { data, options } of predict.slice(-1)) await model.predict(arraysOf(data.x, known), options);
    }
  });

test('every script says in a comment which parts of the API it covers, and there are twenty and more', () => {
  assert.ok(files.length >= 20);
  for (const file of files) assert.match(readFileSync(join(folder, file), 'utf8').slice(0, 300), /Covers: /, file);
});
