// A wide network on rows of an image's size: nearly all of it is products of large matrices.
const kernels = 784 * 512 + 512 * 512 + 512 * 10;

export default {
  name: 'mlp',
  title: '4,096x784, Dense 512 relu, 512 relu, 10 softmax, batch 128',
  rows: 4096,
  input: [784],
  classes: 10,
  batchSize: 128,
  layers: [
    { kind: 'dense', units: 512, activation: 'relu' },
    { kind: 'dense', units: 512, activation: 'relu' },
    { kind: 'dense', units: 10, activation: 'softmax' },
  ],
  multiplyAdds: 3 * kernels - 784 * 512, // no gradient of the data
};
