// Cleaning steps and expressions on vega's movies give what pandas gives.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Cleaning, Expression } from '../../dist/data/index.js';
import { close, records } from './samples.js';

const golden = JSON.parse(readFileSync(new URL('./golden/cleaning.json', import.meta.url), 'utf8'));
const { table } = records('movies');
const run = (name, options) => new Cleaning([{ name, options }]).apply(table);
const total = ({ values }) => ({
  sum: values.reduce((sum, x) => sum + (Number.isNaN(x) ? 0 : x), 0),
  missing: values.filter(Number.isNaN).length,
});
const time = 'Running Time min';
const votes = 'IMDB Votes';
const by = ['Distributor', 'Major Genre', 'MPAA Rating'];

test('gaps are filled as pandas fills them', () => {
  const filled = (strategy) => run('fillMissing', { columns: [time], strategy }).table.column(time);
  for (const strategy of ['mean', 'median', 'mode'])
    close([...filled(strategy).values.slice(0, 200)], golden.fill[strategy], strategy);
  for (const strategy of ['forward', 'backward', 'interpolate'])
    close(total(filled(strategy)), golden.fill[strategy], strategy);
});

test('numbers are clipped as pandas clips them', () => {
  const clipped = (options) => total(run('outliers', { columns: [votes], ...options }).table.column(votes));
  close(clipped({ method: 'quantiles', share: 0.05 }), golden.clip.quantiles);
  close(clipped({ method: 'tukey' }), golden.clip.tukey);
  close(clipped({ method: 'zscore', factor: 2 }), golden.clip.zscore);
});

test('the same rows are dropped and sorted as in pandas', () => {
  for (const keep of ['first', 'last', 'none'])
    assert.deepEqual([...run('dropDuplicates', { columns: by, keep }).rows], golden.duplicates[keep], keep);
  for (const how of ['any', 'all'])
    assert.equal(run('dropMissing', { columns: by, how }).table.rowCount, golden[how]);
  assert.deepEqual([...run('sortRows', { columns: ['Major Genre', 'IMDB Rating'] }).rows], golden.sorted);
});

test('dates of a form are those of pandas', () => {
  const { values } = run('parseDates', { columns: ['Release Date'], format: '%b %d %Y' }).table.column(
    'Release Date',
  );
  assert.equal(values.filter(Number.isNaN).length, golden.dates.missing);
  assert.equal(
    values.reduce((sum, ms) => sum + (Number.isNaN(ms) ? 0 : ms / 86_400_000), 0),
    golden.dates.sum,
  );
});

test('expressions give the numbers and the rows of pandas', () => {
  for (const [text, expected] of Object.entries(golden.expressions))
    close(total(new Expression(text).column(table, 'x').column), expected, text);
  for (const [text, expected] of Object.entries(golden.filters))
    assert.equal(new Expression(text).filter(table).rows.length, expected, text);
});
