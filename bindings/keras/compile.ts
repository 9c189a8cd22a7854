// compile(): optimizer, loss and metrics by Keras's names or as objects, checked at once.
import type { LossLike, MetricLike, OptimizerLike } from './generated/types.js';
import { checkComponent } from './check.js';
import { expand, find, type Kind } from './lookup.js';
import type { ComponentConfig } from './spec.js';
import { checkNames, didYouMean, shown, snakeCase } from './words.js';

/** For a model with one output, for each output in their order, or by the outputs' names. */
export type ForOutputs<T> = T | readonly (T | null)[] | { readonly [output: string]: T | null };

export interface CompileOptions {
  /** A name ('adam') or an object (`new Adam({ learningRate: 0.01 })`); 'rmsprop' by default. */
  optimizer?: OptimizerLike;
  /** A name ('sparse_categorical_crossentropy') or an object; needed for fit and evaluate. */
  loss?: ForOutputs<LossLike> | null;
  /** Measures to follow besides the loss: ['accuracy']; of several outputs, a list for each or { output: [...] }. */
  metrics?: ForOutputs<MetricLike | readonly MetricLike[]> | null;
  /** Measures that count each row by its sample or class weight. */
  weightedMetrics?: ForOutputs<MetricLike | readonly MetricLike[]> | null;
  /** Factor on each output's loss. */
  lossWeights?: ForOutputs<number> | null;
}

/** Keras's compile_config: what the core reads and toJSON() writes. */
export interface CompileConfig {
  optimizer: unknown;
  loss: unknown;
  loss_weights: unknown;
  metrics: unknown;
  weighted_metrics: unknown;
}

/** `outputs` are the model's outputs' names. */
export function compileConfig(options: CompileOptions, outputs: readonly string[]): CompileConfig {
  checkNames(options, ['optimizer', 'loss', 'metrics', 'weightedMetrics', 'lossWeights'], 'compile');
  const { optimizer = 'rmsprop', loss = null, metrics = null, weightedMetrics = null, lossWeights = null } = options;
  return {
    optimizer: optimizerOf(optimizer),
    loss: forOutputs(loss, outputs, 'compile.loss', (value, path) => spelled('loss', value, path)),
    loss_weights: forOutputs(lossWeights, outputs, 'compile.lossWeights', checkedWeight),
    metrics: metricsOf(metrics, outputs, 'compile.metrics'),
    weighted_metrics: metricsOf(weightedMetrics, outputs, 'compile.weightedMetrics'),
  };
}

/** Keras takes no whole number for a momentum, and JSON.stringify has no other way to write 0.0: Keras's default is left out. */
function optimizerOf(given: unknown): ComponentConfig {
  const optimizer = expand('optimizer', checked('optimizer', given, 'compile.optimizer'), 'compile.optimizer') as ComponentConfig;
  const { momentum, ...others } = optimizer.config as Record<string, unknown>;
  return momentum === 0 ? { ...optimizer, config: others } : optimizer;
}

/** An option that is for all outputs, in a list for each, or by their names. */
function forOutputs(given: unknown, outputs: readonly string[], path: string, read: (value: unknown, path: string) => unknown): unknown {
  const readOne = (value: unknown, where: string) => (value === null || value === undefined ? null : read(value, where));
  if (Array.isArray(given)) {
    if (given.length !== outputs.length)
      throw new TypeError(
        `${path} must have one entry for ${outputs.length === 1 ? 'the one output' : `each of the ${outputs.length} outputs`}, got ${given.length}`,
      );
    return given.map((value, index) => readOne(value, `${path}[${index}]`));
  }
  if (typeof given !== 'object' || given === null || Object.getPrototypeOf(given) !== Object.prototype || 'class_name' in given) return readOne(given, path);
  for (const name of Object.keys(given))
    if (!outputs.includes(name))
      throw new TypeError(`${path}: no output is called '${name}'${didYouMean(name, outputs)}; there is ${outputs.map((output) => `'${output}'`).join(', ')}`);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, readOne(value, `${path}.${name}`)]));
}

function checkedWeight(value: unknown, path: string): unknown {
  if (!Number.isFinite(value)) throw new TypeError(`${path} must be a number, got ${shown(value)}`);
  return value;
}

/** All that are listed belong to a model's one output. */
function metricsOf(given: unknown, outputs: readonly string[], path: string): unknown {
  const read = (value: unknown, where: string) => list(value, where);
  return outputs.length === 1 && (Array.isArray(given) || typeof given === 'string') ? read(given, path) : forOutputs(given, outputs, path, read);
}

/** Keras's compile_config out of a saved model as the options that it came from. */
export function compileOptions(config: Partial<CompileConfig>): CompileOptions {
  const { optimizer, loss, loss_weights, metrics, weighted_metrics } = config;
  const options = { optimizer, loss, metrics, weightedMetrics: weighted_metrics, lossWeights: loss_weights };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== null)) as CompileOptions;
}

function list(metrics: unknown, path: string): unknown[] | null {
  if (metrics === null) return null;
  const all = Array.isArray(metrics) ? metrics : [metrics];
  return all.map((metric, index) => spelled('metric', metric, `${path}[${index}]`));
}

/** Words that mean a component by the shapes of output and truth, in capitals or not, as in Keras. */
const byShape: Partial<Record<Kind, readonly string[]>> = { metric: ['accuracy', 'acc'], loss: ['crossentropy', 'ce'] };

/** A name of Keras's stays as it was typed, since logs are called by it; camelCase becomes Keras's spelling. */
function spelled(kind: Kind, value: unknown, path: string): unknown {
  if (typeof value === 'string' && byShape[kind]?.includes(value.toLowerCase())) return value;
  checked(kind, value, path);
  if (typeof value !== 'string') return expand(kind, value, path);
  const { class_name, aliases } = find(kind, value, path);
  return value === class_name || aliases?.includes(value) ? value : snakeCase(value);
}

function checked(kind: Kind, value: unknown, path: string): unknown {
  checkComponent(value, kind, path);
  return value;
}
