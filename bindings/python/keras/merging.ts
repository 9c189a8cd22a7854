// Layers that a script makes without their class: Keras's lower-case functions, operators and activations on tensors.
import type { Layer } from '../../keras/layer.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { List, Unknown, type Argument, type Arguments, type Value } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import { calledActivation } from './activations.js';
import { apply, makeLayer } from './layers.js';
import { classOf } from './components.js';
import { LayerValue, TensorValue } from './graph.js';
import { specOf } from './specs.js';

const functions: Readonly<Record<string, string>> = {
  add: 'Add',
  subtract: 'Subtract',
  multiply: 'Multiply',
  average: 'Average',
  maximum: 'Maximum',
  minimum: 'Minimum',
  concatenate: 'Concatenate',
  concat: 'Concatenate',
  dot: 'Dot',
};

/** The class of a function such as keras.layers.add or tf.concat. */
export function mergingClass(path: string): string | undefined {
  const name = /^(?:keras\.(?:layers|ops|backend)|tensorflow(?:\.math)?)\.(\w+)$/.exec(path)?.[1];
  return name && Object.hasOwn(functions, name) && (name !== 'dot' || path === 'keras.layers.dot') ? functions[name] : undefined;
}

/** add([a, b], ...), or add(a, b) as keras.ops has it. */
export function merge(run: Interpreter, className: string, args: Arguments, node: Node, callee: Node): Value {
  const [first, ...rest] = args.positional.length ? args.positional : [...args.named].filter(([name]) => name === 'inputs').map(([, argument]) => argument);
  const tensors =
    first?.value instanceof List ? first.value : new List(args.positional.filter(({ value }) => value instanceof TensorValue).map(({ value }) => value));
  if (!tensors.items.every((item) => item instanceof TensorValue) || !first) return new Unknown(run.source.slice(node));
  const options = first.value instanceof List ? rest : [];
  const named = new Map([...args.named].filter(([name]) => name !== 'inputs'));
  const axis = options[0]; // concatenate([a, b], -1), dot([a, b], 1)
  if (axis) named.set(className === 'Dot' ? 'axes' : 'axis', axis);
  const layer = makeLayer(run, `keras.layers.${className}`, { positional: [], named, node: args.node }, node, callee);
  return apply(run, layer, call(tensors, first.node, args.node), node);
}

const call = (value: Value, place: Node, node: Node): Arguments => ({ positional: [{ value, node: place }], named: new Map(), node });

const operators: Readonly<Record<string, string>> = { '+': 'Add', '-': 'Subtract', '*': 'Multiply' };

/** `a + b` on tensors, and `x / 255` on a tensor and a number. */
export function combine(run: Interpreter, node: Node, operator: string, a: Value, b: Value): Value {
  const [left, right] = [node.firstChild!, node.lastChild!];
  const none = (named: Map<string, Argument>): Arguments => ({ positional: [], named, node });
  if (a instanceof TensorValue && b instanceof TensorValue && operators[operator]) {
    const layer = makeLayer(run, `keras.layers.${operators[operator]}`, none(new Map()), node, node);
    return apply(run, layer, call(new List([a, b]), left, node), node);
  }
  const [tensor, number] = a instanceof TensorValue ? [a, b] : [b, a];
  const scaling = typeof number === 'number' ? rescaling(operator, number, a instanceof TensorValue) : undefined;
  if (!scaling) return run.problem(node, `${run.source.slice(node)} is no sum, difference or product of tensors and numbers, which is all that is read`);
  const place = a instanceof TensorValue ? right : left;
  const named = new Map(Object.entries(scaling).map(([name, value]) => [name, { value, node: place }]));
  return apply(run, makeLayer(run, 'keras.layers.Rescaling', none(named), node, node), call(tensor, node, node), node);
}

/** The Rescaling layer, x * scale + offset, that an operator with a number is. */
function rescaling(operator: string, number: number, tensorFirst: boolean): { scale: number; offset: number } | undefined {
  if (operator === '+') return { scale: 1, offset: number };
  if (operator === '*') return { scale: number, offset: 0 };
  if (operator === '-') return tensorFirst ? { scale: 1, offset: -number } : { scale: -1, offset: number };
  return operator === '/' && tensorFirst && number ? { scale: 1 / number, offset: 0 } : undefined;
}

/** keras.activations.relu(x): an Activation layer. */
export function activate(run: Interpreter, name: string, args: Arguments, node: Node, callee: Node): Value {
  const tensor = args.positional[0] ?? args.named.get('x');
  if (!(tensor?.value instanceof TensorValue)) return new Unknown(run.source.slice(node));
  run.act();
  const activation = calledActivation(run, name, args, callee);
  const layerName = run.autoName(specOf('layer', 'Activation')!.identifier);
  const layer = new (classOf('layer', 'Activation'))({ activation, name: layerName }) as Layer;
  return apply(run, new LayerValue('Activation', layerName, layer, undefined, node), call(tensor.value, tensor.node, args.node), node);
}
