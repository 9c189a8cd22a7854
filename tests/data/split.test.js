// Random numbers and splits: the same seed gives the same rows everywhere, and no row is lost or doubled.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DataError, philox4x32, Random, trainTestSplit } from '../../dist/data/index.js';
import { csv } from './samples.js';

const refuses = (work, pattern) =>
  assert.throws(work, (error) => error instanceof DataError && pattern.test(error.message));

// Random123's examples/kat_vectors, the lines "philox4x32 10".
const known = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
];
test('the generator gives the published numbers of Philox4x32-10', () => {
  for (const [counter, key, expected] of known) assert.deepEqual(philox4x32(counter, key), expected);
});

test('a limit is drawn evenly and never reached', () => {
  const counts = new Array(7).fill(0);
  const random = new Random(1);
  for (let i = 0; i < 70_000; i++) counts[random.below(7)]++;
  for (const count of counts) assert.ok(Math.abs(count - 10_000) < 400, String(counts));
});

test('every row is in one part, and the seed alone decides in which', () => {
  const { train, test: held } = trainTestSplit(101, { testSize: 0.2, seed: 7 });
  assert.deepEqual([train.length, held.length], [80, 21]);
  assert.deepEqual(
    [...train, ...held].sort((a, b) => a - b),
    Array.from({ length: 101 }, (_, i) => i),
  );
  assert.deepEqual(trainTestSplit(101, { testSize: 0.2, seed: 7 }), { train, test: held });
  assert.notDeepEqual(trainTestSplit(101, { testSize: 0.2, seed: 8 }).test, held);
  assert.deepEqual([...trainTestSplit(10, { testSize: 3, shuffle: false }).test], [7, 8, 9]);
  assert.deepEqual(
    [...trainTestSplit(8, { seed: 42 }).test],
    [2, 6],
    'this split must never change between versions',
  );
});

test('classes keep their shares, however they are given', () => {
  const { table } = csv('breast_cancer');
  const column = table.column('target');
  const byName = trainTestSplit(table, { testSize: 0.2, seed: 1, stratify: 'target' });
  for (const stratify of [
    column,
    column.values,
    Int32Array.from(column.values),
    Array.from(column.values, String),
  ])
    assert.deepEqual(trainTestSplit(table, { testSize: 0.2, seed: 1, stratify }), byName);
  const share = (rows) => Array.from(rows).filter((row) => column.values[row]).length / rows.length;
  assert.ok(Math.abs(share(byName.train) - share(byName.test)) < 0.01);
});

test('splits that cannot be are refused in one sentence', () => {
  refuses(() => trainTestSplit(1), /there is 1 row; at least 2/);
  refuses(() => trainTestSplit(10, { testSize: 0 }), /testSize must be a share/);
  refuses(() => trainTestSplit(10, { testSize: 10 }), /leaves no row to learn from/);
  refuses(() => trainTestSplit(10, { seed: -1 }), /seed must be a whole number/);
  refuses(
    () => trainTestSplit(4, { stratify: ['a', 'a', 'a', 'b'] }),
    /too few rows to stratify: class "b" has 1 row/,
  );
  refuses(
    () => trainTestSplit(6, { testSize: 1, stratify: ['a', 'a', 'a', 'b', 'b', 'b'] }),
    /the test part has 1 row for 2 classes/,
  );
  refuses(() => trainTestSplit(4, { stratify: ['a'] }), /one class for each of 4 rows, got 1/);
});
