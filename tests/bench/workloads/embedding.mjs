// A bag of words: tokens are looked up and averaged. Little is multiplied here, so the share of the limit says little.
export default {
  name: 'embedding',
  title: '10,000x20 tokens, Embedding 1000x16, GlobalAveragePooling1D, Dense 10 softmax, batch 32',
  rows: 10_000,
  input: [20],
  tokens: 1000, // the data are whole numbers below this
  classes: 10,
  batchSize: 32,
  layers: [
    { kind: 'embedding', tokens: 1000, width: 16 },
    { kind: 'mean over steps' },
    { kind: 'dense', units: 10, activation: 'softmax' },
  ],
  multiplyAdds: 3 * (16 * 10),
};
