// Makes layers of Keras's JSON: today's form ({module, class_name, config, ...}) and Keras 2's ({class_name, config}).
import * as generated from './generated/layers.js';
import { checkShape, type Layer } from './layer.js';
import { find } from './lookup.js';
import { Discretization } from './preprocessing/discretization.js';
import { Hashing } from './preprocessing/hashing.js';
import { IntegerLookup } from './preprocessing/integerlookup.js';
import { Normalization } from './preprocessing/normalization.js';
import { camelCase, shown } from './words.js';

interface LayerClass {
  new (options: object): Layer;
  /** For classes whose config may hold more than their constructor takes. */
  fromOptions?(options: object): Layer;
}

/** The engine's layers by name; those for texts are not among them, and stay out of pages that don't use them. */
const classes = { ...generated, Discretization, Hashing, IntegerLookup, Normalization };

/** Options that had another name in Keras 2. */
const renamed: Record<string, Record<string, string>> = { LeakyReLU: { alpha: 'negative_slope' } };

/** A layer as it stands in a model's config. */
export function layerFromConfig(entry: unknown): Layer {
  const { class_name, config } = Object(entry) as { class_name?: unknown; config?: Record<string, unknown> };
  if (typeof class_name !== 'string' || typeof config !== 'object' || config === null)
    throw new TypeError(`a layer in the config must be {class_name, config}, got ${shown(entry)}`);
  const spec = find('layer', class_name, 'the config');
  const known = new Map(spec.options.map((option) => [option.name, option]));
  const options: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  for (const [given, value] of Object.entries(config)) {
    const name = (!known.has(given) && renamed[spec.class_name]?.[given]) || given;
    const option = known.get(name);
    if (option) {
      if (value !== null || option.type === 'activation' || option.nullable) options[camelCase(name)] = value;
    } else if (name === 'batch_input_shape') options.inputShape = checkShape(value, `${class_name}'s batch_input_shape`).slice(1);
    else if (name === 'dtype') checkFloat32(value, class_name);
    else if (value !== null) others[name] = value;
  }
  const Class = (classes as unknown as Record<string, LayerClass>)[spec.class_name]!;
  const layer = Class.fromOptions?.(options) ?? new Class(options);
  layer.keep(others);
  return layer;
}

/** Everything is computed in float32; what is put in may be called whole numbers. */
function checkFloat32(dtype: unknown, owner: string): void {
  const policy = (Object(dtype) as { config?: { name?: unknown } }).config;
  const name = policy ? policy.name : dtype;
  if (name !== null && name !== 'float32' && owner !== 'InputLayer') throw new TypeError(`${owner}.dtype can only be 'float32' here, got ${shown(name)}`);
}
