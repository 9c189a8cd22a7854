// Models of the script: how they are made, and what their methods do.
import type { Shape } from '../../keras/layer.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { List, Method, Named, Unknown, typeName, type Arguments, type Value } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import { methods as known, signatures, type Signature } from '../signatures.js';
import { bind, dataNames, itemsOf, openPart, plain, type Bound } from './arguments.js';
import { compileCall } from './compile.js';
import { fitCall } from './fit.js';
import { InputValue, LayerValue, ModelValue, TensorValue, targetsOf, tensorsOf } from './graph.js';
import { apply, structureOf } from './layers.js';

export function makeSequential(run: Interpreter, args: Arguments, node: Node): ModelValue {
  run.act();
  const bound = bind(run, signatures['models.Sequential'] as Signature, args, 'Sequential');
  const model = new ModelValue(nameOf(bound) ?? run.autoName('sequential'), node, { items: [] });
  run.models.push(model);
  const layers = bound.get('layers');
  if (!layers || layers.value === null) return model;
  if (layers.value instanceof List) for (const { value, node: place } of itemsOf(layers)) add(run, model, value, place);
  else if (!(layers.value instanceof Unknown && layers.value.reported))
    run.problem(layers.node, `Sequential takes a list of layers, got ${typeName(layers.value)}`);
  return model;
}

export function makeModel(run: Interpreter, args: Arguments, node: Node): Value {
  run.act();
  const bound = bind(run, signatures['models.Model'] as Signature, args, 'Model', ['trainable']);
  const ends = ['inputs', 'outputs'].map((name) => {
    const argument = bound.get(name);
    const structure = argument && structureOf(argument.value);
    const open = argument && openPart(argument.value);
    if (!structure && !open?.reported)
      run.problem(argument?.node ?? node, argument ? `${name} of Model must be tensors, got ${typeName(open ?? argument.value)}` : `Model needs ${name}`);
    return structure;
  });
  const [inputs, outputs] = ends;
  if (!inputs || !outputs) return new Unknown(run.source.slice(node), 'script', { reported: true });
  const model = new ModelValue(nameOf(bound) ?? run.autoName('functional'), node, { ends: { inputs, outputs } });
  run.models.push(model);
  return model;
}

function nameOf(bound: Bound): string | undefined {
  const name = bound.get('name')?.value;
  return typeof name === 'string' ? name : undefined;
}

function add(run: Interpreter, model: ModelValue, value: Value, node: Node): void {
  run.act();
  model.chain = undefined;
  if (!model.items) return void run.problem(node, `${model.described} is no Sequential: add() has no place in it`);
  if (value instanceof TensorValue && value.call.target instanceof InputValue) model.items.push(value.call.target);
  else if (value instanceof LayerValue || value instanceof ModelValue) {
    if (value instanceof ModelValue && holds(value, model)) return void run.problem(node, "a model can't be a layer of itself");
    // Keras puts an input before a first layer that tells the shape of its data.
    const shape = model.items.length ? undefined : shapeOf(value);
    if (shape) model.items.push(new InputValue(run.autoName('input_layer'), shape, value.node));
    model.items.push(value);
  } else if (!(value instanceof Unknown && value.reported)) {
    const call = value instanceof Named ? `: write ${value.path.slice(value.path.lastIndexOf('.') + 1)}(...)` : '';
    run.problem(node, `Sequential takes layers, got ${typeName(value)}${call}`);
  }
}

/** Whether a model is another or stands anywhere in it. */
function holds(whole: ModelValue, model: ModelValue): boolean {
  const inside = whole.items ?? targetsOf(tensorsOf(whole.ends!.inputs), tensorsOf(whole.ends!.outputs));
  return whole === model || inside.some((item) => item instanceof ModelValue && holds(item, model));
}

/** The shape of the data that a first layer tells, or a model that stands in its place. */
function shapeOf(value: LayerValue | ModelValue): Shape | undefined {
  if (value instanceof LayerValue) return Array.isArray(value.batchShape) ? value.batchShape : undefined;
  const first = value.items ? value.items[0] : tensorsOf(value.ends!.inputs)[0]?.call.target;
  return first instanceof InputValue ? first.batchShape : undefined;
}

/** The layers of a model in Keras's order, inputs among them. */
export function layersOf(run: Interpreter, model: ModelValue): (InputValue | LayerValue | ModelValue)[] {
  if (model.items?.[0] instanceof InputValue) symbolic(run, model); // so that they have outputs
  return model.items ?? targetsOf(tensorsOf(model.ends!.inputs), tensorsOf(model.ends!.outputs));
}

/** Where data enter a model and leave it, so that another can be built on it. */
export function symbolic(run: Interpreter, model: ModelValue): { inputs: readonly TensorValue[]; outputs: readonly TensorValue[] } {
  if (model.ends) return { inputs: tensorsOf(model.ends.inputs), outputs: tensorsOf(model.ends.outputs) };
  if (model.chain) return model.chain;
  const [first] = model.items!;
  const input = first instanceof InputValue ? first : new InputValue(run.autoName('input_layer'), undefined, model.node);
  let tensor: Value = input.tensor;
  for (const item of model.items!) {
    if (item instanceof InputValue || !(tensor instanceof TensorValue)) continue;
    tensor = apply(run, item, { positional: [{ value: tensor, node: model.node }], named: new Map(), node: model.node }, model.node);
  }
  return (model.chain = { inputs: [input.tensor], outputs: tensor instanceof TensorValue ? [tensor] : [] });
}

type Rule = (run: Interpreter, model: ModelValue, args: Arguments, node: Node) => Value;

const methods: Readonly<Record<string, Rule>> = {
  add(run, model, args, node) {
    const layer = args.positional[0] ?? args.named.get('layer');
    if (layer) add(run, model, layer.value, layer.node);
    else run.problem(node, 'add() needs a layer');
    return null;
  },
  pop(run, model) {
    run.act();
    model.chain = undefined;
    model.items?.pop();
    return null;
  },
  build(run, model, args) {
    run.act();
    const shape = args.positional[0] ?? args.named.get('input_shape');
    const sizes = shape && plain(shape.value);
    if (model.items && !(model.items[0] instanceof InputValue) && Array.isArray(sizes) && sizes.every((size) => size === null || Number.isInteger(size)))
      model.items.unshift(new InputValue(run.autoName('input_layer'), sizes as (number | null)[], shape!.node));
    return null;
  },
  compile(run, model, args, node) {
    run.act();
    model.compiled = { options: compileCall(run, args), node };
    return null;
  },
  fit: (run, model, args, node) => fit(run, model, args, node, 'fit'),
  fit_generator: (run, model, args, node) => fit(run, model, args, node, 'fit_generator'),
  evaluate: (run, model, args, node) => evaluate(run, model, args, node),
  evaluate_generator: (run, model, args, node) => evaluate(run, model, args, node),
  predict: (run, model, args, node) => predict(run, model, args, node),
  predict_classes: (run, model, args, node) => predict(run, model, args, node),
  predict_proba: (run, model, args, node) => predict(run, model, args, node),
  predict_generator: (run, model, args, node) => predict(run, model, args, node),
  get_layer: (run, model, args, node) => getLayer(run, model, args, node),
  load_weights: (run, _, args, node) => run.problem(node, 'weights in files are not read: the model begins with new ones'),
  set_weights: (run, _, args, node) => run.problem(node, 'weights that the script sets are not read: the model begins with new ones'),
  train_on_batch: (run, _, args, node) => run.problem(node, 'train_on_batch is not read: let fit() train'),
};

/** Methods that change nothing of the network. */
const others: Readonly<Record<string, 'show' | 'file' | 'data'>> = {
  summary: 'show',
  count_params: 'show',
  get_config: 'data',
  get_weights: 'data',
  test_on_batch: 'data',
  predict_on_batch: 'data',
  reset_states: 'data',
  reset_metrics: 'data',
  make_predict_function: 'data',
  save: 'file',
  save_weights: 'file',
  export: 'file',
  to_json: 'file',
  to_yaml: 'file',
};

export const modelMethods: ReadonlySet<string> = new Set([...Object.keys(methods), ...Object.keys(others)]);

export function callModelMethod(run: Interpreter, { self, name }: Method, args: Arguments, node: Node): Value {
  const rule = methods[name];
  if (rule) return rule(run, self as ModelValue, args, node);
  run.foreign(others[name]!, node.firstChild!);
  return new Unknown(run.source.slice(node), others[name]!);
}

function fit(run: Interpreter, model: ModelValue, args: Arguments, node: Node, name: string): Value {
  run.act();
  model.fits.push(fitCall(run, args, node, name));
  return new Unknown('history', 'show');
}

function evaluate(run: Interpreter, model: ModelValue, args: Arguments, node: Node): Value {
  run.act();
  const bound = bind(run, known.evaluate, args, 'evaluate');
  const [x, y, weight] = ['x', 'y', 'sample_weight'].map((name) => bound.get(name));
  model.evaluates.push({
    ...place(run, node),
    data: {
      ...(x ? { x: dataNames(run, x) } : {}),
      ...(y ? { y: dataNames(run, y) } : {}),
      ...(weight ? { sampleWeight: dataNames(run, weight) } : {}),
    },
    options: batchSize(run, bound),
  });
  return new Unknown(run.source.slice(node), 'show');
}

function predict(run: Interpreter, model: ModelValue, args: Arguments, node: Node): Value {
  run.act();
  const bound = bind(run, known.predict, args, 'predict');
  const x = bound.get('x');
  model.predicts.push({ ...place(run, node), data: x ? { x: dataNames(run, x) } : {}, options: batchSize(run, bound) });
  return new Unknown(run.source.slice(node), 'data');
}

function batchSize(run: Interpreter, bound: Bound): { batchSize?: number } {
  const value = bound.get('batch_size')?.value;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? { batchSize: value } : {};
}

const place = (run: Interpreter, node: Node) => ({ line: run.source.place(node).line });

function getLayer(run: Interpreter, model: ModelValue, args: Arguments, node: Node): Value {
  const [name, index] = [args.positional[0]?.value ?? args.named.get('name')?.value, args.positional[1]?.value ?? args.named.get('index')?.value];
  const layers = layersOf(run, model);
  const layer = typeof index === 'number' ? layers.at(index) : layers.find((one) => one.name === name);
  if (layer instanceof LayerValue || layer instanceof ModelValue) return layer;
  return run.problem(node, `${model.described} has no layer called ${typeName(name ?? index ?? null)}`);
}
