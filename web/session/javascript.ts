// The whole road as a JavaScript module for the npm package `vitrine`, in Node or a browser.
import type { Catalog } from 'vitrine';
import { oneHot } from './keras.ts';
import { literal, write } from './literal.ts';
import { usedJoint } from './joint.ts';
import { sentenceOf } from './steps.ts';
import type { CleaningStep, Design, Network, Plan, Table } from './types.ts';

/** What differs from the usual recipe, one call for each column. */
export function changes(plan: Plan): string[] {
  const { columns, usual, target } = plan;
  const own = columns.flatMap(({ column, use, steps }, i) => {
    const before = usual[i];
    const part = {
      ...(use === before?.use ? {} : { use }),
      ...(JSON.stringify(steps) === JSON.stringify(before?.steps) ? {} : { steps }),
    };
    return Object.keys(part).length ? [`  .withColumn(${literal(column)}, ${literal(part)})`] : [];
  });
  const joint = usedJoint(plan);
  const scaled = JSON.stringify(target.steps) === JSON.stringify([{ name: target.task === 'regression' ? 'StandardScaler' : 'LabelEncoder' }]);
  return [
    ...own,
    ...(joint.length ? [`  .withJoint(${literal(joint)})`] : []),
    ...(scaled ? [] : [`  .withSteps(${literal(target.column)}, ${literal(target.steps)})`]),
  ];
}

/** The steps of a cleaning, each below what it does. */
export const cleaningText = (steps: readonly CleaningStep[]): string[] => [
  'const cleaning = new Cleaning([',
  ...steps.flatMap((step) => [`  // ${sentenceOf(step).replace(/\s+/g, ' ')}`, `  ${literal(step)},`]),
  ']);',
];

/** The cleaning as lines; with steps that learn, once over all rows to share them out, and later once more. */
function cleaned(steps: readonly CleaningStep[], learns: boolean): string[] {
  if (!steps.length) return [];
  return [
    ...cleaningText(steps),
    learns ? 'const first = cleaning.apply(read);' : 'const { table: all } = cleaning.apply(read);',
    ...(learns ? ['const all = first.table;'] : []),
  ];
}

/** What the rows are split by. */
function way({ method, by, target }: Plan): string {
  if (method === 'stratified') return `, stratify: ${literal(target.column)}`;
  return by === undefined ? '' : `, ${method === 'group' ? 'groups' : 'time'}: ${literal(by)}`;
}

/** Now that the training rows are known, the table is cleaned by what they alone tell. */
const learnedAgain = [
  '',
  '// what fills and clips is learned from the training rows alone',
  'const origin = (rows) => Array.from(rows, (row) => first.rows[known[row]]);',
  'const mended = cleaning.apply(read, { rows: origin(parts.train) });',
  'const places = new Map(Array.from(mended.rows, (row, place) => [row, place]));',
  'for (const part in parts) parts[part] = origin(parts[part]).flatMap((row) => places.get(row) ?? []);',
  'const table = mended.table;',
];

/** @param learns whether any step of the cleaning learns from rows */
export function toJavaScript(
  table: Table,
  { cleaning, plan, network }: Design,
  file: string,
  classes: string[] | null,
  catalog: Catalog,
  learns = false,
): string {
  const hot = oneHot(network, classes);
  const { model, training, made } = networkText(network, catalog, hot);
  const target = literal(plan.target.column);
  const task = plan.target.reason === 'as chosen' ? `, { task: '${plan.target.task}' }` : '';
  const scores = classes ? ['accuracyScore', 'DummyClassifier'] : ['r2Score', 'DummyRegressor'];
  const names = ['readTable', 'Sequential', 'suggestRecipe', 'trainTestSplit', ...(cleaning.length ? ['Cleaning'] : []), ...scores, ...made].sort((a, b) =>
    a.localeCompare(b),
  );
  const needed = [plan.target.column, ...(plan.by === undefined ? [] : [plan.by])].map((name) => `!all.column(${literal(name)}).isMissing(row)`);
  const rows = learns ? 'shared' : 'table';
  return [
    `// ${table.name}: ${plan.target.column} from ${plan.columns.filter(({ use }) => use).length} columns. Needs: npm install vitrine`,
    "import { readFileSync } from 'node:fs';",
    `import { ${names.join(', ')} } from 'vitrine';`,
    '',
    `const { table: ${cleaning.length ? 'read' : 'all'} } = readTable(readFileSync(${literal(file)}, 'utf8'));`,
    ...cleaned(cleaning, learns),
    `const known = Array.from({ length: all.rowCount }, (_, row) => row).filter((row) => ${needed.join(' && ')});`,
    `const ${rows} = all.take(known);`,
    '',
    '// the held-out rows are not looked at until the end; the validation rows watch over the training',
    `const outer = trainTestSplit(${rows}, { testSize: ${plan.testSize}, seed: ${plan.seed}${way(plan)} });`,
    `const inner = trainTestSplit(${rows}.take(outer.train), { testSize: ${plan.validationSize}, seed: ${plan.seed}${way(plan)} });`,
    'const among = (places) => Array.from(places, (place) => outer.train[place]);',
    'const parts = { train: among(inner.train), validation: among(inner.test), test: outer.test };',
    ...(learns ? learnedAgain : []),
    '',
    `${[`const recipe = suggestRecipe(${rows}, ${target}${task})`, ...changes(plan)].join('\n')};`,
    'const train = recipe.fitTransform(table, parts.train);',
    'const [validation, test] = [recipe.transform(table, parts.validation), recipe.transform(table, parts.test)];',
    ...(hot ? ['const encode = ({ data }) => Array.from(data, (label) => recipe.classes.map((_, i) => Number(i === label)));'] : []),
    '',
    ...model,
    '',
    ...training,
    '',
    'const predicted = recipe.inverseTransformTarget(await model.predict(test.x));',
    ...judgement(classes !== null, target),
    '',
  ].join('\n');
}

/** The model and its training as lines, and the names that they need; `train` and `validation` have x and y, and `encode` is called if labels are hot. */
export function networkText(network: Network, catalog: Catalog, hot: boolean): { model: string[]; training: string[]; made: string[] } {
  const layers = network.layers.map((layer) => write(catalog, layer));
  const optimizer = write(catalog, network.optimizer);
  const stopping = network.patience === null ? [] : [`new EarlyStopping({ monitor: 'val_loss', patience: ${network.patience}, restoreBestWeights: true })`];
  const labels = (part: string) => (hot ? `encode(${part}.y)` : `${part}.y`);
  return {
    model: [
      'const model = new Sequential([',
      ...layers.map((layer) => `  ${layer},`),
      ']);',
      `await model.build([null, ...train.x.shape.slice(1)], { seed: ${network.seed} });`,
      `model.compile({ optimizer: ${optimizer}, loss: ${literal(network.loss)}, metrics: ${literal(network.metrics)} });`,
      'console.log(await model.summary());',
    ],
    training: [
      `await model.fit(train.x, ${labels('train')}, {`,
      `  epochs: ${network.epochs},`,
      `  batchSize: ${network.batchSize},`,
      `  seed: ${network.seed},`,
      `  validationData: [validation.x, ${labels('validation')}],`,
      ...(network.classWeight ? ["  classWeight: computeClassWeight('balanced', train.y.data),"] : []),
      ...stopping.map((callback) => `  callbacks: [${callback}],`),
      '});',
    ],
    made: [
      ...new Set([...[...layers, optimizer, ...stopping].join().matchAll(/new (\w+)/g)].map(([, name]) => name)),
      ...(network.classWeight ? ['computeClassWeight'] : []),
    ],
  };
}

function judgement(classes: boolean, target: string): string[] {
  if (classes)
    return [
      `const actual = Array.from(test.rows, (row) => table.cell(row, ${target}));`,
      `const seen = Array.from(train.rows, (row) => table.cell(row, ${target}));`,
      "const dummy = new DummyClassifier({ strategy: 'most_frequent' }).fit(seen).predict(actual.length);",
      "console.log('accuracy:', accuracyScore(actual, predicted.labels), 'baseline:', accuracyScore(actual, dummy));",
    ];
  return [
    `const actual = Array.from(test.rows, (row) => table.column(${target}).values[row]);`,
    `const seen = Array.from(train.rows, (row) => table.column(${target}).values[row]);`,
    'const dummy = new DummyRegressor().fit(seen).predict(actual.length);',
    "console.log('R²:', r2Score(actual, predicted.values), 'baseline:', r2Score(actual, dummy));",
  ];
}
