// A workload's network as Keras's JSON.
const layers = {
  dense: ({ units, activation = 'linear' }) => ({ class_name: 'Dense', config: { units, activation } }),
  convolution: ({ filters, size, activation }) => ({
    class_name: 'Conv2D',
    config: { filters, kernel_size: [size, size], activation },
  }),
  'max pooling': ({ size }) => ({ class_name: 'MaxPooling2D', config: { pool_size: [size, size] } }),
  flatten: () => ({ class_name: 'Flatten', config: {} }),
  lstm: ({ units }) => ({ class_name: 'LSTM', config: { units } }),
  gru: ({ units }) => ({ class_name: 'GRU', config: { units } }),
  embedding: ({ tokens, width }) => ({
    class_name: 'Embedding',
    config: { input_dim: tokens, output_dim: width },
  }),
  'mean over steps': () => ({ class_name: 'GlobalAveragePooling1D', config: {} }),
  'batch normalization': () => ({ class_name: 'BatchNormalization', config: {} }),
  activation: ({ activation }) => ({ class_name: 'Activation', config: { activation } }),
};

export const kerasConfig = (workload) => ({
  class_name: 'Sequential',
  config: {
    layers: [
      { class_name: 'InputLayer', config: { batch_shape: [null, ...workload.input] } },
      ...workload.layers.map((layer) => layers[layer.kind](layer)),
    ],
  },
});
