// Vitrine as a user calls it: the built package, model.fit.
import { Dense, load, Sequential, tensor } from '../../../dist/index.js';

export const name = 'vitrine simd';

/** A function that trains one epoch and gives the loss. */
export async function prepare({ network, data }) {
  await load({ build: 'simd' });
  const { x, y, rows, columns } = data;
  const model = new Sequential(network.layers.map(({ units, activation }) => new Dense(units, { activation })));
  model.compile({ optimizer: network.optimizer, loss: 'sparse_categorical_crossentropy' });
  const inputs = tensor(x, [rows, columns]);
  const labels = tensor(y, [rows]);
  return async () => {
    const { history } = await model.fit(inputs, labels, { epochs: 1, batchSize: network.batchSize });
    return history.loss[0];
  };
}
