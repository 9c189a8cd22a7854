// The package's own models out of the script's graph: the only place that knows both.
import type { Model } from '../keras/model.js';
import { Sequential } from '../keras/sequential.js';
import { Input } from '../keras/input.js';
import type { Layer } from '../keras/layer.js';
import type { Interpreter } from './evaluate/interpreter.js';
import { InputValue, LayerValue, ModelValue } from './keras/graph.js';
import type { Node } from './read/syntax.js';
import type { ScriptModel } from './script.js';

/** Every model of the script that could be made; what stands in the way of one is a problem. */
export function buildAll(run: Interpreter): Map<ModelValue, ScriptModel> {
  const built = new Map<ModelValue, Model>();
  const models = new Map<ModelValue, ScriptModel>();
  for (const value of run.models) {
    const model = build(run, value, built);
    if (!model) continue;
    const { variable, compiled, fits, evaluates, predicts } = value;
    if (compiled) attempt(run, value.node, () => model.compile(compiled));
    const fit = run.seed === undefined ? fits : fits.map((call) => ({ ...call, options: { ...call.options, seed: run.seed! } }));
    models.set(value, { variable, model, compile: compiled, fit, evaluate: evaluates, predict: predicts });
  }
  return models;
}

function build(run: Interpreter, value: ModelValue, built: Map<ModelValue, Model>): Model | undefined {
  const known = built.get(value);
  if (known) return known;
  const model = value.items ? sequential(run, value, built) : undefined;
  if (model) built.set(value, model);
  else if (!value.items) run.problem(value.node, 'functional models are not there yet');
  return model;
}

function sequential(run: Interpreter, value: ModelValue, built: Map<ModelValue, Model>): Sequential {
  const model = new Sequential([], { name: value.name });
  for (const item of value.items!) {
    const layer = item instanceof ModelValue ? (build(run, item, built) as unknown as Layer | undefined) : item instanceof LayerValue ? item.layer : input(item);
    if (layer) attempt(run, item.node, () => model.add(layer));
  }
  return model;
}

/** None where the shape is known only when data come. */
function input({ name, batchShape }: InputValue): Layer | undefined {
  if (!batchShape) return undefined;
  const [batch, ...shape] = batchShape;
  return Input(batch === null || batch === undefined ? { shape, name } : { batchShape, name });
}

function attempt<T>(run: Interpreter, node: Node, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    run.problem(node, (error as Error).message);
    return undefined;
  }
}
