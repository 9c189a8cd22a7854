// ConvNetJS: one sample at a time, weights changed after each batch. It has no Adam; plain gradient descent does less than Adam would,
// and its weights are 64-bit numbers.
import convnetjs from 'convnetjs';
import peers from '../package.json' with { type: 'json' };

const layers = {
  dense: ({ units, activation }) =>
    activation === 'softmax'
      ? { type: 'softmax', num_classes: units }
      : { type: 'fc', num_neurons: units, activation },
  convolution: ({ filters, size, activation }) => ({
    type: 'conv',
    sx: size,
    filters,
    stride: 1,
    pad: 0,
    activation,
  }),
  'max pooling': ({ size }) => ({ type: 'pool', sx: size, stride: size }),
  flatten: () => [], // every layer takes its inputs as one row
};

export const open = async () => ({ about: `ConvNetJS ${peers.dependencies.convnetjs}`, network });

function network(workload, { x, y }) {
  const { rows, input, batchSize } = workload;
  const unknown = workload.layers.find(({ kind }) => !layers[kind]);
  if (unknown) throw new Error(`it has no layer for ${unknown.kind}`);

  const [height, width, depth] = input.length === 3 ? input : [1, 1, input[0]];
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: width, out_sy: height, out_depth: depth },
    ...workload.layers.flatMap((layer) => layers[layer.kind](layer)),
  ]);
  const trainer = new convnetjs.Trainer(net, {
    method: 'sgd',
    momentum: 0,
    learning_rate: 0.01,
    batch_size: batchSize,
  });

  const size = width * height * depth;
  const samples = Array.from({ length: rows }, (_, row) => {
    const volume = new convnetjs.Vol(width, height, depth, 0);
    volume.w.set(x.subarray(row * size, (row + 1) * size));
    return [volume, y[row]];
  });
  let next = 0;
  const step = () => {
    for (let count = 0; count < batchSize; count++) trainer.train(...samples[next++ % rows]);
    return batchSize;
  };
  return { step };
}
