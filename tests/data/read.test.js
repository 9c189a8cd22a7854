// Reading: text of any habit becomes a typed table, and whatever didn't fit is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeType, DataError, readTable, tableFromRecords, tableFromRows } from '../../dist/data/index.js';

const types = (table) => Object.fromEntries(table.columns.map(({ name, type }) => [name, type]));
const kinds = ({ problems }) => problems.map(({ kind }) => kind);
const refuses = (work, pattern) =>
  assert.throws(
    work,
    (error) => error instanceof DataError && pattern.test(error.message) && !error.message.includes('\n'),
  );

for (const delimiter of [',', ';', '\t', '|'])
  test(`fields separated by ${JSON.stringify(delimiter)} are found by themselves`, () => {
    const text = 'name,age,city\nAnn,31,Rome\nBob,42,Oslo\nCid,53,Rome\nDon,54,Oslo\n'.replaceAll(
      ',',
      delimiter,
    );
    const { table, problems, reading } = readTable(text);
    assert.equal(reading.delimiter, delimiter);
    assert.deepEqual(table.columnNames, ['name', 'age', 'city']);
    assert.deepEqual(types(table), { name: 'text', age: 'integer', city: 'category' });
    assert.deepEqual([...table.column('age').values], [31, 42, 53, 54]);
    assert.deepEqual(problems, []);
  });

test('a byte order mark, Windows line ends and quoted line breaks do no harm', () => {
  const { table, problems } = readTable('\uFEFFa,b\r\n1,"two\r\nlines"\r\n2,"say ""hi"", Bob"\r\n');
  assert.deepEqual(table.columnNames, ['a', 'b']);
  assert.deepEqual(table.rows(), [
    ['1', 'two\nlines'],
    ['2', 'say "hi", Bob'],
  ]);
  assert.deepEqual(problems, []);
});

test('decimal commas and points for thousands are read as a German spreadsheet writes them', () => {
  const { table, reading } = readTable('x;y;n\n1,5;1.234,50;1.000\n2,25;12.345,00;2.000\n-3,0;0,5;3.500\n');
  assert.equal(reading.decimal, ',');
  assert.deepEqual(
    table.columns.map(({ values }) => [...values]),
    [
      [1.5, 2.25, -3],
      [1234.5, 12345, 0.5],
      [1000, 2000, 3500],
    ],
  );
});

test('decimal points and commas for thousands are read as an English spreadsheet writes them', () => {
  const { table } = readTable('x,y\n"1,234",1.5\n"1,234,567.5",2\n1e3,.5\n−7,+2\n');
  assert.deepEqual(
    table.columns.map(({ values }) => [...values]),
    [
      [1234, 1234567.5, 1000, -7],
      [1.5, 2, 0.5, 2],
    ],
  );
});

test('decimal commas with commas between fields are read when quoted', () => {
  const { table } = readTable('x,y\n"1,5",a\n"2,75",b\n');
  assert.deepEqual([...table.column('x').values], [1.5, 2.75]);
});

test('the usual signs for a gap are missing, and the doubtful ones are reported', () => {
  const { table, problems } = readTable('x,sex\n1,m\nNA,f\n,m\nNaN,.\nnull,f\n?,m\n3,f\n4,m\n');
  assert.equal(table.column('x').missingCount, 5);
  assert.equal(table.column('x').type, 'integer');
  assert.deepEqual(
    problems.map(({ column, value, line }) => [column, value, line]),
    [
      ['sex', '.', 5],
      ['x', '?', 7],
    ],
  );
});

test('a table without a header gets names for its columns', () => {
  const { table, reading } = readTable('5.1,3.5,setosa\n4.9,3.0,setosa\n6.1,2.9,virginica\n');
  assert.equal(reading.header, false);
  assert.deepEqual(table.columnNames, ['column 1', 'column 2', 'column 3']);
  assert.equal(table.rowCount, 3);
  assert.equal(readTable('1990,1991\n3,4\n5,6\n', { header: true }).table.rowCount, 2);
});

test('duplicate and empty column names are made unique and reported', () => {
  const { table, problems } = readTable('a,a,,a_2\n1,2,3,4\n5,6,7,8\n');
  assert.equal(new Set(table.columnNames).size, 4);
  assert.equal(table.columnNames[2], 'column 3');
  assert.deepEqual(
    problems.map(({ kind, line }) => [kind, line]),
    [
      ['column name', 1],
      ['column name', 1],
    ],
  );
});

test('a row with too many fields is kept, with its surplus in the problem', () => {
  const { table, problems } = readTable('a,b\n1,2\n3,4,extra,more\n5,6\n');
  assert.deepEqual(table.rows(), [
    ['1', '2'],
    ['3', '4'],
    ['5', '6'],
  ]);
  assert.deepEqual(
    problems.map(({ kind, row, line, value }) => ({ kind, row, line, value })),
    [{ kind: 'too many fields', row: 2, line: 3, value: ['extra', 'more'] }],
  );
  assert.match(problems[0].message, /line 3 has 4 fields where 2 are expected/);
});

test('a row with too few fields is kept, with its gaps named', () => {
  const { table, problems } = readTable('a,b,c\n1,2,3\n"4\n4",5\n6,7,8\n');
  assert.equal(table.rowCount, 3);
  assert.equal(table.cell(1, 'c'), '');
  assert.deepEqual(
    problems.filter(({ kind }) => kind === 'too few fields').map(({ row, line }) => [row, line]),
    [[2, 3]],
  );
  assert.equal(
    readTable('a,b,c\n1,"x\ny",3\n6,7\n').problems.find(({ kind }) => kind === 'too few fields').line,
    4,
  );
});

test('a stray quote costs nothing but its own line a word', () => {
  const { table, problems } = readTable('a,b,c\n1,"oops,x\n2,fine,y\n3,good,z\n');
  assert.deepEqual(table.rows(), [
    ['1', '"oops', 'x'],
    ['2', 'fine', 'y'],
    ['3', 'good', 'z'],
  ]);
  assert.deepEqual(
    problems.map(({ kind, line }) => [kind, line]),
    [['stray quote', 2]],
  );
});

test('a stray quote that would swallow lines is undone even before a later quoted field', () => {
  const { table, problems } = readTable('a,b\n1,"oops\n2,"fine"\n3,"good, too"\n4,z\n');
  assert.equal(table.rowCount, 4);
  assert.equal(table.cell(2, 'b'), 'good, too');
  assert.deepEqual(kinds({ problems }), ['stray quote']);
});

test('thousands of stray quotes end in time, with every line kept', () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `${i},"x${i}`);
  const { table } = readTable(`a,b\n${lines.join('\n')}\n`);
  assert.equal(table.rowCount, 3000);
});

test('a few words among numbers are missing and named by row and column', () => {
  const { table, problems } = readTable(
    `x,y\n${Array.from({ length: 20 }, (_, i) => (i === 7 ? 'abc,1' : `${i},1`)).join('\n')}\n`,
  );
  assert.equal(table.column('x').type, 'integer');
  assert.deepEqual(
    problems.map(({ kind, row, line, column, value }) => ({ kind, row, line, column, value })),
    [{ kind: 'wrong type', row: 8, line: 9, column: 'x', value: 'abc' }],
  );
  assert.equal(table.column('x').raw(7), 'abc');
});

test('a type can be changed and changed back without loss', () => {
  const { table } = readTable('x,y\n1.50,a\noops,b\n2,a\n3,b\n4,a\n5,b\n', { types: { x: 'number' } });
  const words = changeType(table, 'x', 'category').table;
  assert.deepEqual(words.rows(1, 2), [['oops', 'b']]);
  const back = changeType(words, 'x', 'number');
  assert.deepEqual([...back.table.column('x').values], [...table.column('x').values]);
  assert.deepEqual(
    back.problems.map(({ row, value }) => [row, value]),
    [[2, 'oops']],
  );
  assert.equal(table.column('x').type, 'number');
  refuses(() => changeType(table, 'xx', 'number'), /no column "xx"; did you mean "x"\?/);
  refuses(() => changeType(table, 'x', 'numbr'), /type must be one of/);
});

test('dates are read in ISO form, with names of months, and in the order that the column tells', () => {
  const { table } = readTable(
    'a;b;c;d\n2020-02-29;13.04.2021;Jun 12 1998;2020-01-01T10:00+02:00\n2021-12-31;01.05.2021;3 May 2001;2020-01-02 12:30\n',
  );
  assert.deepEqual(Object.values(types(table)), ['date', 'date', 'date', 'date']);
  assert.equal(table.column('b').values[1], Date.UTC(2021, 4, 1));
  assert.equal(table.column('c').values[0], Date.UTC(1998, 5, 12));
  assert.equal(table.column('d').values[0], Date.UTC(2020, 0, 1, 8));
  const { table: us, problems } = readTable('when,x\n03/04/2020,1\n05/06/2020,2\n');
  assert.equal(us.column('when').values[0], Date.UTC(2020, 2, 4));
  assert.deepEqual(kinds({ problems }), ['ambiguous dates']);
  assert.equal(
    readTable('when,x\n03/04/2020,1\n05/06/2020,2\n', { dateOrder: 'dmy' }).table.column('when').values[0],
    Date.UTC(2020, 3, 3),
  );
});

test('postal codes keep their zeros', () => {
  assert.equal(readTable('zip,x\n01234,1\n01234,2\n99999,3\n01234,4\n').table.column('zip').type, 'category');
});

test('blank lines are left out and said so; those at the end are nothing', () => {
  const { table, problems } = readTable('a,b\n1,2\n\n3,4\n\n\n');
  assert.equal(table.rowCount, 2);
  assert.deepEqual(
    problems.map(({ kind, line }) => [kind, line]),
    [['blank line', 3]],
  );
});

test('one column, and one row, are kept', () => {
  assert.deepEqual(readTable('x\n1\n2\n\n4\n').table.rows(), [['1'], ['2'], [''], ['4']]);
  assert.equal(readTable('x,y\n1,yes\n').table.rowCount, 1);
});

test('what is no table is refused in one sentence', () => {
  refuses(() => readTable(''), /empty/);
  refuses(() => readTable(' \n\n'), /empty/);
  refuses(() => readTable('a,b,c\n'), /header but no rows/);
  refuses(() => readTable('\u0089PNG\r\n\0\0'), /not a text table/);
  refuses(() => readTable(42), /read from text, got 42/);
  refuses(() => readTable('a,b\n1,2', { delimiter: ';;' }), /delimiter must be one character/);
  refuses(() => readTable('a,b\n1,2', { types: { c: 'number' } }), /no such column/);
  refuses(() => tableFromRecords([]), /empty/);
  refuses(() => tableFromRecords([{ a: 1 }, 7]), /record 2 must be an object, got 7/);
});

test('lists of objects and of rows become the same table', () => {
  const a = tableFromRecords([{ x: 1, y: 'a' }, { x: null, y: 'b' }, { y: 'a', x: 2.5 }, { x: 3 }]);
  const b = tableFromRows(
    [
      [1, 'a'],
      [null, 'b'],
      [2.5, 'a'],
      [3, null],
    ],
    ['x', 'y'],
  );
  assert.deepEqual(a.table.rows(), b.table.rows());
  assert.deepEqual(types(a.table), { x: 'number', y: 'category' });
  assert.deepEqual(a.problems, []);
  assert.deepEqual(
    kinds(
      tableFromRows(
        [
          [1, 2],
          [3, 4, 5],
        ],
        ['a', 'b'],
      ),
    ),
    ['too many fields'],
  );
});

test('ten thousand columns are read', () => {
  const row = (cell) => Array.from({ length: 10_000 }, (_, i) => cell(i)).join(',');
  const { table } = readTable(`${row((i) => `c${i}`)}\n${row((i) => i)}\n${row((i) => i + 0.5)}\n`);
  assert.equal(table.columns.length, 10_000);
  assert.equal(table.column('c9999').values[1], 9999.5);
});
