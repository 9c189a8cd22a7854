// The small image classifier of every introduction; convolutions without padding, as is Keras's default.
const first = 26 * 26 * (3 * 3 * 1) * 16; // pixels that come out, times a patch, times filters
const second = 11 * 11 * (3 * 3 * 16) * 32; // the pooling before it leaves 13x13, the one after it 5x5
const dense = 5 * 5 * 32 * 10;

export default {
  name: 'cnn',
  title:
    '2,048x28x28x1, Conv2D 16 3x3 relu, MaxPool, Conv2D 32 3x3 relu, MaxPool, Flatten, Dense 10 softmax, batch 32',
  rows: 2048,
  input: [28, 28, 1],
  classes: 10,
  batchSize: 32,
  layers: [
    { kind: 'convolution', filters: 16, size: 3, activation: 'relu' },
    { kind: 'max pooling', size: 2 },
    { kind: 'convolution', filters: 32, size: 3, activation: 'relu' },
    { kind: 'max pooling', size: 2 },
    { kind: 'flatten' },
    { kind: 'dense', units: 10, activation: 'softmax' },
  ],
  multiplyAdds: 2 * first + 3 * second + 3 * dense, // no gradient of the data
};
