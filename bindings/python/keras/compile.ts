// compile(): every setting checked by the package's own rules; one that does not pass is left out.
import { Component } from '../../keras/component.js';
import { compileConfig, type CompileOptions } from '../../keras/compile.js';
import type { Kind } from '../../keras/lookup.js';
import { camelCase } from '../../keras/words.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { Dict, FunctionValue, List, Named, typeName, type Argument, type Arguments, type Value } from '../evaluate/values.js';
import { methods } from '../signatures.js';
import { bind, itemsOf, openPart, plain } from './arguments.js';
import { makeDefault } from './components.js';
import { partOf } from './names.js';
import { harmless } from './older.js';
import { pythonic } from './options.js';

const kinds: Readonly<Record<string, Kind | 'numbers'>> = {
  optimizer: 'optimizer',
  loss: 'loss',
  loss_weights: 'numbers',
  metrics: 'metric',
  weighted_metrics: 'metric',
};

export function compileCall(run: Interpreter, args: Arguments): CompileOptions {
  const bound = bind(run, methods.compile, inOrder(args), 'compile', ['sample_weight_mode']);
  const options: Record<string, unknown> = {};
  for (const [name, argument] of bound) {
    const kind = kinds[name];
    if (!kind) {
      if (!harmless.has(name) && argument.value !== null) run.problem(argument.node, `${name} of compile can't be set here`);
      continue;
    }
    const value = setting(run, argument, kind, name, camelCase(name) as keyof CompileOptions);
    if (value !== undefined && value !== null) options[camelCase(name)] = kind === 'metric' && !isSeveral(argument.value) ? [value] : value;
  }
  return options as CompileOptions;
}

/** Whether there is a list or dict of settings. */
const isSeveral = (value: Value) => value instanceof List || (value instanceof Dict && !value.entries.has('class_name'));

/** Keras 2 has metrics in third place and loss weights in fourth; Keras 3 has them the other way round. */
function inOrder(args: Arguments): Arguments {
  const [optimizer, loss, third, ...rest] = args.positional;
  if (!third || openPart(third.value) || isWeights(third.value)) return args;
  const [weights, ...others] = rest;
  const named = new Map([...args.named, ['metrics', third] as const]);
  return {
    ...args,
    positional: [optimizer!, loss!, weights ?? { value: null, node: third.node }, ...(others.length ? [third, ...others] : [])],
    named: others.length ? args.named : named,
  };
}

function isWeights(value: Value): boolean {
  const all = value instanceof List ? value.items : value instanceof Dict ? [...value.entries.values()] : [value];
  return all.every((one) => one === null || typeof one === 'number');
}

/** A setting, or lists and dicts of such. */
function setting(run: Interpreter, argument: Argument, kind: Kind | 'numbers', name: string, option: keyof CompileOptions): unknown {
  const { value, node } = argument;
  const inner = (one: Argument) => setting(run, one, kind, name, option);
  if (value instanceof List)
    return itemsOf(argument)
      .map(inner)
      .filter((one) => one !== undefined);
  if (value instanceof Dict && !value.entries.has('class_name')) {
    const values = itemsOf(argument).map(inner);
    return Object.fromEntries([...value.entries.keys()].map((key, index) => [String(key), values[index]]).filter(([, one]) => one !== undefined));
  }
  if (value === null) return null;
  if (kind === 'numbers') return typeof value === 'number' ? value : void run.problem(node, `${name} must be numbers, got ${typeName(value)}`);
  return single(run, argument, kind, name, option);
}

function single(run: Interpreter, { value, node }: Argument, kind: Kind, name: string, option: keyof CompileOptions): unknown {
  const open = openPart(value);
  if (open?.reported) return undefined;
  const part = value instanceof Named ? partOf(value.path) : undefined;
  const own = value instanceof FunctionValue || open || (value instanceof Named && !part);
  if (own)
    return void run.problem(
      node,
      `${name}: ${typeName(value)} can't run in the engine: write the name of ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} of Keras's`,
    );
  const given = part?.kind === kind ? makeDefault(run, (value as Named).path, node) : value instanceof Component ? value : plain(value);
  if (given === undefined) return value instanceof Named ? undefined : void run.problem(node, `${name} can't be ${typeName(value)}`);
  try {
    compileConfig({ [option]: given }, ['output']);
    return given;
  } catch (error) {
    return void run.problem(node, pythonic((error as Error).message.replace('[0]', ''), `compile.${option}`, name));
  }
}
