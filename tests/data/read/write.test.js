// Writing tables as CSV: what is written reads back the same, and no cell runs in a spreadsheet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DataError, readTable, Table, tableFromRows, TextColumn, toCSV } from '../../../dist/data/index.js';

const asRead = { header: true, quote: '"', skip: 0, comment: '', missingValues: [] };

/** A table of texts; a text of blanks is a missing cell. */
const tableOf = (rows, width) =>
  new Table(
    Array.from(
      { length: width },
      (_, c) =>
        new TextColumn(
          `c${c}`,
          rows.map((row) => (row[c].trim() === '' ? null : row[c].replace(/\r\n?/g, '\n'))),
        ),
    ),
    rows.length,
  );

const strings = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(',', ';', '"', "'", '\n', '\r', '\t', ' ', '=', '#', 'a', '1', '\uFEFF'),
  }),
);
const tables = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc
      .array(fc.array(strings, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })
      .map((rows) => tableOf(rows, width)),
  );

for (const delimiter of [',', ';', '\t', '|'])
  for (const newline of ['\n', '\r\n'])
    test(`any table of texts reads back the same, ${JSON.stringify(delimiter)} between and ${JSON.stringify(newline)} behind`, () =>
      fc.assert(
        fc.property(tables, (table) => {
          const text = toCSV(table, { delimiter, newline, neutralise: false });
          const types = Object.fromEntries(table.columnNames.map((name) => [name, 'text']));
          const back = readTable(text, { ...asRead, delimiter, types }).table;
          assert.deepEqual(
            back.columns.map(({ values }) => values),
            table.columns.map(({ values }) => values),
          );
        }),
        { numRuns: 150 },
      ));

test('no cell begins like a formula but plain numbers', () =>
  fc.assert(
    fc.property(tables, (table) => {
      const types = Object.fromEntries(table.columnNames.map((name) => [name, 'text']));
      const back = readTable(toCSV(table), { ...asRead, delimiter: ',', types }).table;
      for (const [c, { values }] of back.columns.entries())
        values.forEach((value, row) => {
          if (value === null) return;
          if (/^[=+\-@\t\r\n]/.test(value)) assert.match(value, /^[+-]?[\d.,]+(e[+-]?\d+)?$/i);
          assert.ok([value, value.slice(1)].includes(table.columns[c].values[row]));
        });
    }),
    { numRuns: 200 },
  ));

test('numbers, dates and words read back with their types', () => {
  const { table } = readTable('n,d,w,b\n1.5,2020-01-01,x,yes\n-2,2020-01-02,y,no\n,2020-01-03,x,yes\n');
  for (const options of [{}, { delimiter: ';', decimal: ',' }, { delimiter: '\t' }, { decimal: ',' }]) {
    const back = readTable(toCSV(table, options)).table;
    assert.deepEqual(
      back.columns.map(({ type }) => type),
      ['number', 'date', 'category', 'boolean'],
    );
    assert.deepEqual([...back.column('n').values], [1.5, -2, NaN]);
    assert.deepEqual(back.column('d').values, table.column('d').values);
  }
});

test('a formula gets an apostrophe, a negative number none', () => {
  const { table } = tableFromRows(
    [
      ['=1+1', -5, '+49 30 1234'],
      ['@SUM(A1)', 2.5, '-cmd|calc'],
      ['\tx', 3, 'safe'],
    ],
    ['a', 'b', 'c'],
    { types: { a: 'text', c: 'text' } },
  );
  assert.equal(
    toCSV(table),
    `a,b,c\n'=1+1,-5,'+49 30 1234\n'@SUM(A1),2.5,'-cmd|calc\n'\tx,3,safe\n`
      .replace(`'=1+1`, `"'=1+1"`)
      .replace(`'+49`, `"'+49`)
      .replace('1234\n', '1234"\n')
      .replace(`'@SUM(A1)`, `"'@SUM(A1)"`)
      .replace(`'-cmd|calc`, `"'-cmd|calc"`)
      .replace(`'\tx`, `"'\tx"`),
  );
  assert.match(toCSV(table, { neutralise: false }), /^a,b,c\n=1\+1,-5/);
});

test('columns, gaps and the header are chosen', () => {
  const { table } = readTable('a,b\n1,x\n,y\n');
  assert.equal(
    toCSV(table, { columns: ['b', 'a'], missing: 'NA', header: false, newline: '\r\n' }),
    'x,1\r\ny,NA\r\n',
  );
  assert.throws(() => toCSV(table, { columns: ['c'] }), /there is no column "c"/);
  assert.throws(
    () => toCSV(table, { delimiter: '"' }),
    (error) => error instanceof DataError && /delimiter must be/.test(error.message),
  );
});

test('a single column with gaps keeps its rows', () => {
  const table = new Table([new TextColumn('x', ['a', null, 'b'])]);
  assert.deepEqual(readTable(toCSV(table), asRead).table.rows(), [['a'], [''], ['b']]);
});
