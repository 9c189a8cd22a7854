// Types of columns: told from all cells, changed by the user without loss, and taken as what they are kept as.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changeType,
  Cleaning,
  DataError,
  Recipe,
  storageOf,
  suggestRecipe,
  tableFromRecords,
} from '../../dist/data/index.js';

const columnOf = (values, name = 'x', options) =>
  tableFromRecords(
    values.map((value) => ({ [name]: value })),
    options,
  ).table.column(name);
const typeOf = (...given) => columnOf(...given).type;
const twelve = Array.from({ length: 12 }, (_, i) => i);

test('whole numbers are integers, and a single fraction makes them numbers', () => {
  assert.equal(typeOf([1, 2, 3, null]), 'integer');
  assert.equal(typeOf([1, 2, 3.5]), 'number');
  assert.equal(typeOf([1e300, 2]), 'number');
  assert.equal(storageOf('integer'), 'number');
});

test('words for yes and no are booleans in their own spelling, no before yes', () => {
  const { type, categories, codes } = columnOf(['yes', 'no', 'yes', null]);
  assert.deepEqual([type, categories, [...codes]], ['boolean', ['no', 'yes'], [1, 0, 1, -1]]);
  assert.deepEqual(columnOf(['ja', 'nein', 'ja']).categories, ['nein', 'ja']);
  assert.equal(typeOf([true, false, true]), 'boolean');
  assert.equal(typeOf(['m', 'f', 'm']), 'category');
  assert.equal(typeOf([0, 1, 1]), 'integer');
  assert.deepEqual(columnOf(['TRUE', 'false', 'true', 'FALSE']).categories, ['false', 'TRUE']);
});

test('names that come once each are ids, and so are whole numbers that are called so', () => {
  assert.equal(typeOf(twelve.map((i) => `u${i}`)), 'id');
  assert.equal(typeOf(twelve, 'PassengerId'), 'id');
  assert.equal(typeOf(twelve, 'Pass'), 'integer');
  assert.equal(typeOf(twelve.map((i) => `a tale of ${i}`)), 'text');
  assert.equal(typeOf(twelve.map((i) => `12345678901234567${i % 3}`)), 'category', 'no digit is lost');
});

test('a column is changed to any type and back, and what does not fit is named', () => {
  const { table } = tableFromRecords(['1', '0', '2', '1.5', ''].map((x) => ({ x })));
  const whole = changeType(table, 'x', 'integer');
  assert.deepEqual(
    whole.problems.map(({ row, value }) => [row, value]),
    [[4, '1.5']],
  );
  assert.match(whole.problems[0].message, /"1\.5" is not a whole number/);
  const flags = changeType(whole.table, 'x', 'boolean');
  assert.deepEqual(
    flags.problems.map(({ value }) => value),
    ['2', '1.5'],
  );
  assert.deepEqual(
    [...changeType(flags.table, 'x', 'number').table.column('x').values.slice(0, 4)],
    [1, 0, 2, 1.5],
  );
});

test('an ordinal keeps its order', () => {
  const { table } = tableFromRecords(['low', 'high', 'mid', 'huge'].map((x) => ({ x })));
  const { table: sized, problems } = changeType(table, 'x', 'ordinal', { order: ['low', 'mid', 'high'] });
  const { type, codes, categories } = sized.column('x');
  assert.deepEqual([type, [...codes], categories], ['ordinal', [0, 2, 1, -1], ['low', 'mid', 'high']]);
  assert.deepEqual(
    problems.map(({ value }) => value),
    ['huge'],
  );
  assert.equal(sized.take([1, 2]).column('x').type, 'ordinal');
  assert.throws(() => changeType(table, 'x', 'ordinal', { order: ['a', 'a'] }), DataError);
});

test('a recipe that was planned for integers takes what cleaning has made of them', () => {
  const { table } = tableFromRecords(
    twelve.map((i) => ({ age: i % 4 ? 20 + i * i : null, ill: i % 2 ? 'a' : 'b' })),
  );
  const recipe = suggestRecipe(table, 'ill');
  assert.equal(recipe.plan.columns[0].type, 'integer');
  const filled = new Cleaning([
    { name: 'fillMissing', options: { columns: ['age'], strategy: 'mean' } },
  ]).apply(table).table;
  assert.equal(filled.column('age').type, 'number');
  assert.deepEqual(recipe.fit(filled).problems, []);
  assert.ok(Math.abs(recipe.transform(filled).x.data[0]) < 1e-6, 'the mean is scaled to 0');
});

test('a recipe that was fitted on integers and booleans takes fractions and other words for yes', () => {
  const rows = twelve.map((i) => ({ age: 20 + i * i, smoker: i % 3 ? 'no' : 'yes', ill: i % 2 ? 'a' : 'b' }));
  const { table } = tableFromRecords(rows);
  assert.deepEqual(
    table.columns.map(({ type }) => type),
    ['integer', 'boolean', 'category'],
  );
  const recipe = Recipe.fromJSON(JSON.stringify(suggestRecipe(table, 'ill').fit(table)));
  const { x, problems } = recipe.transformRecords([
    { age: 25.5, smoker: true },
    { age: 25, smoker: 'yes' },
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual([...x.data.slice(1, 3)], [0, 1]);
  assert.deepEqual([...x.data.slice(4, 6)], [0, 1]);
  const other = tableFromRecords(
    rows.map((row) => ({ ...row, smoker: row.smoker === 'yes' ? 'True' : 'False' })),
  );
  assert.deepEqual(recipe.transform(other.table).x, recipe.transform(table).x);
});
