// The whole road as a Python script: pandas, scikit-learn, Keras 3.
import { EarlyStopping, type LossName, type MetricName } from 'vitrine';
import { pythonLiteral, pythonParts, type PythonParts } from 'vitrine/python';
import { oneHot } from './keras.ts';
import type { ColumnPlan, Design, StepSpec, Table } from './types.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A preparation step as scikit-learn spells it: the same class, options in snake_case. Dates need a function of our own. */
function step({ name, options = {} }: StepSpec): string {
  if (name === 'DateEncoder') return `FunctionTransformer(date_parts, kw_args={"parts": ${pythonLiteral(options.parts ?? ['days'])}})`;
  if (name === 'FunctionTransformer' && typeof options.func === 'string') return `FunctionTransformer(np.${options.func})`;
  const given = Object.entries(options).filter(([, value]) => value !== null && value !== undefined);
  return `${name}(${given.map(([key, value]) => `${snake(key)}=${option(key, value)}`).join(', ')})`;
}

/** An option's value; Python tells a tuple from a list, and a share of 1.0 from a count of 1. */
function option(key: string, value: unknown): string {
  if (key === 'ngramRange') return `(${(value as number[]).join(', ')})`;
  return key === 'maxDf' && value === 1 ? '1.0' : pythonLiteral(value);
}

/** Columns that are prepared alike stand together; scikit-learn's text steps take one column each, as a list of texts without gaps. */
function groups(columns: ColumnPlan[]): { pipeline: string; names: string[] | string }[] {
  const [texts, others] = [columns.filter(isText), columns.filter((column) => !isText(column))];
  const by = Map.groupBy(others, ({ steps }) => (steps.length ? `make_pipeline(${steps.map(step).join(', ')})` : '"passthrough"'));
  return [
    ...[...by].map(([pipeline, members]) => ({ pipeline, names: members.map(({ column }) => column) })),
    ...texts.map(({ column, steps }) => ({
      pipeline: `make_pipeline(${['FunctionTransformer(lambda texts: texts.fillna(""))', ...steps.map(step)].join(', ')})`,
      names: column,
    })),
  ];
}

const isText = ({ steps }: ColumnPlan) => steps[0]?.name.endsWith('Vectorizer') ?? false;

const dateParts = `

def date_parts(dates, parts):
    columns = []
    for name in dates:
        date = pd.to_datetime(dates[name])
        for part in parts:
            if part == "days":
                columns.append((date - pd.Timestamp(0)) / pd.Timedelta(days=1))
                continue
            start = date.dt.to_period({"yearCycle": "Y", "weekCycle": "W", "dayCycle": "D"}[part])
            phase = (date - start.dt.start_time) / (start.dt.end_time - start.dt.start_time)
            columns += [np.sin(2 * np.pi * phase), np.cos(2 * np.pi * phase)]
    return pd.concat(columns, axis=1).to_numpy()

`;

const names = (list: string[] | string, indent: string): string => {
  if (typeof list === 'string') return JSON.stringify(list);
  const text = list.map((name) => JSON.stringify(name));
  const line = `[${text.join(', ')}]`;
  return line.length < 76 ? line : `[\n${indent}    ${text.join(`,\n${indent}    `)},\n${indent}]`;
};

/** Where scikit-learn keeps steps that are not in its preprocessing. */
const homes: Record<string, string> = { SimpleImputer: 'impute', KNNImputer: 'impute', MissingIndicator: 'impute', FeatureHasher: 'feature_extraction' };

const preparers = (text: string): string[] => {
  const steps = [...new Set([...text.matchAll(/\b([A-Z]\w+)\(/g)].map(([, name]) => name))].sort();
  return [...Map.groupBy(steps, (name) => homes[name] ?? (name.endsWith('Vectorizer') ? 'feature_extraction.text' : 'preprocessing'))].map(([home, names]) => `from sklearn.${home} import ${names.join(', ')}`);
};

export function toPython(table: Table, { plan, network }: Design, file: string, classes: string[] | null): string {
  const used = plan.columns.filter(({ use }) => use);
  const parts = groups(used);
  const dates = used.some(({ steps }) => steps.some(({ name }) => name === 'DateEncoder'));
  const functions = [...used, plan.target].some(({ steps }) => steps.some(({ name, options }) => name === 'FunctionTransformer' && options?.func));
  const target = JSON.stringify(plan.target.column);
  const answer = classes ? 'LabelEncoder()' : plan.target.steps.map(step).join(', ');
  const { modules, model, training } = networkParts(network, 'encode(y_train)', 'encode(y_validation)');
  const split = (rows: string, answers: string, size: number) =>
    `train_test_split(\n    ${rows}, ${answers}, test_size=${size}, random_state=${plan.seed}${classes ? `, stratify=${answers}` : ''}\n)`;
  return [
    `# ${table.name}: ${plan.target.column} from ${used.length} columns.`,
    '# Needs: pip install keras tensorflow scikit-learn pandas',
    'import keras',
    ...(dates || functions ? ['import numpy as np'] : []),
    'import pandas as pd',
    ...(modules.length ? [`from keras import ${modules.join(', ')}`] : []),
    ...[
      'from sklearn.compose import make_column_transformer',
      `from sklearn.dummy import ${classes ? 'DummyClassifier' : 'DummyRegressor'}`,
      `from sklearn.metrics import ${classes ? 'classification_report, confusion_matrix' : 'mean_absolute_error, r2_score'}`,
      'from sklearn.model_selection import train_test_split',
      'from sklearn.pipeline import make_pipeline',
      ...preparers(`${parts.map(({ pipeline }) => pipeline).join()} ${answer}`),
    ].sort(),
    ...(dates ? [dateParts] : ['']),
    `keras.utils.set_random_seed(${network.seed})`,
    `table = pd.read_csv(${JSON.stringify(file)}).dropna(subset=[${target}])`,
    `inputs, answers = table.drop(columns=${target}), table[${target}]${classes ? '.astype(str)' : ''}`,
    '',
    '# the held-out rows are not looked at until the end; the validation rows watch over the training',
    `rest, test, y_rest, y_test = ${split('inputs', 'answers', plan.testSize)}`,
    `train, validation, y_train, y_validation = ${split('rest', 'y_rest', 0.2)}`,
    '',
    'recipe = make_column_transformer(',
    ...parts.map(({ pipeline, names: list }) => `    (${pipeline}, ${names(list, '    ')}),`),
    '    sparse_threshold=0,',
    ')',
    'x_train = recipe.fit_transform(train)',
    'x_validation, x_test = recipe.transform(validation), recipe.transform(test)',
    ...labels(classes, answer, oneHot(network, classes)),
    '',
    model,
    'model.summary()',
    '',
    `history = ${training}`,
    '',
    ...judgement(classes, answer !== '', network.layers.at(-1)?.config.units === 1),
    '',
  ].join('\n');
}

/** The function `encode` that turns answers into what the loss reads. */
function labels(classes: string[] | null, answer: string, hot: boolean): string[] {
  if (classes) {
    const encode = hot ? 'lambda words: keras.utils.to_categorical(classes.transform(words))' : 'classes.transform';
    return [`classes = ${answer}.fit(y_train)`, `encode = ${encode}`];
  }
  if (!answer) return ['encode = lambda numbers: numbers'];
  return [`scale = make_pipeline(${answer}).fit(y_train.to_frame())`, 'encode = lambda numbers: scale.transform(numbers.to_frame())'];
}

/** The network and its training; `y` and `yValidation` are the answers in the form that the loss reads. */
export function networkParts(
  { layers, optimizer, loss, metrics, epochs, batchSize, patience }: Design['network'],
  y: string,
  yValidation: string,
): PythonParts {
  const config = { layers: layers.map(({ class_name, config }) => ({ class_name, config })) }; // named as Keras does it
  return pythonParts(
    { class_name: 'Sequential', config },
    {
      inputShape: 'x_train.shape[1:]',
      compile: { optimizer, loss: loss as LossName, metrics: metrics as MetricName[] },
      fit: {
        data: { x: 'x_train', y, validationData: ['x_validation', yValidation] },
        options: { epochs, batchSize, ...(patience === null ? {} : { callbacks: [new EarlyStopping({ patience, restoreBestWeights: true })] }) },
      },
    },
  );
}

function judgement(classes: string[] | null, scaled: boolean, single: boolean): string[] {
  if (!classes) {
    return [
      scaled ? 'predicted = scale.inverse_transform(model.predict(x_test)).ravel()' : 'predicted = model.predict(x_test).ravel()',
      'baseline = DummyRegressor().fit(x_train, y_train)',
      'print("R2 :", r2_score(y_test, predicted), "baseline:", baseline.score(x_test, y_test))',
      'print("MAE:", mean_absolute_error(y_test, predicted))',
      'print("baseline:", mean_absolute_error(y_test, baseline.predict(x_test)))',
    ];
  }
  return [
    single
      ? 'predicted = classes.inverse_transform((model.predict(x_test).ravel() > 0.5).astype(int))'
      : 'predicted = classes.inverse_transform(model.predict(x_test).argmax(axis=1))',
    'baseline = DummyClassifier(strategy="most_frequent").fit(x_train, y_train)',
    'print("accuracy:", (predicted == y_test).mean(), "baseline:", baseline.score(x_test, y_test))',
    'print(confusion_matrix(y_test, predicted))',
    'print(classification_report(y_test, predicted))',
  ];
}
