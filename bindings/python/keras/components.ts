// Optimizers, losses, metrics, initializers ...: everything of Keras that is made by a class and is not a layer.
import type { Component } from '../../keras/component.js';
import * as generated from '../../keras/generated/index.js';
import { kindSpec, type Kind } from '../../keras/lookup.js';
import { camelCase } from '../../keras/words.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { Unknown, type Arguments, type Value } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import { bind, plain, type Bound } from './arguments.js';
import { partOf, signatureOf, unknownName } from './names.js';
import { olderClasses } from './older.js';
import { optionsOf } from './options.js';
import { specOf } from './specs.js';

type Constructor = new (options: object) => Component;

/** The package's class. */
export function classOf(kind: Kind, className: string): Constructor {
  const module = kindSpec(kind).module.split('.').at(-1)!;
  return (generated as unknown as Record<string, Record<string, Constructor>>)[module]![className]!;
}

/** What a component is called in sentences. */
const article = (word: string) => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`);

/** The class that a path of Keras's means, with what the core says of it; a problem, and nothing, if it has none such. */
export function findClass(run: Interpreter, path: string, node: Node) {
  const { kind, name, module } = partOf(path)!;
  const now = olderClasses.get(name) ?? name;
  const known = signatureOf(`${module}.${now}`);
  const spec = specOf(kind, known?.name ?? now, now);
  if (spec) return { kind, spec, title: known && /^[A-Z]/.test(name) ? now : spec.class_name, signature: known?.signature ?? [] };
  run.problem(node, known ? `${name} is ${article(kind)} that Keras has and this engine does not have yet` : unknownName(module, name));
  return undefined;
}

/** An object of a class of Keras's that is no layer. */
export function makeComponent(run: Interpreter, path: string, args: Arguments, node: Node, callee: Node): Value {
  run.act();
  const found = findClass(run, path, callee);
  const missing = new Unknown(run.source.slice(node), 'script', { reported: true });
  if (!found) return missing;
  const { kind, spec, title, signature } = found;
  const bound = bind(run, signature, args, title, ['name', 'dtype', ...(kind === 'optimizer' ? ['decay', 'schedule_decay'] : [])]);
  if (kind === 'optimizer') decay(run, bound, title);
  const options = optionsOf(run, spec, title, bound, signature, callee);
  return options ? (built(run, () => new (classOf(kind, spec.class_name))(options), callee, title) ?? missing) : missing;
}

/** The object that a maker gives; what it throws is a problem. */
export function built<T>(run: Interpreter, make: () => T, node: Node, title: string): T | undefined {
  try {
    return make();
  } catch (error) {
    run.problem(node, `${title}: ${(error as Error).message}`);
    return undefined;
  }
}

/** A component that is named without being called: a class gives an object with its defaults, a function goes by its name. */
export function makeDefault(run: Interpreter, path: string, node: Node): string | Component | undefined {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const found = findClass(run, path, node);
  if (!found) return undefined;
  if (/^[a-z]/.test(name)) return found.spec.identifier === name || found.spec.aliases?.includes(name) ? name : found.spec.identifier;
  return built(run, () => new (classOf(found.kind, found.spec.class_name))({}), node, found.title);
}

/** Keras 2's `decay`, which is the schedule InverseTimeDecay: lr / (1 + decay * step). */
function decay(run: Interpreter, bound: Bound, title: string): void {
  bound.delete('schedule_decay');
  const argument = bound.get('decay');
  bound.delete('decay');
  if (!argument || !plain(argument.value)) return;
  const schedule = specOf('schedule' as Kind, 'InverseTimeDecay');
  const rate = bound.get('learning_rate')?.value ?? specOf('optimizer', title)?.options.find(({ name }) => name === 'learning_rate')?.default;
  if (!schedule || typeof argument.value !== 'number' || typeof rate !== 'number') {
    run.problem(argument.node, `decay of ${title} is Keras 2's: it is read as ${title} without it`);
    return;
  }
  const options = { initialLearningRate: rate, decaySteps: 1, [camelCase('decay_rate')]: argument.value };
  bound.set('learning_rate', { value: new (classOf('schedule' as Kind, 'InverseTimeDecay'))(options), node: argument.node });
}
