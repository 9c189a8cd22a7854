// The remaining layers that TensorFlow.js has, where it defines them as Keras 3 does: activations with options, reshaping, normalization
// of rows, noise in use, and what joins several tensors.
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import * as vitrine from 'vitrine';
import { drawn, startWeights } from '../data.js';
import * as kits from './kits.js';
import { assertAlike, lossesOf, predictions, theirTensor, twins } from './twins.js';

const close = { relative: 1e-5, nearZero: 1e-6 };

// Options that the libraries call differently: ours, then theirs. TensorFlow.js's ELU takes no other alpha, and its LayerNormalization fails without a shift.
const layers = [
  ['ELU', 'elu', [6], {}],
  ['LeakyReLU', 'leakyReLU', [6], { negativeSlope: 0.2 }, { alpha: 0.2 }],
  ['LeakyReLU', 'leakyReLU', [6], {}],
  ['PReLU', 'prelu', [6], { alphaInitializer: 'ones' }],
  ['PReLU', 'prelu', [3, 4], { sharedAxes: [1] }],
  ['ReLU', 'reLU', [6], { maxValue: 0.7 }],
  ['Softmax', 'softmax', [6], {}],
  ['LayerNormalization', 'layerNormalization', [6], {}],
  ['LayerNormalization', 'layerNormalization', [3, 4], { epsilon: 0.1 }],
  ['Permute', 'permute', [2, 3, 4], { dims: [3, 1, 2] }],
  ['RepeatVector', 'repeatVector', [6], { n: 3 }],
  ['UpSampling2D', 'upSampling2d', [2, 3, 4], { size: [2, 3] }],
  ['SpatialDropout1D', 'spatialDropout1d', [3, 4], { rate: 0.5 }],
  ['GaussianNoise', 'gaussianNoise', [6], { stddev: 0.5 }],
  ['GaussianDropout', 'gaussianDropout', [6], { rate: 0.5 }],
  ['AlphaDropout', 'alphaDropout', [6], { rate: 0.5 }],
  ['Rescaling', 'rescaling', [6], { scale: 0.5, offset: -1 }],
];
/** Differs from batch to batch while training, so that there is only its use to compare. */
const random = /Dropout|Noise/;
/** TensorFlow.js's gradient of repeated pixels is wrong. */
const onlyForward = ['UpSampling2D'];

for (const [name, theirName, inputShape, options, theirOptions = options] of layers)
  test(`${name} ${JSON.stringify(options).replaceAll('"', '')} on rows of [${inputShape}] works as TensorFlow.js's`, async () => {
    const kitOf = (kit) => [
      kit.dense(inputShape.at(-1)),
      kit === kits.tfjs ? tf.layers[theirName](theirOptions) : new vitrine[name](options),
    ];
    const pair = await twins({ inputShape, layers: kitOf, optimizer: (kit) => kit.sgd(0.1) });
    const x = drawn([4, ...inputShape], { seed: 1 });
    assertAlike(await predictions(pair, x), close);
    if (random.test(name) || onlyForward.includes(name)) return;
    const y = drawn([4, ...pair.theirs.outputs[0].shape.slice(1)], { seed: 2 });
    assertAlike(await lossesOf(pair, [{ x, y }, { x, y }, { x, y }]), { relative: 1e-5 }); // prettier-ignore
    assertAlike(await predictions(pair, x), { relative: 1e-4, nearZero: 1e-5 });
  });

const merges = [
  ['Add', 'add', {}],
  ['Multiply', 'multiply', {}],
  ['Average', 'average', {}],
  ['Maximum', 'maximum', {}],
  ['Minimum', 'minimum', {}],
  ['Concatenate', 'concatenate', { axis: 1 }],
  ['Concatenate', 'concatenate', {}],
  ['Dot', 'dot', { axes: 2 }],
  ['Dot', 'dot', { axes: [1, 1], normalize: true }],
];

for (const [name, theirName, options] of merges)
  test(`${name} ${JSON.stringify(options).replaceAll('"', '')} joins two inputs, and learns, as TensorFlow.js's`, async () => {
    const shape = [3, 4];
    const [a, b] = [vitrine.input({ shape }), vitrine.input({ shape })];
    const joined = new vitrine[name](name === 'Dot' ? { axes: 2, ...options } : options).apply([
      new vitrine.Dense(4).apply(a),
      new vitrine.Dense(4).apply(b),
    ]);
    const ours = new vitrine.Model({
      inputs: [a, b],
      outputs: new vitrine.Dense(2).apply(new vitrine.Flatten().apply(joined)),
    });
    ours.compile({ optimizer: new vitrine.SGD(0.1), loss: 'mean_squared_error' });

    const [c, d] = [tf.input({ shape }), tf.input({ shape })];
    const dense = (units, tensor) => tf.layers.dense({ units }).apply(tensor);
    const theirJoined = tf.layers[theirName](options).apply([dense(4, c), dense(4, d)]);
    const theirs = tf.model({ inputs: [c, d], outputs: dense(2, tf.layers.flatten().apply(theirJoined)) });
    theirs.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });

    const weights = startWeights(theirs.getWeights().map((weight) => weight.shape));
    await ours.setWeights(weights);
    theirs.setWeights(weights.map(theirTensor));

    const x = [drawn([5, ...shape], { seed: 1 }), drawn([5, ...shape], { seed: 2 })];
    const y = drawn([5, 2], { seed: 3 });
    const both = async () => ({
      ours: [...(await ours.predict(x)).data],
      theirs: [...theirs.predict(x.map(theirTensor)).dataSync()],
    });
    assertAlike(await both(), close);
    const losses = { ours: [], theirs: [] };
    for (let step = 0; step < 3; step++) {
      losses.ours.push((await ours.trainOnBatch(x, y)).loss);
      await ours.resetMetrics();
      losses.theirs.push(await theirs.trainOnBatch(x.map(theirTensor), theirTensor(y)));
    }
    assertAlike(losses, { relative: 1e-5 });
    assertAlike(await both(), { relative: 1e-4, nearZero: 1e-5 });
  });
