// Each format on its own: JSON in all its forms, ARFF, XLSX, Parquet.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readArff, readFile, readJson, readNdjson } from '../../../dist/data/index.js';
import { utf8, workbook } from '../nasty/make.js';

const packaged = (path) => readFileSync(new URL(`../../../node_modules/${path}`, import.meta.url));
const types = ({ table }) => table.columns.map(({ type }) => type).join(' ');

test('all forms of JSON become the same table', () => {
  const forms = [
    '[{"a":1,"b":"x"},{"a":2,"b":null}]',
    '{"a":[1,2],"b":["x",null]}',
    '{"a":{"0":1,"1":2},"b":{"0":"x","1":null}}',
    '{"0":{"a":1,"b":"x"},"1":{"a":2,"b":null}}',
    '{"columns":["a","b"],"data":[[1,"x"],[2,null]]}',
    '{"schema":{},"data":[{"a":1,"b":"x"},{"a":2}]}',
    '[["a","b"],[1,"x"],[2,null]]',
    '{"count":2,"rows":[{"a":1,"b":"x"},{"a":2}]}',
  ];
  for (const form of forms) {
    const { table } = readJson(form);
    assert.deepEqual(
      [table.columnNames, table.rows()],
      [
        ['a', 'b'],
        [
          ['1', 'x'],
          ['2', ''],
        ],
      ],
      form,
    );
  }
  assert.deepEqual(readNdjson('{"a":1,"b":"x"}\n{"a":2}\n').table.rows(), [
    ['1', 'x'],
    ['2', ''],
  ]);
});

test('the dirty table of films keeps every cell', () => {
  const films = JSON.parse(packaged('vega-datasets/data/movies.json'));
  const { table } = readJson(packaged('vega-datasets/data/movies.json').toString());
  assert.equal(table.rowCount, films.length);
  for (const row of [0, 100, 3000])
    for (const [name, value] of Object.entries(films[row]))
      assert.equal(table.column(name).raw(row), value === null ? '' : String(value));
});

test('ARFF says the types of its columns, and an option says otherwise', () => {
  const text =
    "@relation weather\n@attribute outlook {sunny,rainy}\n@attribute t real\n@attribute day date 'yyyy-MM-dd'\n@attribute note string\n@data\nsunny,21.5,2020-05-01,'dry, warm'\nrainy,?,2020-05-02,?\n";
  const read = readArff(text);
  assert.equal(read.table.name, 'weather');
  assert.equal(types(read), 'category number date text');
  assert.deepEqual(read.table.rows(), [
    ['sunny', '21.5', '2020-05-01', 'dry, warm'],
    ['rainy', '', '2020-05-02', ''],
  ]);
  assert.equal(readArff(text, { types: { t: 'text' } }).table.column('t').type, 'text');
});

test('dates, booleans, numbers and texts of a workbook have their types', async () => {
  const rows = [['name', 'born', 'member', 'height']];
  for (let i = 0; i < 5; i++)
    rows.push([`p ${i}`, { xml: `<c r="@" s="1"><v>${43831 + i}</v></c>` }, i % 2 === 0, 1.5 + i / 10]);
  const read = await readFile({ bytes: workbook({ People: rows }) });
  assert.equal(types(read), 'text date boolean number');
  assert.deepEqual(read.table.rows(0, 1), [['p 0', '2020-01-01', 'true', '1.5']]);
  assert.deepEqual(read.problems, []);
});

test('three million rows of Parquet are read by column', { timeout: 60_000 }, async () => {
  const { table, reading } = await readFile({
    name: 'flights.parquet',
    bytes: packaged('vega-datasets/data/flights-3m.parquet'),
  });
  assert.equal(reading.format, 'parquet');
  assert.deepEqual(
    [table.rowCount, table.columnNames],
    [3_000_000, ['date', 'delay', 'distance', 'origin', 'destination']],
  );
  assert.deepEqual(table.rows(0, 1), [['2001-01-01T00:01:00Z', '33', '2176', 'LAS', 'PHL']]);
});

test('the same table in CSV, JSON and a workbook is the same', async () => {
  const cells = [
    [1.5, 'x', true],
    [-2, 'y', false],
    [3e10, 'x', true],
  ];
  const names = ['n', 'w', 'b'];
  const inputs = [
    { text: [names, ...cells].map((row) => row.join(',')).join('\n') },
    { text: JSON.stringify(cells.map((row) => Object.fromEntries(row.map((cell, i) => [names[i], cell])))) },
    { bytes: workbook({ T: [names, ...cells] }) },
    {
      bytes: utf8(
        `@relation r\n@attribute n numeric\n@attribute w {x,y}\n@attribute b {true,false}\n@data\n${cells.join('\n')}`,
      ),
    },
  ];
  const tables = await Promise.all(inputs.map(async (input) => (await readFile(input)).table));
  for (const table of tables) {
    assert.deepEqual([...table.column('n').values], [1.5, -2, 3e10]);
    assert.deepEqual(
      table.rows().map(([, w, b]) => [w, b]),
      [
        ['x', 'true'],
        ['y', 'false'],
        ['x', 'true'],
      ],
    );
  }
});
