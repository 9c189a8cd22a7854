// The road of texts that are read word by word as a Python script: Keras's TextVectorization and Embedding.
import { oneHot } from './keras.ts';
import { toPandas } from './pandas.ts';
import { networkParts } from './python.ts';
import type { Design, Table } from './types.ts';

export function wordsToPython(table: Table, { cleaning, plan, network }: Design, file: string, classes: string[] | null): string {
  const text = plan.columns.find(({ use }) => use)!;
  const { maxTokens = 10_000, sequenceLength = null } = (text.steps[0].options ?? {}) as { maxTokens?: number | null; sequenceLength?: number | null };
  const [column, target] = [text.column, plan.target.column].map((name) => JSON.stringify(name));
  const pandas = toPandas(cleaning, file);
  const hot = oneHot(network, classes);
  const labels = (part: string) => (hot ? `keras.utils.to_categorical(y_${part}, ${classes!.length})` : `y_${part}`);
  const { modules, model, training } = networkParts(network, labels('train'), labels('validation'));
  const mixed = classes && plan.method === 'stratified';
  const split = (x: string, y: string, size: number) =>
    `train_test_split(\n    ${x}, ${y}, test_size=${size}, random_state=${plan.seed}${mixed ? `, stratify=${y}` : ''}\n)`;
  return [
    `# ${table.name}: ${plan.target.column} from the words of ${text.column}, in order.`,
    '# Needs: pip install keras tensorflow scikit-learn pandas',
    ...pandas.head,
    'import keras',
    'import numpy as np',
    'import pandas as pd',
    ...(modules.length ? [`from keras import ${modules.join(', ')}`] : []),
    'from sklearn.model_selection import train_test_split',
    '',
    ...(pandas.lines.length ? ['', ...pandas.lines, '', ''] : []),
    `keras.utils.set_random_seed(${network.seed})`,
    ...(pandas.lines.length
      ? [`read = pd.read_csv(${JSON.stringify(pandas.file)})`, `table = clean(read, read.index).dropna(subset=[${target}])`]
      : [`table = pd.read_csv(${JSON.stringify(pandas.file)}).dropna(subset=[${target}])`]),
    ...(classes
      ? [`classes = sorted(table[${target}].astype(str).unique())`, `answers = table[${target}].astype(str).map(classes.index).to_numpy()`]
      : [`answers = table[${target}].to_numpy(dtype=float)`]),
    '',
    '# the held-out rows are not looked at until the end; the validation rows watch over the training',
    `rest, test, y_rest, y_test = ${split(`table[${column}].fillna("").to_numpy()`, 'answers', plan.testSize)}`,
    `train, validation, y_train, y_validation = ${split('rest', 'y_rest', plan.validationSize)}`,
    ...(classes
      ? []
      : ['mean, scale = y_train.mean(), y_train.std()', 'y_train, y_validation, y_test = [(part - mean) / scale for part in (y_train, y_validation, y_test)]']),
    '',
    '# words are numbered by the training texts alone: 0 fills up, 1 is a word that is not known',
    `number = keras.layers.TextVectorization(max_tokens=${maxTokens ?? 'None'}, output_sequence_length=${sequenceLength ?? 'max(len(text.split()) for text in train)'})`,
    'number.adapt(train)',
    'x_train, x_validation, x_test = [np.array(number(part)) for part in (train, validation, test)]',
    '',
    model,
    'model.summary()',
    '',
    `history = ${training}`,
    '',
    ...(classes
      ? [
          'predicted = model.predict(x_test)',
          'predicted = predicted.argmax(axis=1) if predicted.shape[1] > 1 else (predicted.ravel() > 0.5)',
          'baseline = np.bincount(y_train).argmax()',
          'print("accuracy:", (predicted == y_test).mean(), "baseline:", (baseline == y_test).mean())',
        ]
      : [
          'predicted = model.predict(x_test).ravel()',
          'print("off by:", scale * np.abs(predicted - y_test).mean(), "baseline:", scale * np.abs(y_test).mean())',
        ]),
    '',
  ].join('\n');
}
