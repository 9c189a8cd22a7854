// Tables, profiles and tensors.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DataError, profileColumn, profileTable, tableFromRecords } from '../../dist/data/index.js';
import { tensor } from '../../dist/tensor.js';
import { csv, records } from './samples.js';

const kinds = (column) => profileColumn(column).findings.map(({ kind }) => kind);

test('the profile of a number column counts, describes and draws it', () => {
  const { table } = tableFromRecords([1, 2, 2, 3, null, 4].map((x) => ({ x })));
  const { count, missing, distinct, numbers, histogram, top } = profileColumn(table.column('x'));
  assert.deepEqual({ count, missing, distinct }, { count: 5, missing: 1, distinct: 4 });
  assert.deepEqual(numbers, { min: 1, q1: 2, median: 2, q3: 3, max: 4, mean: 2.4, std: Math.sqrt(1.04) });
  assert.deepEqual(histogram, { edges: [0.5, 1.5, 2.5, 3.5, 4.5], counts: [1, 2, 1, 1] });
  assert.deepEqual(top[0], { value: '2', count: 2 });
});

test('histograms lose no row', () => {
  for (const { count, histogram } of profileTable(csv('california_housing').table)) {
    assert.equal(
      histogram.counts.reduce((a, b) => a + b),
      count,
    );
    assert.ok(histogram.counts.length >= 5 && histogram.counts.length <= 60);
  }
});

test('categories are counted, the commonest first', () => {
  const [species] = profileTable(records('penguins').table);
  assert.deepEqual(species.top, [
    { value: 'Adelie', count: 152 },
    { value: 'Gentoo', count: 124 },
    { value: 'Chinstrap', count: 68 },
  ]);
});

test('constants, ids, empty columns and too many categories are pointed out', () => {
  const rows = Array.from({ length: 200 }, (_, i) => ({
    n: i,
    id: `u${i * 7}`,
    same: 'a',
    gap: i < 9 ? i + 0.5 : null,
    none: null,
    many: `k${i % 80}`,
    x: Math.sin(i),
    date: `2020-01-${String(1 + (i % 28)).padStart(2, '0')}`,
  }));
  const { table } = tableFromRecords(rows);
  assert.deepEqual(Object.fromEntries(table.columns.map((column) => [column.name, kinds(column)])), {
    n: ['id'], id: ['id'], same: ['constant'], gap: ['mostly missing'], none: ['empty'], many: ['too many categories'], x: [], date: [],
  }); // prettier-ignore
  for (const { findings } of profileTable(table))
    for (const { message } of findings) assert.match(message, /: /);
});

test('a table is looked at by rows and columns and never changes', () => {
  const { table } = records('penguins');
  assert.deepEqual(table.rows(0, 2, ['Island', 'Sex']), [
    ['Torgersen', 'MALE'],
    ['Torgersen', 'FEMALE'],
  ]);
  assert.equal(table.rows(340, 999).length, 4);
  const part = table.select(['Sex', 'Species']).take([5, 3]);
  assert.deepEqual([part.rowCount, part.columnNames], [2, ['Sex', 'Species']]);
  assert.equal(table.select(['Species']).column('Species'), table.column('Species'));
  assert.throws(
    () => table.column('Specis'),
    (error) => error instanceof DataError && /did you mean "Species"/.test(error.message),
  );
  assert.throws(() => table.take([400]), /rows\[0\] must be a whole number from 0 to 343, got 400/);
});

test('tensors are made of nested lists and typed arrays', () => {
  assert.deepEqual(
    tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]),
    { data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [2, 3] },
  );
  assert.deepEqual(tensor([[[1], [2]]]).shape, [1, 2, 1]);
  assert.deepEqual(tensor([1, 2, 3, 4], [2, 2]).shape, [2, 2]);
  const data = new Float32Array(6);
  assert.equal(tensor(data, [3, 2]).data, data);
  assert.deepEqual(tensor(Int8Array.of(1, 2)), { data: Float32Array.of(1, 2), shape: [2] });
  assert.deepEqual(tensor([]), { data: new Float32Array(0), shape: [0] });
});

test('what is no tensor is refused with the place of the fault', () => {
  assert.throws(() => tensor([[1, 2], [3]]), /values\[1\] must have 2 elements like the first, got 1/);
  assert.throws(() => tensor([[1, 2], 3]), /values\[1\] must be a list of 2 like the first, got 3/);
  assert.throws(() => tensor([[1, 'x']]), /values\[0\]\[1\] must be a number, got "x"/);
  assert.throws(() => tensor([1, [2]]), /values\[1\] must be a number, got a list of 1/);
  assert.throws(() => tensor(new Float32Array(5), [2, 3]), /shape \[2, 3\] needs 6 values, got 5/);
  assert.throws(() => tensor([1], [-1]), /shape\[0\] must be a whole number/);
  assert.throws(() => tensor('abc'), /lists of numbers or a typed array, got "abc"/);
});
