// One artefact from raw rows to answers: it saves to one file and comes back with the same answers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  Cleaning,
  Concatenate,
  Dense,
  Embedding,
  Flatten,
  GlobalAveragePooling1D,
  Input,
  Model,
  Pipeline,
  Recipe,
  Sequential,
  readTable,
  setRandomSeed,
  suggestRecipe,
  tableFromRecords,
} from 'vitrine';

const packaged = (path) => readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), 'utf8');
const penguins = tableFromRecords(JSON.parse(packaged('vega-datasets/data/penguins.json'))).table;
const cars = tableFromRecords(JSON.parse(packaged('vega-datasets/data/cars.json'))).table;
const made = [];
after(() => Promise.all(made.map((pipeline) => pipeline.dispose())));

async function trained(table, target, layers, loss, options = {}) {
  setRandomSeed(1);
  const recipe = suggestRecipe(table, target).fit(table);
  const model = new Sequential(layers);
  model.compile({ optimizer: 'adam', loss });
  await model.fit(recipe.transform(table), { epochs: 20, seed: 1, ...options });
  const pipeline = new Pipeline({ recipe, model });
  made.push(pipeline);
  return pipeline;
}

const species = await trained(
  penguins,
  'Species',
  [new Dense({ units: 8, activation: 'relu' }), new Dense({ units: 3, activation: 'softmax' })],
  'sparse_categorical_crossentropy',
);
const load = async (source) => {
  const pipeline = await Pipeline.load(source);
  made.push(pipeline);
  return pipeline;
};
const record = { Island: 'Biscoe', 'Beak Length (mm)': 46.1, 'Beak Depth (mm)': 13.2, 'Flipper Length (mm)': 211, 'Body Mass (g)': 4500, Sex: 'FEMALE' };
const refuses = (make, message) =>
  assert.rejects(
    async () => make(),
    (error) => error.name === 'DataError' && message.test(error.message) && !error.message.includes('\n'),
  );

test("typed rows are answered in the target's own words, with probabilities", async () => {
  const { task, answers, labels, classes, probabilities, rows, problems } = await species.predict([record]);
  assert.deepEqual([task, answers, labels, [...rows], problems], ['multiclass', ['Gentoo'], ['Gentoo'], [0], []]);
  assert.deepEqual(classes, ['Adelie', 'Chinstrap', 'Gentoo']);
  assert.ok(probabilities[0][2] > 0.5 && Math.abs(probabilities[0].reduce((a, b) => a + b) - 1) < 1e-5);
  const odd = await species.predict([{ ...record, Sex: undefined, island: 'x' }]);
  assert.deepEqual(
    odd.problems.map(({ kind, column }) => [kind, column]),
    [['unknown column', 'island']],
  );
});

test('CSV texts, tables and typed rows have the same answers', async () => {
  const typed = await species.predict([record, record]);
  const line = Object.values(record).join(',');
  const csv = await species.predict(`${Object.keys(record).join(',')}\n${line}\n${line}\n`);
  assert.deepEqual(csv.probabilities, typed.probabilities);
  const european = await species.predict(`${Object.keys(record).join(';')}\n${line.replaceAll(',', ';').replaceAll('.', ',')}\n`);
  assert.deepEqual(european.probabilities[0], typed.probabilities[0]);
  const all = await species.predict(penguins);
  assert.equal(all.answers.length, penguins.rowCount);
  const right = all.answers.filter((answer, i) => answer === penguins.cell(all.rows[i], 'Species')).length;
  assert.ok(right > 0.9 * all.answers.length, `${right} of ${all.answers.length}`);
});

test('numbers come back in their own units, after saving and loading too', async () => {
  const pipeline = await trained(cars, 'Miles_per_Gallon', [new Dense({ units: 16, activation: 'relu' }), new Dense({ units: 1 })], 'mse');
  const before = await pipeline.predict(cars);
  assert.ok(before.answers.every((miles) => miles > 0 && miles < 60));
  for (const saved of [await pipeline.save(), await pipeline.save({ format: 'json' })]) {
    const again = await load(saved);
    assert.deepEqual(await again.predict(cars), before);
    assert.deepEqual(await again.save(), await pipeline.save());
  }
});

test('a saved pipeline is a zip of a few readable files, or one JSON text', async () => {
  const zip = await species.save();
  const files = unzipSync(zip);
  assert.deepEqual(Object.keys(files), ['pipeline.json', 'recipe.json', 'model.json', 'weights.json', 'weights.bin']);
  assert.equal(JSON.parse(strFromU8(files['pipeline.json'])).format, 'vitrine-pipeline');
  assert.equal(JSON.parse(strFromU8(files['model.json'])).class_name, 'Sequential');
  const index = JSON.parse(strFromU8(files['weights.json']));
  assert.match(index[0].path, /kernel$/);
  const [kernel] = await species.model.getWeights();
  assert.deepEqual(new Float32Array(files['weights.bin'].slice(0, 4 * kernel.data.length).buffer), kernel.data);
  const text = await species.save({ format: 'json' });
  for (const source of [zip.buffer.slice(zip.byteOffset, zip.byteOffset + zip.length), text, JSON.parse(text), strToU8(text)])
    assert.deepEqual((await (await load(source)).predict([record])).answers, ['Gentoo']);
  // Zipped again by another program, all files are made smaller.
  assert.deepEqual((await (await load(zipSync(files, { level: 9 }))).predict([record])).answers, ['Gentoo']);
  assert.throws(() => JSON.stringify(species), /await pipeline.save\(\{ format: 'json' \}\)/);
});

test('several inputs go to a model by their names', async () => {
  const { table } = readTable(
    'text,stars,good\n' +
      Array.from(
        { length: 40 },
        (_, i) => `"${i % 2 ? 'a great film with heart' : 'a dull film with holes'} number ${i}",${i % 5},${i % 2 ? 'yes' : 'no'}`,
      ).join('\n'),
  );
  const recipe = suggestRecipe(table, 'good')
    .withSteps('text', [{ name: 'TokenEncoder', options: { maxTokens: 20, sequenceLength: 6 } }])
    .fit(table);
  const text = new Input({ shape: recipe.inputShapes.text, name: 'text' });
  const features = new Input({ shape: recipe.inputShapes.features, name: 'features' });
  const words = new GlobalAveragePooling1D().apply(new Embedding({ inputDim: 20, outputDim: 4 }).apply(text.output));
  const output = new Dense({ units: 1, activation: 'sigmoid' }).apply(new Concatenate().apply([words, features.output]));
  const model = new Model({ inputs: [text.output, features.output], outputs: output });
  model.compile({ optimizer: 'adam', loss: 'binary_crossentropy' });
  await model.fit(recipe.transform(table), { epochs: 60, seed: 1 });
  const pipeline = new Pipeline({ recipe, model });
  made.push(pipeline);
  const question = [
    { text: 'great heart', stars: 2 },
    { text: 'dull holes', stars: 2 },
  ];
  const { answers } = await pipeline.predict(question);
  assert.deepEqual(answers, ['yes', 'no']);
  assert.deepEqual((await (await load(await pipeline.save())).predict(question)).answers, answers);
});

test('windows over a series are answered in their own units', async () => {
  const table = tableFromRecords(Array.from({ length: 200 }, (_, i) => ({ hour: i, load: 50 + Math.round(1e3 * Math.sin(i / 4)) / 100 }))).table;
  const plan = {
    columns: [{ column: 'load', type: 'number', use: true, steps: [{ name: 'StandardScaler' }] }],
    target: { column: 'load', type: 'number', task: 'regression', steps: [{ name: 'StandardScaler' }] },
    windows: { sequenceLength: 12, time: 'hour' },
  };
  const recipe = new Recipe(plan).fit(table);
  const model = new Sequential([new Flatten({ inputShape: recipe.inputShapes.features }), new Dense({ units: 1 })]);
  model.compile({ optimizer: 'adam', loss: 'mse' });
  await model.fit(recipe.transform(table), { epochs: 60, seed: 1 });
  const pipeline = new Pipeline({ recipe, model });
  made.push(pipeline);
  const { answers, rows } = await (await load(await pipeline.save())).predict(table);
  assert.deepEqual([rows[0], rows.at(-1), answers.length], [11, 199, 189]);
  const truth = 50 + 10 * Math.sin(200 / 4);
  assert.ok(Math.abs(answers.at(-1) - truth) < 2, `${answers.at(-1)} is far from ${truth}`);
});

test('cleaning is done again on fresh rows, and every row has its answer', async () => {
  const cleaning = new Cleaning()
    .add({ name: 'rename', options: { columns: { Sex: 'sex' } } })
    .add({ name: 'filterRows', options: { condition: '`Body Mass (g)` > 3000' } });
  const cleaned = cleaning.apply(penguins);
  assert.ok(cleaned.table.rowCount < penguins.rowCount);
  const recipe = suggestRecipe(cleaned.table, 'Species').fit(cleaned.table);
  const model = new Sequential([new Dense({ units: 3, activation: 'softmax' })]);
  await model.build([null, recipe.inputShapes.features[0]]);
  const pipeline = new Pipeline({ cleaning: cleaned.cleaning, recipe, model });
  made.push(pipeline);
  const rows = [record, { ...record, 'Body Mass (g)': 2000, Sex: 'unknown' }, { ...record, Sex: null }];
  const { answers, probabilities, rows: places, problems } = await pipeline.predict(rows);
  assert.deepEqual([answers.length, [...places]], [3, [0, 1, 2]]);
  assert.deepEqual(
    problems.map(({ kind, row }) => [kind, row]),
    [['unknown category', 2]],
  );
  const again = await load(await pipeline.save());
  assert.deepEqual((await again.predict(rows)).probabilities, probabilities);
  const lines = rows.map((row) => Object.values(row).join(',')).join('\n');
  assert.deepEqual((await again.predict(`${Object.keys(record).join(',')}\n${lines}\n`)).probabilities, probabilities);
  assert.deepEqual((await again.predict([{ Island: 'Biscoe' }])).problems.filter(({ kind }) => kind === 'missing column').length, 5);
  await refuses(() => new Pipeline({ cleaning, recipe, model }), /Pipeline.cleaning must be fitted first/);
  await refuses(() => new Pipeline({ cleaning: {}, recipe, model }), /Pipeline.cleaning must be a Cleaning/);
});

test('a typed row without a cell is cleaned as one with a gap, and a misspelled name is told', async () => {
  const fill = { name: 'fillMissing', options: { columns: ['Body Mass (g)'], strategy: 'constant', value: 9000 } };
  const cleaned = new Cleaning([fill]).apply(penguins);
  const recipe = suggestRecipe(cleaned.table, 'Species').fit(cleaned.table);
  const model = new Sequential([new Dense({ units: 3, activation: 'softmax' })]);
  await model.build([null, recipe.inputShapes.features[0]]);
  const pipeline = new Pipeline({ cleaning: cleaned.cleaning, recipe, model });
  made.push(pipeline);
  const { 'Body Mass (g)': mass, ...others } = record;
  const [gap, lacking] = [await pipeline.predict([{ ...others, 'Body Mass (g)': null }]), await pipeline.predict([{ ...others, 'Body Mas (g)': mass }])];
  assert.deepEqual(lacking.probabilities, gap.probabilities);
  assert.deepEqual(
    lacking.problems.map(({ kind }) => kind),
    ['unknown column', 'missing column'],
  );
  assert.match(lacking.problems[0].message, /did you mean "Body Mass \(g\)"/);
  await refuses(() => pipeline.predict([null]), /records must be a list of objects/);
  await refuses(() => pipeline.predict(penguins.take([])), /there are no rows to answer for/);
  await assert.rejects(pipeline.save({ fromat: 'json' }), /save has no option 'fromat'/);
});

test('what makes no pipeline is refused in one sentence', async () => {
  const { recipe, model } = species;
  await refuses(() => new Pipeline({ recipe: new Recipe(recipe.plan), model }), /Pipeline.recipe must be fitted first/);
  await refuses(() => new Pipeline({ recipe, model: {} }), /Pipeline.model must be a model, as Sequential makes one, got an object/);
  await refuses(() => new Pipeline({ recipe: suggestRecipe(penguins).fit(penguins), model }), /Pipeline.recipe must have a target/);
  assert.throws(() => new Pipeline({ recepe: recipe, model }), /Pipeline has no option 'recepe'/);
  await refuses(() => species.predict([]), /there are no rows to answer for/);
  await refuses(() => species.predict(7), /rows must be a list of objects, a CSV text or a table, got 7/);
  await refuses(() => species.predict('Island,Sex\nBiscoe,MALE\n'), /there is no column "Beak Length \(mm\)"/);
  const two = new Sequential([new Dense({ units: 2, activation: 'softmax' })]);
  await two.build([null, recipe.inputShapes.features[0]]);
  await refuses(() => new Pipeline({ recipe, model: two }).predict([record]), /3 classes must have shape \[rows, 3\], got \[1, 2\]/);
});

const wrap = (bytes, files) => zipSync({ ...unzipSync(bytes), ...files });

test('damaged, foreign and later files end in one sentence', async () => {
  const zip = await species.save();
  const files = unzipSync(zip);
  const manifest = (change) => strToU8(JSON.stringify({ ...JSON.parse(strFromU8(files['pipeline.json'])), ...change }));
  await refuses(() => load(new Uint8Array()), /the file is empty/);
  await refuses(() => load(new Uint8Array([1, 2, 3])), /must be a zip or JSON that save\(\) has written/);
  await refuses(() => load(zip.slice(0, zip.length / 2)), /the zip file is cut short or damaged/);
  await refuses(() => load(zipSync({ 'word/document.xml': strToU8('<w/>') })), /this zip is no pipeline: it has no file "pipeline.json"/);
  await refuses(() => load(wrap(zip, { 'pipeline.json': manifest({ version: 2 }) })), /reads pipelines up to version 1, got version 2/);
  await refuses(() => load(wrap(zip, { 'pipeline.json': manifest({ format: 'other' }) })), /must have the format "vitrine-pipeline", got "other"/);
  await refuses(() => load(wrap(zip, { 'pipeline.json': strToU8('{') })), /"pipeline.json" is damaged: it is not JSON/);
  await refuses(() => load(wrap(zip, { 'model.json': strToU8('{}') })), /the pipeline's model can't be made again/);
  const { 'weights.bin': _, ...rest } = files;
  await refuses(() => load(zipSync(rest)), /the pipeline has no file "weights.bin"/);
  const text = await species.save({ format: 'json' });
  const json = (change) => ({ ...JSON.parse(text), ...change });
  await refuses(() => load('{"format":'), /this text is not JSON/);
  await refuses(() => load(text.slice(0, -20)), /this text is not JSON/);
  await refuses(() => load('[]'), /must have the format "vitrine-pipeline", got undefined/);
  await refuses(() => load(json({ model: 5 })), /must have model, an object, got 5/);
  await refuses(() => load(json({ model: { class_name: 'Sequential' } })), /the pipeline's model can't be made again/);
  await refuses(
    () => load(json({ recipe: { format: 'vitrine-recipe', version: 1, plan: { columns: [] }, fitted: {} } })),
    /the pipeline's recipe can't be made again/,
  );
  const { weights } = JSON.parse(text);
  await refuses(() => load(json({ weights: { ...weights, base64: '!' } })), /weights are damaged: they must be base64/);
  await refuses(
    () => load(json({ weights: { ...weights, base64: `AAAA${weights.base64.slice(4)}` } })),
    /weights are damaged: they are not as they were saved/,
  );
  await refuses(() => load(json({ weights: { ...weights, index: weights.index.slice(1) } })), /weights don't fit their index/);
  await refuses(() => load(json({ weights: { ...weights, index: [...weights.index.slice(0, -1), null] } })), /weights don't fit their index: entry \d+/);
  await refuses(() => load(7), /loaded from a zip's bytes or from JSON, got 7/);
});

test('zip bombs are refused before they are opened', async () => {
  const zip = await species.save();
  const bomb = wrap(zip, { 'recipe.json': new Uint8Array(2 ** 27) });
  await refuses(() => load(bomb), /the zip file would unpack to 134 million bytes/);
  // A bomb that lies about its size gives no more bytes than it tells of.
  const liar = bomb.slice();
  const view = new DataView(liar.buffer);
  const places = [
    ...Buffer.from(liar)
      .toString('latin1')
      .matchAll(/recipe\.json/g),
  ].map(({ index }) => index);
  for (const at of places) {
    if (view.getUint32(at - 30, true) === 0x04034b50) view.setUint32(at - 8, 1000, true);
    if (view.getUint32(at - 46, true) === 0x02014b50) view.setUint32(at - 22, 1000, true);
  }
  await refuses(() => load(liar), /"recipe.json" in the zip file unpacks to more than the 1000 bytes it declares; it is not read/);
});

test('whatever bytes change or are lost, a file is read as it was or refused in one sentence', async () => {
  const zip = await species.save();
  await fc.assert(
    fc.asyncProperty(fc.nat(zip.length), fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 4 }), async (lost, changes) => {
      const file = zip.slice(0, zip.length - (lost % 3 ? 0 : lost));
      for (const [at, byte] of changes) if (at < file.length) file[at] = byte;
      try {
        const again = await Pipeline.load(file);
        assert.deepEqual((await again.predict([record])).answers, ['Gentoo']);
        await again.dispose();
      } catch (error) {
        assert.equal(error.name, 'DataError', error.stack);
      }
    }),
    { numRuns: 100 },
  );
});
