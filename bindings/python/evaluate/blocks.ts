// Blocks of statements: what stands in one, what it would change, and whether it is about the network at all.
import { isKerasPart, named } from '../keras/names.js';
import { LayerValue, ModelValue, TensorValue } from '../keras/graph.js';
import { children, type Node } from '../read/syntax.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import { FunctionValue, List, Named, ObjectValue, type Value } from './values.js';

/** The statements of a body. */
export function bodyOf(body: Node): Node[] {
  return children(body).filter(({ name }) => name !== ':');
}

/** Methods that lay out or train a network. */
const working = new Set(['add', 'pop', 'compile', 'fit', 'fit_generator', 'train_on_batch', 'build', 'set_weights', 'apply_gradients']);

/** Whether any statement of a block lays out or trains a network, so that passing over it loses something. */
export function concernsNetwork(run: Interpreter, block: Node, scope: Scope, seen = new Set<FunctionValue>()): boolean {
  let found = false;
  const cursor = block.cursor();
  const visit = () => {
    const node = cursor.node;
    if (found || node.name !== 'CallExpression') return;
    found = concerns(run, node.firstChild!, scope, seen);
  };
  cursor.iterate((node) => {
    if (node.name === 'CallExpression') visit();
    return !found;
  });
  return found;
}

function concerns(run: Interpreter, callee: Node, scope: Scope, seen: Set<FunctionValue>): boolean {
  const value = known(run, callee, scope);
  if (value instanceof Named) return isKerasPart(value.path);
  if (value instanceof LayerValue || value instanceof TensorValue) return true;
  if (value instanceof FunctionValue && !seen.has(value)) return concernsNetwork(run, value.body, value.scope, seen.add(value));
  if (callee.name !== 'MemberExpression' || callee.lastChild?.name !== 'PropertyName') return false;
  const owner = known(run, callee.firstChild!, scope);
  const about = owner instanceof ModelValue || owner instanceof LayerValue || (owner instanceof List && owner.items.some((item) => item instanceof ModelValue));
  return about && working.has(run.source.slice(callee.lastChild));
}

/** The value of a name, of a name in a module or of an attribute, without any trace of its having been looked at. */
function known(run: Interpreter, node: Node, scope: Scope): Value | undefined {
  const text = run.source.slice(node);
  if (!/^[\w.]+$/.test(text)) return undefined;
  const [first, ...path] = text.split('.');
  let value = scope.get(first!);
  for (const name of path) {
    if (value instanceof Named) value = named(`${value.path}.${name}`);
    else if (value instanceof ObjectValue) value = value.attributes.get(name) ?? value.type.attributes.get(name);
    else return undefined;
  }
  return value;
}

/** The names that a block gives values to. */
export function assignedNames(run: Interpreter, block: Node): string[] {
  const names: string[] = [];
  block.cursor().iterate((node) => {
    if (node.name !== 'AssignStatement' && node.name !== 'UpdateStatement' && node.name !== 'ForStatement') return;
    for (const child of children(node.node)) {
      if (child.name === 'AssignOp' || child.name === 'UpdateOp' || child.name === 'in') break;
      if (child.name === 'VariableName') names.push(run.source.slice(child));
      else if (child.name === 'TupleExpression') names.push(...child.getChildren('VariableName').map((one) => run.source.slice(one)));
    }
  });
  return names;
}
