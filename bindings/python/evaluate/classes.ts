// Classes of the script: plain ones keep constants and functions; those that stand on Keras's have code that can't run here.
import { children, type Node } from '../read/syntax.js';
import { bodyOf } from './blocks.js';
import { readArguments } from './expressions.js';
import { callFunction } from './functions.js';
import type { Interpreter } from './interpreter.js';
import { Scope } from './scope.js';
import { ClassValue, FunctionValue, Named, ObjectValue, Unknown, type Arguments, type Value } from './values.js';
import type { Completion } from './statements.js';

export function defineClass(run: Interpreter, node: Node, scope: Scope): Completion {
  const name = run.source.slice(node.getChild('VariableName')!);
  const list = node.getChild('ArgList');
  const bases = list ? readArguments(run, list, scope).positional.map(({ value }) => value) : [];
  const base = bases.find((value) => (value instanceof Named && value.path.startsWith('keras.')) || (value instanceof ClassValue && value.reported));
  const head = { from: node.from, to: node.getChild('Body')?.from ?? node.to };
  const inner = new Scope(scope);
  if (base) run.problem(head, `${name} is not read: the code of a class of one's own can't run in the engine`);
  else run.execute(bodyOf(node.getChild('Body') ?? node), inner);
  const attributes = new Map<string, Value>();
  for (const value of bases) if (value instanceof ClassValue) for (const [key, one] of value.attributes) attributes.set(key, one);
  for (const [key, one] of inner.own()) attributes.set(key, one);
  scope.set(name, new ClassValue(name, attributes, staticMethods(run, node), base !== undefined));
  return undefined;
}

function staticMethods(run: Interpreter, node: Node): Set<string> {
  const decorated = children(node.getChild('Body') ?? node).filter(({ name }) => name === 'DecoratedStatement');
  const statics = decorated.filter((one) => one.getChildren('Decorator').some((decorator) => /^@\s*staticmethod\b/.test(run.source.slice(decorator))));
  return new Set(statics.map((one) => run.source.slice(one.lastChild!.getChild('VariableName') ?? one)));
}

/** An object of the class; one that stands for nothing, if the class can't be read. */
export function instantiate(run: Interpreter, type: ClassValue, args: Arguments, node: Node): Value {
  if (type.reported) return new Unknown(run.source.slice(node), 'script', { reported: true });
  const object = new ObjectValue(type);
  const init = type.attributes.get('__init__');
  if (init instanceof FunctionValue) callFunction(run, init, args, node, object);
  return object;
}
