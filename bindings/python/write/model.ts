// Models as Python: Sequentials as lists of layers, all others as calls of layers on tensors.
import type { Shape } from '../../keras/layer.js';
import type { ComponentConfig } from '../../keras/spec.js';
import { functional, type Entry } from './functional.js';
import { call, prefixed, type Piece } from './layout.js';
import { literal } from './literals.js';
import type { Writer } from './writer.js';

/** A model in Keras's JSON, and the models in it. */
export interface ModelSource {
  readonly config: ComponentConfig;
  /** What more is known of a model inside than its JSON in the outer one says. */
  inner?(name: string): ModelSource | undefined;
}

/** A value, and the statements that have to stand before it. */
export interface Written {
  before: Piece[];
  value: Piece;
}

/** The model's own expression; `inputShape` is one for the shape of the data of a model that does not know it. */
export function writeModel(writer: Writer, source: ModelSource, inputShape?: string): Written {
  return source.config.class_name === 'Sequential' ? sequential(writer, source, inputShape) : functional(writer, source);
}

function sequential(writer: Writer, source: ModelSource, inputShape?: string): Written {
  const { name, layers } = source.config.config as { name?: unknown; layers: Entry[] };
  const before: Piece[] = [];
  const items = layers.map((entry) =>
    isModel(entry) ? inner(writer, source, entry, before) : entry.class_name === 'InputLayer' ? input(writer, entry) : writer.component('layer', entry),
  );
  if (inputShape && layers[0]?.class_name !== 'InputLayer') items.unshift(call('keras.Input', [`shape=${inputShape}`]));
  return { before, value: call('keras.Sequential', [{ open: '[', items, close: ']', tall: true }, ...writer.name(name, 'sequential')]) };
}

export const isModel = ({ class_name }: ComponentConfig) => ['Sequential', 'Functional', 'Model'].includes(class_name);

/** The variable that holds a model inside another, which is written before it. */
export function inner(writer: Writer, source: ModelSource, entry: Entry, before: Piece[]): string {
  const name = String(entry.config.name ?? entry.name);
  const written = writeModel(writer, source.inner?.(name) ?? { config: entry });
  const variable = writer.variable(name);
  before.push(...written.before, prefixed(`${variable} = `, written.value));
  return variable;
}

export function input(writer: Writer, { config }: ComponentConfig): Piece {
  const [batch, ...shape] = (config.batch_shape ?? [null, ...((config.shape as Shape | null) ?? [])]) as Shape;
  const size = batch === null || batch === undefined ? [] : [`batch_size=${batch}`];
  return call('keras.Input', [prefixed('shape=', literal(shape)), ...size, ...writer.name(config.name, 'input_layer')]);
}
