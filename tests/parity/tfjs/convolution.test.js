// Layers with windows predict and learn as in TensorFlow.js from equal weights, where it has them and defines them as Keras 3 does.
import { test } from 'node:test';
import { drawn } from '../data.js';
import { assertAlike, lossesOf, predictions, twins } from './twins.js';

const image = [6, 7, 4];
const series = [9, 4];

// TensorFlow.js has no groups, no causal padding, no output padding, no 1D forms of the depthwise, separable and transposed convolutions and of
// padding; it can't train dilated depthwise convolutions, its gradient of repeated pixels is wrong, and it places blended pixels otherwise.
// The golden numbers hold those.
const cases = [
  ['Conv1D', { filters: 5, kernelSize: 3, activation: 'tanh' }],
  ['Conv1D', { filters: 3, kernelSize: 4, strides: 2, padding: 'same' }],
  ['Conv2D', { filters: 6, kernelSize: 3, activation: 'relu' }],
  ['Conv2D', { filters: 3, kernelSize: [2, 3], strides: [2, 1], padding: 'same' }],
  ['Conv2D', { filters: 17, kernelSize: 1, activation: 'sigmoid' }],
  ['DepthwiseConv2D', { kernelSize: 3 }],
  ['DepthwiseConv2D', { kernelSize: [3, 3], strides: 2, padding: 'same', depthMultiplier: 2 }],
  ['SeparableConv2D', { filters: 5, kernelSize: 3, activation: 'tanh' }],
  ['SeparableConv2D', { filters: 3, kernelSize: 2, padding: 'same', depthMultiplier: 2 }],
  ['Conv2DTranspose', { filters: 3, kernelSize: 3 }],
  ['Conv2DTranspose', { filters: 3, kernelSize: [4, 3], strides: 2, padding: 'same' }],
  ['MaxPooling1D', { poolSize: 3, strides: 2 }],
  ['MaxPooling2D', {}],
  ['MaxPooling2D', { poolSize: [3, 2], strides: [1, 2], padding: 'same' }],
  ['AveragePooling1D', { poolSize: 2, strides: 1 }],
  ['AveragePooling2D', { poolSize: 2 }],
  ['GlobalMaxPooling1D', {}],
  ['GlobalMaxPooling2D', {}],
  ['GlobalAveragePooling1D', {}],
  ['GlobalAveragePooling2D', {}],
  [
    'ZeroPadding2D',
    {
      padding: [
        [1, 0],
        [2, 3],
      ],
    },
  ],
  [
    'Cropping2D',
    {
      cropping: [
        [1, 0],
        [2, 3],
      ],
    },
  ],
];

for (const [name, options] of cases)
  test(`${name} ${JSON.stringify(options).replaceAll('"', '')} predicts and learns as TensorFlow.js does`, async () => {
    const inputShape = name.includes('1D') ? series : image;
    const pair = await twins({
      inputShape,
      layers: (kit) => [kit.dense(4), kit.windowed(name, options)],
      optimizer: (kit) => kit.sgd(0.1),
    });
    const x = drawn([4, ...inputShape], { seed: 1 });
    const y = drawn([4, ...pair.theirs.outputs[0].shape.slice(1)], { seed: 2 });
    assertAlike(await predictions(pair, x), { relative: 1e-5, nearZero: 1e-6 });
    assertAlike(
      await lossesOf(pair, [
        { x, y },
        { x, y },
        { x, y },
      ]),
      { relative: 1e-5 },
    );
    assertAlike(await predictions(pair, x), { relative: 1e-4, nearZero: 1e-5 });
  });
