// Two hundred and more nasty files: each ends in a table or in one clear sentence, in time. Never a hang, a crash or a silent loss.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DataError, readFile } from '../../dist/data/index.js';
import { archives } from './nasty/archives.js';
import { arffs } from './nasty/arff.js';
import { bytes } from './nasty/bytes.js';
import { jsons } from './nasty/json.js';
import { texts } from './nasty/text.js';

const all = { texts, bytes, jsons, arffs, archives };
const limit = 20_000;

/** What a case may say of its table. */
const facts = {
  types: ({ table }, wanted) => assert.equal(table.columns.map(({ type }) => type).join(' '), wanted),
  names: ({ table }, wanted) => assert.equal(table.columnNames.join(' '), wanted),
  first: ({ table }, wanted) => assert.deepEqual(table.rows(0, 1)[0], wanted),
  last: ({ table }, wanted) => assert.deepEqual(table.rows(table.rowCount - 1)[0], wanted),
  values: ({ table }, wanted) => assert.deepEqual([...table.columns[0].values], wanted),
  missing: ({ table }, [row, column]) => assert.ok(table.columns[column].isMissing(row)),
  distinct: ({ table }, wanted) => assert.equal(new Set(table.rows().map(([cell]) => cell)).size, wanted),
  problems: ({ problems }, wanted) => assert.equal(problems.map(({ kind }) => kind).join(), wanted),
  told: ({ problems }, wanted) => assert.equal(problems.length, wanted),
  media: ({ media }, wanted) => assert.equal(media.length, wanted),
  reading: ({ reading }, wanted) => {
    for (const [key, value] of Object.entries(wanted)) assert.deepEqual(reading[key], value, key);
  },
};

for (const [group, cases] of Object.entries(all))
  for (const [name, input, expected, wanted = {}, { file, ...options } = {}] of cases)
    test(`${group}: ${name}`, { timeout: limit }, async () => {
      const content = typeof input === 'function' ? input() : input;
      const given = typeof content === 'string' ? { text: content } : { bytes: content };
      let result;
      try {
        result = await readFile({ name: file, ...given }, options);
      } catch (error) {
        assert.ok(error instanceof DataError, error.stack);
        assert.equal(error.message, expected);
        return;
      }
      const { table, problems } = result;
      assert.equal(`${table.rowCount}x${table.columns.length}`, expected);
      for (const { message } of problems) assert.doesNotMatch(message, /\n|undefined|NaN|\[object/);
      for (const [fact, value] of Object.entries(wanted)) facts[fact](result, value);
    });

const signs = fc.constantFrom(
  ...',;|\t "\'\n\r#-.=aé1290',
  'NA',
  '"\n',
  '\uFEFF',
  '12.5',
  '1,5',
  '2020-01-02',
  '{"a":',
  '[1]',
);

test('any text at all is a table, or one sentence says why not', async () => {
  const outcome = async (input) => {
    try {
      const { table, problems } = await readFile(input);
      assert.ok(table.columns.every(({ length }) => length === table.rowCount));
      for (const { message } of problems) assert.doesNotMatch(message, /\n|undefined/);
    } catch (error) {
      assert.ok(error instanceof DataError, error.stack);
      assert.doesNotMatch(error.message, /\n|undefined/);
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: signs, maxLength: 60 }), (text) => outcome({ text })),
    { numRuns: 1500 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), (bytes) => outcome({ bytes })),
    { numRuns: 500 },
  );
});

test('there are two hundred nasty files and more', () => {
  assert.ok(Object.values(all).reduce((sum, { length }) => sum + length, 0) >= 200);
});
