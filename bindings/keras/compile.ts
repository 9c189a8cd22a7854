// compile(): optimizer, loss and metrics by Keras's names or as objects, checked at once.
import type { LossLike, MetricLike, OptimizerLike } from './generated/types.js';
import { expand, find, nameOf, type Kind } from './lookup.js';
import { checkNames, shown, snakeCase } from './words.js';

export interface CompileOptions {
  /** A name ('adam') or an object (`new Adam({ learningRate: 0.01 })`); 'rmsprop' by default. */
  optimizer?: OptimizerLike;
  /** A name ('sparse_categorical_crossentropy') or an object; needed for fit and evaluate. */
  loss?: LossLike | null;
  /** Measures to follow besides the loss: ['accuracy']. */
  metrics?: readonly MetricLike[] | null;
  /** Measures that count each row by its sample or class weight. */
  weightedMetrics?: readonly MetricLike[] | null;
  /** Factor on the loss. */
  lossWeights?: number | readonly number[] | null;
}

/** Keras's compile_config: what the core reads and toJSON() writes. */
export interface CompileConfig {
  optimizer: unknown;
  loss: unknown;
  loss_weights: unknown;
  metrics: unknown[] | null;
  weighted_metrics: unknown[] | null;
}

export function compileConfig(options: CompileOptions): CompileConfig {
  checkNames(options, ['optimizer', 'loss', 'metrics', 'weightedMetrics', 'lossWeights'], 'compile');
  const { optimizer = 'rmsprop', loss = null, metrics = null, weightedMetrics = null, lossWeights = null } = options;
  return {
    optimizer: expand('optimizer', checked('optimizer', optimizer, 'compile.optimizer'), 'compile.optimizer'),
    loss: loss === null ? null : spelled('loss', loss, 'compile.loss'),
    loss_weights: lossWeights,
    metrics: list(metrics, 'compile.metrics'),
    weighted_metrics: list(weightedMetrics, 'compile.weightedMetrics'),
  };
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

/** A name of Keras's stays as it was typed, since logs are called by it; camelCase becomes Keras's spelling. */
function spelled(kind: Kind, value: unknown, path: string): unknown {
  checked(kind, value, path);
  if (typeof value !== 'string') return expand(kind, value, path);
  const { class_name, aliases } = find(kind, value, path);
  return value === class_name || aliases?.includes(value) ? value : snakeCase(value);
}

function checked(kind: Kind, value: unknown, path: string): unknown {
  const name = nameOf(value);
  if (name !== undefined) find(kind, name, path);
  else if (typeof value === 'function') throw new TypeError(`${path} must be the name of a ${kind} or an object; a function of one's own cannot run inside the engine`);
  else if (Object(value).kind !== kind) throw new TypeError(`${path} must be the name of a known ${kind} or an object of its class, got ${shown(value)}`);
  return value;
}
