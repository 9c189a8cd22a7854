// Windows over time series, and recipes whose inputs are sequences.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  CategoryColumn,
  DateColumn,
  NumberColumn,
  readTable,
  Recipe,
  suggestRecipe,
  Table,
  tableFromRecords,
  TfidfVectorizer,
  timeseriesFromTable,
} from '../../dist/data/index.js';

const refuses = (make, message) =>
  assert.throws(make, (error) => error.name === 'DataError' && message.test(error.message));
const count = (n, f = (i) => i) => Array.from({ length: n }, (_, i) => f(i));
const series = (n) =>
  new Table([
    NumberColumn.from('a', count(n)),
    NumberColumn.from(
      'b',
      count(n, (i) => 100 + i),
    ),
  ]);

test('windows of several columns, as timeseries_dataset_from_array makes them', () => {
  // Keras's own example: data[:-10] as inputs, data[10:] as targets, sequence_length 10, is horizon 1.
  const { x, y, rows } = timeseriesFromTable(series(20), { sequenceLength: 10, target: 'b' });
  assert.deepEqual(
    [x.shape, y.shape],
    [
      [10, 10, 2],
      [10, 1],
    ],
  );
  assert.deepEqual([...x.data.subarray(0, 6)], [0, 100, 1, 101, 2, 102]);
  assert.deepEqual(
    [...y.data],
    count(10, (i) => 110 + i),
  );
  assert.deepEqual(
    [...rows],
    count(10, (i) => 9 + i),
  );
  const wide = timeseriesFromTable(series(20), {
    sequenceLength: 3,
    samplingRate: 4,
    sequenceStride: 5,
    horizon: 0,
    inputs: ['a'],
    target: 'a',
  });
  assert.deepEqual([...wide.x.data], [0, 4, 8, 5, 9, 13, 10, 14, 18]);
  assert.deepEqual([...wide.y.data], [8, 13, 18]);
  assert.equal(timeseriesFromTable(series(5), { sequenceLength: 5 }).y, undefined);
});

test('windows are those of the definition, and hold only the rows they may', () => {
  const option = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      option,
      option,
      option,
      fc.integer({ min: 0, max: 4 }),
      fc.nat(20),
      (n, sequenceLength, sequenceStride, samplingRate, horizon, from) => {
        const rows = count(n, (i) => from + i);
        const options = {
          sequenceLength,
          sequenceStride,
          samplingRate,
          horizon,
          inputs: ['a'],
          target: 'a',
          rows,
        };
        const wanted = [];
        for (
          let start = 0;
          start + (sequenceLength - 1) * samplingRate + horizon < n;
          start += sequenceStride
        )
          wanted.push(count(sequenceLength, (k) => from + start + k * samplingRate));
        if (!wanted.length)
          return refuses(() => timeseriesFromTable(series(60), options), /a window and its answer take/);
        const { x, y } = timeseriesFromTable(series(60), options);
        assert.deepEqual([...x.data], wanted.flat());
        assert.deepEqual(
          [...y.data],
          wanted.map((one) => one.at(-1) + horizon),
        );
      },
    ),
  );
});

test('rows go in the order of time, each series for itself', () => {
  const table = new Table([
    new DateColumn('day', Float64Array.of(3, 1, 2, 9, 8, 7, NaN, 5)),
    CategoryColumn.from('shop', ['x', 'x', 'x', 'y', 'y', 'y', 'x', 'z']),
    NumberColumn.from('sold', [30, 10, 20, 900, 800, 700, 5, 1]),
  ]);
  const { x, y, problems } = timeseriesFromTable(table, {
    sequenceLength: 2,
    time: 'day',
    group: 'shop',
    inputs: ['sold'],
    target: 'sold',
  });
  assert.deepEqual([...x.data], [10, 20, 700, 800]);
  assert.deepEqual([...y.data], [30, 900]);
  assert.deepEqual(
    problems.map(({ kind, row }) => [kind, row]),
    [
      ['missing time', 7],
      ['short series', undefined],
    ],
  );
});

const weather = (n) =>
  tableFromRecords(
    count(n, (i) => ({
      day: new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10),
      heat: Math.round(1e4 * Math.sin(i / 5)) / 1e3,
      wind: i % 7 === 3 ? null : (i * 7) % 11,
      sky: ['sun', 'rain', 'fog'][i % 3],
    })),
  ).table;

const forecast = (table, change = {}) =>
  suggestRecipe(table, 'heat', { windows: { sequenceLength: 4, time: 'day', ...change } });

test('the usual recipe of a series knows the past of its target, and time only by its cycles', () => {
  const { plan } = forecast(weather(400));
  assert.deepEqual(
    plan.columns.map(({ column, use }) => [column, use]),
    [
      ['day', true],
      ['heat', true],
      ['wind', true],
      ['sky', true],
    ],
  );
  assert.deepEqual(plan.columns[0].steps[0], { name: 'DateEncoder', options: { parts: ['yearCycle'] } });
  const [day] = forecast(weather(20)).plan.columns;
  assert.deepEqual(
    [day.use, day.reason],
    [false, 'it puts the rows in order, and later rows have values that training never saw'],
  );
  assert.deepEqual(plan.windows, { sequenceLength: 4, time: 'day' });
});

test('no window jumps over rows of another part', () => {
  const table = series(20);
  const rows = [...count(6), ...count(6, (i) => 12 + i)].reverse();
  const { x, y } = timeseriesFromTable(table, { sequenceLength: 4, inputs: ['a'], target: 'a', rows });
  assert.deepEqual([...x.data], [0, 1, 2, 3, 1, 2, 3, 4, 12, 13, 14, 15, 13, 14, 15, 16]);
  assert.deepEqual([...y.data], [4, 5, 16, 17]);
  const random = count(10, (i) => 2 * i);
  refuses(
    () => timeseriesFromTable(table, { sequenceLength: 2, rows: random }),
    /but there are 1 at most; give more rows, or split them by time and not at random/,
  );
  const recipe = forecast(weather(40)).fit(weather(40));
  const all = recipe.transform(weather(40));
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(39), { minLength: 5 }), (part) => {
      let prepared;
      try {
        prepared = recipe.transform(weather(40), part);
      } catch (error) {
        assert.match(error.message, /a window and its answer take 5 rows that follow one another/);
        return;
      }
      const size = prepared.x.shape[1] * prepared.x.shape[2];
      prepared.rows.forEach((end, i) => {
        assert.ok([0, 1, 2, 3, -1].every((back) => part.includes(end - back)));
        const same = all.rows.indexOf(end);
        assert.deepEqual(
          prepared.x.data.slice(i * size, (i + 1) * size),
          all.x.data.slice(same * size, (same + 1) * size),
        );
      });
    }),
    { numRuns: 50 },
  );
});

test('a recipe makes windows of prepared columns, and no window of one part reaches into another', () => {
  const table = weather(40);
  const [train, test] = [count(30), count(10, (i) => 30 + i)];
  const recipe = forecast(table).fit(table, train);
  assert.deepEqual(recipe.inputShapes, { features: [4, recipe.getFeatureNamesOut().length] });
  const prepared = recipe.transform(table, test);
  assert.deepEqual(prepared.x.shape, [6, 4, recipe.getFeatureNamesOut().length]);
  assert.deepEqual([...prepared.rows], [33, 34, 35, 36, 37, 38]);
  const { values } = recipe.inverseTransformTarget(prepared.y);
  values.forEach((value, i) => assert.ok(Math.abs(value - table.column('heat').values[34 + i]) < 1e-5));
  // The last window of all has no answer yet: it is what one wants to know.
  const open = recipe.transform(table, test, { target: false });
  assert.deepEqual([open.y, [...open.rows]], [undefined, [33, 34, 35, 36, 37, 38, 39]]);
  assert.deepEqual(open.x.data.subarray(0, prepared.x.data.length), prepared.x.data);
});

test('typed rows are a series too, and a recipe with windows comes back from JSON', () => {
  const table = weather(30);
  const recipe = Recipe.fromJSON(JSON.stringify(forecast(table).fit(table)));
  const records = count(5, (i) => ({
    day: table.cell(25 + i, 'day'),
    heat: table.column('heat').values[25 + i],
    wind: table.cell(25 + i, 'wind') || null,
    sky: table.cell(25 + i, 'sky'),
  }));
  const typed = recipe.transformRecords([records[2], records[0], records[1], records[3], records[4]]);
  const { x } = recipe.transform(
    table,
    count(5, (i) => 25 + i),
    { target: false },
  );
  assert.deepEqual([typed.x.shape, [...typed.rows]], [x.shape, [3, 4]]);
  assert.deepEqual(typed.x.data, x.data);
  refuses(
    () => recipe.transformRecords(records.slice(0, 2)),
    /a window takes 4 rows that follow one another, but there are 2 at most; give more rows, or split them by time/,
  );
});

test('windows whose answer is missing are left out and named', () => {
  const table = weather(20);
  const heat = table.column('heat').values.slice();
  heat[9] = NaN;
  const holed = table.with(new NumberColumn('heat', heat));
  const recipe = forecast(holed);
  const { rows, problems } = recipe.fit(holed).transform(holed);
  assert.deepEqual(
    [...rows],
    count(16, (i) => 3 + i).filter((row) => row !== 8),
  );
  assert.deepEqual(
    problems.map(({ kind, row }) => [kind, row]),
    [['missing target', 10]],
  );
});

test('wrong options of windows are explained', () => {
  const table = weather(20);
  refuses(
    () => forecast(table, { sequencelength: 3 }).fit(table),
    /windows has no option "sequencelength"; did you mean "sequenceLength"/,
  );
  refuses(
    () => forecast(table, { horizon: -1 }).fit(table),
    /windows.horizon must be a whole number from 0, got -1/,
  );
  refuses(
    () => forecast(table, { time: 'sky' }).fit(table).transform(table),
    /windows.time must name a column of numbers or dates, but "sky" is of type category/,
  );
  refuses(
    () => timeseriesFromTable(table, { sequenceLength: 3, inputs: ['sky'] }),
    /column "sky" must hold numbers/,
  );
  refuses(
    () => timeseriesFromTable(table, { sequenceLength: 3, inputs: ['wind'] }),
    /column "wind" has a missing value in row 4; fill gaps first/,
  );
});

const mails = `text,length,spam
"Win a free prize now, click here",32,yes
"Shall we have lunch at noon today",33,no
"Free money, click now and win big",33,yes
"The report is due at noon on Monday",35,no
"Click here now for your free prize",34,yes
"Lunch on Monday with the whole team",35,no
`;

test('prose is weighed by its words unless told otherwise; names are left out', () => {
  const { table } = readTable(mails);
  const typed = suggestRecipe(table, 'spam').plan.columns[0];
  assert.deepEqual(
    [typed.use, typed.steps],
    [true, [{ name: 'TfidfVectorizer', options: { maxFeatures: 1000 } }]],
  );
  const { x, featureNames } = suggestRecipe(table, 'spam').fitTransform(table);
  assert.deepEqual(x.shape, [6, featureNames.length]);
  assert.ok(featureNames.includes('text_free') && featureNames.includes('length'));
  const columns = new TfidfVectorizer({ maxFeatures: 1000 }).fitTransform([table.column('text')]);
  for (const { name, values } of columns)
    values.forEach((value, row) =>
      assert.equal(x.data[row * x.shape[1] + featureNames.indexOf(name)], Math.fround(value)),
    );
});

test('token numbers are an input of their own, beside the single numbers or alone', () => {
  const { table } = readTable(mails);
  const recipe = suggestRecipe(table, 'spam')
    .withSteps('text', [{ name: 'TokenEncoder', options: { sequenceLength: 5 } }])
    .fit(table);
  assert.deepEqual(recipe.inputShapes, { features: [1], text: [5] });
  const { x } = recipe.transform(table);
  assert.deepEqual(
    [x.features.shape, x.text.shape],
    [
      [6, 1],
      [6, 5],
    ],
  );
  const alone = recipe.withUse('length', false).fit(table);
  assert.deepEqual(alone.transform(table).x, x.text);
  assert.deepEqual(
    Recipe.fromJSON(JSON.stringify(alone)).transformRecords([{ text: table.cell(0, 'text') }]).x.data,
    x.text.data.slice(0, 5),
  );
  refuses(
    () => recipe.withSteps('text', []).fit(table),
    /"text" is still of type text after its steps; add TfidfVectorizer or TokenEncoder/,
  );
});
