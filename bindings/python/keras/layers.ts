// Layers: made by their classes, and called on tensors.
import type { Layer, Shape } from '../../keras/layer.js';
import { snakeCase } from '../../keras/words.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { Dict, List, Unknown, typeName, type Argument, type Arguments, type Value } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import { bind, openPart, plain, type Bound } from './arguments.js';
import { built, classOf, findClass } from './components.js';
import { Call, InputValue, LayerValue, ModelValue, TensorValue, tensorsOf, type Structure } from './graph.js';
import { partOf, signatureOf } from './names.js';
import { optionsOf } from './options.js';

/** What any layer may be told besides its own options. */
const common = ['name', 'trainable', 'dtype', 'activity_regularizer'];
const shapes = ['input_shape', 'batch_input_shape', 'batch_shape', 'input_dim', 'input_length', 'batch_size'];

export function makeLayer(run: Interpreter, path: string, args: Arguments, node: Node, callee: Node): LayerValue {
  run.act();
  run.countLayer(node);
  const className = partOf(path)!.name;
  const found = findClass(run, path, callee);
  if (!found) {
    run.incomplete = true;
    return new LayerValue(className, run.autoName(snakeCase(className)), undefined, undefined, node);
  }
  const { spec, title, signature } = found;
  const bound = bind(run, signature, tupled(args, className), title, [...common, ...shapes, ...spec.options.map((option) => option.name)]);
  const name = nameFrom(run, bound, title) ?? run.autoName(spec.identifier);
  const batchShape = shapeFrom(run, bound, title, new Set(spec.options.map((option) => option.name)));
  const options = optionsOf(run, spec, title, bound, signature, callee);
  const make = () => new (classOf('layer', spec.class_name))({ ...options, name }) as Layer;
  const layer = options && built(run, make, callee, title);
  if (!layer) run.incomplete = true;
  return new LayerValue(title, name, layer, batchShape, node);
}

/** Keras 1's kernel in two numbers: Convolution2D(32, 3, 3). */
function tupled(args: Arguments, className: string): Arguments {
  const [filters, rows, columns, ...rest] = args.positional;
  const older = /^Conv(olution)?2D$/.test(className) && typeof rows?.value === 'number' && typeof columns?.value === 'number';
  if (!older || (className === 'Conv2D' && !args.named.has('border_mode') && !args.named.has('subsample'))) return args;
  return { ...args, positional: [filters!, { value: new List([rows.value, columns.value], 'tuple'), node: rows.node }, ...rest] };
}

function nameFrom(run: Interpreter, bound: Bound, title: string): string | undefined {
  const argument = bound.get('name');
  bound.delete('name');
  if (!argument || argument.value === null) return undefined;
  if (typeof argument.value === 'string') return argument.value;
  run.problem(argument.node, `name of ${title} must be a text, got ${typeName(argument.value)}`);
  return undefined;
}

/** The shape with the batch first that the options for a first layer tell; they are taken out. */
function shapeFrom(run: Interpreter, bound: Bound, title: string, own: ReadonlySet<string>): LayerValue['batchShape'] {
  const take = (name: string): Argument | undefined => {
    const argument = own.has(name) ? undefined : bound.get(name);
    if (argument) bound.delete(name);
    return argument?.value === null ? undefined : argument;
  };
  const [whole, row, dim, length, size] = [
    take('batch_input_shape') ?? take('batch_shape'),
    take('input_shape'),
    take('input_dim'),
    take('input_length'),
    take('batch_size'),
  ];
  const given = whole ?? row ?? dim ?? length;
  if (!given) return undefined;
  if ([whole, row, dim, length].some((one) => one && openPart(one.value))) {
    run.notes.ignored(given.node, `the shape that ${title} tells comes from the data, and is taken from them`);
    return 'data';
  }
  const sizes = whole
    ? plain(whole.value)
    : row
      ? plain(row.value)
      : [length && plain(length.value), dim && plain(dim.value)].filter((one) => one !== undefined);
  const steps = !row && !whole && dim && !length && /^(SimpleRNN|LSTM|GRU)$/.test(title) ? [null] : []; // of any length
  const batch = whole ? [] : [(size && plain(size.value)) ?? null];
  return checkedShape(run, [...batch, ...steps, ...(Array.isArray(sizes) ? sizes.flat() : [sizes])], given, title);
}

function checkedShape(run: Interpreter, shape: unknown[], { node, value }: Argument, title: string): Shape | undefined {
  if (shape.every((one) => one === null || (Number.isInteger(one) && (one as number) > 0))) return shape as Shape;
  run.problem(node, `the input shape of ${title} must be sizes, as in (30,), got ${typeof value === 'object' ? run.source.slice(node) : typeName(value)}`);
  return undefined;
}

/** Input(...) gives a tensor; InputLayer(...) too, which a Sequential takes alike. */
export function makeInput(run: Interpreter, path: string, args: Arguments, node: Node): TensorValue {
  run.act();
  run.countLayer(node);
  const title = path.endsWith('InputLayer') ? 'InputLayer' : 'Input';
  const { signature } = signatureOf(`keras.layers.${title}`)!;
  const bound = bind(run, signature, args, title, ['batch_shape', 'input_shape', 'batch_input_shape', 'trainable']);
  const dtype = bound.get('dtype');
  if (dtype && plain(dtype.value) === 'string') run.problem(dtype.node, 'inputs that are texts are not read: give numbers to the network');
  const name = nameFrom(run, bound, title) ?? run.autoName('input_layer');
  const shape = bound.get('shape');
  if (shape && !bound.has('input_shape')) bound.set('input_shape', shape);
  const batchShape = shapeFrom(run, bound, title, new Set());
  return new InputValue(name, Array.isArray(batchShape) ? batchShape : undefined, node).tensor;
}

/** The tensors that a value holds: one, a list, or a dict by name. */
export function structureOf(value: Value): Structure | undefined {
  if (value instanceof TensorValue) return value;
  if (value instanceof List) {
    const items = value.items.flatMap((item) => (item instanceof TensorValue ? [item] : []));
    return items.length === value.items.length && items.length ? items : undefined;
  }
  if (!(value instanceof Dict)) return undefined;
  const entries = [...value.entries].flatMap(([key, item]) => (item instanceof TensorValue ? [[String(key), item] as const] : []));
  return entries.length === value.entries.size && entries.length ? new Map(entries) : undefined;
}

/** What calls name the tensors that they take one by one, in their order. */
const tensors = ['inputs', 'sequences', 'query', 'value', 'key'];
/** What they only take by name, so that it stays with its name. */
const byName = ['initial_state'];

/** A layer or model called on tensors: what it gives. */
export function apply(run: Interpreter, target: LayerValue | ModelValue, args: Arguments, node: Node): Value {
  run.act();
  run.countLayer(node);
  const values = [...args.positional];
  const options = new Map<string, unknown>();
  const states = new Map<string, Structure>();
  const named = [...args.named].sort(([a], [b]) => tensors.indexOf(a) - tensors.indexOf(b));
  for (const [name, argument] of named) {
    const structure = structureOf(argument.value);
    if (tensors.includes(name) && structure) values.push(argument);
    else if (byName.includes(name) && structure) states.set(name, structure);
    else if (argument.value !== null) callOption(run, options, name, argument);
  }
  const [first] = values;
  if (!first) return run.problem(node, `${target.described} is called on nothing: give it a tensor`);
  const structures: Structure[] = [];
  for (const { value, node: place } of values) {
    const structure = structureOf(value);
    if (structure) structures.push(structure);
    else if (!structures.length) return notTensor(run, target, value, place, node);
    else if (value !== null) run.problem(place, `${target.described} is called on ${typeName(value)} besides a tensor, which is left out`);
  }
  const call = new Call(target, structures, options, node, states);
  const outputs = outputsOf(call);
  if (target instanceof LayerValue) target.outputs.push(...outputs);
  return outputs.length === 1 ? outputs[0]! : new List(outputs);
}

/** What a call is told besides its tensors. How training goes and which steps are masked is not for the script to say here. */
function callOption(run: Interpreter, options: Map<string, unknown>, name: string, { value, node }: Argument): void {
  if (value instanceof Unknown && value.reported) return;
  const given = plain(value);
  if (name !== 'training' && name !== 'mask' && given !== undefined) options.set(name, given);
  else run.problem(node, `${name} of a call can't be set here: it is read without it`);
}

function notTensor(run: Interpreter, target: LayerValue | ModelValue, value: Value, place: Node, node: Node): Value {
  const open = openPart(value);
  if (open?.reported) return open;
  if (open || target instanceof ModelValue) return new Unknown(run.source.slice(node)); // called on data: a prediction
  return run.problem(place, `${target.described} is called on ${typeName(value)}, which is no tensor`);
}

/** One tensor for each output; of a layer with a problem its input, so that all else can be read. */
function outputsOf(call: Call): TensorValue[] {
  const { target } = call;
  if (target instanceof ModelValue && target.ends) return tensorsOf(target.ends.outputs).map((_, index) => new TensorValue(call, index));
  if (target instanceof LayerValue && !target.layer) return [tensorsOf(call.inputs[0]!)[0]!];
  const count = target instanceof LayerValue ? target.layer!.outputCount : 1;
  return Array.from({ length: count }, (_, index) => new TensorValue(call, index));
}
