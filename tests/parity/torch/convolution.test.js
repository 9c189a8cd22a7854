// Every layer with windows gives PyTorch's values, and its gradients PyTorch's weights after three steps. golden/make_torch.py says how.
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SGD } from 'vitrine';
import { drawn } from '../data.js';
import { assertKeras as assertAlike, build } from '../keras/golden.js';

const { batch, steps, rate, cases } = JSON.parse(
  readFileSync(new URL('../golden/convolution.json', import.meta.url), 'utf8'),
);
const words = (config) => JSON.stringify(config).replaceAll('"', '');

for (const { class_name, config, ...expected } of cases)
  test(`${class_name} ${words(config)} gives PyTorch's values and learns as it does`, async () => {
    const { input_shape: inputShape, output_shape: outputShape } = expected;
    // The first layer's weights hang on the gradient of the second one's input.
    const mixing = { class_name: 'Dense', config: { units: inputShape.at(-1) } };
    const model = await build([mixing, { class_name, config }], inputShape);
    model.compile({ optimizer: new SGD(rate), loss: 'meanSquaredError' });
    const x = drawn([batch, ...inputShape], { seed: 1 });
    const y = drawn([batch, ...outputShape], { seed: 2 });

    const { data, shape } = await model.predict(x);
    assertAlike(shape, [batch, ...outputShape], 'sizes');
    assertAlike([...data.subarray(0, expected.first.length)], expected.first, 'values');
    const losses = [];
    for (let step = 0; step < steps; step++)
      losses.push((await model.fit(x, y, { batchSize: batch, shuffle: false })).history.loss[0]);
    assertAlike(losses, expected.losses, 'losses', { nearZero: 0 });
    const weights = await model.getWeights();
    expected.weights.forEach((numbers, index) =>
      assertAlike([...weights[index].data], numbers, `weights ${index}`),
    );
  });
