// Twenty steps of training from equal weights give the losses of the real Keras: every optimizer, loss, activation, penalty and layer.
import { test } from 'node:test';
import { batches, drawn } from '../data.js';
import { assertKeras, build, golden, told } from './golden.js';

for (const { layers, optimizer, loss, truth, losses, prediction } of golden('training'))
  test(`${told(optimizer)} lowers ${told(loss)} of ${layers.map(told).join(', ')} as Keras does`, async () => {
    const model = await build(layers);
    model.compile({ optimizer, loss });
    const ours = [];
    for (const { x, y } of batches(truth))
      ours.push((await model.fit(x, y, { batchSize: 16, shuffle: false })).history.loss[0]);
    assertKeras(ours, losses, 'losses', { nearZero: 0 });
    assertKeras([...(await model.predict(drawn([2, 5], { seed: 50 }))).data], prediction, 'predictions');
  });
