// TensorFlow.js in the way that is fastest for it here: trainOnBatch on tensors that were cut beforehand. (model.fit is slower by its
// bookkeeping; it is also spared the shuffling.)
import * as tf from '@tensorflow/tfjs';
import { adam } from '../workloads/adam.mjs';
import { matrix } from '../workloads/data.mjs';

const layers = {
  dense: ({ units, activation }) => tf.layers.dense({ units, activation }),
  convolution: ({ filters, size, activation }) => tf.layers.conv2d({ filters, kernelSize: size, activation }),
  'max pooling': ({ size }) => tf.layers.maxPooling2d({ poolSize: size }),
  flatten: () => tf.layers.flatten(),
  // Its default here is still the hard sigmoid of Keras 2.
  lstm: ({ units }) => tf.layers.lstm({ units, recurrentActivation: 'sigmoid' }),
  // It only has the form that resets before the product, which needs as many multiply-adds.
  gru: ({ units }) => tf.layers.gru({ units, recurrentActivation: 'sigmoid' }),
  embedding: ({ tokens, width }) => tf.layers.embedding({ inputDim: tokens, outputDim: width }),
  'mean over steps': () => tf.layers.globalAveragePooling1d(),
  'batch normalization': () => tf.layers.batchNormalization(),
  activation: ({ activation }) => tf.layers.activation({ activation }),
};

export async function open(backend) {
  await tf.setBackend(backend);
  await tf.ready();
  return { about: `TensorFlow.js ${tf.version.tfjs}`, network, product };
}

function network(workload, { x, y }) {
  const { rows, input, batchSize } = workload;
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: input }));
  for (const layer of workload.layers) model.add(layers[layer.kind](layer));
  const optimizer = tf.train.adam(adam.learningRate, adam.beta1, adam.beta2, adam.epsilon);
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy' });

  const width = x.length / rows;
  const batches = [];
  for (let from = 0; from < rows; from += batchSize) {
    const to = Math.min(from + batchSize, rows);
    batches.push([
      tf.tensor(x.slice(from * width, to * width), [to - from, ...input]),
      tf.tensor1d(y.slice(from, to)),
    ]);
  }
  let next = 0;
  const step = async () => {
    const [inputs, labels] = batches[next++ % batches.length];
    await model.trainOnBatch(inputs, labels);
    return inputs.shape[0];
  };
  const dispose = () => {
    tf.dispose(batches);
    tf.disposeVariables(); // the weights and what the optimizer remembers
  };
  return { step, dispose };
}

function product(size) {
  const [a, b] = [1, 2].map((seed) => tf.tensor2d(matrix(size, seed), [size, size]));
  const step = () => {
    tf.matMul(a, b).dispose();
    return 1;
  };
  return { step, dispose: () => tf.dispose([a, b]) };
}
