// Keras's JSON of the objects that turn texts into numbers.
import { float32 } from '../layer.js';
import { camelCase, shown } from '../words.js';

/** What Keras writes of every layer. */
export function layerConfig(name: string): Record<string, unknown> {
  return { name, trainable: true, dtype: float32() };
}

/** Options of a config of Keras's: those that the object has; others must say nothing. */
export function optionsOf(config: Record<string, unknown>, known: readonly string[], owner: string): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const [given, value] of Object.entries(config)) {
    const name = camelCase(given);
    if (known.includes(name)) options[name] = value;
    else if (!(given in unused) && value !== null && value !== false) throw new TypeError(`${owner} has no option ${given}, got ${shown(value)}`);
  }
  return options;
}

/** Options that make no difference here. */
const unused = { trainable: true, dtype: true, vocabulary_size: true, vocabulary_dtype: true, oov_method: true, encoding: true };
