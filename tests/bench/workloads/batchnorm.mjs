// A small network with batch normalization before its activation.
export default {
  name: 'batchnorm',
  title: '10,000x30, Dense 32, BatchNormalization, relu, Dense 10 softmax, batch 32',
  rows: 10_000,
  input: [30],
  classes: 10,
  batchSize: 32,
  layers: [
    { kind: 'dense', units: 32 },
    { kind: 'batch normalization' },
    { kind: 'activation', activation: 'relu' },
    { kind: 'dense', units: 10, activation: 'softmax' },
  ],
  multiplyAdds: 2 * (30 * 32) + 3 * (32 * 10), // no gradient of the data
};
