// Long short-term memory over short series; the state after the last step goes on.
const gates = 4;
const inputs = 20 * (8 * gates * 32);
const states = 19 * (32 * gates * 32); // the state before the first step is zero and needs no product
const dense = 32 * 10;

export default {
  name: 'lstm',
  title: '4,096x20x8, LSTM 32, Dense 10 softmax, batch 32',
  rows: 4096,
  input: [20, 8],
  classes: 10,
  batchSize: 32,
  layers: [
    { kind: 'lstm', units: 32 },
    { kind: 'dense', units: 10, activation: 'softmax' },
  ],
  multiplyAdds: 2 * inputs + 3 * states + 3 * dense, // no gradient of the data
};
