// Keras reads what toJSON() writes: every layer, and every tutorial script. Needs a Python with Keras and JAX, whose path VITRINE_KERAS tells
// (python3 else); without it the test counts as skipped.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as vitrine from 'vitrine';
import { fromPython } from 'vitrine/python';

const python = process.env.VITRINE_KERAS ?? 'python3';
const hasKeras =
  spawnSync(python, ['-c', 'import keras, jax'], { env: { ...process.env, KERAS_BACKEND: 'jax' } }).status ===
  0;

const scripts = join(import.meta.dirname, '../../python/scripts');

/** Layers by the shape of the rows that they take, with the values that they need. */
const layers = {
  4: { Dense: [3], Activation: ['relu'], ReLU: [], LeakyReLU: [], PReLU: [], ELU: [], Softmax: [], Identity: [], Dropout: [0.5], AlphaDropout: [0.5], GaussianDropout: [0.5],
    GaussianNoise: [0.5], ActivityRegularization: [], BatchNormalization: [], LayerNormalization: [], GroupNormalization: [{ groups: 2 }], RMSNormalization: [], UnitNormalization: [],
    Reshape: [[2, 2]], RepeatVector: [3], Embedding: [10, 3], Rescaling: [0.5], CategoryEncoding: [5], Hashing: [5], Discretization: [{ binBoundaries: [0, 1] }],
    Normalization: [{ mean: 1, variance: 2 }], IntegerLookup: [{ vocabulary: [1, 2, 3] }] },
  '6,4': { SpatialDropout1D: [0.5], Flatten: [], Permute: [[2, 1]], ZeroPadding1D: [], Cropping1D: [], UpSampling1D: [], Conv1D: [3, 2], DepthwiseConv1D: [3], SeparableConv1D: [2, 3],
    Conv1DTranspose: [2, 3], MaxPooling1D: [], AveragePooling1D: [2], GlobalMaxPooling1D: [], GlobalAveragePooling1D: [], AdaptiveMaxPooling1D: [2], AdaptiveAveragePooling1D: [2],
    Masking: [], SimpleRNN: [2], LSTM: [2], GRU: [2], EinsumDense: ['abc,cd->abd', [null, 5]], Bidirectional: [new vitrine.LSTM(3, { returnSequences: true })], TimeDistributed: [new vitrine.Dense(2)] },
  '6,6,4': { SpatialDropout2D: [0.5], ZeroPadding2D: [], Cropping2D: [1], UpSampling2D: [], Conv2D: [3, 2], DepthwiseConv2D: [3], SeparableConv2D: [2, 3], Conv2DTranspose: [2, 3],
    MaxPooling2D: [], AveragePooling2D: [2], GlobalMaxPooling2D: [], GlobalAveragePooling2D: [], AdaptiveMaxPooling2D: [2], AdaptiveAveragePooling2D: [2] },
  '3,3,3,4': { SpatialDropout3D: [0.5] },
}; // prettier-ignore
const joining = { Add: [], Subtract: [], Multiply: [], Average: [], Maximum: [], Minimum: [], Concatenate: [], Dot: [{ axes: 2 }], Attention: [], AdditiveAttention: [], MultiHeadAttention: [2, 3], GroupQueryAttention: [3, 4, 2] }; // prettier-ignore

function models() {
  const all = {};
  for (const [shape, kinds] of Object.entries(layers))
    for (const [name, values] of Object.entries(kinds))
      all[name] = new vitrine.Sequential([
        vitrine.Input({ shape: shape.split(',').map(Number) }),
        new vitrine[name](...values),
      ]);
  for (const [name, values] of Object.entries(joining)) {
    const inputs = [vitrine.input({ shape: [3, 4] }), vitrine.input({ shape: [3, 4] })];
    all[name] = new vitrine.Model({ inputs, outputs: new vitrine[name](...values).apply(inputs) });
  }
  for (const file of readdirSync(scripts).filter((name) => name.endsWith('.py')))
    fromPython(readFileSync(join(scripts, file), 'utf8')).models.forEach(
      ({ model }, index) => (all[`${file} ${index}`] = model),
    );
  return all;
}

test(
  'Keras reads the JSON of every layer and of every tutorial',
  { skip: !hasKeras && 'needs Keras and JAX', timeout: 300_000 },
  () => {
    const input = JSON.stringify(
      Object.fromEntries(Object.entries(models()).map(([name, model]) => [name, JSON.stringify(model)])),
    );
    const { stdout, stderr } = spawnSync(python, [join(import.meta.dirname, 'load.py')], {
      input,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    assert.ok(stdout, stderr);
    assert.deepEqual(JSON.parse(stdout), {});
  },
);
