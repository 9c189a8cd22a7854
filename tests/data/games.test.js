// The samples of board games, which are computed rather than shipped, are the data sets of UCI to the last row.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../dist/data/index.js';
import { built } from './built.js';

const counts = (table, column) => {
  const { codes, categories } = table.column(column);
  return Object.fromEntries(
    categories.map((word, code) => [word, codes.filter((one) => one === code).length]),
  );
};

test('tic-tac-toe has 958 endgames, and x wins 626 of them', async () => {
  const { tictactoe } = await built('tictactoe');
  const { table, problems } = readTable(tictactoe());
  assert.deepEqual([table.rowCount, table.columns.length, problems], [958, 10, []]);
  assert.deepEqual(counts(table, 'outcome'), { 'x does not win': 332, 'x wins': 626 });
  // How often each sign stands in the middle, as UCI's file has it.
  assert.deepEqual(counts(table, 'middle middle'), { b: 160, o: 340, x: 458 });
  assert.equal(new Set(table.rows().map(String)).size, 958);
});

test('king and rook against king: every depth has as many positions as in the data set', async () => {
  const { krk } = await built('krk');
  const { table, problems } = readTable(krk());
  assert.deepEqual([table.rowCount, table.columns.length, problems], [28_056, 7, []]);
  const { draw, ...depths } = counts(table, 'moves to mate');
  const order =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';
  assert.equal(draw, 2796);
  assert.deepEqual(
    order.split(' ').map((word) => depths[word]),
    [27, 78, 246, 81, 198, 471, 592, 683, 1433, 1712, 1985, 2854, 3597, 4194, 4553, 2166, 390],
  );
});
