// Models as Python: Sequentials as lists of layers.
import type { Shape } from '../../keras/layer.js';
import type { ModelConfig } from '../../keras/sequential.js';
import type { ComponentConfig } from '../../keras/spec.js';
import { call, prefixed, type Piece } from './layout.js';
import { literal } from './literals.js';
import type { Writer } from './writer.js';

/** `keras.Sequential([...])`; `inputShape` is an expression for the shape of the data of a model that does not know it. */
export function sequential(writer: Writer, { config }: Pick<ModelConfig, 'config'>, inputShape?: string): Piece {
  const layers = (config.layers as ComponentConfig[]).map((layer) => (layer.class_name === 'InputLayer' ? input(writer, layer) : writer.component('layer', layer)));
  const first = inputShape && (config.layers as ComponentConfig[])[0]?.class_name !== 'InputLayer' ? [call('keras.Input', [`shape=${inputShape}`])] : [];
  const name = config.name === undefined || writer.isAutomatic(config.name, 'sequential') ? [] : [prefixed('name=', literal(config.name))];
  return call('keras.Sequential', [{ open: '[', items: [...first, ...layers], close: ']', tall: true }, ...name]);
}

function input(writer: Writer, { config }: ComponentConfig): Piece {
  const [batch, ...shape] = (config.batch_shape ?? [null, ...((config.shape as Shape | null) ?? [])]) as Shape;
  const size = batch === null || batch === undefined ? [] : [`batch_size=${batch}`];
  const name = config.name === undefined || writer.isAutomatic(config.name, 'input_layer') ? [] : [prefixed('name=', literal(config.name))];
  return call('keras.Input', [prefixed('shape=', literal(shape)), ...size, ...name]);
}
