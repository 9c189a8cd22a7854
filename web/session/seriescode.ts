// The road of a series as code: windows over rows in the order of time, split by time, judged beside the last value.
import type { Catalog } from 'vitrine';
import { changes, cleaningText, networkText } from './javascript.ts';
import { oneHot } from './keras.ts';
import { literal } from './literal.ts';
import { toPandas } from './pandas.ts';
import { networkParts } from './python.ts';
import type { Design, Table, WindowPlan } from './types.ts';

const list = (words: string[]) => `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;

export function seriesToJavaScript(
  table: Table,
  { cleaning, plan, network }: Design,
  windows: WindowPlan,
  file: string,
  classes: string[] | null,
  catalog: Catalog,
): string {
  const hot = oneHot(network, classes);
  const { model, training, made } = networkText(network, catalog, hot);
  const target = literal(plan.target.column);
  const score = classes ? 'accuracyScore' : 'meanAbsoluteError';
  const time = windows.time === undefined ? 'shuffle: false' : `time: ${literal(windows.time)}`;
  const names = [...(cleaning.length ? ['Cleaning'] : []), score, 'readTable', 'Sequential', 'suggestRecipe', 'trainTestSplit', ...made].sort((a, b) =>
    a.localeCompare(b),
  );
  const options = [...(plan.target.reason === 'as chosen' ? [`task: '${plan.target.task}'`] : []), `windows: ${literal(windows)}`].join(', ');
  return [
    `// ${table.name}: ${plan.target.column} ${windows.horizon ?? 1} rows ahead, from ${windows.sequenceLength} rows in a row. Needs: npm install vitrine`,
    "import { readFileSync } from 'node:fs';",
    `import { ${names.join(', ')} } from 'vitrine';`,
    '',
    `const { table${cleaning.length ? ': read' : ''} } = readTable(readFileSync(${literal(file)}, 'utf8'));`,
    ...(cleaning.length
      ? [
          ...cleaningText(cleaning),
          '// what fills and clips is learned from the earliest rows, which are all in the training part',
          `const { train: early } = trainTestSplit(read, { trainSize: ${((1 - plan.testSize) * (1 - plan.validationSize)).toFixed(2)}, ${time} });`,
          'const { table } = cleaning.apply(read, { rows: early });',
        ]
      : []),
    '',
    '// by time: the last rows are not looked at until the end; those before them watch over the training',
    `const rows = trainTestSplit(table, { testSize: ${plan.testSize}, ${time} });`,
    `const inner = trainTestSplit(table.take(rows.train), { testSize: ${plan.validationSize}, ${time} });`,
    'const [first, second] = [inner.train, inner.test].map((part) => part.map((i) => rows.train[i]));',
    '',
    `${[`const recipe = suggestRecipe(table, ${target}, { ${options} })`, ...changes(plan)].join('\n')};`,
    'const train = recipe.fitTransform(table, first);',
    'const [validation, test] = [second, rows.test].map((part) => recipe.transform(table, part));',
    ...(hot ? ['const encode = ({ data }) => Array.from(data, (label) => recipe.classes.map((_, i) => Number(i === label)));'] : []),
    '',
    ...model,
    '',
    ...training,
    '',
    'const predicted = recipe.inverseTransformTarget(await model.predict(test.x));',
    '// the last value: all stays as it is in the last row of each window',
    ...judgement(classes !== null, target),
    '',
  ].join('\n');
}

function judgement(classes: boolean, target: string): string[] {
  if (classes)
    return [
      'const actual = Array.from(test.y.data, (label) => recipe.classes[label]);',
      `const last = Array.from(test.rows, (row) => table.cell(row, ${target}));`,
      "console.log('accuracy:', accuracyScore(actual, predicted.labels), 'last value:', accuracyScore(actual, last));",
    ];
  return [
    'const actual = recipe.inverseTransformTarget(test.y).values;',
    `const last = Array.from(test.rows, (row) => table.column(${target}).values[row]);`,
    "console.log('off by:', meanAbsoluteError(actual, predicted.values), 'last value:', meanAbsoluteError(actual, last));",
  ];
}

export function seriesToPython(table: Table, { cleaning, plan, network }: Design, windows: WindowPlan, file: string, classes: string[] | null): string {
  const target = JSON.stringify(plan.target.column);
  const { modules, model, training } = networkParts(network, 'y_train', 'y_validation');
  const pandas = toPandas(cleaning, file);
  const cycle = plan.columns
    .find(({ use, column }) => use && column === windows.time)
    ?.steps.some(({ options }) => Object(options?.parts).includes?.('yearCycle'));
  const used = plan.columns.filter(({ use, column }) => use && column !== windows.time).map(({ column }) => column);
  const { sequenceLength, horizon = 1, time } = windows;
  const hot = oneHot(network, classes);
  return [
    `# ${table.name}: ${plan.target.column} ${horizon} rows ahead, from ${sequenceLength} rows in a row.`,
    '# Needs: pip install keras tensorflow pandas',
    ...pandas.head,
    'import keras',
    'import numpy as np',
    'import pandas as pd',
    ...(modules.length ? [`from keras import ${modules.join(', ')}`] : []),
    '',
    ...(pandas.lines.length ? ['', ...pandas.lines, '', ''] : []),
    `keras.utils.set_random_seed(${network.seed})`,
    `${pandas.lines.length ? 'read' : 'table'} = pd.read_csv(${JSON.stringify(pandas.file)}${time === undefined ? '' : `, parse_dates=[${JSON.stringify(time)}]).sort_values(${JSON.stringify(time)}`})`,
    ...(pandas.lines.length ? [`table = clean(read, read.index[: round(len(read) * ${((1 - plan.testSize) * (1 - plan.validationSize)).toFixed(2)})])`] : []),
    `inputs = pd.get_dummies(table[${list(used)}], dtype=float)`,
    ...(cycle
      ? [
          `turn = 2 * np.pi * table[${JSON.stringify(time)}].dt.dayofyear / 365.25`,
          'inputs["sine of the year"], inputs["cosine of the year"] = np.sin(turn), np.cos(turn)',
        ]
      : []),
    '',
    '# by time: the last rows are not looked at until the end; those before them watch over the training',
    `last = len(table) - round(len(table) * ${plan.testSize})`,
    `first = last - round(last * ${plan.validationSize})`,
    'inputs = inputs.fillna(inputs[:first].median())',
    'inputs = (inputs - inputs[:first].mean()) / inputs[:first].std(ddof=0).replace(0, 1)',
    ...(classes
      ? [
          `classes = ${list(classes)}`,
          `answers = table[${target}].astype(str).map(classes.index).to_numpy()`,
          ...(hot ? [`answers = keras.utils.to_categorical(answers, ${classes.length})`] : []),
        ]
      : [`mean, scale = table[${target}][:first].mean(), table[${target}][:first].std(ddof=0)`, `answers = ((table[${target}] - mean) / scale).to_numpy()`]),
    '',
    '',
    'def windows(start, end):',
    '    """Stretches of rows of one part, and the answers that come after them."""',
    `    ends = range(start + ${sequenceLength - 1}, end - ${horizon})`,
    `    x = np.stack([inputs.to_numpy()[i - ${sequenceLength - 1} : i + 1] for i in ends])`,
    `    return x, np.stack([answers[i + ${horizon}] for i in ends]), list(ends)`,
    '',
    '',
    'x_train, y_train, _ = windows(0, first)',
    'x_validation, y_validation, _ = windows(first, last)',
    'x_test, y_test, ends = windows(last, len(table))',
    '',
    model,
    'model.summary()',
    '',
    `history = ${training}`,
    '',
    ...(classes
      ? [
          'predicted = model.predict(x_test).argmax(axis=1)',
          `truth = ${hot ? 'y_test.argmax(axis=1)' : 'y_test'}`,
          `stays = ${hot ? 'answers[ends].argmax(axis=1)' : 'answers[ends]'}`,
          'print("accuracy:", (predicted == truth).mean(), "last value:", (stays == truth).mean())',
        ]
      : [
          'predicted = model.predict(x_test).ravel()',
          'print("off by:", scale * np.abs(predicted - y_test).mean(), "last value:", scale * np.abs(answers[ends] - y_test).mean())',
        ]),
    '',
  ].join('\n');
}
