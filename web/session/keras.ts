// Between the page's cards and Keras's own config, and from an engine's error back to the card that it is about.
import type { Layer, Network, Trouble } from './types.ts';
import { messageOf } from '../words.ts';

/** As Keras does it: `MaxPooling2D` is max_pooling2d. */
const snake = (name: string) =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** Keras's automatic names: dense, dense_1, dropout, ... */
export function layerNames(layers: Layer[]): string[] {
  const seen = new Map<string, number>();
  return layers.map(({ class_name }) => {
    const base = snake(class_name);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count ? `${base}_${count}` : base;
  });
}

/** What `Sequential.fromJSON` and Keras's `model_from_json` read; `shape` is that of one example. */
export function toConfig(layers: Layer[], shape: number[]): object {
  const names = layerNames(layers);
  const input = { class_name: 'InputLayer', config: { batch_shape: [null, ...shape], dtype: 'float32', name: 'input_layer' } };
  return {
    module: 'keras',
    class_name: 'Sequential',
    registered_name: null,
    config: {
      name: 'sequential',
      layers: [input, ...layers.map(({ class_name, config }, i) => ({ class_name, config: { ...config, name: names[i] } }))],
    },
  };
}

/** Whether labels must come as a column for each class rather than as the class's number: for several outputs, unless the loss is sparse. */
export const oneHot = ({ loss, layers }: Network, classes: string[] | null): boolean =>
  classes !== null && !loss.startsWith('sparse_') && layers.at(-1)?.config.units !== 1;

/** Labels in the form that the network wants. */
export function labelsFor(network: Network, y: Float32Array, classes: string[] | null): { values: Float32Array; shape: number[] } {
  if (!classes || !oneHot(network, classes)) return { values: y, shape: [y.length, 1] };
  const values = new Float32Array(y.length * classes.length);
  y.forEach((label, row) => (values[row * classes.length + label] = 1));
  return { values, shape: [y.length, classes.length] };
}

/** Finds the card that a sentence is about, by the place it tells or by the layer's name, and the option after the dot. */
export function locate(error: unknown, layers: Layer[]): Trouble {
  const message = messageOf(error);
  const option = /\w\.(\w+)/.exec(message)?.[1]?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (error instanceof Error && 'index' in error) return { message, layer: layers[error.index as number]?.id, option };
  const named = layerNames(layers)
    .map((name, i) => ({ i, at: message.search(new RegExp(`\\b${name}\\b`)), name }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.name.length - a.name.length)[0];
  return named ? { message, layer: layers[named.i].id, option } : { message };
}
