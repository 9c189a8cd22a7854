// Assignment: names, tuples of them, items and attributes; and what a loop goes through.
import { setAttribute } from '../keras/attributes.js';
import { ModelValue } from '../keras/graph.js';
import { children, split, type Node } from '../read/syntax.js';
import type { Interpreter } from './interpreter.js';
import { isKey } from './operators.js';
import type { Scope } from './scope.js';
import { Dict, List, Unknown, type Value } from './values.js';

/** Gives a value to a target: the nodes between commas, several for a tuple. */
export function assign(run: Interpreter, nodes: readonly Node[], value: Value, scope: Scope): void {
  const targets = split(nodes);
  if (targets.length === 1 && nodes.at(-1)!.name !== ',') return assignOne(run, targets[0]!, value, scope);
  unpack(run, targets, value, scope);
}

function assignOne(run: Interpreter, target: readonly Node[], value: Value, scope: Scope): void {
  const node = target.at(-1)!;
  if (node.name === 'VariableName') return setVariable(run, run.source.text.slice(node.from, node.to), value, scope);
  if (/^(Tuple|Array)Expression$/.test(node.name)) return unpack(run, split(children(node).slice(1, -1)), value, scope);
  if (node.name === 'ParenthesizedExpression') return assign(run, children(node).slice(1, -1), value, scope);
  if (node.name !== 'MemberExpression') return;
  const [object, sign, inner] = children(node);
  const owner = run.evaluate(object!, scope);
  if (sign!.name === '.') return setAttribute(run, owner, run.source.slice(inner!), value, node);
  const index = run.evaluate(inner!, scope);
  if (owner instanceof Dict && isKey(index)) owner.entries.set(index, value);
  else if (owner instanceof List && typeof index === 'number' && Math.abs(index) <= owner.items.length)
    owner.items[index < 0 ? index + owner.items.length : index] = value;
}

/** A variable that holds what only the running script knows goes by its own name from here on. */
function setVariable(run: Interpreter, name: string, value: Value, scope: Scope): void {
  let kept = value;
  if (value instanceof Unknown && !scope.parent) {
    kept = run.given.get(name) ?? new Unknown(name, value.topic, { reported: value.reported, array: value.array });
    if (value.array) run.arrays.set(name, value.array);
  }
  if (value instanceof ModelValue) value.variable = scope.parent ? (value.variable ?? name) : name;
  scope.set(name, kept);
}

function unpack(run: Interpreter, targets: readonly (readonly Node[])[], value: Value, scope: Scope): void {
  const values = iterate(value);
  const star = targets.findIndex((target) => target[0]!.name === '*');
  const fits = values && (star < 0 ? values.length === targets.length : values.length >= targets.length - 1);
  targets.forEach((target, index) => {
    if (!fits) {
      const unknown = value instanceof Unknown ? value : undefined;
      return assignOne(run, target, new Unknown(run.source.slice(target.at(-1)!), unknown?.topic, { reported: unknown?.reported ?? false }), scope);
    }
    const after = targets.length - 1 - index;
    if (index === star) assignOne(run, target, new List(values.slice(index, values.length - after)), scope);
    else assignOne(run, target, values[star >= 0 && index > star ? values.length - 1 - after : index]!, scope);
  });
}

/** What a loop over the value goes through; nothing if only the running script knows. */
export function iterate(value: Value): readonly Value[] | undefined {
  if (value instanceof List) return [...value.items];
  if (value instanceof Dict) return [...value.entries.keys()];
  return typeof value === 'string' ? [...value] : undefined;
}
