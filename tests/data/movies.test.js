// The dirty table: vega's movies, cleaned by steps alone until IMDB's rating can be predicted from the rest, also for fresh rows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Cleaning,
  DummyRegressor,
  meanAbsoluteError,
  profileColumn,
  Recipe,
  suggestRecipe,
  tableFromRecords,
  trainTestSplit,
} from '../../dist/data/index.js';
import { packaged } from './samples.js';

const movies = JSON.parse(packaged('vega-datasets/data/movies.json'));
const target = 'IMDB Rating';
const steps = [
  { name: 'dropMissing', options: { columns: [target] } },
  { name: 'dropDuplicates', options: { columns: ['Title', 'Release Date'] } },
  // years were once written with two digits, so some films lie decades ahead
  { name: 'parseDates', options: { columns: ['Release Date'], latest: '2011-12-31' } },
  { name: 'derive', options: { column: 'Year', expression: 'year(`Release Date`)' } },
  { name: 'derive', options: { column: 'Month', expression: 'month(`Release Date`)' } },
  // a film that earned nothing is one whose takings are not known
  { name: 'mapValues', options: { columns: ['US Gross', 'Worldwide Gross'], values: { 0: null } } },
  { name: 'derive', options: { column: 'log budget', expression: 'log10(`Production Budget`)' } },
  { name: 'derive', options: { column: 'log gross', expression: 'log10(coalesce(`Worldwide Gross`, `US Gross`))' } },
  { name: 'derive', options: { column: 'log votes', expression: 'log10(`IMDB Votes`)' } },
  { name: 'groupRare', options: { columns: ['Distributor', 'Source', 'Director'], minRows: 12 } },
  { name: 'mapValues', options: { columns: ['MPAA Rating'], values: { Open: null, 'Not Rated': 'unrated' } } },
  { name: 'fillMissing', options: { columns: ['MPAA Rating', 'Distributor', 'Source', 'Major Genre', 'Creative Type', 'Director'], strategy: 'constant', value: 'unknown' } },
  { name: 'outliers', options: { columns: ['Running Time min', 'log budget', 'log gross'], method: 'quantiles', share: 0.01 } },
  { name: 'fillMissing', options: { columns: ['Running Time min', 'Rotten Tomatoes Rating', 'log budget', 'log gross'] } },
  { name: 'dropColumns', options: { columns: ['Title', 'US Gross', 'Worldwide Gross', 'US DVD Sales', 'Production Budget', 'IMDB Votes', 'Release Date'] } },
]; // prettier-ignore

/** Least squares with a little ridge: the simplest thing that learns. */
function fitLinear({ data, shape: [rows, width] }, y) {
  const size = width + 1;
  const at = (row, i) => (i < width ? data[row * width + i] : 1);
  const a = Array.from({ length: size }, (_, i) => {
    const line = new Float64Array(size + 1);
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < size; j++) line[j] += at(row, i) * at(row, j);
      line[size] += at(row, i) * y[row];
    }
    line[i] += 1;
    return line;
  });
  for (let i = 0; i < size; i++)
    for (let k = 0; k < size; k++) {
      if (k === i) continue;
      const factor = a[k][i] / a[i][i];
      for (let j = i; j <= size; j++) a[k][j] -= factor * a[i][j];
    }
  const weights = a.map((line, i) => line[size] / line[i]);
  return ({ data: x, shape: [n] }) =>
    Float32Array.from({ length: n }, (_, row) =>
      weights.reduce((sum, w, i) => sum + w * (i < width ? x[row * width + i] : 1), 0),
    );
}

test('the movies are cleaned by steps, and the rating is predicted better than by its mean', () => {
  const { table } = tableFromRecords(movies, { name: 'movies' });
  assert.deepEqual([table.rowCount, table.columns.length], [3201, 16]);
  const { train, test: held } = trainTestSplit(table, { testSize: 0.2, seed: 1 });
  const { table: clean, rows, changes, cleaning } = new Cleaning(steps).apply(table, { rows: train });
  assert.equal(changes[0].rowsRemoved, 213);
  assert.ok(changes[2].cellsChanged > 0 && changes[5].cellsChanged > 60);
  assert.equal(
    clean.columns.reduce((sum, column) => sum + column.missingCount, 0),
    0,
    'no gap is left',
  );
  assert.ok(profileColumn(clean.column('Year')).numbers.max <= 2011);

  const places = new Map([...rows].map((row, place) => [row, place]));
  const inClean = (wanted) =>
    [...wanted].map((row) => places.get(row)).filter((place) => place !== undefined);
  const recipe = suggestRecipe(clean, target).fit(clean, inClean(train));
  const [learn, judge] = [recipe.transform(clean, inClean(train)), recipe.transform(clean, inClean(held))];
  assert.ok(learn.x.data.every(Number.isFinite) && judge.x.data.every(Number.isFinite));
  const truth = recipe.inverseTransformTarget(judge.y).values;
  const said = recipe.inverseTransformTarget({
    data: fitLinear(learn.x, learn.y.data)(judge.x),
    shape: judge.y.shape,
  }).values;
  const mean = new DummyRegressor().fit(recipe.inverseTransformTarget(learn.y).values).predict(truth.length);
  assert.ok(meanAbsoluteError(truth, said) < 0.75 * meanAbsoluteError(truth, mean));

  // Fresh rows, as they come: without the target, and with what was never seen.
  const fresh = movies
    .slice(0, 50)
    .map(({ [target]: _, ...movie }) => ({ ...movie, Director: 'Nobody Known' }));
  const kept = Cleaning.fromJSON(JSON.stringify(cleaning)).replay(tableFromRecords(fresh).table, {
    keepRows: true,
  });
  const inputs = Recipe.fromJSON(JSON.stringify(recipe)).transform(kept.table);
  assert.deepEqual([inputs.x.shape[0], inputs.x.data.every(Number.isFinite)], [50, true]);
});

test('the same rows, cleaned again by what was saved, are the same to the bit', () => {
  const half = (from, to) => tableFromRecords(movies.slice(from, to)).table;
  const { table, cleaning } = new Cleaning(steps).apply(half(0, 1600));
  const saved = Cleaning.fromJSON(JSON.stringify(cleaning));
  assert.deepEqual(saved.replay(half(0, 1600)).table.rows(), table.rows());
  const other = saved.replay(half(1600, 3201));
  assert.deepEqual(
    other.table.columns.map(({ name, storage }) => [name, storage]),
    table.columns.map(({ name, storage }) => [name, storage]),
  );
  const directors = new Set(table.column('Director').categories);
  assert.ok(
    other.table.column('Director').categories.every((name) => directors.has(name)),
    'no new category comes in',
  );
});
