// Sizes that would fill the memory, and numbers beyond what a float holds: one clear sentence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CategoryColumn,
  Cleaning,
  DataError,
  Expression,
  KBinsDiscretizer,
  LogMelSpectrogram,
  NumberColumn,
  OneHotEncoder,
  OrdinalEncoder,
  readTable,
  Recipe,
  SplineTransformer,
  Table,
  TextColumn,
  timeseriesFromTable,
} from '../../dist/data/index.js';

const refuses = (work, pattern) =>
  assert.throws(work, (error) => error instanceof DataError && pattern.test(error.message));

test('one input for each of 50,000 categories is refused before the memory is full', () => {
  const ids = CategoryColumn.from(
    'id',
    Array.from({ length: 50_000 }, (_, row) => `id ${row}`),
  );
  refuses(
    () => new OneHotEncoder().fitTransform([ids]),
    /50000 rows of 50000 numbers .* set OneHotEncoder\.maxCategories/,
  );
  assert.equal(new OneHotEncoder({ maxCategories: 4 }).fitTransform([ids]).length, 4);
});

test('no number of bins, knots or pitches fills the memory', () => {
  refuses(() => new KBinsDiscretizer({ nBins: 1e9 }), /nBins must be a whole number from 2 to 65536/);
  refuses(() => new SplineTransformer({ nKnots: 1e9 }), /nKnots must be a whole number from 2 to 65536/);
  refuses(() => new LogMelSpectrogram({ nMels: 1e9 }), /nMels must be a whole number from 1 to 65536/);
  refuses(
    () => new LogMelSpectrogram({ sampleRate: 1e15 }),
    /sampleRate must be a whole number from 1 to 768000/,
  );
});

test('a number too large for a float is missing and named, not infinite', () => {
  const { table, problems } = readTable(
    'x\n1e400\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n',
  );
  assert.equal(table.column('x').storage, 'number');
  assert.equal(table.column('x').missingCount, 1);
  assert.match(problems[0].message, /"1e400" is not a whole number/);
  refuses(() => new Expression('x > 1e400'), /character 5: 1e400 is too large a number/);
});

test('a mode among 150,000 different values does not overflow, and 150,000 columns of categories neither', () => {
  const numbers = NumberColumn.from(
    'x',
    Array.from({ length: 150_000 }, (_, row) => (row ? row : NaN)),
  );
  const mode = new Cleaning([{ name: 'fillMissing', options: { strategy: 'mode' } }]);
  assert.equal(mode.apply(new Table([numbers])).table.cell(0, 'x'), '1');
  const word = CategoryColumn.from('c', ['a']);
  assert.equal(new OrdinalEncoder().fitTransform(new Array(150_000).fill(word)).length, 150_000);
});

test('cells of the wrong type are told for the rows that are asked, and all of them are counted', () => {
  const good = new Table([NumberColumn.from('x', [1, 2, 3])]);
  const steps = [{ name: 'SimpleImputer' }];
  const recipe = new Recipe({ columns: [{ column: 'x', type: 'number', use: true, steps }] }).fit(good);
  const bad = new Table([
    new TextColumn(
      'x',
      Array.from({ length: 3000 }, (_, row) => `bad ${row}`),
    ),
  ]);
  assert.match(recipe.transform(bad).problems.at(-1).message, /2000 more problems/);
  assert.deepEqual(
    recipe.transform(bad, [2500]).problems.map(({ row, value }) => [row, value]),
    [[2501, 'bad 2500']],
  );
});

test('windows over rows that are not there, or with an unknown option, are refused', () => {
  const table = new Table([NumberColumn.from('x', [1, 2, 3])]);
  refuses(
    () => timeseriesFromTable(table, { sequenceLength: 2, rows: [0, 1, 99] }),
    /rows\[2\] must be a whole number/,
  );
  refuses(
    () => timeseriesFromTable(table, { sequenceLength: 2, input: ['x'] }),
    /"input"; did you mean "inputs"/,
  );
  refuses(() => timeseriesFromTable(table), /options of timeseriesFromTable must be an object/);
});
