// Splits: unshuffled folds are scikit-learn's row by row, shuffled ones have as many rows of each class (golden/judging.json).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import * as data from '../../dist/data/index.js';
import { close } from './samples.js';

const golden = JSON.parse(readFileSync(new URL('./golden/judging.json', import.meta.url), 'utf8'));
const { n, y, groups } = golden;
const refuses = (work, pattern) =>
  assert.throws(
    work,
    (error) =>
      error instanceof data.DataError && pattern.test(error.message) && !error.message.includes('\n'),
  );

for (const g of golden.folds)
  test(`${g.name} ${JSON.stringify(g.options)} gives scikit-learn's rows`, () => {
    const splitter = new data[g.name](g.options);
    const parts = splitter.split(n, { y: g.y ? y : undefined, groups: g.groups ? groups : undefined });
    assert.deepEqual(
      parts.map(({ train, test }) => [[...train], [...test]]),
      g.parts,
    );
    assert.equal(splitter.getNSplits(), g.parts.length);
  });

const names = [...new Set(y)].sort();
const countsOf = (part) => names.map((name) => Array.from(part).filter((row) => y[row] === name).length);
for (const g of golden.sizes)
  test(`${g.name} ${JSON.stringify(g.options)} has as many rows in each part as scikit-learn`, () => {
    const parts = new data[g.name](g.options).split(n, { y });
    const size = g.name.startsWith('Stratified') ? countsOf : (part) => part.length;
    assert.deepEqual(
      parts.map(({ train, test }) => [size(train), size(test)]),
      g.parts,
    );
  });

test('groups stay together in a single split, and their number is shared out', () => {
  const { train, test: held } = data.trainTestSplit(n, {
    groups,
    testSize: golden.groupSplit.testSize,
    seed: 2,
  });
  const keys = (rows) => new Set(Array.from(rows, (row) => groups[row]));
  assert.deepEqual([keys(train).size, keys(held).size], [golden.groupSplit.train, golden.groupSplit.test]);
  assert.equal(keys([...train, ...held]).size, keys(train).size + keys(held).size);
  assert.equal(train.length + held.length, n);
});

test('a split by time tests on the latest rows, whatever their order in the table', () => {
  const { table } = data.tableFromRecords(
    [5, 1, 4, 2, 3].map((day) => ({ when: `2024-01-0${day}`, x: day })),
  );
  const { train, test: held } = data.trainTestSplit(table, { time: 'when', testSize: 2 });
  assert.deepEqual(
    [[...train], [...held]],
    [
      [1, 3, 4],
      [2, 0],
    ],
  );
  refuses(() => data.trainTestSplit(3, { time: [1, NaN, 2] }), /time must be .* row 2 has none/);
  refuses(
    () => data.trainTestSplit(table, { time: 'when', groups: 'x' }),
    /one of stratify, groups and time/,
  );
});

test('classes and their weights are counted as scikit-learn counts them', () => {
  close(data.computeClassWeight('balanced', y), golden.weights.class);
  close([...data.computeSampleWeight('balanced', y)], golden.weights.sample);
  close([...data.computeSampleWeight({ no: 0.5, yes: 2 }, y)], golden.weights.given);
  const [split] = new data.StratifiedKFold({ nSplits: 4 }).split(n, { y });
  const balance = data.classBalance(n, split, y);
  assert.deepEqual(
    balance.map(({ label, train, test }) => [label, train, test]),
    names.map((name, i) => [name, countsOf(split.train)[i], countsOf(split.test)[i]]),
  );
  close(
    balance.reduce((sum, { trainShare }) => sum + trainShare, 0),
    1,
  );
  refuses(() => data.computeClassWeight({ perhaps: 2 }, y), /"perhaps", which is no class/);
});

const splitters = fc.oneof(
  fc.record({ name: fc.constant('KFold'), shuffle: fc.boolean() }),
  fc.record({ name: fc.constant('StratifiedKFold'), shuffle: fc.boolean() }),
  fc.record({ name: fc.constant('StratifiedGroupKFold'), shuffle: fc.boolean() }),
  fc.record({ name: fc.constant('GroupKFold') }),
);
test('every row is tested exactly once, trained on in all other folds, and one seed gives one answer', () => {
  fc.assert(
    fc.property(
      splitters,
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      fc.integer({ min: 12, max: 60 }),
      ({ name, ...options }, nSplits, seed, rows) => {
        const given = { nSplits, ...options, ...(name !== 'GroupKFold' && { seed }) };
        const input = {
          y: Array.from({ length: rows }, (_, row) => (row * 7) % 3 > 1),
          groups: Array.from({ length: rows }, (_, row) => `g${(row * 5) % 11}`),
        };
        input.y = input.y.map(String);
        const parts = new data[name](given).split(rows, input);
        assert.deepEqual(new data[name](given).split(rows, input), parts);
        const all = parts.flatMap(({ test }) => [...test]).sort((a, b) => a - b);
        assert.deepEqual(
          all,
          Array.from({ length: rows }, (_, i) => i),
        );
        for (const { train, test } of parts) {
          assert.equal(train.length + test.length, rows);
          if (!name.includes('Group')) continue;
          const held = new Set(Array.from(test, (row) => input.groups[row]));
          assert.ok(train.every((row) => !held.has(input.groups[row])));
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('repeated folds are mixed anew each time', () => {
  for (const name of ['RepeatedKFold', 'RepeatedStratifiedKFold']) {
    const splitter = new data[name]({ nSplits: 3, nRepeats: 2, seed: 5 });
    const parts = splitter.split(n, { y });
    assert.equal(parts.length, splitter.getNSplits());
    for (const half of [parts.slice(0, 3), parts.slice(3)])
      assert.equal(new Set(half.flatMap(({ test }) => [...test])).size, n);
    assert.notDeepEqual(parts[0].test, parts[3].test);
  }
});

test('folds that cannot be are refused in one sentence', () => {
  refuses(() => new data.KFold({ nSplits: 1 }), /KFold.nSplits must be a whole number of 2 or more, got 1/);
  refuses(() => new data.KFold({ splits: 3 }), /KFold has no option "splits"; did you mean "nSplits"\?/);
  refuses(() => new data.KFold({ nSplits: 4 }).split(3), /at most the number of rows, 3, got 4/);
  refuses(() => new data.StratifiedKFold().split(10), /StratifiedKFold needs y: the class of each row/);
  refuses(
    () => new data.StratifiedKFold({ nSplits: 3 }).split(4, { y: ['a', 'a', 'b', 'b'] }),
    /largest class, 2, got 3/,
  );
  refuses(
    () => new data.GroupKFold({ nSplits: 3 }).split(4, { groups: [1, 1, 2, 2] }),
    /number of groups, 2, got 3/,
  );
  refuses(() => new data.GroupKFold().split(4), /GroupKFold needs groups/);
  refuses(() => new data.GroupKFold().split(2, { groups: [1, null] }), /row 2 has none/);
  refuses(
    () => new data.TimeSeriesSplit({ nSplits: 3, testSize: 5 }).split(12),
    /too few rows, 12, for 3 test parts of 5 rows/,
  );
  refuses(() => data.trainTestSplit(10, { testSize: 0.5, trainSize: 0.8 }), /are more than the 10 rows/);
  refuses(
    () => data.trainTestSplit(10, { groups: new Array(10).fill(1) }),
    /at least 2, one for each part, got 1/,
  );
});

test('every splitter is described for forms and made by its name', () => {
  for (const { name, help, needs, options } of data.describeSplitters()) {
    assert.ok(help.endsWith('.') && Array.isArray(needs), name);
    const splitter = data.makeSplitter(
      name,
      Object.fromEntries(options.map((option) => [option.name, option.default])),
    );
    assert.ok(splitter instanceof data[name]);
    assert.equal(splitter.split(n, { y, groups }).length, splitter.getNSplits());
    for (const option of options)
      refuses(
        () => data.makeSplitter(name, { [option.name]: 'x' }),
        new RegExp(`^${name}.${option.name} must be .*, got "x"$`),
      );
  }
  refuses(() => data.makeSplitter('KFolds'), /no splitter "KFolds"; did you mean "KFold"/);
});
