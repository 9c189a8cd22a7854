// fit(): its settings as the package's options, and the data by their names.
import { Component } from '../../keras/component.js';
import { FitPlan, type FitOptions } from '../../keras/fit.js';
import { camelCase } from '../../keras/words.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { CallbackValue, List, Named, Unknown, typeName, type Argument, type Arguments } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import type { FitCall } from '../script.js';
import { methods, type Signature } from '../signatures.js';
import { bind, dataNames, itemsOf, openPart, plain, type DataNames } from './arguments.js';
import { makeDefault } from './components.js';
import { harmless } from './older.js';
import { pythonic } from './options.js';

/** Keras 2's fit_generator, which fit has taken over. */
const generatorSignature: Signature = [
  ['x'],
  ['steps_per_epoch', null],
  ['epochs', 1],
  ['verbose', 1],
  ['callbacks', null],
  ['validation_data', null],
  ['validation_steps', null],
];

const data = ['x', 'y', 'sample_weight'] as const;
/** What only data read from a stream need: the package's data have their length. */
const streams = new Set(['steps_per_epoch', 'validation_steps', 'generator', 'shuffle']);

export function fitCall(run: Interpreter, args: Arguments, node: Node, name: string): FitCall {
  const generator = args.named.get('generator');
  if (generator) args.named.set('x', generator);
  args.named.delete('generator');
  const usual: Signature = methods.fit;
  const bound = bind(
    run,
    name === 'fit' ? usual : generatorSignature,
    args,
    'fit',
    usual.map(([one]) => one),
  );
  const call: { -readonly [Key in keyof FitCall]: FitCall[Key] } = { line: run.source.place(node).line, data: {}, options: {} };
  const found: Record<string, DataNames> = {};
  for (const name of data) {
    const argument = bound.get(name);
    if (argument && argument.value !== null) found[camelCase(name)] = dataNames(run, argument);
    bound.delete(name);
  }
  const validation = bound.get('validation_data');
  bound.delete('validation_data');
  if (validation && validation.value !== null) found.validationData = validationNames(run, validation);
  const weights = bound.get('class_weight');
  if (weights && openPart(weights.value)) {
    found.classWeight = dataNames(run, weights);
    bound.delete('class_weight');
  }
  call.data = found;
  for (const [name, argument] of bound) Object.assign(call.options, setting(run, name, argument));
  return call;
}

/** (x, y) and (x, y, weights) by their names; or one name for all. */
function validationNames(run: Interpreter, argument: Argument): DataNames {
  return argument.value instanceof List ? itemsOf(argument).map((item) => dataNames(run, item)) : dataNames(run, argument);
}

/** One setting as an option of the package's fit(), if it passes its check. */
function setting(run: Interpreter, name: string, argument: Argument): FitOptions {
  const { value, node } = argument;
  if (value === null || harmless.has(name)) return {};
  if (name === 'callbacks') return { callbacks: callbacks(run, argument) };
  if (streams.has(name) && typeof value !== 'boolean') {
    run.notes.ignored(node, `${name} is for data that come as a stream, and is left out`);
    return {};
  }
  const open = openPart(value);
  if (open) {
    if (!open.reported) run.problem(node, `${name} of fit is ${open.text}, which only the running script knows: write the value itself`);
    return {};
  }
  const option = camelCase(name);
  const given = name === 'verbose' && typeof value === 'boolean' ? Number(value) : plain(value);
  try {
    new FitPlan({ x: undefined, y: undefined }, { [option]: given }, { inputs: [], outputs: [] });
    return { [option]: given };
  } catch (error) {
    run.problem(node, pythonic((error as Error).message, `fit.${option}`, `${name} of fit`));
    return {};
  }
}

/** Callbacks that Keras has for files and screens; a training is the same without them. */
const writers = new Set(['ModelCheckpoint', 'TensorBoard', 'CSVLogger', 'BackupAndRestore', 'ProgbarLogger', 'History', 'RemoteMonitor', 'OrbaxCheckpoint']);

type OwnCallback = NonNullable<FitOptions['callbacks']>[number];

/** Whether a callback of Keras's is one that only writes: it is left out. */
export const onlyWrites = (className: string) => writers.has(className);

function callbacks(run: Interpreter, argument: Argument): OwnCallback[] {
  return itemsOf(argument).flatMap(({ value: item, node }): readonly OwnCallback[] => {
    if (item instanceof Component && item.kind === 'callback') return [item as OwnCallback];
    if (item instanceof CallbackValue) return [item.callback];
    if (item instanceof Unknown) return [];
    if (item instanceof Named && item.path.startsWith('keras.callbacks.')) {
      const made = makeDefault(run, item.path, node);
      return made instanceof Component ? [made as OwnCallback] : [];
    }
    run.problem(node, `callbacks must be callbacks of Keras's, got ${typeName(item)}`);
    return [];
  });
}
