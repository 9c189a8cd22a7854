// The network that follows from the data: layers, loss, metric and training settings a careful person would start with.
import type { Layer, Network, Prepared } from './types.ts';

let ids = 0;
export const layer = (class_name: string, config: Record<string, unknown>): Layer => ({ id: ++ids, class_name, config });

/** The layer that ends in the target: a probability for each class, or one number. */
export function outputLayer(classes: number | null): Layer {
  return classes === null ? layer('Dense', { units: 1 }) : layer('Dense', { units: classes, activation: 'softmax' });
}

const ofClasses = { loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] };
const ofNumber = { loss: 'mean_squared_error', metrics: ['mean_absolute_error'] };

export function suggestNetwork(prepared: Prepared, seed: number): Network {
  return { numbers: forRows, words: forWords, steps: forSteps, picture: forImages }[prepared.reads](prepared, seed);
}

/** Gives each word a place among meanings and takes the mean of a text's: few weights, and quick to learn. */
function forWords(prepared: Prepared, seed: number): Network {
  const [length] = prepared.shape;
  const order = length > 12 && prepared.train.rows >= 5000;
  return {
    layers: [
      layer('Embedding', { input_dim: prepared.words, output_dim: 16, mask_zero: true }),
      layer('Dropout', { rate: 0.3 }),
      order ? layer('LSTM', { units: 32 }) : layer('GlobalAveragePooling1D', {}),
      layer('Dense', { units: 16, activation: 'relu' }),
      outputLayer(prepared.classes?.length ?? null),
    ],
    optimizer: { class_name: 'Adam', config: { learning_rate: 0.003 } },
    ...(prepared.classes ? ofClasses : ofNumber),
    epochs: 30,
    batchSize: 32,
    seed,
    patience: 4,
  };
}

/** Reads one row after the other; where the series leaves what it was, weighted sums follow it further than gates can. */
function forSteps(prepared: Prepared, seed: number): Network {
  const [length] = prepared.shape;
  const reader = prepared.drifts ? [layer('Conv1D', { filters: 16, kernel_size: Math.min(3, length) }), layer('Flatten', {})] : [layer('LSTM', { units: 32 })];
  return {
    layers: [...reader, outputLayer(prepared.classes?.length ?? null)],
    optimizer: { class_name: 'Adam', config: { learning_rate: 0.003 } },
    ...(prepared.classes ? ofClasses : ofNumber),
    epochs: prepared.train.rows > 5000 ? 20 : 100,
    batchSize: 32,
    seed,
    patience: 15,
  };
}

/** Finds small strokes, then what they make together: two convolutions, each followed by a coarser view. */
function forImages(prepared: Prepared, seed: number): Network {
  const [height, width] = prepared.shape;
  if (prepared.train.rows < 600 || Math.min(height, width) < 10) return forFewImages(prepared, seed);
  const few = prepared.train.rows < 10_000;
  return {
    layers: [
      layer('Conv2D', { filters: 16, kernel_size: 3, activation: 'relu' }),
      layer('MaxPooling2D', {}),
      layer('Conv2D', { filters: 32, kernel_size: 3, activation: 'relu' }),
      layer('MaxPooling2D', {}),
      layer('Flatten', {}),
      outputLayer(prepared.classes?.length ?? null),
    ],
    optimizer: { class_name: 'Adam', config: { learning_rate: few ? 0.003 : 0.001 } },
    ...(prepared.classes ? ofClasses : ofNumber),
    epochs: few ? 12 : 3,
    batchSize: 32,
    seed,
    patience: 3,
  };
}

/** One convolution and a coarse view, which forgets a part of what it sees, so that few pictures are not learned by heart. */
function forFewImages(prepared: Prepared, seed: number): Network {
  const [height, width] = prepared.shape;
  const pool = Math.min(height, width) < 10 ? 2 : 4;
  return {
    layers: [
      layer('Conv2D', { filters: 12, kernel_size: 3, activation: 'relu' }),
      layer('MaxPooling2D', { pool_size: pool }),
      layer('Flatten', {}),
      layer('Dropout', { rate: 0.3 }),
      outputLayer(prepared.classes?.length ?? null),
    ],
    optimizer: { class_name: 'Adam', config: { learning_rate: 0.003 } },
    ...(prepared.classes ? ofClasses : ofNumber),
    epochs: 40,
    batchSize: 8,
    seed,
    patience: 10,
  };
}

function forRows(prepared: Prepared, seed: number): Network {
  const rows = prepared.train.rows;
  const units = rows < 200 ? 16 : 64;
  const batchSize = 32;
  const steps = Math.ceil(rows / batchSize);
  return {
    layers: [layer('Dense', { units, activation: 'relu' }), layer('Dense', { units, activation: 'relu' }), outputLayer(prepared.classes?.length ?? null)],
    optimizer: { class_name: 'Adam', config: { learning_rate: rows < 200 ? 0.005 : 0.001 } },
    ...(prepared.classes ? ofClasses : ofNumber),
    epochs: Math.min(100, Math.max(20, Math.round(1500 / steps / 10) * 10)),
    batchSize,
    seed,
    patience: 15,
  };
}

/** Keeps the layers a person has built and only fits the end of the network to another target. */
export function refit(network: Network, prepared: Prepared): Network {
  const classes = prepared.classes?.length ?? null;
  const last = network.layers.at(-1);
  const units = classes ?? 1;
  if (!last || !('units' in last.config) || last.config.units === units || last.config.activation === 'sigmoid') return network;
  return { ...network, layers: network.layers.with(-1, { ...last, config: { ...last.config, units } }) };
}

/** Takes a metric, and with it the form of the same loss whose labels the metric can read. */
export function withMetric(network: Network, metric: string | null): Partial<Network> {
  const readsNumbers = metric === null || metric === 'accuracy' || metric.startsWith('sparse_');
  const loss = network.loss === 'sparse_categorical_crossentropy' && !readsNumbers ? 'categorical_crossentropy' : network.loss;
  return { metrics: metric === null ? [] : [metric], loss };
}
