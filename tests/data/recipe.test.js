// Recipes: what is learned from training rows only turns tables into tensors and predictions back into words and units.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DataError,
  inferTask,
  readTable,
  Recipe,
  suggestRecipe,
  suggestTarget,
  Table,
  tableFromRecords,
  trainTestSplit,
} from '../../dist/data/index.js';
import { csv, records } from './samples.js';

const refuses = (work, pattern) =>
  assert.throws(
    work,
    (error) => error instanceof DataError && pattern.test(error.message) && !error.message.includes('\n'),
  );
const people = (n = 40, cell = (i) => i) =>
  tableFromRecords(
    Array.from({ length: n }, (_, i) => ({
      age: cell(20 + ((i * 7) % 31) + 0.5),
      city: ['Rome', 'Oslo', 'Lima'][i % 3],
      answer: i % 2 ? 'yes' : 'no',
    })),
  ).table;

const samples = {
  breast_cancer: {
    read: () => csv('breast_cancer'),
    target: 'target',
    task: 'binary',
    rows: 569,
    columns: 31,
    features: 30,
  },
  iris: { read: () => csv('iris'), target: 'target', task: 'multiclass', rows: 150, columns: 5, features: 4 },
  wine: {
    read: () => csv('wine'),
    target: 'target',
    task: 'multiclass',
    rows: 178,
    columns: 14,
    features: 13,
  },
  california_housing: {
    read: () => csv('california_housing'),
    target: 'MedHouseVal',
    task: 'regression',
    rows: 20640,
    columns: 9,
    features: 8,
  },
  penguins: {
    read: () => records('penguins'),
    target: 'Species',
    task: 'multiclass',
    rows: 344,
    columns: 7,
    features: 9,
  },
  cars: {
    read: () => records('cars'),
    target: 'Miles_per_Gallon',
    task: 'regression',
    rows: 406,
    columns: 9,
    features: 9,
  },
};

for (const [name, sample] of Object.entries(samples))
  test(`${name} goes from its file to tensors without a gap`, () => {
    const { table } = sample.read();
    assert.deepEqual([table.rowCount, table.columns.length], [sample.rows, sample.columns]);
    if (name !== 'cars') assert.equal(suggestTarget(table), sample.target);
    const recipe = suggestRecipe(table, sample.target);
    assert.equal(recipe.task, sample.task);
    const split = trainTestSplit(table, {
      testSize: 0.2,
      seed: 1,
      stratify: sample.task === 'regression' ? undefined : sample.target,
    });
    recipe.fit(table, split.train);
    for (const rows of [split.train, split.test]) {
      const { x, y, featureNames, rows: kept, problems } = recipe.transform(table, rows);
      assert.deepEqual(x.shape, [kept.length, sample.features]);
      assert.equal(featureNames.length, sample.features);
      assert.equal(y.shape[0], kept.length);
      assert.equal(
        rows.length - kept.length,
        problems.filter(({ kind }) => kind === 'missing target').length,
      );
      assert.ok(x.data.every(Number.isFinite) && y.data.every(Number.isFinite));
    }
  });

test("cars' names are left out, years become days and rows without miles per gallon are named", () => {
  const { table } = samples.cars.read();
  assert.deepEqual([table.column('Year').type, table.column('Name').type], ['date', 'text']);
  const recipe = suggestRecipe(table, 'Miles_per_Gallon').fit(table);
  assert.match(recipe.plan.columns.find(({ column }) => column === 'Name').reason, /text|id/);
  assert.ok(recipe.getFeatureNamesOut().includes('Year_days'));
  assert.equal(recipe.problems.filter(({ kind }) => kind === 'missing target').length, 8);
  assert.equal(recipe.problems[0].row, 11);
});

test("a row's inputs never change because of rows outside the training part", () => {
  const { table } = samples.penguins.read();
  const { train, test: held } = trainTestSplit(table, { seed: 3, stratify: 'Species' });
  const recipe = suggestRecipe(table, 'Species');
  const first = new Recipe(recipe.plan).fit(table, train);
  const other = table.take(
    Array.from({ length: table.rowCount }, (_, row) => (held.includes(row) ? held[0] : row)),
  );
  const second = new Recipe(recipe.plan).fit(other, train);
  assert.deepEqual(second.toJSON(), first.toJSON());
  assert.deepEqual(second.transform(table, train).x, first.transform(table, train).x);
  const alone = first.transform(table, [held[5]], { target: false }).x.data;
  assert.deepEqual(alone, first.transform(table, held, { target: false }).x.data.slice(5 * 9, 6 * 9));
});

for (const name of ['penguins', 'cars', 'breast_cancer'])
  test(`the recipe of ${name} comes back from JSON and gives the same bits`, () => {
    const { table } = samples[name].read();
    const recipe = suggestRecipe(table, samples[name].target).fit(table);
    const text = JSON.stringify(recipe);
    const again = Recipe.fromJSON(text);
    assert.equal(JSON.stringify(again), text);
    const [a, b] = [recipe, again].map((one) => one.transform(table));
    assert.deepEqual(b, a);
    const row = Object.fromEntries(table.columns.map(({ name }) => [name, table.cell(3, name)]));
    assert.deepEqual(again.transformRecords([row]), recipe.transformRecords([row]));
  });

test('a JSON of something else or of later days is refused', () => {
  refuses(() => Recipe.fromJSON({ format: 'pipeline' }), /format "vitrine-recipe", got "pipeline"/);
  refuses(() => Recipe.fromJSON({ format: 'vitrine-recipe', version: 9 }), /version 2, got version 9/);
});

test('a row typed in by hand equals the same row of the table', () => {
  const { table } = samples.penguins.read();
  const recipe = suggestRecipe(table, 'Species').fit(table);
  const row = Object.fromEntries(table.columns.map(({ name }) => [name, table.cell(0, name)]));
  const { x, problems } = recipe.transformRecords([row, { ...row, 'Body Mass (g)': 3750 }]);
  assert.deepEqual(problems, []);
  const expected = recipe.transform(table, [0]).x.data;
  assert.deepEqual(x.data, Float32Array.of(...expected, ...expected));
});

test('typed rows with gaps, strangers and misspellings are filled and reported', () => {
  const table = people();
  const recipe = suggestRecipe(table, 'answer').fit(table);
  const { x, problems } = recipe.transformRecords([
    { age: 61, city: 'Paris' },
    { aeg: 3, city: 'Rome' },
    { age: 'old', city: null },
  ]);
  assert.deepEqual(x.shape, [3, 4]);
  assert.deepEqual([...x.data.slice(1, 4)], [0, 0, 0]);
  assert.deepEqual(
    problems.map(({ kind, row }) => [kind, row]),
    [
      ['unknown column', undefined],
      ['missing column', 2],
      ['wrong type', 3],
      ['unknown category', 1],
    ],
  );
  assert.match(problems[0].message, /"aeg"; did you mean "age"\?/);
});

test('a number typed in is read with the decimal sign of the training table', () => {
  const { table } = readTable(
    `x;y\n${Array.from({ length: 20 }, (_, i) => `${i},5;${i % 2 ? 'a' : 'b'}`).join('\n')}\n`,
  );
  const recipe = suggestRecipe(table, 'y').fit(table);
  const [a, b] = recipe.transformRecords([{ x: '3,5' }, { x: 3.5 }]).x.data;
  assert.equal(a, b);
  assert.equal(a, recipe.transform(table, [3]).x.data[0]);
});

test('predicted classes come back as words with probabilities', () => {
  const table = people();
  const recipe = suggestRecipe(table, 'answer').fit(table);
  assert.deepEqual(recipe.classes, ['no', 'yes']);
  assert.deepEqual(recipe.classCounts, [20, 20]);
  const two = recipe.inverseTransformTarget({ data: Float32Array.of(0.25, 0.75, 0.5, 0.5), shape: [2, 2] });
  assert.deepEqual(two, {
    task: 'binary',
    labels: ['yes', 'no'],
    probabilities: [
      [0.25, 0.75],
      [0.5, 0.5],
    ],
    classes: ['no', 'yes'],
  });
  assert.deepEqual(
    recipe.inverseTransformTarget({ data: Float32Array.of(0.25, 0.75), shape: [2, 1] }).labels,
    ['no', 'yes'],
  );
  refuses(
    () => recipe.inverseTransformTarget({ data: new Float32Array(3), shape: [1, 3] }),
    /2 classes must have shape \[rows, 2\], got \[1, 3\]/,
  );
});

test("predicted numbers come back in the target's own units", () => {
  const { table } = csv('diabetes');
  const target = table.columnNames.at(-1);
  const recipe = suggestRecipe(table, target).fit(table);
  const { y } = recipe.transform(table);
  assert.deepEqual(y.shape, [442, 1]);
  const { values } = recipe.inverseTransformTarget(y);
  values.forEach((value, row) => assert.ok(Math.abs(value - table.column(target).values[row]) < 1e-4));
});

test('any step can be changed, and a wrong one is explained', () => {
  const table = people(40, (age) => (age > 45 ? null : age));
  const recipe = suggestRecipe(table, 'answer');
  const plain = recipe
    .withSteps('age', [{ name: 'SimpleImputer', options: { strategy: 'mean' } }])
    .withUse('city', false);
  assert.deepEqual(plain.fit(table).getFeatureNamesOut(), ['age']);
  refuses(
    () => recipe.withSteps('age', [{ name: 'StandardScaler' }]).fit(table),
    /column "age" still has a missing value in row \d+ .* add SimpleImputer/,
  );
  refuses(
    () => recipe.withSteps('city', []).fit(table),
    /"city" is still of type category .* add OneHotEncoder/,
  );
  refuses(
    () => recipe.withSteps('age', [{ name: 'StandardScalar' }]).fit(table),
    /no step "StandardScalar"; did you mean "StandardScaler"/,
  );
  refuses(
    () => recipe.withSteps('age', [{ name: 'SimpleImputer', options: { strategy: 'medium' } }]).fit(table),
    /SimpleImputer.strategy must be one of "mean", "median"/,
  );
  refuses(() => recipe.withUse('agee', true), /no column "agee"; did you mean "age"/);
  refuses(() => recipe.transform(table), /must be fitted first/);
});

test('a class that training never saw is left out and named', () => {
  const table = people();
  const recipe = suggestRecipe(table, 'city').fit(table, [0, 1, 3, 4, 6, 7, 9, 10]);
  const { rows, problems } = recipe.transform(table, [0, 1, 2]);
  assert.deepEqual([...rows], [0, 1]);
  assert.deepEqual(
    problems.map(({ kind, row, value }) => [kind, row, value]),
    [['unknown class', 3, 'Lima']],
  );
});

test('what can never be learned is refused in one sentence', () => {
  const read = (text) => readTable(text).table;
  const suggest = (text, target) => () => suggestRecipe(read(text), target);
  refuses(suggest('x,y\n1,yes\n2,yes\n3,yes\n', 'y'), /target "y" has one class only, "yes"/);
  refuses(suggest('x,y\n1,5\n2,5\n3,5\n', 'y'), /target "y" is constant/);
  refuses(suggest('x,y\n1,yes\n', 'y'), /the table has 1 row; at least 2 are needed/);
  refuses(
    suggest(
      'id,name,y\n1,Ann Lee,a\n2,Bob Ray,b\n3,Cy Fox,a\n4,Di Poe,b\n5,Ed Ork,a\n6,Flo Ash,b\n7,Gus Elm,a\n8,Hal Oak,b\n9,Ida Fir,a\n10,Joe Yew,b\n',
      'y',
    ),
    /no usable column to learn from: "id" \(it looks like an id/,
  );
  refuses(suggest('x,price\n1,2\n3,4\n5,7\n', 'prise'), /no column "prise"; did you mean "price"/);
  const table = people();
  refuses(() => suggestRecipe(table, 'answer').fit(table, [0, 2, 4]), /one class of "answer" only, "no"/);
  refuses(
    () => suggestRecipe(table, 'answer', { task: 'regression' }),
    /must be a number column for regression/,
  );
  refuses(() => new Recipe({ columns: [] }).fit(table), /uses no column/);
});

test('constant columns, ids and columns without values are left out with a reason', () => {
  const table = tableFromRecords(
    Array.from({ length: 30 }, (_, i) => ({
      id: i + 1,
      same: 7,
      empty: null,
      rare: i < 5 ? i * 2.5 : null,
      x: Math.sin(i),
      y: i % 2 ? 'a' : 'b',
    })),
  ).table;
  const { plan } = suggestRecipe(table, 'y');
  assert.deepEqual(
    plan.columns.filter(({ use }) => use).map(({ column }) => column),
    ['x'],
  );
  for (const { use, reason } of plan.columns) assert.equal(use, reason === undefined);
  assert.equal(suggestTarget(table), 'y');
  assert.equal(suggestTarget(new Table([table.column('id'), table.column('same')])), undefined);
});

test('a target of few whole numbers is a class, one of many is a number', () => {
  assert.equal(inferTask(csv('iris').table, 'target').task, 'multiclass');
  assert.match(inferTask(csv('iris').table, 'target').reason, /3 different whole numbers/);
  assert.equal(inferTask(samples.cars.read().table, 'Horsepower').task, 'regression');
  assert.equal(inferTask(people(), 'answer').task, 'binary');
});

test('a table whose column is of another type is read as in training', () => {
  const table = people();
  const recipe = suggestRecipe(table, 'answer').fit(table);
  const { table: words } = tableFromRecords(
    [
      { age: '20.5', city: 'Rome' },
      { age: 'x', city: 'Oslo' },
    ],
    { types: { age: 'category' } },
  );
  const { x, y, problems } = recipe.transform(words);
  assert.equal(y, undefined);
  assert.equal(x.data[0], recipe.transformRecords([{ age: 20.5, city: 'Rome' }]).x.data[0]);
  assert.deepEqual(
    problems.map(({ kind, row }) => [kind, row]),
    [['wrong type', 2]],
  );
});
