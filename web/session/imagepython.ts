// The whole road of the digits as a Python script: Keras 3 and the data set as Keras itself gives it.
import { oneHot } from './keras.ts';
import { networkParts } from './python.ts';
import type { Design, Images } from './types.ts';

export function imagesToPython(data: Images, { plan, network }: Design): string {
  const split = (images: string, labels: string, size: number) =>
    `train_test_split(\n    ${images}, ${labels}, test_size=${size}, random_state=${plan.seed}, stratify=${labels}\n)`;
  const labels = (part: string) => (oneHot(network, data.classes) ? `keras.utils.to_categorical(y_${part}, ${data.classes.length})` : `y_${part}`);
  const { modules, model, training } = networkParts(network, labels('train'), labels('validation'));
  return [
    `# ${data.name}: ${data.target} from ${data.rows} images of ${data.shape.join(' x ')}.`,
    '# Needs: pip install keras tensorflow scikit-learn',
    'import keras',
    'import numpy as np',
    ...(modules.length ? [`from keras import ${modules.join(', ')}`] : []),
    'from sklearn.metrics import classification_report, confusion_matrix',
    'from sklearn.model_selection import train_test_split',
    '',
    `keras.utils.set_random_seed(${network.seed})`,
    '',
    '# the held-out images are not looked at until the end; the validation images watch over the training',
    ...(data.heldOut
      ? ['(rest, y_rest), (test, y_test) = keras.datasets.mnist.load_data()']
      : [
          '(images, labels), _ = keras.datasets.mnist.load_data()',
          `images, labels = images[:${data.rows}], labels[:${data.rows}]`,
          `rest, test, y_rest, y_test = ${split('images', 'labels', plan.testSize)}`,
        ]),
    `train, validation, y_train, y_validation = ${split('rest', 'y_rest', 0.2)}`,
    '# numbers from 0 to 1, with an axis for the one channel',
    'x_train, x_validation, x_test = [part[..., np.newaxis] / 255 for part in (train, validation, test)]',
    '',
    model,
    'model.summary()',
    '',
    `history = ${training}`,
    '',
    'predicted = model.predict(x_test).argmax(axis=1)',
    'baseline = np.bincount(y_train).argmax()',
    'print("accuracy:", (predicted == y_test).mean(), "baseline:", (baseline == y_test).mean())',
    'print(confusion_matrix(y_test, predicted))',
    'print(classification_report(y_test, predicted))',
    '',
  ].join('\n');
}
