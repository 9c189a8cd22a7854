// Makes layers of Keras's JSON: today's form ({module, class_name, config, ...}) and Keras 2's ({class_name, config}).
import * as classes from './generated/layers.js';
import { checkShape, Layer } from './layer.js';
import { find } from './lookup.js';
import { camelCase, shown } from './words.js';

/** A layer as it stands in a model's config. */
export function layerFromConfig(entry: unknown): Layer {
  const { class_name, config } = Object(entry) as { class_name?: unknown; config?: Record<string, unknown> };
  if (typeof class_name !== 'string' || typeof config !== 'object' || config === null)
    throw new TypeError(`a layer in the config must be {class_name, config}, got ${shown(entry)}`);
  const spec = find('layer', class_name, 'the config');
  const types = new Map(spec.options.map(({ name, type }) => [name, type]));
  const options: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(config)) {
    if (types.has(name)) {
      if (value !== null || types.get(name) === 'activation') options[camelCase(name)] = value;
    } else if (name === 'batch_input_shape') options.inputShape = checkShape(value, `${class_name}'s batch_input_shape`).slice(1);
    else if (name === 'dtype') checkFloat32(value, class_name);
    else if (value !== null) others[name] = value;
  }
  const Class = (classes as unknown as Record<string, new (options: object) => Layer>)[spec.class_name]!;
  const layer = new Class(options);
  layer.keep(others);
  return layer;
}

/** Everything is computed in float32; what is put in may be called whole numbers. */
function checkFloat32(dtype: unknown, owner: string): void {
  const policy = (Object(dtype) as { config?: { name?: unknown } }).config;
  const name = policy ? policy.name : dtype;
  if (name !== null && name !== 'float32' && owner !== 'InputLayer') throw new TypeError(`${owner}.dtype can only be 'float32' here, got ${shown(name)}`);
}
