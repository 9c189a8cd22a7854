// What layers learn by adapt(), vocabularies, hashes and texts are the real Keras's; so is a spectrally normalized layer while it learns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sequential, SGD, StringLookup, TextVectorization, layers as classes, tensor } from 'vitrine';
import { drawn } from '../data.js';
import { assertKeras, build, camelCase, golden, told } from './golden.js';

const cases = golden('preparing');
const those = (kind) => cases.filter((one) => kind in one);
const camel = (options) =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [camelCase(name), value]));
const made = ({ class_name, config }) => new classes[class_name](camel(config));
const asked = ({ x, shape }) => tensor(Float32Array.from(x), shape);

/** What a model of one layer gives. */
const given = (layer, x) => new Sequential([layer]).predict(x);

for (const { adapted, shape, learned, values } of those('adapted'))
  test(`${told(adapted)} adapted to data of ${shape} is Keras's`, async () => {
    const size = shape.reduce((product, length) => product * length, 1);
    const data = tensor(drawn([500, 3], { from: -2, to: 5, seed: 330 }).data.slice(0, size), shape);
    const layer = made(adapted);
    await layer.adapt(data);
    const model = new Sequential([layer]);
    const x = tensor(data.data.slice(0, (size / shape[0]) * Math.min(2, shape[0])), [
      Math.min(2, shape[0]),
      ...shape.slice(1),
    ]);
    assertKeras([...(await model.predict(x)).data], values, 'values');
    const ours =
      adapted.class_name === 'Normalization'
        ? (await model.getWeights()).map(({ data }) => [...data])
        : [layer.getConfig().bin_boundaries];
    learned.forEach((numbers, index) => assertKeras(ours[index], numbers, `numbers ${index}`));
  });

test('an adapted layer brings what it learned into every model, also into one that is built', async () => {
  const layer = new classes.Normalization();
  const model = new Sequential([layer, new classes.Dense(1)]);
  await model.build([null, 2]);
  const dense = (await model.getWeights()).slice(3);
  await layer.adapt([
    [1, 10],
    [3, 30],
  ]);
  const weights = await model.getWeights();
  assert.deepEqual(weights.map(({ data }) => [...data]).slice(0, 3), [[2, 20], [1, 100], [0]]);
  assert.deepEqual(weights.slice(3), dense);
  await model.setWeights([[5, 5], [4, 4], tensor(new Float32Array(1), []), ...dense]);
  assert.deepEqual([...(await model.getWeights())[0].data], [5, 5]);
  assert.deepEqual([...(await given(layer, [[3, 10]])).data], [-1, 2.5]); // a layer has its weights once, whichever model set them
});

for (const one of those('lookup'))
  test(`${told(one.lookup)} looks data of ${one.shape} up as Keras`, async () => {
    const y = await given(made(one.lookup), asked(one));
    assert.deepEqual(y.shape, one.output_shape);
    assertKeras([...y.data], one.values, 'values');
  });

for (const one of those('adapting'))
  test(`${told(one.adapting)} finds Keras's vocabulary`, async () => {
    const layer = made(one.adapting);
    await layer.adapt(asked(one));
    assert.deepEqual(layer.getVocabulary(), one.vocabulary);
    assert.equal(layer.vocabularySize(), one.vocabulary.length);
    const y = await given(layer, asked(one));
    assert.deepEqual(y.shape, one.output_shape);
    assertKeras([...y.data], one.values, 'values');
    const again = Sequential.fromJSON(JSON.stringify(new Sequential([layer])));
    assert.deepEqual([...(await again.predict(asked(one))).data], [...y.data]);
  });

for (const { vectorization, texts, unknown, vocabulary, bare, values, output_shape, config } of those(
  'vectorization',
))
  test(`TextVectorization(${JSON.stringify(vectorization)}) makes Keras's numbers of texts`, async () => {
    const layer = new TextVectorization({ ...camel(vectorization), name: 'text_vectorization' });
    if (!vectorization.vocabulary) await layer.adapt(texts);
    assert.deepEqual(layer.getVocabulary(), vocabulary);
    assert.deepEqual(layer.getVocabulary({ includeSpecialTokens: false }), bare);
    const y = await layer.call(unknown);
    assert.deepEqual(y.shape, output_shape);
    assertKeras([...y.data], values, 'numbers');
    assert.deepEqual(Object.keys(layer.getConfig()).sort(), Object.keys(config).sort());
    assert.deepEqual(
      [...(await TextVectorization.fromConfig(layer.getConfig()).call(unknown)).data],
      [...y.data],
    );
    TextVectorization.fromConfig(config);
  });

for (const { strings, names, asked, vocabulary, values, output_shape, config } of those('strings'))
  test(`StringLookup(${JSON.stringify(strings)}) looks texts up as Keras`, async () => {
    const layer = new StringLookup({ ...camel(strings), name: 'string_lookup' });
    if (!strings.vocabulary) await layer.adapt(names);
    assert.deepEqual(layer.getVocabulary(), vocabulary);
    const y = await layer.call(asked);
    assert.deepEqual(y.shape, output_shape);
    assertKeras([...y.data], values, 'numbers');
    assert.deepEqual(Object.keys(layer.getConfig()).sort(), Object.keys(config).sort());
    assert.deepEqual([...(await StringLookup.fromConfig(layer.getConfig()).call(asked)).data], [...y.data]);
    StringLookup.fromConfig(config);
  });

for (const { inverted, texts } of those('inverted'))
  test(`StringLookup turns places back into texts with ${JSON.stringify(inverted)}`, async () => {
    const layer = new StringLookup({ vocabulary: ['a', 'b'], invert: true, ...camel(inverted) });
    const places = [
      [0, 1, 2],
      [3, 4, 9],
    ];
    assert.deepEqual(await layer.call(places), texts);
  });

for (const { spectral, shape, first, losses, values, kernel } of those('spectral'))
  test(`${told(spectral[0])} learns as in Keras on TensorFlow`, async () => {
    const model = await build(spectral, shape);
    const held = drawn([2, ...shape], { seed: 350 });
    assertKeras([...(await model.predict(held)).data], first, 'first predictions');
    model.compile({ optimizer: new SGD(0.1), loss: 'mse' });
    const ours = [];
    for (let step = 0; step < losses.length; step++) {
      const { history } = await model.fit(
        drawn([8, ...shape], { seed: 360 + step }),
        drawn([8, 2], { seed: 380 + step }),
        { batchSize: 8, shuffle: false },
      );
      ours.push(history.loss[0]);
    }
    assertKeras(ours, losses, 'losses');
    assertKeras([...(await model.predict(held)).data], values, 'predictions');
    assertKeras([...(await model.getWeights())[0].data], kernel, 'the kernel');
  });
