// Names: what a script imports, under whatever alias and from whichever of Keras's homes, as Keras 3 calls it.
import { tables } from '../../keras/generated/tables.js';
import type { Kind } from '../../keras/lookup.js';
import { didYouMean } from '../../keras/words.js';
import type { Completion } from '../evaluate/statements.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import type { Scope } from '../evaluate/scope.js';
import { Named, Unknown } from '../evaluate/values.js';
import { children, split, type Node } from '../read/syntax.js';
import { signatures, type Signature } from '../signatures.js';
import { olderClasses } from './older.js';

/** Everywhere that Keras has been found: in TensorFlow, in Keras's own cellars. */
const homes =
  /^(?:tensorflow\.(?:python\.|contrib\.|compat\.v[12]\.|_api\.v[12]\.)?keras|tf_keras|keras\.(?:src|_tf_keras\.keras|api(?:\._v[12])?(?:\.keras)?))(?=\.|$)/;

const moved: readonly [RegExp, string][] = [
  [/^tensorflow\.(losses|metrics|optimizers|initializers)(?=\.)/, 'keras.$1'],
  [/^tensorflow\.(?:initializers\.)?(random_normal|random_uniform|truncated_normal|zeros|ones|constant)_initializer$/, 'keras.initializers.$1'],
  [/^keras\.(?:engine\.|models\.)(?:\w+\.)*(Sequential|Model|Functional)$/, 'keras.models.$1'],
  [/^keras\.(?:engine\.|models\.)(?:\w+\.)*(Input|InputLayer|Layer)$/, 'keras.layers.$1'],
  [/^keras\.(Sequential|Model|Functional)$/, 'keras.models.$1'],
  [/^keras\.(Input|InputLayer|Layer)$/, 'keras.layers.$1'],
  [/^keras\.models\.Functional$/, 'keras.models.Model'],
  [/^keras\.optimizers\.(?:[a-z_]\w*\.)*schedules\.(?:[a-z_]\w*\.)*(\w+)$/, 'keras.optimizers.schedules.$1'],
  // keras.layers.core.Dense, keras.optimizers.legacy.Adam
  [
    /^keras\.(layers|activations|initializers|regularizers|constraints|losses|metrics|optimizers|callbacks)\.(?!schedules\.)(?:[a-z_]\w*\.)+(\w+)$/,
    'keras.$1.$2',
  ],
];

/** A path as Keras 3 has it. */
export function named(path: string): Named {
  let now = path.replace(homes, 'keras');
  for (const [pattern, replacement] of moved) now = now.replace(pattern, replacement);
  return new Named(now);
}

const kinds = new Map(Object.entries(tables).map(([kind, { module }]) => [module as string, kind as Kind]));

/** The kind of component that a path is about, and its name: `keras.layers.Dense`. */
export function partOf(path: string): { kind: Kind; name: string; module: string } | undefined {
  const at = path.lastIndexOf('.');
  const kind = kinds.get(path.slice(0, at));
  return kind && { kind, name: path.slice(at + 1), module: path.slice(0, at) };
}

/** Whether a call of it makes a part of a network or of its training. */
export function isKerasPart(path: string): boolean {
  return partOf(path) !== undefined || path.startsWith('keras.models.') || path === 'tensorflow.GradientTape';
}

const key = (path: string) => path.replace(/^keras\./, '');

/** What Keras knows by that path takes, and the name of its class where the path has another one. */
export function signatureOf(path: string): { name: string; signature: Signature } | undefined {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const found = own(signatures, key(path));
  if (typeof found !== 'string') return found && { name, signature: found };
  const home = key(path).slice(0, key(path).lastIndexOf('.'));
  return { name: found, signature: signatures[`${home}.${found}`] as Signature };
}

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

/** What a module of Keras's holds. */
export function namesIn(module: string): string[] {
  const start = `${key(module)}.`;
  return Object.keys(signatures)
    .filter((name) => name.startsWith(start) && !name.slice(start.length).includes('.'))
    .map((name) => name.slice(start.length));
}

const submodules: ReadonlySet<string> = new Set([
  ...['activations', 'applications', 'backend', 'callbacks', 'constraints', 'datasets', 'initializers', 'layers', 'losses', 'metrics'],
  ...['models', 'ops', 'optimizers', 'preprocessing', 'random', 'regularizers', 'utils'],
]);

/** A name out of a module of which all was imported. */
export function starred(module: string, name: string): Named | undefined {
  const value = named(`${module}.${name}`);
  const known = signatureOf(value.path) !== undefined || olderClasses.has(name) || (module === 'keras' && submodules.has(name));
  return known ? value : undefined;
}

/** `keras.layers has no 'Dens', did you mean 'Dense'?` */
export function unknownName(module: string, name: string): string {
  return `${module} has no '${name}'${didYouMean(name, namesIn(module))}`;
}

/** `import a.b as c` and `from a.b import c as d`. */
export function importStatement(run: Interpreter, node: Node, scope: Scope): Completion {
  const parts = children(node).filter(({ name }) => name !== '(' && name !== ')');
  const text = (nodes: readonly Node[]) => nodes.map((one) => run.source.slice(one)).join('');
  const at = parts.findIndex(({ name }) => name === 'import');
  const from = parts[0]!.name === 'from' ? text(parts.slice(1, at)) : '';
  for (const part of split(parts.slice(at + 1))) {
    const as = part.findIndex(({ name }) => name === 'as');
    const path = text(as < 0 ? part : part.slice(0, as));
    const alias = as < 0 ? undefined : text(part.slice(as + 1));
    if (path === '*') scope.top.stars.push(named(from).path);
    else if (from) scope.set(alias ?? path, imported(run, from, path, part[0]!));
    else if (alias) scope.set(alias, named(path));
    else scope.set(path.split('.')[0]!, new Named(path.split('.')[0]!));
  }
  return undefined;
}

function imported(run: Interpreter, module: string, name: string, node: Node): Named | Unknown {
  const value = named(`${module}.${name}`);
  const part = partOf(value.path);
  const known = !part || !/^[A-Z]/.test(part.name) || signatureOf(value.path) || olderClasses.has(part.name);
  return known ? value : run.problem(node, unknownName(part.module, part.name));
}
