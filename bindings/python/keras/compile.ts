// compile(): every setting checked by the package's own rules; one that does not pass is left out.
import { Component } from '../../keras/component.js';
import { compileConfig, type CompileOptions } from '../../keras/compile.js';
import type { Kind } from '../../keras/lookup.js';
import { camelCase } from '../../keras/words.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { Dict, FunctionValue, List, Named, typeName, type Argument, type Arguments, type Value } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import { bind, openPart, plain } from './arguments.js';
import { makeDefault } from './components.js';
import { methodSignature, partOf } from './names.js';
import { harmless } from './older.js';
import { pythonic } from './options.js';

const kinds: Readonly<Record<string, Kind | 'numbers'>> = {
  optimizer: 'optimizer',
  loss: 'loss',
  loss_weights: 'numbers',
  metrics: 'metric',
  weighted_metrics: 'metric',
};

export function compileCall(run: Interpreter, args: Arguments, node: Node): CompileOptions {
  const bound = bind(run, methodSignature('compile'), args, 'compile', ['sample_weight_mode']);
  const options: Record<string, unknown> = {};
  for (const [name, argument] of bound) {
    const kind = kinds[name];
    if (!kind) {
      if (!harmless.has(name) && argument.value !== null) run.problem(argument.node, `${name} of compile can't be set here`);
      continue;
    }
    const value = setting(run, argument, kind, name, camelCase(name) as keyof CompileOptions);
    if (value !== undefined && value !== null) options[camelCase(name)] = name === 'metrics' || name === 'weighted_metrics' ? [value].flat() : value;
  }
  return options as CompileOptions;
}

/** A setting, or lists and dicts of such. */
function setting(run: Interpreter, argument: Argument, kind: Kind | 'numbers', name: string, option: keyof CompileOptions): unknown {
  const { value, node } = argument;
  const inner = (one: Value) => setting(run, { value: one, node }, kind, name, option);
  if (value instanceof List) return value.items.map(inner).filter((one) => one !== undefined);
  if (value instanceof Dict && !value.entries.has('class_name'))
    return Object.fromEntries([...value.entries].map(([key, one]) => [String(key), inner(one)]).filter(([, one]) => one !== undefined));
  if (value === null) return null;
  if (kind === 'numbers') return typeof value === 'number' ? value : void run.problem(node, `${name} must be numbers, got ${typeName(value)}`);
  return single(run, argument, kind, name, option);
}

function single(run: Interpreter, { value, node }: Argument, kind: Kind, name: string, option: keyof CompileOptions): unknown {
  const open = openPart(value);
  if (open?.reported) return undefined;
  const part = value instanceof Named ? partOf(value.path) : undefined;
  const own = value instanceof FunctionValue || open || (value instanceof Named && !part);
  if (own) return void run.problem(node, `${name}: ${typeName(value)} can't run in the engine: write the name of ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} of Keras's`);
  const given = part?.kind === kind ? makeDefault(run, (value as Named).path, node) : value instanceof Component ? value : plain(value);
  if (given === undefined) return value instanceof Named ? undefined : void run.problem(node, `${name} can't be ${typeName(value)}`);
  try {
    compileConfig({ [option]: option === 'optimizer' || option === 'loss' ? given : [given] });
    return given;
  } catch (error) {
    return void run.problem(node, pythonic((error as Error).message.replace(/\[0\]/, ''), `compile.${option}`, name));
  }
}

