// Calls: what each function, class and method does that a script calls.
import { didYouMean } from '../../keras/words.js';
import { callPlain } from '../evaluate/builtins.js';
import { instantiate } from '../evaluate/classes.js';
import { callFunction } from '../evaluate/functions.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { spend } from '../evaluate/limits.js';
import { callMethod } from '../evaluate/methods.js';
import { ClassValue, FunctionValue, List, Method, Named, ObjectValue, Unknown, typeName, type Arguments, type Value } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import { activationName } from './activations.js';
import { makeComponent } from './components.js';
import { onlyWrites } from './fit.js';
import { topicOf } from './foreign.js';
import { LayerValue, ModelValue, TensorValue } from './graph.js';
import { apply, makeInput, makeLayer } from './layers.js';
import { activate, merge, mergingClass } from './merging.js';
import { callModelMethod, makeModel, makeSequential, modelMethods } from './models.js';
import { partOf, signatureOf, unknownName } from './names.js';
import { scheduler } from './scheduler.js';
import { estimator, isEstimator } from './wrappers.js';

export function call(run: Interpreter, callee: Value, args: Arguments, node: Node): Value {
  if (callee instanceof Named) return callNamed(run, callee.path, args, node);
  if (callee instanceof Method) return callMethodOf(run, callee, args, node);
  if (callee instanceof FunctionValue) return callFunction(run, callee, args, node);
  if (callee instanceof ClassValue) return instantiate(run, callee, args, node);
  if (callee instanceof LayerValue || callee instanceof ModelValue) return apply(run, callee, args, node);
  if (callee instanceof Unknown) return callUnknown(run, callee, args, node);
  if (callee instanceof TensorValue) return run.problem(node, `${run.source.slice(node.firstChild!)} is a tensor, which can't be called`);
  return run.unknown(node);
}

const given: Readonly<Record<string, string>> = {
  'keras.backend.image_data_format': 'channels_last',
  'keras.backend.floatx': 'float32',
  'keras.backend.backend': 'tensorflow',
};

function callNamed(run: Interpreter, path: string, args: Arguments, node: Node): Value {
  const callee = node.firstChild!;
  if (path === 'keras.models.Sequential') return makeSequential(run, args, node);
  if (path === 'keras.models.Model') return makeModel(run, args, node);
  if (path === 'keras.layers.Input' || path === 'keras.layers.InputLayer') return makeInput(run, path, args, node);
  if (Object.hasOwn(given, path)) return given[path]!;
  if (path === 'keras.utils.set_random_seed' || path === 'tensorflow.random.set_seed' || path === 'tensorflow.set_random_seed') return seed(run, args, node);
  if (path === 'keras.callbacks.LearningRateScheduler') return scheduler(run, args, node);
  if (isEstimator(path)) return estimator(run, args, node);
  const merging = mergingClass(path);
  if (merging && holdsTensor(args)) return merge(run, merging, args, node, callee);
  const activation = activationName(path);
  if (activation && holdsTensor(args)) return activate(run, activation, args, node, callee);
  const part = partOf(path);
  if (part && part.kind !== 'activation') return makePart(run, path, part.kind === 'layer', part.name, args, node, callee);
  const missing = missingFeature(path);
  if (missing) return run.problem(callee, missing);
  const plain = callPlain(run, path, args, node);
  if (plain !== undefined) {
    if (plain instanceof Unknown) run.foreign('data', callee);
    return plain;
  }
  if (/\.(int_)?shape$/.test(path)) return new Unknown(run.source.slice(node));
  if (holdsTensor(args) && !/^builtins\.|^keras\.utils\./.test(path)) {
    run.problem(callee, `${run.source.slice(callee)} can't be used on tensors here: the data pass it by`);
    return passing(run, args)!;
  }
  run.foreign(topicOf(path), callee);
  return new Unknown(run.source.slice(node), topicOf(path));
}

function makePart(run: Interpreter, path: string, layer: boolean, name: string, args: Arguments, node: Node, callee: Node): Value {
  if (onlyWrites(name) && path.startsWith('keras.callbacks.')) {
    run.notes.ignored(callee, `${name} writes what it sees of a training, and is left out`);
    run.act();
    return new Unknown(run.source.slice(node), 'file');
  }
  // Functions of Keras's for losses and metrics, called on data.
  if (!layer && signatureOf(path)?.signature[0]?.[0] === 'y_true') return new Unknown(run.source.slice(node));
  return layer ? makeLayer(run, path, args, node, callee) : makeComponent(run, path, args, node, callee);
}

const holdsTensor = ({ positional, named }: Arguments): boolean => [...positional, ...named.values()].some(({ value }) => firstTensor(value) !== undefined);

function firstTensor(value: Value): TensorValue | undefined {
  spend();
  if (value instanceof TensorValue) return value;
  return value instanceof List ? value.items.map(firstTensor).find(Boolean) : undefined;
}

/** The tensor that passes by something that is reported as missing, so that what comes after it is read. */
function passing(run: Interpreter, { positional, named }: Arguments): TensorValue | undefined {
  const tensor = [...positional, ...named.values()].map(({ value }) => firstTensor(value)).find(Boolean);
  if (tensor) run.incomplete = true;
  return tensor;
}

/** Why something of Keras's that a network would need is not there. */
function missingFeature(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (/^keras\.applications\.(\w+\.)*[A-Z]/.test(path)) return `${name} is a network with weights of its own, which are not here: it is left out`;
  if (/^keras\.models\.(load_model|clone_model|model_from_\w+)$/.test(path) || path === 'keras.saving.load_model')
    return `${name} is not read: a model in a file is not part of the script`;
  if (path === 'tensorflow.GradientTape') return "a training loop of one's own is not read: let fit() train";
  if (/^keras\.(models|layers)\.[A-Z]/.test(path)) return unknownName(path.slice(0, path.lastIndexOf('.')), name);
  if (/^keras\.[A-Z]\w*$/.test(path)) return `keras has no '${name}'`;
  return /^[A-Z]/.test(name) && signatureOf(path) ? `${name} is something that Keras has and this engine does not have yet` : undefined;
}

function seed(run: Interpreter, args: Arguments, node: Node): Value {
  const value = args.positional[0]?.value ?? args.named.get('seed')?.value;
  run.act();
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff) run.seed = value;
  else run.problem(node, `a seed must be a whole number from 0 to 4294967295, got ${typeName(value ?? null)}`);
  return null;
}

function callMethodOf(run: Interpreter, method: Method, args: Arguments, node: Node): Value {
  const { self, name } = method;
  if (self instanceof ModelValue) return callModelMethod(run, method, args, node);
  if (self instanceof LayerValue)
    return run.problem(
      node,
      name === 'adapt' ? 'what adapt() learns from data is not read' : 'weights that the script sets are not read: the layer begins with new ones',
    );
  if (self instanceof ObjectValue) {
    const value = self.type.attributes.get(name);
    return value instanceof FunctionValue ? callFunction(run, value, args, node, self) : run.unknown(node);
  }
  return callMethod(self, name, args) ?? run.unknown(node, [self]);
}

/** Something that is not known here is called: a name that was misspelt, or a method of data. */
function callUnknown(run: Interpreter, callee: Unknown, args: Arguments, node: Node): Value {
  if (callee.reported) return passing(run, args) ?? new Unknown(run.source.slice(node), callee.topic, { reported: true });
  const [variable, method] = callee.text.split('.');
  const nearest = didYouMean(variable!, run.globals.names());
  const meant = nearest && run.globals.get(/'(.+)'/.exec(nearest)![1]!);
  const misspelt = run.globals.get(variable!) === undefined && meant;
  if (misspelt && ((meant instanceof ModelValue && method && modelMethods.has(method)) || (!method && isMaker(meant))))
    return run.problem(node.firstChild!, `'${variable}' is not defined${nearest}`);
  run.foreign(callee.topic, node.firstChild!);
  return new Unknown(run.source.slice(node), callee.topic);
}

const isMaker = (value: Value) => value instanceof FunctionValue || (value instanceof Named && partOf(value.path) !== undefined);
