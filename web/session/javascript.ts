// The whole road as a JavaScript module for the npm package `vitrine`, in Node or a browser.
import type { Catalog } from 'vitrine';
import { oneHot } from './keras.ts';
import { literal, write } from './literal.ts';
import type { Design, Network, Plan, Table } from './types.ts';

/** What differs from the usual recipe, one call for each column. */
export function changes({ columns, usual }: Plan): string[] {
  return columns.flatMap(({ column, use, steps }, i) => {
    const before = usual[i];
    const part = {
      ...(use === before?.use ? {} : { use }),
      ...(JSON.stringify(steps) === JSON.stringify(before?.steps) ? {} : { steps }),
    };
    return Object.keys(part).length ? [`  .withColumn(${literal(column)}, ${literal(part)})`] : [];
  });
}

export function toJavaScript(table: Table, { plan, network }: Design, file: string, classes: string[] | null, catalog: Catalog): string {
  const hot = oneHot(network, classes);
  const { model, training, made } = networkText(network, catalog, hot);
  const target = literal(plan.target.column);
  const task = plan.target.reason === 'as chosen' ? `, { task: '${plan.target.task}' }` : '';
  const scores = classes ? ['accuracyScore', 'DummyClassifier'] : ['r2Score', 'DummyRegressor'];
  const names = ['readTable', 'Sequential', 'suggestRecipe', 'trainTestSplit', ...scores, ...made].sort((a, b) => a.localeCompare(b));
  return [
    `// ${table.name}: ${plan.target.column} from ${plan.columns.filter(({ use }) => use).length} columns. Needs: npm install vitrine`,
    "import { readFileSync } from 'node:fs';",
    `import { ${names.join(', ')} } from 'vitrine';`,
    '',
    `const { table: all } = readTable(readFileSync(${literal(file)}, 'utf8'));`,
    `const known = Array.from({ length: all.rowCount }, (_, row) => row).filter((row) => !all.column(${target}).isMissing(row));`,
    'const table = all.take(known);',
    '',
    '// the held-out rows are not looked at until the end; the validation rows watch over the training',
    `const rows = trainTestSplit(table, { testSize: ${plan.testSize}, seed: ${plan.seed}${classes ? `, stratify: ${target}` : ''} });`,
    'const rest = table.take(rows.train);',
    `const inner = trainTestSplit(rest, { testSize: 0.2, seed: ${plan.seed}${classes ? `, stratify: ${target}` : ''} });`,
    '',
    `${[`const recipe = suggestRecipe(table, ${target}${task})`, ...changes(plan)].join('\n')};`,
    'const train = recipe.fitTransform(rest, inner.train);',
    'const [validation, test] = [recipe.transform(rest, inner.test), recipe.transform(table, rows.test)];',
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
      ...stopping.map((callback) => `  callbacks: [${callback}],`),
      '});',
    ],
    made: [...new Set([...[...layers, optimizer, ...stopping].join().matchAll(/new (\w+)/g)].map(([, name]) => name))],
  };
}

function judgement(classes: boolean, target: string): string[] {
  if (classes)
    return [
      `const actual = Array.from(test.rows, (row) => table.cell(row, ${target}));`,
      `const seen = Array.from(inner.train, (row) => rest.cell(row, ${target}));`,
      "const dummy = new DummyClassifier({ strategy: 'most_frequent' }).fit(seen).predict(actual.length);",
      "console.log('accuracy:', accuracyScore(actual, predicted.labels), 'baseline:', accuracyScore(actual, dummy));",
    ];
  return [
    `const actual = Array.from(test.rows, (row) => table.column(${target}).values[row]);`,
    `const seen = Array.from(inner.train, (row) => rest.column(${target}).values[row]);`,
    'const dummy = new DummyRegressor().fit(seen).predict(actual.length);',
    "console.log('R²:', r2Score(actual, predicted.values), 'baseline:', r2Score(actual, dummy));",
  ];
}
