// The bench's networks, without its peers and without timing: each one builds, and the multiply-adds that its file states are its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Adam, layers as known, Sequential, tensor } from 'vitrine';
import { kerasConfig } from '../bench/engines/keras.mjs';
import { adam } from '../bench/workloads/adam.mjs';
import { dataOf } from '../bench/workloads/data.mjs';
import { workloads } from '../bench/workloads/index.mjs';

const networks = workloads.filter(({ layers }) => layers);
/** Layers that the engine does not have, or false. */
const lacks = (workload) => {
  const names = kerasConfig(workload).config.layers.map(({ class_name }) => class_name);
  const missing = names.filter((name) => !known[name]);
  return missing.length ? `needs ${missing.join(', ')}` : false;
};
const count = (shape) => shape.reduce((product, size) => product * size, 1);

/**
 * Multiply-adds that one row needs, by the shapes of the layers alone: forward and for the gradient of each kernel, and for the gradient of
 * what the kernel multiplies unless that is data.
 */
function multiplyAdds({ inputs, layers }) {
  let sum = 0;
  let shape = inputs[0].shape;
  let isData = true;
  for (const { class_name, weights, output_shape } of layers) {
    for (const { path, shape: kernel } of weights) {
      const recurrent = path.endsWith('/recurrent_kernel');
      if (!recurrent && !path.endsWith('/kernel')) continue;
      const places = class_name === 'Dense' || class_name === 'Conv2D' ? count(output_shape.slice(1, -1)) : shape[1] - (recurrent ? 1 : 0);
      sum += count(kernel) * places * (isData && !recurrent ? 2 : 3);
    }
    shape = output_shape;
    isData &&= !weights.length;
  }
  return sum;
}

for (const workload of networks)
  test(`${workload.name}: the network builds, and its multiply-adds are those of its shapes`, { skip: lacks(workload) }, async () => {
    const model = Sequential.fromJSON(kerasConfig(workload));
    const network = await model.describe();
    assert.deepEqual(network.outputs[0].shape, [null, workload.classes]);
    assert.equal(multiplyAdds(network), workload.multiplyAdds);
  });

for (const workload of networks)
  test(`${workload.name}: a few rows of its data train the network`, { skip: lacks(workload) }, async () => {
    const few = { ...workload, rows: 8 };
    const { x, y } = dataOf(few);
    const model = Sequential.fromJSON(kerasConfig(few));
    model.compile({ optimizer: new Adam(adam), loss: 'sparse_categorical_crossentropy' });
    const { history } = await model.fit(tensor(x, [8, ...few.input]), tensor(y, [8]), { seed: 1 });
    assert.ok(history.loss[0] > 0 && history.loss[0] < 10, `the loss is ${history.loss[0]}`);
  });
