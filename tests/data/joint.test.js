// Joint steps, steps that learn from the target, and cross-validation: what a row becomes never depends on rows outside training.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as data from '../../dist/data/index.js';
import { csv, records } from './samples.js';

const { CategoryColumn, NumberColumn, Recipe, Table } = data;
const refuses = (work, pattern) =>
  assert.throws(
    work,
    (error) =>
      error instanceof data.DataError && pattern.test(error.message) && !error.message.includes('\n'),
  );
const numbers = (names) => names.map((column) => ({ column, type: 'number', use: true, steps: [] }));
const words = (column, steps) => ({ column, type: 'category', use: true, steps });
const target = (column, task = 'multiclass', type = 'category') => ({
  column,
  type,
  task,
  steps: [{ name: task === 'regression' ? 'StandardScaler' : 'LabelEncoder' }],
});
const wine = () => {
  const { table } = csv('wine');
  return {
    table,
    plan: {
      columns: numbers(table.columnNames.filter((name) => name !== 'target')),
      target: target('target', 'multiclass', 'number'),
    },
  };
};

test('all numbers go through one PCA, fitted on the training rows', () => {
  const { table, plan } = wine();
  const steps = [{ name: 'StandardScaler' }, { name: 'PCA', options: { nComponents: 2 } }];
  const recipe = new Recipe({ ...plan, joint: [{ columns: 'numbers', steps }] });
  const { train, test: held } = data.trainTestSplit(table, { seed: 1 });
  recipe.fit(table, train);
  assert.deepEqual(recipe.getFeatureNamesOut(), ['pca0', 'pca1']);
  const columns = plan.columns.map(({ column }) => table.column(column));
  const scaler = new data.StandardScaler();
  const pca = new data.PCA({ nComponents: 2 });
  pca.fit(scaler.fitTransform(columns.map((column) => column.take(train))));
  const [a, b] = pca.transform(scaler.transform(columns.map((column) => column.take(held))));
  const { x } = recipe.transform(table, held);
  assert.deepEqual(x.shape, [held.length, 2]);
  assert.deepEqual(
    x.data,
    Float32Array.from({ length: 2 * held.length }, (_, i) => [a, b][i % 2].values[i >> 1]),
  );
});

test('gaps may stay for a joint KNNImputer, and words stand beside what it makes', () => {
  const { table } = records('penguins');
  const names = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)'];
  const columns = [
    words('Island', [{ name: 'OneHotEncoder', options: { handleUnknown: 'ignore' } }]),
    ...numbers(names),
  ];
  const joint = [{ columns: names, steps: [{ name: 'StandardScaler' }, { name: 'KNNImputer' }] }];
  const recipe = new Recipe({ columns, joint, target: target('Species') }).fit(table);
  const { x, featureNames } = recipe.transform(table);
  assert.equal(featureNames.length, 7);
  assert.deepEqual(featureNames.slice(3), names);
  assert.ok(x.data.every(Number.isFinite));
  refuses(
    () => recipe.withJoint([]).fit(table),
    /column "Beak Length \(mm\)" still has a missing value in row 4 /,
  );
});

test('SelectKBest sees the target of the training rows only', () => {
  const { table, plan } = wine();
  const steps = [{ name: 'SelectKBest', options: { k: 3 } }];
  const train = data.trainTestSplit(table, { seed: 4, stratify: 'target' }).train;
  const recipe = new Recipe({ ...plan, joint: [{ columns: 'all', steps }] }).fit(table, train);
  assert.equal(recipe.getFeatureNamesOut().length, 3);
  const inTraining = new Set(train);
  const { values } = table.column('target');
  const other = table.with(
    new NumberColumn(
      'target',
      values.map((value, row) => (inTraining.has(row) ? value : 0)),
      undefined,
      'integer',
    ),
  );
  assert.deepEqual(new Recipe(recipe.plan).fit(other, train).toJSON(), recipe.toJSON());
});

test('a later joint step takes what an earlier one has made, all of it or nothing', () => {
  const { table, plan } = wine();
  const [a, b, c] = plan.columns.map(({ column }) => column);
  const poly = { columns: [a, b], steps: [{ name: 'PolynomialFeatures', options: { includeBias: false } }] };
  const recipe = new Recipe({ ...plan, joint: [poly, { columns: [a, b, c], steps: [{ name: 'PCA' }] }] }).fit(
    table,
  );
  assert.deepEqual(recipe.getFeatureNamesOut().slice(0, 6), ['pca0', 'pca1', 'pca2', 'pca3', 'pca4', 'pca5']);
  assert.equal(recipe.getFeatureNamesOut().length, 6 + plan.columns.length - 3);
  refuses(
    () => recipe.withJoint([poly, { columns: [b, c], steps: [{ name: 'PCA' }] }]).fit(table),
    /joint\[1\] takes .* without .* take all or none/,
  );
  const empty = recipe.withJoint([{ columns: [a, c], steps: [] }]).fit(table);
  const first = empty.transform(table, [0]).x.data;
  assert.deepEqual(
    [...first],
    empty.getFeatureNamesOut().map((name) => Math.fround(table.column(name).values[0])),
  );
  const pairs = [a, c].map((name) => ({ columns: [name], steps: [{ name: 'PCA' }] }));
  const names = recipe.withJoint(pairs).fit(table).getFeatureNamesOut();
  assert.deepEqual([names[0], names[2]], ['pca0', 'pca0_2']);
  refuses(
    () => recipe.withJoint([{ columns: ['alcool'], steps: [] }]).fit(table),
    /takes column "alcool", which the recipe doesn't use/,
  );
  refuses(
    () => recipe.withJoint([{ columns: 'some', steps: [] }]).fit(table),
    /joint\[0\].columns must be a list of names, "numbers" or "all", got "some"/,
  );
});

test('a recipe with joint steps comes back from JSON and gives the same bits; one of version 1 is still read', () => {
  const { table, plan } = wine();
  const joint = [
    {
      columns: 'numbers',
      steps: [
        { name: 'QuantileTransformer' },
        { name: 'KNNImputer' },
        { name: 'PCA', options: { whiten: true, nComponents: 0.9 } },
      ],
    },
  ];
  const recipe = new Recipe({ ...plan, joint }).fit(table);
  const again = Recipe.fromJSON(JSON.stringify(recipe));
  assert.equal(JSON.stringify(again), JSON.stringify(recipe));
  assert.deepEqual(again.transform(table), recipe.transform(table));
  const old = JSON.parse(JSON.stringify(new Recipe(plan).fit(table)));
  old.version = 1;
  delete old.fitted.joint;
  assert.deepEqual(Recipe.fromJSON(old).transform(table), new Recipe(plan).fit(table).transform(table));
});

const shops = (n = 200) => {
  const city = Array.from({ length: n }, (_, i) => ['Rome', 'Oslo', 'Lima', 'Bonn'][(i + (i >> 3)) % 4]);
  return new Table([
    CategoryColumn.from('city', city),
    NumberColumn.from(
      'price',
      city.map((name, i) => name.length * 10 + name.charCodeAt(0) + Math.sin(i) * 5),
    ),
  ]);
};
const encoded = {
  columns: [words('city', [{ name: 'TargetEncoder' }, { name: 'StandardScaler' }])],
  target: target('price', 'regression', 'number'),
};

test('TargetEncoder encodes training rows by other rows only, and later rows by all training rows', () => {
  const table = shops();
  const recipe = new Recipe(encoded);
  const { x, y, rows } = recipe.fitTransform(table);
  assert.deepEqual([x.shape, y.shape, rows.length], [[200, 1], [200, 1], 200]);
  const later = recipe.transform(table);
  assert.equal(new Set(later.x.data).size, 4, 'a city has one number');
  assert.ok(new Set(x.data).size > 4, 'in training a city has one for each fold');
  assert.deepEqual(new Recipe(encoded).fitTransform(table).x, x, 'and they are the same every time');
  const values = table.column('price').values.slice();
  values[7] += 1000;
  const other = new Recipe({ ...encoded, columns: [words('city', [{ name: 'TargetEncoder' }])] });
  const [before, after] = [table, table.with(new NumberColumn('price', values))].map(
    (one) => other.fitTransform(one).x.data,
  );
  assert.equal(after[7], before[7], "a row's own target tells it nothing");
  assert.ok(after.some((value, row) => value !== before[row]));
});

test('TargetEncoder needs a target, and says which categories are new', () => {
  const table = shops();
  refuses(
    () => new Recipe({ columns: encoded.columns }).fit(table),
    /TargetEncoder needs the target to learn from/,
  );
  const recipe = new Recipe(encoded).fit(table);
  const { x, problems } = recipe.transformRecords([{ city: 'Kiel' }]);
  assert.ok(Number.isFinite(x.data[0]));
  assert.deepEqual(
    problems.map(({ kind, value }) => [kind, value]),
    [['unknown category', 'Kiel']],
  );
});

test('a price is learned as its logarithm and predicted in its own units', () => {
  const table = shops();
  const plan = {
    ...encoded,
    target: {
      ...encoded.target,
      steps: [{ name: 'FunctionTransformer', options: { func: 'log1p' } }, { name: 'StandardScaler' }],
    },
  };
  const recipe = new Recipe(plan).fit(table);
  const { y } = recipe.transform(table);
  const { values } = recipe.inverseTransformTarget(y);
  values.forEach((value, row) => assert.ok(Math.abs(value / table.column('price').values[row] - 1) < 1e-6));
});

test('cross-validation fits a fresh recipe on each fold and never lets test rows in', async () => {
  const { table, plan } = wine();
  const joint = [
    { columns: 'all', steps: [{ name: 'StandardScaler' }, { name: 'SelectKBest', options: { k: 5 } }] },
  ];
  const seen = [];
  const scores = await data.crossValidate(
    table,
    { ...plan, joint },
    new data.StratifiedKFold({ nSplits: 4, shuffle: true }),
    async ({ index, recipe, train, test }) => {
      seen.push(...test.rows);
      assert.equal(train.rows.length + test.rows.length, table.rowCount);
      assert.deepEqual(new Recipe({ ...plan, joint }).fit(table, train.rows).toJSON(), recipe.toJSON());
      return [index, train.x.shape[1], test.y.shape[0]];
    },
  );
  assert.deepEqual(
    scores.map(([index, width]) => [index, width]),
    [
      [0, 5],
      [1, 5],
      [2, 5],
      [3, 5],
    ],
  );
  assert.equal(new Set(seen).size, table.rowCount);
  await assert.rejects(
    data.crossValidate(table, plan, [{ train: Int32Array.of(0, 1, 100), test: Int32Array.of(1) }], () => 0),
    /folds\[0\] has row 2 in its training part and in its test part/,
  );
});

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  fc.constant(NaN),
);
const tables = fc
  .array(
    fc.record({
      a: cell,
      b: cell,
      c: cell,
      w: fc.constantFrom('x', 'y', 'z', null),
      y: fc.constantFrom('p', 'q'),
    }),
    { minLength: 12, maxLength: 30 },
  )
  .map((rows) => {
    // The first rows have what every step needs: two classes, and a spread in each column.
    for (const [i, row] of rows.slice(0, 8).entries())
      Object.assign(row, {
        a: i * 3.5 - 4,
        b: (i * i) % 7,
        c: Math.sqrt(i),
        w: 'xyz'[i % 3],
        y: 'pq'[i % 2],
      });
    return new Table([
      ...['a', 'b', 'c'].map((name) =>
        NumberColumn.from(
          name,
          rows.map((row) => row[name]),
        ),
      ),
      CategoryColumn.from(
        'w',
        rows.map(({ w }) => w),
      ),
      CategoryColumn.from(
        'y',
        rows.map(({ y }) => y),
      ),
    ]);
  });
const fill = [
  { name: 'SimpleImputer', options: { strategy: 'median', addIndicator: true, keepEmptyFeatures: true } },
];
const ways = {
  scalers: [
    ['a', 'StandardScaler'],
    ['b', 'RobustScaler'],
    ['c', 'MinMaxScaler'],
  ],
  ranks: [
    ['a', 'QuantileTransformer'],
    ['b', 'KBinsDiscretizer'],
    ['c', 'PowerTransformer'],
  ],
  splines: [
    ['a', 'SplineTransformer'],
    ['b', 'MaxAbsScaler'],
    ['c', 'Binarizer'],
  ],
};
const joints = {
  none: [],
  knn: [{ columns: 'numbers', steps: [{ name: 'KNNImputer', options: { weights: 'distance' } }] }],
  poly: [
    { columns: 'numbers', steps: [...fill, { name: 'PolynomialFeatures' }, { name: 'VarianceThreshold' }] },
  ],
  pca: [
    {
      columns: 'all',
      steps: [
        ...fill,
        { name: 'SelectKBest', options: { k: 4, scoreFunc: 'mutual_info_classif' } },
        { name: 'Normalizer' },
        { name: 'PCA' },
      ],
    },
  ],
};
for (const [way, steps] of Object.entries(ways))
  for (const [joint, plans] of Object.entries(joints))
    test(`a row never changes because of rows outside its training set: ${way}, joint steps: ${joint}`, () => {
      const columns = [
        ...steps.map(([column, name]) => ({
          column,
          type: 'number',
          use: true,
          steps: [...(joint === 'none' ? fill : []), { name }],
        })),
        words('w', [{ name: 'TargetEncoder', options: { cv: 2 } }]),
      ];
      let prepared = 0;
      fc.assert(
        fc.property(tables, fc.integer({ min: 8, max: 11 }), (table, cut) => {
          const all = Int32Array.from({ length: table.rowCount }, (_, row) => row);
          const [train, held] = [all.slice(0, cut), all.slice(cut)];
          const recipe = new Recipe({ columns, joint: plans, target: target('y', 'binary') });
          let first;
          try {
            first = recipe.fitTransform(table, train);
          } catch (error) {
            assert.ok(error instanceof data.DataError, error.stack);
            return;
          }
          prepared++;
          // Other rows outside training: the same recipe, the same training inputs.
          const shifted = table.take(all.map((row) => (row < cut ? row : row === cut ? cut : 0)));
          const again = new Recipe(recipe.plan);
          assert.deepEqual(again.fitTransform(shifted, train), first);
          assert.equal(JSON.stringify(again), JSON.stringify(recipe));
          // Alone, among others and after a journey through JSON a row becomes the same.
          const back = Recipe.fromJSON(JSON.stringify(recipe));
          const { x } = recipe.transform(table, held, { target: false });
          assert.deepEqual(back.transform(table, held, { target: false }).x, x);
          const alone = recipe.transform(table, [held[0]], { target: false }).x;
          assert.deepEqual(alone.data, x.data.slice(0, x.shape[1]));
        }),
        { numRuns: 25 },
      );
      assert.ok(prepared > 15, `only ${prepared} of 25 tables could be prepared`);
    });

for (const [name, options] of [
  ['StandardScaler'],
  ['MinMaxScaler', { featureRange: [-2, 5] }],
  ['MaxAbsScaler'],
  ['RobustScaler', { unitVariance: true }],
  ['PCA'],
  ['PCA', { whiten: true }],
  ['FunctionTransformer', { func: 'cbrt' }],
])
  test(`${name}${options ? ` ${JSON.stringify(options)}` : ''} and back gives the columns again`, () => {
    const value = fc.double({ min: -1000, max: 1000, noNaN: true }).map((x) => Math.round(x * 64) / 64);
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 4, maxLength: 20 }), (rows) => {
        const columns = [0, 1].map((i) =>
          NumberColumn.from(
            'ab'[i],
            rows.map((row) => row[i]),
          ),
        );
        const step = data.makeTransformer(name, options);
        const out = step.fitTransform(columns);
        if (name === 'PCA' && !(step.explainedVariance[1] > 1e-6)) return;
        for (const [i, column] of step.inverseTransform(out).entries())
          column.values.forEach((back, row) =>
            assert.ok(
              Math.abs(back - columns[i].values[row]) <= 1e-9 * 1000,
              `${back} is not ${columns[i].values[row]}`,
            ),
          );
      }),
      { numRuns: 60 },
    );
  });

const cells = fc.array(fc.constantFrom('red', 'green', 'blue', 'Ü', '10', '9', null), {
  minLength: 6,
  maxLength: 40,
});
for (const [name, options, back] of [
  ['OneHotEncoder', { handleUnknown: 'ignore' }, true],
  ['OneHotEncoder', { handleUnknown: 'infrequent_if_exist', minFrequency: 3, drop: 'first' }, false],
  ['OrdinalEncoder', { handleUnknown: 'use_encoded_value', unknownValue: -1 }, true],
  ['FeatureHasher', { nFeatures: 8 }, false],
  ['MissingIndicator', { features: 'all' }, false],
  ['LabelEncoder', {}, true],
])
  test(`${name} ${JSON.stringify(options)} takes each row for itself, from JSON too, ${back ? 'and back' : 'one way'}`, () => {
    fc.assert(
      fc.property(cells, cells, (before, after) => {
        const [fit, later] = [before, after].map((list) => CategoryColumn.from('w', list));
        const step = data.makeTransformer(name, options).fit([fit]);
        const out = step.transform([later]);
        const again = data.transformerFromJSON(JSON.parse(JSON.stringify(step)));
        assert.deepEqual(again.transform([later]), out);
        after.forEach((_, row) =>
          assert.deepEqual(
            step.transform([later.take([row])]).map(({ values }) => values[0]),
            out.map(({ values }) => values[row]),
          ),
        );
        if (!back) return;
        const [words] = step.inverseTransform(out);
        assert.deepEqual(
          after.map((_, row) => words.value(row)),
          after.map((word) => (before.includes(word) ? word : null)),
        );
      }),
      { numRuns: 60 },
    );
  });
