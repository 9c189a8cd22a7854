// The tutorial's network: a small table, two classes.
const kernels = 30 * 64 + 64 * 64 + 64 * 2;

export default {
  name: 'seed',
  title: '10,000x30, Dense 64 relu, 64 relu, 2 softmax, batch 32',
  rows: 10_000,
  input: [30],
  classes: 2,
  batchSize: 32,
  layers: [
    { kind: 'dense', units: 64, activation: 'relu' },
    { kind: 'dense', units: 64, activation: 'relu' },
    { kind: 'dense', units: 2, activation: 'softmax' },
  ],
  multiplyAdds: 3 * kernels - 30 * 64, // the first layer's inputs are data, which need no gradient
};
