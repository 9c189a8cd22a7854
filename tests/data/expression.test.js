// The expression language: formulas over the columns of a row, with missing values, dates and texts, and errors that point.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  changeType,
  complete,
  DataError,
  describeFunctions,
  Expression,
  ExpressionError,
  tableFromRecords,
} from '../../dist/data/index.js';

const people = tableFromRecords([
  {
    name: 'Ann',
    age: 31,
    height: 1.7,
    city: 'Rome',
    born: '1993-05-01',
    smoker: 'yes',
    'net pay': 10,
    size: 'low',
  },
  {
    name: 'Bob',
    age: null,
    height: 1.8,
    city: 'Oslo',
    born: '1980-12-31',
    smoker: 'no',
    'net pay': 0,
    size: 'mid',
  },
  { name: 'Cid', age: 64, height: null, city: 'Rome', born: null, smoker: 'no', 'net pay': -4, size: 'high' },
  {
    name: 'Don',
    age: 18,
    height: 1.6,
    city: null,
    born: '2006-02-28',
    smoker: null,
    'net pay': 2.5,
    size: null,
  },
]).table;
const table = changeType(people, 'size', 'ordinal', { order: ['low', 'mid', 'high'] }).table;

const valuesOf = (text, of = table) => {
  const { column } = new Expression(text).column(of, 'result');
  return Array.from({ length: column.length }, (_, row) => {
    if (column.isMissing(row)) return null;
    return column.storage === 'number' ? column.values[row] : column.cell(row);
  });
};
const kept = (text, of = table) =>
  [...new Expression(text).filter(of).rows].map((row) => of.cell(row, 'name')).join(' ');
const one = (text) => valuesOf(text)[0];
const says = (text, pattern, from) =>
  assert.throws(
    () => new Expression(text).filter(table),
    (error) =>
      error instanceof ExpressionError &&
      error instanceof DataError &&
      pattern.test(error.message) &&
      !error.message.includes('\n') &&
      (from === undefined || error.from === from - 1),
    text,
  );

test('arithmetic follows the rules of school, and a gap stays a gap', () => {
  assert.deepEqual(valuesOf('age * 2 + 1'), [63, null, 129, 37]);
  assert.equal(one('1 + 2 * 3 ^ 2 ^ 1 - -4'), 23);
  assert.equal(one('-2 ^ 2'), -4);
  assert.equal(one('(1 + 2) * 3 / 2'), 4.5);
  assert.equal(one('-7 % 3'), 2);
  assert.equal(one('2 ^ -1'), 0.5);
  assert.equal(one('1e3 + .5'), 1000.5);
});

test('column names with blanks stand in backticks or brackets', () => {
  assert.deepEqual(valuesOf('`net pay` + [net pay]'), [20, 0, -8, 5]);
});

test('conditions keep the rows for which they are true; missing is not true', () => {
  assert.equal(kept('age > 20'), 'Ann Cid');
  assert.equal(kept('not (age > 20)'), 'Don');
  assert.equal(new Expression('age > 20').filter(table).missing, 1);
  assert.equal(kept('age > 20 or city = "Oslo"'), 'Ann Bob Cid');
  assert.equal(kept('age > 20 and height < 2'), 'Ann');
  assert.equal(kept('city in ("Rome", "Bern")'), 'Ann Cid');
  assert.equal(kept('city not in ("Rome")'), 'Bob');
  assert.equal(kept('age between 18 and 31 and height > 1'), 'Ann Don');
  assert.equal(kept('age not between 18 and 31'), 'Cid');
  assert.equal(kept('city is missing'), 'Don');
  assert.equal(kept('city is not missing && !(age is missing)'), 'Ann Cid');
  assert.equal(kept('city <> "Rome" || age == 64'), 'Bob Cid');
});

test('logic has three values', () => {
  const truth = (text) => one(`if(${text}, 1, (${text}) is missing, -1, 0)`);
  const rows = [
    ['true and missing', -1], ['false and missing', 0], ['true or missing', 1], ['false or missing', -1], ['not (true and missing)', -1],
  ]; // prettier-ignore
  for (const [text, wanted] of rows) assert.equal(truth(text), wanted, text);
});

test('booleans stand for themselves and for their words', () => {
  assert.equal(kept('smoker'), 'Ann');
  assert.equal(kept('not smoker'), 'Bob Cid');
  assert.equal(kept('smoker = "no"'), 'Bob Cid');
  assert.equal(kept('smoker = true'), 'Ann');
});

test('words of an ordinal go by its order', () => {
  assert.equal(kept('size > "low"'), 'Bob Cid');
  says('size > "huge"', /"huge" is none of the words in order: "low", "mid" and "high"/, 6);
});

test('dates are compared with texts, moved by days and taken apart', () => {
  assert.equal(kept('born < "1990-01-01"'), 'Bob');
  assert.deepEqual(valuesOf('year(born)'), [1993, 1980, null, 2006]);
  assert.deepEqual(valuesOf('born + 1'), ['1993-05-02', '1981-01-01', null, '2006-03-01']);
  assert.equal(one('date("1993-05-03") - born'), 2);
  assert.equal(one('daysBetween(born, date(1993, 5, 11))'), 10);
  assert.deepEqual(valuesOf('weekday(born) * 100 + month(born) + day(born) / 100'), [
    605.01,
    312.31,
    null,
    202.28,
  ]);
  says('born < "soon"', /"soon" is not a date/, 6);
  assert.deepEqual(valuesOf('born + 1e300'), [null, null, null, null]);
});

test('functions of texts', () => {
  assert.equal(one('upper(name) + "-" + lower(city)'), 'ANN-rome');
  assert.equal(one('trim("  a ") + length("abc")'), 'a3');
  assert.equal(one('replace("a.b.c", ".", "$&")'), 'a$&b$&c');
  assert.equal(one('substr("abcdef", 2, 3) + substr("abc", -1)'), 'bcdc');
  assert.equal(one('split("Potter, Harry", ", ", -1)'), 'Harry');
  assert.equal(one('split("a", ",", 2)'), null);
  assert.equal(kept('startsWith(name, "A") or endsWith(name, "b") or contains(name, "on")'), 'Ann Bob Don');
  assert.equal(one('number("1,234.5")'), 1234.5);
});

test('functions of numbers', () => {
  assert.equal(one('round(2.5) + round(-2.5) + round(1.005, 2)'), 1.01);
  assert.equal(one('round(1234, -2)'), 1200);
  assert.deepEqual(valuesOf('max(age, 20)'), [31, 20, 64, 20]);
  assert.deepEqual(valuesOf('mean(age, height)'), [16.35, 1.8, 64, 9.8]);
  assert.equal(one('floor(-1.5) + ceil(1.2) + abs(-3) + sqrt(9) + log10(100) + exp(0) + sign(-2)'), 8);
  assert.deepEqual(valuesOf('rowNumber()'), [1, 2, 3, 4]);
});

test('choices', () => {
  assert.deepEqual(valuesOf('if(age < 20, "young", age < 60, "adult", "old or unknown")'), ['adult', 'old or unknown', 'old or unknown', 'young']); // prettier-ignore
  assert.deepEqual(valuesOf('coalesce(age, height, 0)'), [31, 1.8, 64, 18]);
  assert.deepEqual(valuesOf('if(age > 20, missing, age)'), [null, null, null, 18]);
  assert.equal(new Expression('age > 3').kindOver(table.columns), 'boolean');
});

test('what has no result is missing, and the rows are counted', () => {
  const { column, problems } = new Expression('1 / `net pay` + log(`net pay`)').column(table, 'x');
  assert.equal(column.missingCount, 2);
  assert.deepEqual(
    problems.map(({ message }) => message),
    [
      'character 3: "/" divides by zero in 1 row, first in row 2; the result is missing there',
      'character 17: log() of a number that is not over 0 in 2 rows, first in row 2; the result is missing there',
    ],
  );
  assert.equal(new Expression('10 ^ 400').column(table, 'x').problems.length, 1);
});

test('an error says at which character what was wanted', () => {
  says('agee > 3', /character 1: there is no column "agee"; did you mean "age"\?/, 1);
  says('age > ', /character 7: a value, a column or a function is wanted, but the expression ends/, 7);
  says('age > 3 3', /character 9: an operator or the end is wanted, but got 3/, 9);
  says('(age > 3', /character 9: "\)" is wanted/, 9);
  says('age > "x"', /character 5: a number can't be compared with a text/, 5);
  says('age + 1', /character 1: a condition is wanted that is true or false/, 1);
  says('age = missing', /write "is missing"/, 5);
  says('rond(age) > 1', /there is no function "rond"; did you mean "round"\?/, 1);
  says('round() > 1', /round\(\) takes 1 to 2 values, got 0/, 1);
  says('lower(age) = "a"', /lower\(\) takes a text as text, got a number/, 7);
  says('age # 3', /character 5: "#" has no meaning here/, 5);
  says('name = "Ann', /must end with "/, 8);
  says('`net pay > 3', /column name that begins here must end with `/, 1);
  says('1 < age < 3', /two comparisons in a row/, 9);
  says('age is', /"missing" or "not missing" is wanted/, 7);
  says('not age', /"not" takes true or false, got a number/, 5);
  says('year > 3', /no column "year"; year\(\) is a function/, 1);
  says('', /an expression is wanted/, 1);
  assert.throws(() => new Expression(7), /an expression must be a text, got 7/);
});

test('what is too long or too deep is refused, and nothing overflows', () => {
  for (const text of [
    '('.repeat(5000),
    '-'.repeat(9000) + '1',
    'not '.repeat(2000) + 'true',
    'abs('.repeat(2000),
    '1' + '+1'.repeat(4000),
    '1' + '^1'.repeat(4000),
    'x'.repeat(20000),
    '['.repeat(9999),
  ])
    // prettier-ignore
    says(text, /character/);
  assert.equal(one('1' + '+1'.repeat(900)), 901);
  let bomb = '"aaaaaaaaaa"';
  for (let i = 0; i < 60; i++) bomb = `replace(${bomb}, "a", "aaaaaaaaaa")`;
  const { column, problems } = new Expression(bomb).column(table, 'x');
  assert.equal(column.missingCount, 4);
  assert.match(problems[0].message, /longer than 100000/);
});

test('nothing of JavaScript can be reached', () => {
  for (const text of [
    'constructor',
    '__proto__',
    'toString',
    'constructor(1)',
    'toString()',
    '__proto__()',
    'hasOwnProperty("a")',
  ])
    says(text, /there is no/);
  says('name.length > 1', /"\." has no meaning/);
  says('1 toString 2', /operator or the end/);
});

test('random text never does more than fail with a sentence', () => {
  const scrap = fc.constantFrom(
    'age', '`net pay`', '[city]', '"a"', "'b'", '1', '2.5', '(', ')', ',', '+', '-', '*', '/', '%', '^', '=', '<', '>=', '!=', 'and', 'or', 'not',
    'in', 'between', 'is', 'missing', 'true', 'if(', 'round(', 'lower(', 'date(', 'born', 'size', 'smoker', 'coalesce(', '!', '`', '"', '\\',
  ); // prettier-ignore
  const texts = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.array(scrap, { maxLength: 14 }).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        const { column } = new Expression(text).column(table, 'x');
        assert.equal(column.length, 4);
        column.cell(0);
      } catch (error) {
        assert.ok(error instanceof ExpressionError, `${text}: ${error.stack}`);
        assert.ok(error.from >= 0 && error.from <= text.length && error.to >= error.from);
      }
    }),
    { numRuns: 3000, seed: 5 },
  );
});

test('a row has the same result alone as among others', () => {
  const text = 'if(age > 20, height * 2, coalesce(height, 0)) + length(name)';
  const all = valuesOf(text);
  for (let row = 0; row < 4; row++) assert.deepEqual(valuesOf(text, table.take([row])), [all[row]]);
});

test('an editor is offered columns, functions and words', () => {
  const { from, options } = complete('age > ne', 8, table.columns);
  assert.equal(from, 6);
  assert.deepEqual(options[0], {
    kind: 'column',
    label: 'net pay',
    insert: '`net pay`',
    help: 'column of type number',
  });
  assert.ok(complete('ro', 2, []).options.some(({ insert }) => insert === 'round('));
  for (const { name, help, example, signature } of describeFunctions()) {
    assert.ok(help.endsWith('.') && signature.startsWith(`${name}(`));
    new Expression(example);
  }
});

test('the columns that an expression reads are known', () => {
  assert.deepEqual(new Expression('age + `net pay` > 3 and age < 9').columns, ['age', 'net pay']);
});

test('a million rows are filtered in well under a second', () => {
  const big = people.take(Int32Array.from({ length: 1_000_000 }, (_, i) => i % 4));
  const expression = new Expression('age * 2 > 40 and city in ("Rome", "Oslo") or height is missing');
  const start = performance.now();
  assert.equal(expression.filter(big).rows.length, 500_000);
  assert.ok(performance.now() - start < 2000);
});
