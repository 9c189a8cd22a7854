// Vitrine as a user calls it: the built package, model.fit over some epochs. It shuffles in every epoch, as Keras does.
import { Adam, load, Sequential, tensor, version } from '../../../dist/index.js';
import { adam } from '../workloads/adam.mjs';
import { kerasConfig } from './keras.mjs';
import { openProbe } from './probe.mjs';

export async function open(build) {
  await load({ build });
  // The probe measures one thread.
  return { about: `vitrine ${version}`, network, ...(build === 'threads' ? {} : await openProbe(build)) };
}

function network(workload, { x, y }) {
  const { rows, input, batchSize } = workload;
  const model = Sequential.fromJSON(kerasConfig(workload));
  model.compile({ optimizer: new Adam(adam), loss: 'sparse_categorical_crossentropy' });
  const inputs = tensor(x, [rows, ...input]);
  const labels = tensor(y, [rows]);
  let epochSeconds = Infinity; // unknown yet: the first step is one epoch
  const step = async (seconds) => {
    const epochs = Math.max(1, Math.round(seconds / epochSeconds));
    const start = performance.now();
    await model.fit(inputs, labels, { epochs, batchSize });
    epochSeconds = (performance.now() - start) / 1000 / epochs;
    return epochs * rows;
  };
  return { step, dispose: () => model.dispose() };
}
