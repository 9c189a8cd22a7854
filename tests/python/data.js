// Small data of the right shapes for the tutorials' scripts, by the names that the scripts have for them.
const rows = 40;
const size = (shape) => shape.reduce((product, one) => product * one, 1);

/** Repeatable numbers from 0 to below 1. */
function numbers(count) {
  let state = 1;
  return Float32Array.from({ length: count }, () => (state = (state * 16807) % 2147483647) / 2147483647);
}

const array = (data, shape) => ({ data, shape: [rows, ...shape] });
const floats = (...shape) => array(numbers(rows * size(shape)), shape);
const whole = (below, ...shape) =>
  array(
    numbers(rows * size(shape)).map((value) => Math.floor(value * below)),
    shape,
  );
const hot = (classes) =>
  array(
    Float32Array.from({ length: rows * classes }, (_, i) => Number(i % classes === Math.floor(i / classes) % classes)),
    [classes],
  );

const images = { x_train: floats(28, 28, 1), y_train: hot(10) };

export const data = {
  'autoencoder.py': { x_train: floats(784), x_test: floats(784), encoded_imgs: floats(32) },
  'bidirectional_tagger.py': { sentences: whole(300, 9), tags: whole(5, 9) },
  'callbacks.py': { x_train: floats(12), y_train: floats(1), x_valid: floats(12), y_valid: floats(1) },
  'cifar_cnn.py': { x_train: floats(32, 32, 3), y_train: hot(10) },
  'conv_autoencoder.py': { x_train_noisy: floats(28, 28, 1), x_train: floats(28, 28, 1), x_test_noisy: floats(28, 28, 1), x_test: floats(28, 28, 1) },
  'fashion_tf.py': { train_images: floats(28, 28), train_labels: whole(10), test_images: floats(28, 28), test_labels: whole(10) },
  'functional_mnist.py': { x_train: floats(784), y_train: whole(10), x_test: floats(784), y_test: whole(10) },
  'housing_kfold.py': { partial_train_data: floats(13), partial_train_targets: floats(1), val_data: floats(13), val_targets: floats(1) },
  'imbalanced.py': { train_features: floats(29), train_labels: whole(2), val_features: floats(29), val_labels: whole(2) },
  'imdb_lstm.py': { x_train: whole(200, 16), y_train: whole(2), x_test: whole(200, 16), y_test: whole(2) },
  'inception.py': { images: floats(16, 16, 3), labels: whole(4) },
  'lenet.py': { trainX: floats(28, 28, 1), trainY: hot(10) },
  'mnist_convnet.py': images,
  'mnist_mlp.py': { x_train: floats(784), y_train: hot(10), x_test: floats(784), y_test: hot(10) },
  'overfit.py': { features: floats(28), labels: whole(2) },
  'resnet_toy.py': { x_train: floats(32, 32, 3), y_train: hot(10) },
  'schedules.py': { x: floats(8), y: whole(3) },
  'search.py': { x: floats(8), y: whole(2) },
  'seed.py': { data: floats(30), labels: whole(2) },
  'seq2seq.py': { encoder_input_data: whole(12, 6), decoder_input_data: whole(12, 5), decoder_target_data: whole(12, 5) },
  'sequence_copy.py': { sequences: floats(10, 3) },
  'siamese.py': { data_a: floats(28, 16), data_b: floats(28, 16), labels: whole(2) },
  'text_cnn.py': { texts: whole(500, 20), classes: whole(3), weights: floats() },
  'tickets.py': { title_data: whole(100, 7), body_data: whole(100, 11), tags_data: whole(2, 12), priority_targets: whole(2, 1), dept_targets: hot(4) },
  'wide_deep.py': {
    ...{ X_train_A: floats(5), X_train_B: floats(6), y_train: floats(1), X_valid_A: floats(5), X_valid_B: floats(6), y_valid: floats(1) },
    ...{ X_test_A: floats(5), X_test_B: floats(6), y_test: floats(1), X_new_A: floats(5), X_new_B: floats(6) },
  },
};

/** The arrays that a call of a script names: one, a list, or an object of them. */
export function arraysOf(names, known) {
  if (names === undefined) return undefined;
  if (Array.isArray(names)) return names.map((name) => arraysOf(name, known));
  if (typeof names === 'object') return Object.fromEntries(Object.entries(names).map(([key, name]) => [key, arraysOf(name, known)]));
  const found = known[/^\w+/.exec(names)[0]];
  if (!found) throw new Error(`the test has no data for ${names}`);
  return found;
}
