// The whole road as a Python script: pandas, scikit-learn, Keras 3.
import { EarlyStopping, type LossName, type MetricName } from 'vitrine';
import { pythonParts, type PythonParts } from 'vitrine/python';
import { oneHot } from './keras.ts';
import { toPandas } from './pandas.ts';
import { asksTarget, preparers, recipeCode, step } from './pythonrecipe.ts';
import { splitCode } from './pythonsplit.ts';
import type { Design, Table } from './types.ts';

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

/** @param learns whether any step of the cleaning learns from rows */
export function toPython(table: Table, { cleaning, plan, network }: Design, file: string, classes: string[] | null, learns = false): string {
  const used = plan.columns.filter(({ use }) => use);
  const storage = (name: string | undefined) => table.columns.find((one) => one.name === name)?.storage;
  const recipe = recipeCode(plan, (name) => storage(name) === 'number');
  const dates = used.some(({ steps }) => steps.some(({ name }) => name === 'DateEncoder'));
  const target = JSON.stringify(plan.target.column);
  const answer = classes ? 'LabelEncoder()' : plan.target.steps.map(step).join(', ');
  const { modules, model, training } = networkParts(network, 'encode(y_train)', 'encode(y_validation)');
  const { head, lines: clean, file: source } = toPandas(cleaning, file);
  const split = splitCode({ plan, classes: classes !== null, learns: learns && clean.length > 0, dates: storage(plan.by) === 'date' });
  const needed = [target, ...(plan.by === undefined ? [] : [JSON.stringify(plan.by)])].join(', ');
  const weighted = classes !== null && network.classWeight === 'balanced';
  const numpy = dates || [...clean, recipe, answer].some((line) => line.includes('np.'));
  return [
    `# ${table.name}: ${plan.target.column} from ${used.length} columns.`,
    '# Needs: pip install keras tensorflow scikit-learn pandas',
    ...head,
    'import keras',
    ...(numpy ? ['import numpy as np'] : []),
    'import pandas as pd',
    ...(modules.length ? [`from keras import ${modules.join(', ')}`] : []),
    ...[
      'from sklearn.compose import make_column_transformer',
      `from sklearn.dummy import ${classes ? 'DummyClassifier' : 'DummyRegressor'}`,
      `from sklearn.metrics import ${classes ? 'classification_report, confusion_matrix' : 'mean_absolute_error, r2_score'}`,
      ...split.imports,
      'from sklearn.pipeline import make_pipeline',
      ...(weighted ? ['from sklearn.utils.class_weight import compute_class_weight'] : []),
      ...preparers(`${recipe} ${answer}`),
    ].sort(),
    ...(dates ? [dateParts] : ['']),
    ...(clean.length ? ['', ...clean, '', ''] : []),
    ...(clean.length ? split.functions.slice(1) : split.functions),
    `keras.utils.set_random_seed(${network.seed})`,
    ...(clean.length
      ? [`read = pd.read_csv(${JSON.stringify(source)})`, `table = clean(read, read.index).dropna(subset=[${needed}])`]
      : [`table = pd.read_csv(${JSON.stringify(source)}).dropna(subset=[${needed}])`]),
    ...split.lines,
    '',
    `recipe = ${recipe}`,
    `x_train = recipe.fit_transform(train${asksTarget(plan) ? ', y_train' : ''})`,
    'x_validation, x_test = recipe.transform(validation), recipe.transform(test)',
    ...labels(classes, answer, oneHot(network, classes)),
    ...(weighted ? ['weights = dict(enumerate(compute_class_weight("balanced", classes=classes.classes_, y=y_train)))'] : []),
    '',
    model,
    'model.summary()',
    '',
    `history = ${weighted ? training.replace(/\n?\)\s*$/, '\n    class_weight=weights,\n)') : training}`,
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
