// The doctor: each trouble is found in a table that has it, told in sentences, and gone after one click.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyFix,
  Cleaning,
  diagnosisKinds,
  DataError,
  examine,
  suggestRecipe,
  tableFromRecords,
  trainTestSplit,
} from '../../dist/data/index.js';
import { csv, records } from './samples.js';

let state = 7;
/** Numbers by chance, the same in every run. */
const chance = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));
/** Rows with two honest inputs and a class, and whatever else is given. */
const rowsWith = (more, n = 300) =>
  times(n, (i) => {
    const [a, b] = [chance() * 4, chance() * 4];
    const row = { a, b, answer: a + b + 2 * chance() > 5 ? 'yes' : 'no', amount: a * 3 + b + chance() };
    return { ...row, ...more?.(i, row) };
  });
const tableOf = (rows) => tableFromRecords(rows).table;

const start = (table, target, plan = suggestRecipe(table, target).plan) => ({
  cleaning: new Cleaning(),
  plan,
  split: { seed: 1 },
  training: {},
});
const look = (table, target, { cleaning, plan, split: settings, training }) => {
  const clean = cleaning.apply(table).table;
  return examine({
    table: clean,
    target,
    plan,
    settings,
    training,
    split: trainTestSplit(clean, splitOptions(clean, settings)),
  });
};
/** Splits by time as the settings say. */
const splitOptions = (table, { time, groups, ...others }) => ({ ...others, ...(time && { shuffle: false }) });
const allIn = (plan) => ({ ...plan, columns: plan.columns.map((one) => ({ ...one, use: true })) });

/** Finds a kind of trouble, applies its remedy, and looks again. */
function healed(kind, table, target, treatment = start(table, target), options = {}) {
  const before = look(table, target, treatment);
  const found = before.find((one) => one.kind === kind);
  assert.ok(found, `${kind} is found among ${before.map((one) => one.kind)}`);
  for (const text of [found.message, found.where, found.why])
    assert.ok(text && !text.includes('\n') && !/undefined|NaN/.test(text), text);
  assert.ok(found.weight > 0 && found.weight <= 1);
  assert.deepEqual(JSON.parse(JSON.stringify(found)), found, 'it is pure data');
  const kept = JSON.stringify(treatment);
  const after = applyFix(found.fix, treatment);
  assert.equal(JSON.stringify(treatment), kept, 'what was there is not changed');
  if (!options.still) {
    const again = look(table, target, after).filter(
      (one) => one.kind === kind && one.columns[0] === found.columns[0],
    );
    assert.deepEqual(again, [], `${kind} is gone`);
  }
  return { found, after };
}

test('a copy of the target is found, in other words and in other units', () => {
  const words = tableOf(rowsWith((_, { answer }) => ({ code: answer === 'yes' ? 'J' : 'N' })));
  const { found, after } = healed('target copied', words, 'answer');
  assert.deepEqual([found.weight, found.columns[0]], [1, 'code']);
  assert.equal(after.plan.columns.find(({ column }) => column === 'code').use, false);
  const units = tableOf(rowsWith((_, { amount }) => ({ cents: Math.round(amount * 100) })));
  assert.equal(healed('target determined', units, 'amount').found.columns[0], 'cents');
});

test('a column that nearly determines the target is found, and honest ones are not', () => {
  const leak = (_, { answer }) => ({ paid: answer === 'yes' ? 50 + chance() : chance() });
  healed('target determined', tableOf(rowsWith(leak)), 'answer');
  const place = (_, { amount }) => ({ class: `c${Math.round(amount)}`, n: Math.round(amount) });
  assert.ok(
    look(tableOf(rowsWith(place)), 'answer', start(tableOf(rowsWith(place)), 'answer')).every(
      ({ kind }) => !kind.startsWith('target'),
    ),
  );
  for (const name of ['iris', 'wine', 'breast_cancer', 'diabetes', 'california_housing']) {
    const { table } = csv(name);
    const target = table.columnNames.at(-1);
    assert.ok(
      look(table, target, start(table, target)).every(({ kind }) => !kind.startsWith('target')),
      name,
    );
  }
});

test('ids, constants, empty and mostly empty columns, and too many categories', () => {
  const table = tableOf(
    rowsWith((i) => ({
      user_id: `u${i}x`,
      same: 'x',
      gap: i % 9 ? null : i * chance(),
      none: null,
      town: `t${i % 90}`,
    })),
  );
  const treatment = { ...start(table, 'answer') };
  treatment.plan = allIn(treatment.plan);
  const wanted = {
    id: 'user_id',
    constant: 'same',
    empty: 'none',
    'mostly missing': 'gap',
    'too many categories': 'town',
  };
  for (const [kind, column] of Object.entries(wanted))
    assert.equal(healed(kind, table, 'answer', treatment).found.columns[0], column);
  assert.ok(
    look(table, 'answer', start(table, 'answer')).every(({ kind }) => !(kind in wanted)),
    'what is left out is no trouble',
  );
});

test('rows without a target', () => {
  const table = tableOf(rowsWith((i, { answer }) => ({ answer: i % 10 ? answer : null })));
  const { found } = healed('missing target', table, 'answer');
  assert.match(found.message, /^30 rows of 300 \(10 %\) have no value of the target "answer"$/);
  assert.deepEqual(found.rows.slice(0, 2), [0, 10]);
});

test('the same row on both sides of the split', () => {
  const rows = rowsWith();
  const table = tableOf([...rows, ...rows.slice(0, 100)]);
  const { found } = healed('rows in both parts', table, 'answer');
  assert.ok(found.rows.length > 0);
  const alone = examine({ table, target: 'answer' });
  assert.ok(
    alone.some(({ kind }) => kind === 'duplicate rows'),
    'without a split they are still told',
  );
});

test('one patient on both sides of the split', () => {
  const table = tableOf(rowsWith((i) => ({ patient_id: `p${i % 30}` })));
  const { found, after } = healed('groups in both parts', table, 'answer');
  assert.deepEqual([found.columns, after.split], [['patient_id'], { seed: 1, groups: 'patient_id' }]);
});

test('a series in time that is split by chance', () => {
  const day = (i) => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);
  const table = tableOf(rowsWith((i) => ({ when: day(i) })));
  const { found, after } = healed('time order ignored', table, 'answer');
  assert.ok(found.weight > 0.8);
  assert.deepEqual(after.split, { seed: 1, time: 'when' });
  const births = tableOf(rowsWith(() => ({ born: day(Math.floor(chance() * 20000)) })));
  assert.ok(
    look(births, 'answer', start(births, 'answer')).find(({ kind }) => kind === 'time order ignored')
      .weight <= 0.3,
  );
});

test('classes with too few rows, and classes that outweigh the others', () => {
  const table = tableOf(rowsWith((i, { answer }) => ({ answer: i < 4 ? 'odd' : answer })));
  const { found, after } = healed('rare classes', table, 'answer');
  assert.match(found.message, /1 class of "answer" has fewer than 10 rows: "odd"/);
  assert.equal(after.cleaning.apply(table).table.rowCount, 296);
  const few = tableOf(rowsWith((i) => ({ answer: i % 20 ? 'no' : 'yes' })));
  assert.deepEqual(healed('imbalance', few, 'answer').after.training, { classWeight: 'balanced' });
});

test('gaps that nothing fills, and inputs and targets that nothing scales', () => {
  const table = tableOf(rowsWith((i) => ({ big: i % 7 ? 1e6 * chance() : null, amount: 1e5 * chance() })));
  const plan = suggestRecipe(table, 'amount').plan;
  plan.columns.forEach((one) => (one.steps = []));
  plan.target.steps = [];
  plan.columns.find(({ column }) => column === 'answer').steps = [{ name: 'OneHotEncoder' }];
  healed('unfilled gaps', table, 'amount', start(table, 'amount', plan));
  const { found, after } = healed('unscaled inputs', table, 'amount', start(table, 'amount', plan));
  assert.deepEqual(found.columns, ['big']);
  const target = look(table, 'amount', after).find(({ kind }) => kind === 'unscaled inputs');
  assert.deepEqual(target.columns, ['amount']);
  assert.deepEqual(applyFix(target.fix, after).plan.target.steps, [{ name: 'StandardScaler' }]);
  const joint = { ...plan, joint: [{ columns: 'numbers', steps: [{ name: 'StandardScaler' }] }] };
  assert.ok(
    examine({ table, plan: joint }).every(
      ({ kind, columns }) => kind !== 'unscaled inputs' || columns[0] === 'amount',
    ),
  );
});

test('outliers that dominate, and a target with a long tail', () => {
  const table = tableOf(
    rowsWith((i) => ({ a: i < 3 ? 1e5 : chance(), amount: Math.exp(8 * chance() ** 2) })),
  );
  assert.deepEqual(healed('outliers dominate', table, 'amount').found.rows, [0, 1, 2]);
  const { found, after } = healed('skewed target', table, 'amount');
  assert.match(found.message, /has a long tail: half of it is up to/);
  assert.deepEqual(after.plan.target.steps[0], { name: 'FunctionTransformer', options: { func: 'log1p' } });
});

test('columns that say the same', () => {
  const table = tableOf(
    rowsWith((i, { a }) => ({
      feet: a * 3.28,
      town: ['Rome', 'Oslo', 'Bern'][i % 3],
      code: ['R', 'O', 'B'][i % 3],
    })),
  );
  const treatment = start(table, 'answer');
  const { found, after } = healed('columns alike', table, 'answer', treatment, { still: true });
  assert.deepEqual(found.columns, ['a', 'feet']);
  const next = look(table, 'answer', after).find(({ kind }) => kind === 'columns alike');
  assert.deepEqual(next.columns, ['town', 'code']);
});

test('every kind of trouble is on the list, once', () => {
  assert.equal(new Set(diagnosisKinds).size, diagnosisKinds.length);
  assert.ok(diagnosisKinds.length >= 20);
});

test('what weighs most comes first, and a sound table is not talked about', () => {
  const table = tableOf(rowsWith((i, { answer }) => ({ code: answer, same: 1 })));
  const found = examine({ table, target: 'answer' });
  assert.deepEqual(found[0].kind, 'target copied');
  assert.deepEqual(
    found.map(({ weight }) => weight),
    found.map(({ weight }) => weight).toSorted((a, b) => b - a),
  );
  const sound = tableOf(rowsWith());
  assert.deepEqual(
    look(sound.select(['a', 'b', 'answer']), 'answer', start(sound.select(['a', 'b', 'answer']), 'answer')),
    [],
  );
  assert.deepEqual(
    look(records('penguins').table, 'Species', start(records('penguins').table, 'Species')),
    [],
  );
});

test('a few rows are said to be few, and odd tables do no harm', () => {
  const small = tableOf(rowsWith(undefined, 12));
  assert.ok(examine({ table: small, target: 'answer' }).some(({ kind }) => kind === 'few rows'));
  for (const rows of [
    [{ x: 1 }],
    [{ x: null }, { x: null }],
    [
      { x: 'a', y: null },
      { x: 'b', y: null },
    ],
  ]) {
    const table = tableOf(rows);
    for (const target of [undefined, 'x'])
      assert.ok(Array.isArray(examine({ table, target, split: { train: [0], test: [] } })));
  }
  assert.throws(
    () => examine({ table: small, target: 'anser' }),
    (error) => error instanceof DataError && /did you mean "answer"/.test(error.message),
  );
});

test('a large table is examined in a few seconds', () => {
  const { table } = csv('california_housing');
  const big = table.take(Int32Array.from({ length: 200_000 }, (_, i) => i % table.rowCount));
  const begin = performance.now();
  examine({ table: big, target: 'MedHouseVal', split: trainTestSplit(big) });
  assert.ok(performance.now() - begin < 5000);
});
