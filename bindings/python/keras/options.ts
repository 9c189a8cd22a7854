// The options of a component: each checked by the package's own rules, each that does not pass a problem at its place.
import { checkOption } from '../../keras/check.js';
import { Component } from '../../keras/component.js';
import { isKind, type Kind } from '../../keras/lookup.js';
import type { ComponentSpec, OptionSpec } from '../../keras/spec.js';
import { camelCase } from '../../keras/words.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { Dict, FunctionValue, Method, Named, typeName, type Argument, type Value } from '../evaluate/values.js';
import type { Signature } from '../signatures.js';
import { activationOf } from './activations.js';
import { isDefault, openPart, plain, type Bound } from './arguments.js';
import { makeDefault } from './components.js';
import { LayerValue } from './graph.js';
import { partOf } from './names.js';
import { harmless } from './older.js';

/** A sentence about a value that can't be taken. */
export class Refused extends Error {
  /** Whether a problem has been reported already. */
  readonly reported: boolean;

  constructor(message: string, reported = false) {
    super(message);
    this.reported = reported;
  }
}

/** Options of a component by the package's names; nothing if one that it can't do without is missing or wrong. */
export function optionsOf(
  run: Interpreter,
  spec: ComponentSpec,
  title: string,
  bound: Bound,
  signature: Signature,
  node: Argument['node'],
): Record<string, unknown> | undefined {
  const options: Record<string, unknown> = {};
  const failed = new Set<string>();
  for (const [name, argument] of bound) {
    const option = spec.options.find((one) => one.name === name);
    const fallback = signature.find(([one]) => one === name)?.[1];
    if (!option) {
      if (!harmless.has(name) && !isDefault(argument.value, fallback))
        run.problem(argument.node, `${name} of ${title} can't be set here: it is read as ${title} without it`);
      continue;
    }
    try {
      const value = optionValue(run, argument, option, title);
      if (value !== undefined) options[camelCase(name)] = value;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      failed.add(name);
      if (!error.reported) run.problem(argument.node, error.message);
    }
  }
  const missing = spec.options.filter(({ name, required }) => required && !(camelCase(name) in options));
  for (const { name } of missing) if (!failed.has(name)) run.problem(node, `${title} needs ${name}`);
  return missing.length ? undefined : options;
}

/** One value as the package takes it; nothing if the default is meant. */
export function optionValue(run: Interpreter, argument: Argument, option: OptionSpec, title: string): unknown {
  const { value } = argument;
  const what = `${option.name} of ${title}`;
  const open = openPart(value);
  if (open) throw new Refused(`${what} is ${open.text}, which only the running script knows: write the value itself`, open.reported);
  if (value === null && !option.nullable && !option.required && !isKind(option.type)) return undefined; // Keras 2's None
  const given = isKind(option.type) ? component(run, argument, option.type, what) : plain(value);
  if (given === undefined) throw new Refused(`${what} can't be ${typeName(value)}`);
  try {
    checkOption(given, option, title);
  } catch (error) {
    throw new Refused(pythonic((error as Error).message, `${title}.${camelCase(option.name)}`, what));
  }
  return given;
}

/** The package's sentence in Python's words. */
export function pythonic(message: string, path: string, what: string): string {
  return message
    .replace(path, what)
    .replaceAll('true or false', 'True or False')
    .replace(/\bnull\b/g, 'None');
}

function component(run: Interpreter, { value, node }: Argument, kind: Kind, what: string): unknown {
  if (value === null || typeof value === 'string' || value instanceof Component) return value;
  if (value instanceof LayerValue && !value.layer) refuse();
  if (kind === 'activation') return activationOf(run, value, node) ?? refuseFunction(value, what);
  if (value instanceof LayerValue) return kind === 'layer' ? value.layer : undefined;
  if (value instanceof Named) {
    const part = partOf(value.path);
    if (part?.kind === kind) return makeDefault(run, value.path, node) ?? refuse();
  }
  if (value instanceof Dict) return plain(value);
  return refuseFunction(value, what);
}

function refuse(): never {
  throw new Refused('', true);
}

function refuseFunction(value: Value, what: string): undefined {
  if (value instanceof FunctionValue || value instanceof Method)
    throw new Refused(`${what} is ${typeName(value)}: functions of one's own can't run in the engine`);
  if (value instanceof Named) throw new Refused(`${what} is ${value.path}, which is not known here`);
  return undefined;
}
