// Arguments of a call brought together with what Keras's function takes, positional ones in Keras's order.
import { didYouMean } from '../../keras/words.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { spend } from '../evaluate/limits.js';
import { Dict, List, Unknown, type Argument, type Arguments, type Value } from '../evaluate/values.js';
import { children, split } from '../read/syntax.js';
import type { Signature } from '../signatures.js';
import { harmless, olderOptions } from './older.js';

/** Arguments by Keras 3's names. */
export type Bound = Map<string, Argument>;

/** What does not belong is a problem each, and left out. `extras` are options besides those of the signature; `owner` is what is called. */
export function bind(run: Interpreter, signature: Signature, args: Arguments, owner: string, extras: readonly string[] = []): Bound {
  const bound: Bound = new Map();
  const names = signature.map(([name]) => name);
  args.positional.forEach((argument, index) => {
    const name = names[index];
    if (name) bound.set(name, argument);
    else run.problem(argument.node, `${owner} takes ${names.length || 'no'} ${names.length === 1 ? 'value' : 'values'} by position, this is one more`);
  });
  const known = [...names, ...extras];
  for (const [given, argument] of args.named) {
    const name = known.includes(given) ? given : (olderOptions.get(given)?.find((now) => known.includes(now)) ?? given);
    if (bound.has(name)) run.problem(argument.node, `${owner} is given ${name} twice`);
    else if (known.includes(name)) bound.set(name, argument);
    else if (!harmless.has(name)) run.problem(argument.node, `${owner} has no option '${given}'${didYouMean(given, known)}`);
  }
  return bound;
}

/** The value as JavaScript has it; nothing if a part of it is known only when the script runs or is no plain value. */
export function plain(value: Value): unknown {
  spend();
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof List) {
    const items = value.items.map(plain);
    return items.includes(undefined) ? undefined : items;
  }
  if (!(value instanceof Dict)) return undefined;
  const entries = [...value.entries].map(([key, one]) => [String(key), plain(one)] as const);
  return entries.some(([, one]) => one === undefined) ? undefined : Object.fromEntries(entries);
}

/** The place of each item of a list or dict that stands in the argument itself; else all of them stand where the argument stands. */
export function itemsOf({ value, node }: Argument): Argument[] {
  const items = value instanceof List ? value.items : value instanceof Dict ? [...value.entries.values()] : [value];
  const parts = /^(Array|Tuple|Dictionary)Expression$/.test(node.name) ? split(children(node).slice(1, -1)) : [];
  return items.map((item, index) => ({ value: item, node: parts.length === items.length ? parts[index]!.at(-1)! : node }));
}

/** The part of a value that only the running script knows. */
export function openPart(value: Value): Unknown | undefined {
  spend();
  if (value instanceof Unknown) return value;
  const parts = value instanceof List ? value.items : value instanceof Dict ? [...value.entries.values()] : [];
  return parts.map(openPart).find(Boolean);
}

/** Whether a value is the default, or another way to say it. */
export function isDefault(value: Value, fallback: unknown): boolean {
  const given = plain(value);
  return given === null || JSON.stringify(given) === JSON.stringify(fallback ?? null) || given === 'channels_last';
}

/** The data that an argument names, as it stands in the script: x_train, or a list or dict of such. */
export type DataNames = string | readonly DataNames[] | { readonly [name: string]: DataNames };

export function dataNames(run: Interpreter, { value, node }: Argument): DataNames {
  return names(value) ?? run.source.slice(node);
}

function names(value: Value): DataNames | undefined {
  spend();
  if (value instanceof Unknown) return value.text;
  if (value instanceof List) {
    const items = value.items.map(names);
    return items.length && items.every((item) => item !== undefined) ? (items as DataNames[]) : undefined;
  }
  if (!(value instanceof Dict)) return undefined;
  const entries = [...value.entries].map(([key, one]) => [String(key), names(one)] as const);
  return entries.every(([, one]) => one !== undefined) ? (Object.fromEntries(entries) as DataNames) : undefined;
}
