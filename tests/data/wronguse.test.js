// Wrong use of recipes, cleanings and tables: one clear sentence, and no number that nobody asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CategoryColumn,
  changeType,
  classBalance,
  Cleaning,
  crossValidate,
  DataError,
  examine,
  KFold,
  makeSplitter,
  makeTransformer,
  NumberColumn,
  readFile,
  readJson,
  readTable,
  Recipe,
  StandardScaler,
  suggestRecipe,
  Table,
  tableFromRecords,
  tableFromRows,
  TextColumn,
  toCSV,
  trainTestSplit,
  transformerFromJSON,
} from '../../dist/data/index.js';

const refuses = (work, pattern) =>
  assert.throws(
    work,
    (error) => error instanceof DataError && pattern.test(error.message) && !error.message.includes('\n'),
  );
const { table } = readTable('a,b,y\n1,x,1.5\n2,y,2.5\n,x,3\n4,z,4.5\n5,x,2\n6,y,1\n', { header: true });
const a = { column: 'a', type: 'number', use: true, steps: [{ name: 'SimpleImputer' }] };
const fitted = () => new Recipe({ columns: [a] }).fit(table);
const planned = (change) => new Recipe({ columns: [{ ...a, ...change }] });

test('a row that the table has not is refused, not filled with a mean', () => {
  for (const rows of [[6], [-1], [1.5], [NaN], ['a'], [true], 'ab', 3])
    for (const work of [
      () => fitted().transform(table, rows),
      () => new Recipe({ columns: [a] }).fit(table, rows),
      () => new Recipe({ columns: [a] }).fitTransform(table, rows),
      () => suggestRecipe(table, 'y').fit(table, rows),
      () => new Cleaning([{ name: 'fillMissing' }]).apply(table, { rows }),
      () => table.take(rows),
    ])
      refuses(work, /rows/);
  refuses(() => table.cell(6, 'a'), /row must be a whole number from 0 to 5, got 6/);
  refuses(() => table.cell(0), /there is no column undefined/);
  refuses(() => new Table([]).column('y'), /there is no column "y"; there are none/);
  assert.deepEqual(table.rows(4.5), [['6', 'y', '1']]);
});

test('a plan that is not whole is refused where it is given', () => {
  for (const [plan, pattern] of [
    [undefined, /plan must be an object, got undefined/],
    [null, /plan must be an object, got null/],
    [{}, /plan\.columns must be a list/],
    [{ columns: [a], targt: {} }, /"targt"; did you mean "target"/],
    [{ columns: [null] }, /plan\.columns\[0\] must be an object/],
    [{ columns: [a, a] }, /"a" twice/],
    [{ columns: [a], joint: 'x' }, /plan\.joint must be a list/],
    [{ columns: [a], joint: [null] }, /joint\[0\] must be an object/],
    [
      { columns: [a], target: { column: 'y', type: 'number', task: 'regress', steps: [] } },
      /task must be one/,
    ],
  ])
    refuses(() => new Recipe(plan), pattern);
  refuses(() => planned({ steps: undefined }), /steps must be a list/);
  refuses(() => planned({ steps: ['SimpleImputer'] }), /steps\[0\] must be an object/);
  refuses(() => planned({ steps: [{ name: 5 }] }), /name must be the name of a step/);
  refuses(() => planned({ type: 'numbr' }), /type must be one of/);
  refuses(() => planned({ use: 'yes' }), /use must be true or false/);
  refuses(() => fitted().withSteps('a', 'x'), /steps must be a list/);
  const options = { strategy: 'constant', fillValue: Infinity };
  refuses(
    () => planned({ steps: [{ name: 'SimpleImputer', options }] }),
    /fillValue must be a finite number/,
  );
});

test('the target is no input of its own, save for its past in windows', () => {
  const { plan } = suggestRecipe(table, 'y');
  const y = { column: 'y', type: 'number', use: true, steps: [] };
  refuses(() => new Recipe({ ...plan, columns: [...plan.columns, y] }), /"y" is the target/);
  new Recipe({ ...plan, columns: [...plan.columns, { ...y, use: false }] });
  suggestRecipe(table, 'y', { windows: { sequenceLength: 2 } }).fit(table);
});

test('an option that is not there is named, with the nearest', () => {
  refuses(() => suggestRecipe(table, 'y', { tsk: 'regression' }), /"tsk"; did you mean "task"/);
  refuses(() => fitted().transform(table, undefined, { targt: false }), /"targt"; did you mean "target"/);
  refuses(() => new Cleaning().apply(table, { row: [1] }), /"row"; did you mean "rows"/);
  refuses(() => new Cleaning().fit(table).replay(table, { keeprows: true }), /did you mean "keepRows"/);
});

test('what is no table is refused', () => {
  for (const wrong of [undefined, null, {}, [{ a: 1 }]])
    for (const work of [
      () => suggestRecipe(wrong, 'y'),
      () => new Recipe({ columns: [a] }).fit(wrong),
      () => fitted().transform(wrong),
      () => new Cleaning().apply(wrong),
      () => new Cleaning().fit(table).replay(wrong),
    ])
      refuses(work, /a table is needed/);
});

test('damaged JSON is refused in one sentence', () => {
  const json = suggestRecipe(table, 'y').fit(table).toJSON();
  for (const wrong of ['{bad', null, { ...json, version: -3 }, { ...json, fitted: {} }])
    refuses(() => Recipe.fromJSON(wrong), /recipe/);
  refuses(() => Recipe.fromJSON({ ...json, fitted: { ...json.fitted, inputs: [{}] } }), /fitted, whole/);
  refuses(() => Recipe.fromJSON({ ...json, plan: { columns: [{}] } }), /column must be the name/);
  const { steps, ...stepless } = new Cleaning().toJSON();
  for (const wrong of ['x', null, { ...stepless, steps, version: -1 }, stepless])
    refuses(() => Cleaning.fromJSON(wrong), /cleaning/);
});

test('a prediction that is no number is told, not given a class', () => {
  const classes = suggestRecipe(table, 'b').fit(table);
  const number = suggestRecipe(table, 'y').fit(table);
  const nan = (shape) => ({ data: new Float32Array(3).fill(NaN), shape });
  refuses(() => classes.inverseTransformTarget(nan([1, 3])), /row 1 is NaN .* diverged/);
  refuses(() => number.inverseTransformTarget(nan([3, 1])), /row 1 is NaN/);
  refuses(() => number.inverseTransformTarget(), /must be a tensor/);
  refuses(() => classes.inverseTransformTarget(nan([2, 3])), /must have 6 numbers, got 3/);
});

test('a column may be named like what every JavaScript object has', () => {
  const strange = readTable('constructor,toString,y\n1,x,1.5\n2,y,2.5\n3,x,3\n4,z,4.5\n5,x,2\n6,y,1\n', {
    header: true,
  }).table;
  const recipe = suggestRecipe(strange, 'y').fit(strange);
  assert.deepEqual(recipe.inputShapes, { features: [4] });
  const { x, problems } = recipe.transformRecords([{}]);
  assert.deepEqual(x.shape, [1, 4]);
  assert.deepEqual(
    problems.map(({ kind }) => kind),
    ['missing column', 'missing column'],
  );
});

test('a column of arrays named as the input of all numbers is refused, not lost', () => {
  const texts = new TextColumn('features', ['a b', 'b c', 'c d']);
  const both = new Table([NumberColumn.from('a', [1, 2, 3]), texts]);
  const plan = {
    columns: [a, { column: 'features', type: 'text', use: true, steps: [{ name: 'TokenEncoder' }] }],
  };
  refuses(() => new Recipe(plan).fit(both), /rename the column/);
});

test('a step takes a list of columns of one length', () => {
  for (const wrong of [table, table.columns[0], undefined])
    refuses(
      () => new StandardScaler().fit(wrong),
      /StandardScaler takes a list of columns such as table\.columns/,
    );
  const short = NumberColumn.from('short', [1, 2]);
  refuses(() => new StandardScaler().fit([table.columns[0], short]), /"short" has 2 rows and "a" 6/);
  refuses(() => makeTransformer('StandardScaler', null), /options of StandardScaler must be an object/);
  refuses(() => makeSplitter('KFold', null), /options of KFold must be an object/);
  refuses(() => transformerFromJSON(null), /a step's JSON must be an object/);
});

test('a column of numbers or words made by hand takes nothing else', () => {
  refuses(() => NumberColumn.from('a', [1, 'x']), /column "a", row 2: "x" is not a number/);
  refuses(() => CategoryColumn.from('a', ['x', 1]), /column "a", row 2: 1 is not a text/);
});

test('an option of reading or writing that is not there is named', async () => {
  for (const [work, pattern] of [
    [() => readTable('a\n1\n', { headr: true }), /readTable has no option "headr"; did you mean "header"/],
    [() => tableFromRecords([{ a: 1 }], { typs: {} }), /did you mean "types"/],
    [() => tableFromRows([[1]], ['a'], { typs: {} }), /did you mean "types"/],
    [() => readJson('[{"a":1}]', { flaten: false }), /did you mean "flatten"/],
    [() => changeType(table, 'a', 'text', { decimel: ',' }), /did you mean "decimal"/],
    [() => toCSV(table, { delimeter: ';' }), /did you mean "delimiter"/],
    [() => toCSV(table, { columns: 'a' }), /columns must be a list of names/],
    [() => toCSV({}), /a table is needed/],
    [() => examine({ table, targt: 'y' }), /did you mean "target"/],
    [() => examine(), /options of examine must be an object/],
  ])
    refuses(work, pattern);
  const file = { name: 'a.csv', text: 'a,b\n1,2\n3,4\n' };
  await assert.rejects(readFile(file, { delimeter: ';' }), /readFile has no option "delimeter"/);
});

test('splits in the wrong way are refused, and a splitter comes back from JSON', async () => {
  refuses(() => trainTestSplit(4, { shuffle: 'false' }), /shuffle must be true or false/);
  refuses(() => trainTestSplit(4, { shuffle: false, groups: [1, 1, 2, 2] }), /groups needs shuffle: true/);
  refuses(() => classBalance(table, { train: [0], test: [9] }, 'b'), /rows\[0\] must be a whole number/);
  const { name, options } = JSON.parse(JSON.stringify(new KFold({ nSplits: 3, shuffle: true, seed: 7 })));
  assert.deepEqual(
    makeSplitter(name, options).split(9),
    new KFold({ nSplits: 3, shuffle: true, seed: 7 }).split(9),
  );
  const plan = suggestRecipe(table, 'y');
  const split = { train: [0, 1, 2], test: [3] };
  for (const [folds, callback, pattern] of [
    [5, () => 1, /folds must be a splitter/],
    [[null], () => 1, /folds\[0\] must be a split/],
    [[{ ...split, test: [9] }], () => 1, /rows\[0\] must be a whole number/],
    [[split], undefined, /needs a function/],
  ])
    await assert.rejects(
      crossValidate(table, plan, folds, callback),
      (error) => error instanceof DataError && pattern.test(error.message),
    );
});

test('an infinite number is named where it stands, not spread over all rows', () => {
  const infinite = NumberColumn.from('a', [1, 2, Infinity, 4]);
  refuses(
    () => new StandardScaler().fit([infinite]),
    /can't learn from column "a", which has Infinity in row 3/,
  );
  const steps = [{ name: 'StandardScaler' }];
  const recipe = new Recipe({ columns: [{ ...a, steps }] });
  refuses(() => recipe.fit(new Table([infinite])), /Infinity in row 3/);
});
