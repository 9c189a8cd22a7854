// Profiles of columns and pairs in numbers: equal to pandas's, scipy's and scikit-learn's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  associate,
  associations,
  CategoryColumn,
  correlationMatrix,
  DateColumn,
  NumberColumn,
  profileColumn,
  profileTable,
  Table,
  TextColumn,
} from '../../dist/data/index.js';
import { close, csv, records } from './samples.js';

const golden = JSON.parse(readFileSync(new URL('./golden/profile.json', import.meta.url), 'utf8'));
const { table: penguins } = records('penguins');
const { table: housing } = csv('california_housing');
const plain = (matrix) => matrix.map((row) => row.map((x) => (Number.isNaN(x) ? null : x)));

test('skew, kurtosis, quantiles and outliers are those of pandas and of Tukey', () => {
  for (const [name, expected] of Object.entries(golden.columns)) {
    const profile = profileColumn((penguins.has(name) ? penguins : housing).column(name));
    const { shape, quantiles, numbers, distinct, outliers } = profile;
    const { low, high, below, above } = outliers;
    const ours = {
      ...shape,
      mean: numbers.mean,
      std: numbers.std,
      quantiles: quantiles.map(({ value }) => value),
    };
    close({ ...ours, low, high, below, above, distinct }, expected, name);
  }
});

test('correlations are those of pandas, with gaps in pairs left out', () => {
  const columns = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)'];
  for (const method of ['pearson', 'spearman']) {
    close(plain(correlationMatrix(penguins, { method, columns }).values), golden[method], method);
    const names = housing.columnNames.slice(0, 5);
    close(
      plain(correlationMatrix(housing, { method, columns: names }).values),
      golden.housing[method],
      method,
    );
  }
});

test("Cramér's V, eta and mutual information are those of scipy and scikit-learn", () => {
  for (const { a, b, ...expected } of golden.pairs) {
    const found = associate(penguins.column(a), penguins.column(b));
    close(Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]])), expected, `${a}, ${b}`);
  }
});

test('what tells most of the target comes first', () => {
  const [first] = associations(penguins, 'Species');
  assert.equal(first.column, 'Flipper Length (mm)');
  const copy = penguins.with(
    CategoryColumn.from(
      'again',
      Array.from(penguins.column('Species').codes, (c) => `k${c}`),
    ),
  );
  assert.equal(associations(copy, 'Species')[0].column, 'again');
  assert.ok(Math.abs(associations(copy, 'Species')[0].determined - 1) < 1e-12);
});

test('constants and columns without values have no correlation', () => {
  const table = new Table([
    NumberColumn.from('same', [0.1, 0.1, 0.1]),
    NumberColumn.from('none', [null, null, null]),
    NumberColumn.from('x', [1, 2, 3]),
  ]);
  assert.deepEqual(plain(correlationMatrix(table).values), [
    [null, null, null],
    [null, null, null],
    [null, null, 1],
  ]);
  assert.ok(Number.isNaN(associate(table.column('none'), table.column('x')).mutualInformation));
});

test('texts are measured in signs and in words', () => {
  const { texts } = profileColumn(
    new TextColumn('t', ['one', ' two  words', null, 'now there are\nfive of']),
  );
  assert.deepEqual(texts, {
    lengths: { min: 3, median: 11, mean: 35 / 3, max: 21 },
    words: { min: 1, median: 2, mean: 8 / 3, max: 5 },
  });
});

test('dates tell their step, and where steps are left out', () => {
  const days = (...numbers) =>
    new DateColumn(
      'd',
      Float64Array.from(numbers, (n) => n * 86_400_000),
    );
  const { dates } = profileColumn(days(0, 1, 2, 3, 6, 7, NaN));
  assert.deepEqual(dates.step, { milliseconds: 86_400_000 });
  assert.deepEqual([dates.regular, dates.missing, dates.ascending], [false, 2, true]);
  assert.deepEqual(dates.gaps, [{ from: 3 * 86_400_000, to: 6 * 86_400_000, missing: 2 }]);
  const months = new DateColumn(
    'm',
    Float64Array.from([0, 1, 2, 3, 5], (m) => Date.UTC(2020, m, 1)),
  );
  assert.deepEqual(profileColumn(months).dates.step, { months: 1 });
  assert.equal(profileColumn(months).dates.missing, 1);
  const ends = new DateColumn(
    'e',
    Float64Array.from([1, 2, 3, 4], (m) => Date.UTC(2021, m, 0)),
  );
  assert.deepEqual(
    [profileColumn(ends).dates.step, profileColumn(ends).dates.regular],
    [{ months: 1 }, true],
  );
  assert.equal(profileColumn(days(5, 1, 9)).dates.ascending, false);
});

test('a hundred thousand rows of twenty columns are profiled in half a second or so', () => {
  const rows = 100_000;
  let state = 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const columns = Array.from({ length: 20 }, (_, i) => {
    const name = `c${i}`;
    if (i % 4 === 1)
      return new CategoryColumn(
        name,
        Int32Array.from({ length: rows }, () => next() * 5),
        [...'abcde'],
      );
    const values = Float64Array.from({ length: rows }, () =>
      i % 4 === 2 ? Math.floor(next() * 1e4) : next(),
    );
    return new NumberColumn(name, values);
  });
  const start = performance.now();
  profileTable(new Table(columns));
  assert.ok(performance.now() - start < 3000);
});
