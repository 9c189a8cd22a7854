// TensorFlow.js in the way that is fastest for it here: trainOnBatch on tensors that were cut beforehand (model.fit is slower by its bookkeeping).
import * as tf from '@tensorflow/tfjs';

/** A function that trains one epoch on a backend of TensorFlow.js and gives the mean loss. */
export async function prepareOn(backend, { network, data }) {
  await tf.setBackend(backend);
  await tf.ready();
  const { x, y, rows, columns } = data;
  const model = tf.sequential();
  network.layers.forEach(({ units, activation }, index) =>
    model.add(tf.layers.dense({ units, activation, ...(index === 0 ? { inputShape: [columns] } : {}) })),
  );
  model.compile({ optimizer: network.optimizer, loss: 'sparseCategoricalCrossentropy' });
  const batches = [];
  for (let from = 0; from < rows; from += network.batchSize) {
    const to = Math.min(from + network.batchSize, rows);
    batches.push([tf.tensor2d(x.slice(from * columns, to * columns), [to - from, columns]), tf.tensor1d(y.slice(from, to))]);
  }
  return async () => {
    await tf.setBackend(backend);
    let total = 0;
    for (const [inputs, labels] of batches) total += (await model.trainOnBatch(inputs, labels)) * inputs.shape[0];
    return total / rows;
  };
}
