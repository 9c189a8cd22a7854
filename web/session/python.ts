// The whole road as a Python script: pandas, scikit-learn, Keras 3.
import type { Catalog } from 'vitrine';
import { write, type Tongue } from './literal.ts';
import type { ColumnPlan, Design, Table } from './types.ts';

export const python: Tongue = {
  call: (module, name, positional, named) =>
    `${module}.${name}(${[...positional, ...named.map(([key, text]) => `${key}=${text}`)].join(', ')})`,
  value(value) {
    if (value === null || value === undefined) return 'None';
    if (typeof value === 'boolean') return value ? 'True' : 'False';
    if (Array.isArray(value)) return `(${value.map(python.value).join(', ')}${value.length === 1 ? ',' : ''})`;
    return JSON.stringify(value);
  },
};

const scalers: Record<string, string> = { standard: 'StandardScaler()', minmax: 'MinMaxScaler()' };

/** The scikit-learn steps of one column. */
function steps({ type, steps: chosen }: ColumnPlan): string[] {
  const choice = (name: string) => chosen.find((step) => step.name === name)?.choice;
  const fill = choice('fill') ?? (type === 'category' ? 'most_frequent' : 'median');
  const imputer = `SimpleImputer(strategy=${python.value(fill)}${fill === 'constant' ? ', fill_value="missing"' : ''})`;
  if (type === 'category') return [imputer, 'OneHotEncoder(handle_unknown="ignore")'];
  const scaler = scalers[choice('scale') ?? 'standard'];
  return scaler ? [imputer, scaler] : [imputer];
}

/** Columns that are prepared alike stand together. */
function groups(columns: ColumnPlan[]): { pipeline: string; names: string[] }[] {
  const by = Map.groupBy(columns, (column) => `make_pipeline(${steps(column).join(', ')})`);
  return [...by].map(([pipeline, members]) => ({ pipeline, names: members.map(({ name }) => name) }));
}

const names = (list: string[], indent: string): string => {
  const text = list.map((name) => JSON.stringify(name));
  const line = `[${text.join(', ')}]`;
  return line.length < 76 ? line : `[\n${indent}    ${text.join(`,\n${indent}    `)},\n${indent}]`;
};

export function toPython(table: Table, { plan, network }: Design, file: string, classes: string[] | null, catalog: Catalog): string {
  const used = plan.columns.filter(({ name, use }) => use && name !== plan.target);
  const dates = used.filter(({ type }) => type === 'date');
  const parts = groups(used);
  const all = parts.map(({ pipeline }) => pipeline).join();
  const preprocessing = ['LabelEncoder', 'MinMaxScaler', 'OneHotEncoder', 'StandardScaler'].filter((name) =>
    name === 'LabelEncoder' ? classes : all.includes(name) || (name === 'StandardScaler' && !classes),
  );
  const scores = classes ? 'classification_report, confusion_matrix' : 'mean_absolute_error, r2_score';
  const target = JSON.stringify(plan.target);
  const oneHot = classes && network.loss === 'categorical_crossentropy';
  const lines = [
    `# ${table.name}: ${plan.target} from ${used.length} columns. Needs: pip install keras tensorflow scikit-learn pandas`,
    'import keras',
    'import pandas as pd',
    `from keras import ${['callbacks', 'constraints', 'initializers', 'layers', 'optimizers', 'regularizers'].filter((name) => name === 'layers' || name === 'optimizers' || (name === 'callbacks' ? network.patience !== null : networkText(network, catalog).includes(`${name}.`))).join(', ')}`,
    'from sklearn.compose import make_column_transformer',
    ...(classes ? ['from sklearn.dummy import DummyClassifier'] : ['from sklearn.dummy import DummyRegressor']),
    'from sklearn.impute import SimpleImputer',
    `from sklearn.metrics import ${scores}`,
    'from sklearn.model_selection import train_test_split',
    'from sklearn.pipeline import make_pipeline',
    `from sklearn.preprocessing import ${preprocessing.join(', ')}`,
    '',
    `keras.utils.set_random_seed(${network.seed})`,
    `table = pd.read_csv(${JSON.stringify(file)}).dropna(subset=[${target}])`,
    ...dates.map(({ name }) => `table[${JSON.stringify(name)}] = (pd.to_datetime(table[${JSON.stringify(name)}]) - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1)`),
    `inputs, answers = table.drop(columns=${target}), table[${target}]`,
    '',
    '# held-out rows are not looked at until the end; validation rows watch over the training',
    `rest, test, y_rest, y_test = train_test_split(inputs, answers, test_size=${plan.testSize}, random_state=${plan.seed}${classes ? ', stratify=answers' : ''})`,
    `train, validation, y_train, y_validation = train_test_split(rest, y_rest, test_size=0.2, random_state=${plan.seed}${classes ? ', stratify=y_rest' : ''})`,
    '',
    'recipe = make_column_transformer(',
    ...parts.map(({ pipeline, names: list }) => `    (${pipeline}, ${names(list, '    ')}),`),
    '    sparse_threshold=0,',
    ')',
    'x_train = recipe.fit_transform(train)',
    'x_validation, x_test = recipe.transform(validation), recipe.transform(test)',
    ...(classes
      ? [
          'classes = LabelEncoder().fit(answers)',
          oneHot
            ? 'encode = lambda labels: keras.utils.to_categorical(classes.transform(labels))'
            : 'encode = classes.transform',
        ]
      : [
          'scale = StandardScaler().fit(y_train.to_frame())',
          'encode = lambda numbers: scale.transform(numbers.to_frame())',
        ]),
    '',
    networkText(network, catalog),
    'model.summary()',
    '',
    'history = model.fit(',
    '    x_train, encode(y_train),',
    '    validation_data=(x_validation, encode(y_validation)),',
    `    epochs=${network.epochs}, batch_size=${network.batchSize},`,
    ...(network.patience === null ? [] : [`    callbacks=[callbacks.EarlyStopping(monitor="val_loss", patience=${network.patience}, restore_best_weights=True)],`]),
    ')',
    '',
    ...judgement(classes, network.layers.at(-1)?.config.units === 1),
    '',
  ];
  return lines.join('\n');
}

function networkText({ layers, optimizer, loss, metrics }: Design['network'], catalog: Catalog): string {
  return [
    'model = keras.Sequential([',
    ...layers.map((layer) => `    ${write(catalog, python, layer)},`),
    '])',
    `model.compile(optimizer=${write(catalog, python, optimizer)}, loss=${python.value(loss)}, metrics=[${metrics.map(python.value).join(', ')}])`,
  ].join('\n');
}

function judgement(classes: string[] | null, single: boolean): string[] {
  if (!classes) {
    return [
      'predicted = scale.inverse_transform(model.predict(x_test)).ravel()',
      'baseline = DummyRegressor().fit(x_train, y_train)',
      'print("R2 :", r2_score(y_test, predicted), "baseline:", baseline.score(x_test, y_test))',
      'print("MAE:", mean_absolute_error(y_test, predicted), "baseline:", mean_absolute_error(y_test, baseline.predict(x_test)))',
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
