// Every preparation step has scikit-learn's numbers to 1e-9 (golden/preparation.json, made by golden/preparation.py).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import * as data from '../../dist/data/index.js';
import { close } from './samples.js';

const golden = JSON.parse(readFileSync(new URL('./golden/preparation.json', import.meta.url), 'utf8'));
const { CategoryColumn, makeTransformer, NumberColumn, transformerFromJSON } = data;

/** The columns of a matrix; null is missing. */
const numbers = (matrix, places = matrix[0].map((_, i) => i)) =>
  places.map((i) =>
    NumberColumn.from(
      'abcdefgh'[i],
      matrix.map((row) => row[i]),
    ),
  );
const words = (matrix, names = ['city', 'size']) =>
  names.map((name, i) =>
    CategoryColumn.from(
      name,
      matrix.map((row) => row[i]),
    ),
  );
const pick = (object, keys) => Object.fromEntries(keys.map((key) => [key, object[key]]));
const trained = golden.city.map((city, i) => [city, golden.size[i]]);
const targets = {
  classes: CategoryColumn.from('y', golden.classes),
  target: NumberColumn.from('y', golden.target),
};
/** Rows of cells; missing ones are null. */
const rowsOf = (columns, rows = columns[0]?.length ?? 0) =>
  Array.from({ length: rows }, (_, row) =>
    columns.map((column) => (column.isMissing(row) ? null : (column.values?.[row] ?? column.value(row)))),
  );

for (const g of golden.steps)
  test(`${g.name} ${JSON.stringify(g.options)} of ${g.fit}${g.columns ? ` ${g.columns}` : ''} has scikit-learn's numbers`, () => {
    const places = g.columns ?? undefined;
    const [fit, after] = [numbers(golden[g.fit], places), numbers(golden[g.transform], places)];
    const step = makeTransformer(g.name, g.options).fit(fit, targets[g.target]);
    for (const [name, value] of Object.entries(g.learned)) close(step[name], value, name);
    const out = step.transform(after);
    assert.deepEqual(step.getFeatureNamesOut(), g.names);
    assert.deepEqual(
      out.map(({ name }) => name),
      g.names,
    );
    close(rowsOf(out, after[0].length), g.out);
    if (g.back) close(rowsOf(step.inverseTransform(out)), g.back, 'back');
    const again = transformerFromJSON(JSON.parse(JSON.stringify(step)));
    assert.deepEqual(again.transform(after), out, 'the step from its JSON gives the same bits');
  });

for (const g of golden.power)
  test(`PowerTransformer ${g.method} finds scikit-learn's power and transforms as it does`, () => {
    const columns = numbers(g.x);
    const step = makeTransformer('PowerTransformer', { method: g.method }).fit(columns);
    // The likelihood is flat at its top: to the digits of a double it is the same for 1e-7 more or less.
    step.lambdas.forEach((lambda, i) =>
      assert.ok(Math.abs(lambda - g.lambdas[i]) < 1e-6, `${lambda} is not ${g.lambdas[i]}`),
    );
    const same = transformerFromJSON({
      ...step.toJSON(),
      state: { ...step.toJSON().state, ...pick(g, ['lambdas', 'mean', 'scale']) },
    });
    close(rowsOf(same.transform(columns)), g.standardized, 'standardized');
    close(
      step.toJSON().state.scale.map((scale, i) => Math.abs(scale / g.scale[i] - 1) < 1e-5),
      [true, true, true, true],
    );
    for (const { lambdas, out, back } of g.at) {
      const plain = makeTransformer('PowerTransformer', { method: g.method, standardize: false }).fit(
        columns,
      );
      const json = plain.toJSON();
      const given = transformerFromJSON({ ...json, state: { ...json.state, lambdas } });
      close(rowsOf(given.transform(columns)), out);
      close(rowsOf(given.inverseTransform(given.transform(columns))), back, 'back');
    }
  });

const known = golden.words.later.filter(([city]) => city !== 'Kiel');
for (const g of golden.words.onehot)
  test(`OneHotEncoder ${JSON.stringify(g.options)} has scikit-learn's inputs`, () => {
    const step = makeTransformer('OneHotEncoder', g.options).fit(words(trained));
    const out = step.transform(words(g.strict ? known : golden.words.later));
    assert.deepEqual(step.getFeatureNamesOut(), g.names);
    assert.deepEqual(rowsOf(out), g.out);
    assert.deepEqual(rowsOf(step.inverseTransform(out)), g.back);
    assert.deepEqual(step.infrequentCategories, g.infrequent);
    const again = transformerFromJSON(JSON.parse(JSON.stringify(step)));
    assert.deepEqual(again.transform(words(known)), step.transform(words(known)));
  });

for (const g of golden.words.ordinal)
  test(`OrdinalEncoder ${JSON.stringify(g.options)} has scikit-learn's numbers`, () => {
    const step = makeTransformer('OrdinalEncoder', g.options).fit(words(trained));
    const later = words(g.strict ? known : golden.words.later);
    const out = step.transform(later);
    assert.deepEqual(rowsOf(out), g.out);
    if (g.strict) assert.deepEqual(rowsOf(step.inverseTransform(out)), rowsOf(later));
  });

test('OrdinalEncoder gives missing cells the number that is asked for', () => {
  const { x, out } = golden.words.holes;
  assert.deepEqual(
    rowsOf(makeTransformer('OrdinalEncoder', { encodedMissingValue: -2 }).fitTransform(numbers(x))),
    out,
  );
  assert.ok(Number.isNaN(makeTransformer('OrdinalEncoder').fitTransform(numbers(x))[0].values[1]));
});

for (const g of golden.words.hash)
  test(`FeatureHasher ${JSON.stringify(g.options)} puts words and numbers where scikit-learn does`, () => {
    const columns = [
      ...words(golden.words.later, ['città', 'größe 😀']),
      NumberColumn.from(
        'n',
        golden.words.later.map(() => 2.5),
      ),
    ];
    assert.deepEqual(rowsOf(makeTransformer('FeatureHasher', g.options).fitTransform(columns)), g.out);
  });

for (const g of golden.words.target)
  test(`TargetEncoder with smooth ${g.smooth} of a ${g.kind} target has scikit-learn's numbers, in and out of training`, () => {
    const y = typeof g.y[0] === 'string' ? CategoryColumn.from('y', g.y) : NumberColumn.from('y', g.y);
    const step = makeTransformer('TargetEncoder', { smooth: g.smooth, shuffle: false });
    close(rowsOf(step.fitTransform(words(trained), y)), g.cross);
    const out = step.transform(words(golden.words.later));
    close(rowsOf(out), g.out);
    assert.deepEqual(
      step.unseen(words(golden.words.later)).map(({ row, value }) => [row, value]),
      [[6, 'Kiel']],
    );
    assert.deepEqual(
      transformerFromJSON(JSON.parse(JSON.stringify(step))).transform(words(golden.words.later)),
      out,
    );
  });

test('parts and cycles of dates are pandas’s', () => {
  const { ms, parts, cycles } = golden.dates;
  const column = new data.DateColumn('when', Float64Array.from([...ms, NaN]));
  for (const [part, wanted] of Object.entries(parts)) {
    const [out, ...rest] = makeTransformer('DateEncoder', { parts: [part] }).fitTransform([column]);
    assert.equal(out.name, `when_${part}`);
    assert.ok(!rest.length && out.isMissing(ms.length));
    close([...out.values.slice(0, -1)], wanted, part);
  }
  for (const [part, wanted] of Object.entries(cycles)) {
    const out = makeTransformer('DateEncoder', { parts: [part] }).fitTransform([column]);
    rowsOf(out, ms.length).forEach((row, i) =>
      row.forEach((value, k) => assert.ok(Math.abs(value - wanted[i][k]) < 1e-9, `${part} of row ${i}`)),
    );
  }
});

test('a value that means missing counts as a gap in every step that knows gaps', () => {
  const column = NumberColumn.from('a', [1, -9, 3, null]);
  const filled = (name, options) =>
    makeTransformer(name, { ...options, missingValues: -9 }).fitTransform([column]);
  assert.deepEqual([...filled('SimpleImputer')[0].values], [1, 2, 3, 2]);
  assert.deepEqual([...filled('KNNImputer')[0].values], [1, 2, 3, 2]);
  assert.deepEqual([...filled('MissingIndicator')[0].values], [0, 1, 0, 1]);
  const word = CategoryColumn.from('w', ['x', '?', 'x', 'y']);
  const step = makeTransformer('SimpleImputer', {
    strategy: 'most_frequent',
    missingValues: '?',
    addIndicator: true,
  });
  const out = step.fitTransform([word]);
  assert.deepEqual(rowsOf(out), [
    ['x', 0],
    ['x', 1],
    ['x', 0],
    ['y', 0],
  ]);
  assert.deepEqual(rowsOf(step.inverseTransform(out)), [['x'], [null], ['x'], ['y']]);
});

test('fewer bins than asked for are told, in a recipe as a problem', () => {
  const table = new data.Table([
    NumberColumn.from('a', [1, 1, 1, 1, 1, 1, 2, 3]),
    NumberColumn.from('b', new Array(8).fill(4)),
  ]);
  const steps = [{ name: 'KBinsDiscretizer', options: { nBins: 4 } }];
  const recipe = new data.Recipe({
    columns: ['a', 'b'].map((column) => ({ column, type: 'number', use: true, steps })),
  });
  recipe.fit(table);
  assert.deepEqual(
    recipe.problems.map(({ message }) => message),
    [
      'KBinsDiscretizer: column "a" has 2 bins rather than 4, since many rows have the same value',
      'KBinsDiscretizer: column "b" has 1 bin rather than 4, since it is constant',
    ],
  );
});

test('quantiles of many rows are learned from some of them, the same ones every time', () => {
  const column = NumberColumn.from(
    'a',
    Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000),
  );
  for (const [name, options] of [
    ['QuantileTransformer', { nQuantiles: 50, subsample: 1000 }],
    ['KBinsDiscretizer', { subsample: 1000, encode: 'ordinal' }],
  ]) {
    const step = makeTransformer(name, options).fit([column]);
    assert.deepEqual(makeTransformer(name, options).fit([column]).toJSON(), step.toJSON());
    assert.notDeepEqual(
      makeTransformer(name, { ...options, randomState: 1 })
        .fit([column])
        .toJSON().state,
      step.toJSON().state,
    );
    const [middle] = (step.quantiles ?? step.binEdges)[0].slice(
      -Math.ceil((step.quantiles ?? step.binEdges)[0].length / 2),
    );
    assert.ok(middle > 2000 && middle < 3200);
  }
});

test('directions without any variance stay zero, whitened or not', () => {
  const columns = [
    NumberColumn.from('a', [1, 2, 3, 4]),
    NumberColumn.from('b', [2, 4, 6, 8]),
    NumberColumn.from('c', [7, 7, 7, 7]),
  ];
  const step = makeTransformer('PCA', { whiten: true });
  for (const { values } of step.fitTransform(columns)) assert.ok(values.every(Number.isFinite));
  const flat = makeTransformer('PCA', { nComponents: 0.5 }).fit([columns[2]]);
  assert.deepEqual(flat.explainedVarianceRatio, [0]);
});

test('the median that fills gaps is that of sorted values, for any values', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, min: -1e300, max: 1e300 }),
    fc.integer({ min: -3, max: 3 }),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (cells) => {
      const sorted = Float64Array.from(cells).sort();
      const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
      const [fill] = makeTransformer('SimpleImputer', { strategy: 'median' }).fit([
        NumberColumn.from('a', cells),
      ]).statistics;
      assert.equal(fill, low + (high - low) * 0.5 || 0);
    }),
  );
});
