// Expressions: what each of them is worth, as far as that is known before the script runs.
import { combine } from '../keras/merging.js';
import { attribute } from '../keras/attributes.js';
import { starred } from '../keras/names.js';
import { readNumber, readString, unescape, unquote } from '../read/literals.js';
import { children, split, type Node } from '../read/syntax.js';
import { isBuiltin } from './builtins.js';
import { readParameters } from './functions.js';
import type { Interpreter } from './interpreter.js';
import { limits } from './limits.js';
import { asText, binary, compare, format, isKey, truth } from './operators.js';
import { Scope } from './scope.js';
import { assign, iterate } from './targets.js';
import { Dict, FunctionValue, List, Named, Unknown, type Argument, type Arguments, type Value } from './values.js';
import { TensorValue } from '../keras/graph.js';

type Rule = (run: Interpreter, node: Node, scope: Scope) => Value;

export function evaluate(run: Interpreter, node: Node, scope: Scope): Value {
  return rules[node.name]?.(run, node, scope) ?? null;
}

const text = (run: Interpreter, node: Node) => run.source.text.slice(node.from, node.to);

const rules: Readonly<Record<string, Rule>> = {
  VariableName: (run, node, scope) => variable(run, node, scope),
  Number: (run, node) => readNumber(text(run, node)) ?? new Unknown(text(run, node)),
  String: (run, node) => readString(text(run, node)),
  FormatString: (run, node, scope) => formatString(run, node, scope),
  ContinuedString: (run, node, scope) =>
    children(node)
      .map((part) => asText(run.evaluate(part, scope)))
      .join(''),
  Boolean: (run, node) => text(run, node) === 'True',
  None: () => null,
  Ellipsis: () => new Unknown('...'),
  ParenthesizedExpression: (run, node, scope) => run.evaluate(children(node)[1]!, scope),
  TupleExpression: (run, node, scope) => new List(items(run, children(node).slice(1, -1), scope), 'tuple'),
  ArrayExpression: (run, node, scope) => new List(items(run, children(node).slice(1, -1), scope)),
  SetExpression: (run, node, scope) => new List(items(run, children(node).slice(1, -1), scope), 'set'),
  ArrayComprehensionExpression: (run, node, scope) => comprehension(run, node, children(node).slice(1, -1), scope, 'list'),
  ComprehensionExpression: (run, node, scope) => comprehension(run, node, children(node).slice(1, -1), scope, 'list'),
  SetComprehensionExpression: (run, node, scope) => comprehension(run, node, children(node).slice(1, -1), scope, 'set'),
  DictionaryExpression: (run, node, scope) => dictionary(run, node, scope),
  DictionaryComprehensionExpression: (run, node, scope) => dictionaryComprehension(run, node, scope),
  MemberExpression: (run, node, scope) => member(run, node, scope),
  CallExpression: (run, node, scope) => callExpression(run, node, scope),
  BinaryExpression: (run, node, scope) => binaryExpression(run, node, scope),
  UnaryExpression: (run, node, scope) => unaryExpression(run, node, scope),
  ConditionalExpression: (run, node, scope) => conditional(run, node, scope),
  LambdaExpression: (run, node, scope) => lambda(run, node, scope),
  NamedExpression: (run, node, scope) => named(run, node, scope),
  AwaitExpression: (run, node, scope) => run.evaluate(node.lastChild!, scope),
  YieldExpression: (run, node) => new Unknown(run.source.slice(node)),
};

function variable(run: Interpreter, node: Node, scope: Scope): Value {
  const name = text(run, node);
  const value = scope.get(name);
  if (value !== undefined) return value;
  const star = scope.top.stars.map((module) => starred(module, name)).find(Boolean);
  if (star) return star;
  if (name === '__name__') return '__main__';
  if (isBuiltin(name)) return new Named(`builtins.${name}`);
  return run.given.get(name) ?? new Unknown(name);
}

/** The values of a list's or a call's items; `*` opens a list among them. */
function items(run: Interpreter, nodes: readonly Node[], scope: Scope): Value[] {
  return split(nodes).flatMap((part) => {
    const star = part[0]!.name === '*';
    const value = run.evaluate(part.at(-1)!, scope);
    return star && value instanceof List ? value.items : [value];
  });
}

/** A list of expressions as an assignment or a return has it: one value, or a tuple. */
export function expressionList(run: Interpreter, nodes: readonly Node[], scope: Scope): Value {
  const single = split(nodes).length === 1 && nodes.at(-1)!.name !== ',' && nodes[0]!.name !== '*';
  return single ? run.evaluate(nodes[0]!, scope) : new List(items(run, nodes, scope), 'tuple');
}

function formatString(run: Interpreter, node: Node, scope: Scope): Value {
  const whole = text(run, node);
  const { raw, start } = unquote(whole);
  const quotes = whole.length - unquote(whole).body.length - start;
  const literal = (from: number, to: number) => {
    const piece = run.source.text.slice(from, to).replaceAll('{{', '{').replaceAll('}}', '}');
    return raw ? piece : unescape(piece);
  };
  let result = '';
  let at = node.from + start;
  for (const part of children(node).filter(({ name }) => name === 'FormatReplacement')) {
    const [, inner, ...rest] = children(part);
    const value = run.evaluate(inner!, scope);
    if (value instanceof Unknown || (typeof value === 'object' && value !== null && !(value instanceof List))) return run.unknown(node, [value]);
    const spec = rest.find(({ name }) => name === 'FormatSpec');
    const itself = rest.some(({ name }) => name === 'FormatSelfDoc') ? `${text(run, inner!)}=` : '';
    result += literal(at, part.from) + itself + format(value, spec ? text(run, spec).slice(1) : '');
    at = part.to;
  }
  return result + literal(at, node.to - quotes);
}

function dictionary(run: Interpreter, node: Node, scope: Scope): Value {
  const dict = new Dict();
  for (const part of split(children(node).slice(1, -1))) {
    if (part[0]!.name === '**') {
      const value = run.evaluate(part[1]!, scope);
      if (value instanceof Dict) for (const [key, one] of value.entries) dict.entries.set(key, one);
      else return run.unknown(node, [value]);
      continue;
    }
    const [key, value] = [run.evaluate(part[0]!, scope), run.evaluate(part.at(-1)!, scope)];
    if (!isKey(key)) return run.unknown(node, [key]);
    dict.entries.set(key, value);
  }
  return dict;
}

/** Goes through `for ... in ... if ...`; false if that can't be done before the script runs. */
function loop(run: Interpreter, clauses: readonly Node[], scope: Scope, body: (scope: Scope) => void): boolean {
  const [first] = clauses;
  if (!first) {
    body(scope);
    return true;
  }
  const rest = first.name === 'async' ? clauses.slice(1) : clauses;
  const next = rest.findIndex(({ name }, index) => index > 0 && (name === 'for' || name === 'if' || name === 'async'));
  const [own, others] = next < 0 ? [rest, []] : [rest.slice(0, next), rest.slice(next)];
  if (own[0]!.name === 'if') {
    const holds = truth(run.evaluate(own[1]!, scope));
    return holds === undefined ? false : !holds || loop(run, others, scope, body);
  }
  const at = own.findIndex(({ name }) => name === 'in');
  const values = iterate(run.evaluate(own[at + 1]!, scope));
  if (!values) return false;
  for (const value of values) {
    run.step(own[0]!);
    const inner = new Scope(scope);
    assign(run, own.slice(1, at), value, inner);
    if (!loop(run, others, inner, body)) return false;
  }
  return true;
}

/** The parts of a comprehension: what is made, and the clauses that it is made in. */
function clausesOf(nodes: readonly Node[]): [made: Node[], clauses: Node[]] {
  const at = nodes.findIndex(({ name }) => name === 'for' || name === 'async');
  return [nodes.slice(0, at), nodes.slice(at)];
}

function comprehension(run: Interpreter, node: Node, nodes: readonly Node[], scope: Scope, kind: 'list' | 'set'): Value {
  const [made, clauses] = clausesOf(nodes);
  const values: Value[] = [];
  const known = loop(run, clauses, scope, (inner) => values.length < limits.size && values.push(...items(run, made, inner)));
  return known ? new List(values, kind) : run.unknown(node);
}

function dictionaryComprehension(run: Interpreter, node: Node, scope: Scope): Value {
  const [made, clauses] = clausesOf(children(node).slice(1, -1));
  const dict = new Dict();
  const known = loop(run, clauses, scope, (inner) => {
    const key = run.evaluate(made[0]!, inner);
    const value = run.evaluate(made.at(-1)!, inner);
    if (isKey(key)) dict.entries.set(key, value);
  });
  return known ? dict : run.unknown(node);
}

function member(run: Interpreter, node: Node, scope: Scope): Value {
  const [object, sign, ...rest] = children(node);
  const value = run.evaluate(object!, scope);
  if (sign!.name === '.') return rest[0] ? attribute(run, value, text(run, rest[0]), node) : run.unknown(node, [value]);
  return subscript(run, node, value, rest.slice(0, -1), scope);
}

function subscript(run: Interpreter, node: Node, object: Value, nodes: readonly Node[], scope: Scope): Value {
  if (object instanceof TensorValue) return passSlice(run, node, object);
  const parts = split(nodes);
  const [part = []] = parts;
  if (parts.length === 1 && part.some(({ name }) => name === ':')) return slice(run, node, object, part, scope);
  const index = parts.length === 1 ? run.evaluate(part[0]!, scope) : new List([]);
  if (object instanceof Dict && isKey(index)) return object.entries.get(index) ?? run.unknown(node);
  if ((object instanceof List || typeof object === 'string') && typeof index === 'number') {
    const all = typeof object === 'string' ? [...object] : object.items;
    const item = all.at(index);
    if (item !== undefined) return item;
  }
  return run.unknown(node, [object, index]);
}

function passSlice(run: Interpreter, node: Node, tensor: TensorValue): TensorValue {
  run.problem(node, 'slices of tensors are not read: the data pass whole');
  run.incomplete = true;
  return tensor;
}

function slice(run: Interpreter, node: Node, object: Value, part: readonly Node[], scope: Scope): Value {
  const bounds: (number | undefined)[] = [undefined, undefined, undefined];
  let place = 0;
  for (const one of part) {
    if (one.name === ':') {
      place++;
      continue;
    }
    const bound = run.evaluate(one, scope);
    if (typeof bound === 'number') bounds[place] = bound;
    else if (bound !== null) return run.unknown(node, [object, bound]);
  }
  const [from, to, step = 1] = bounds;
  if (typeof object === 'string') return sliced([...object], from, to, step).join('');
  if (object instanceof List) return new List(sliced(object.items, from, to, step), object.kind);
  return run.unknown(node, [object]);
}

function sliced<T>(all: readonly T[], from: number | undefined, to: number | undefined, step: number): T[] {
  if (step > 0) return all.slice(from ?? 0, to ?? all.length).filter((_, index) => index % step === 0);
  const place = (at: number) => (at < 0 ? at + all.length : at);
  const first = Math.min(from === undefined ? all.length - 1 : place(from), all.length - 1);
  const last = to === undefined ? -1 : place(to);
  return all
    .filter((_, index) => index <= first && index > last)
    .reverse()
    .filter((_, index) => index % (-step || 1) === 0);
}

function callExpression(run: Interpreter, node: Node, scope: Scope): Value {
  const [calleeNode, list] = children(node);
  const callee = run.evaluate(calleeNode!, scope);
  return list ? run.call(callee, readArguments(run, list, scope), node) : run.unknown(node, [callee]);
}

export function readArguments(run: Interpreter, list: Node, scope: Scope): Arguments {
  const args: Arguments = { positional: [], named: new Map(), node: list };
  for (const part of split(children(list).slice(1, -1))) readArgument(run, args, part, scope);
  return args;
}

function readArgument(run: Interpreter, args: Arguments, part: readonly Node[], scope: Scope): void {
  const [first, second, third] = part;
  const argument = (node: Node): Argument => ({ value: run.evaluate(node, scope), node });
  if (part.some(({ name }) => name === 'for')) {
    args.positional.push({ value: comprehension(run, first!, part, scope, 'list'), node: first! });
  } else if (first!.name === '*') {
    const { value, node } = argument(second!);
    const values = iterate(value);
    if (values) for (const one of values) args.positional.push({ value: one, node });
    else args.positional.push({ value, node });
  } else if (first!.name === '**') {
    const { value, node } = argument(second!);
    if (value instanceof Dict) for (const [key, one] of value.entries) args.named.set(String(key), { value: one, node });
    else if (!(value instanceof Unknown && value.reported))
      run.problem(node, `${run.source.slice(node)} is known only when the script runs: its options are left out`);
  } else if (second?.name === 'AssignOp' && third) {
    args.named.set(text(run, first!), argument(third));
  } else {
    args.positional.push(argument(first!));
  }
}

function binaryExpression(run: Interpreter, node: Node, scope: Scope): Value {
  const parts = children(node);
  const [left, right] = [parts[0]!, parts.at(-1)!];
  const operator = parts
    .slice(1, -1)
    .map((part) => text(run, part))
    .join(' ');
  if (operator === 'and' || operator === 'or') return connective(run, node, operator, left, right, scope);
  const a = run.evaluate(left, scope);
  const b = run.evaluate(right, scope);
  if (parts[1]!.name === 'ArithOp' || parts[1]!.name === 'BitOp') {
    if (a instanceof TensorValue || b instanceof TensorValue) return combine(run, node, operator, a, b);
    return binary(operator, a, b) ?? run.unknown(node, [a, b]);
  }
  return chained(run, left, operator, a, b, scope) ?? run.unknown(node, [a, b]);
}

/** `1 < a < 3` compares a with both. */
function chained(run: Interpreter, left: Node, operator: string, a: Value, b: Value, scope: Scope): boolean | undefined {
  const inner = left.name === 'BinaryExpression' && children(left)[1]!.name === 'CompareOp';
  if (!inner) return compare(operator, a, b);
  if (a === false) return false;
  return a === true ? compare(operator, run.evaluate(left.lastChild!, scope), b) : undefined;
}

function connective(run: Interpreter, node: Node, operator: string, left: Node, right: Node, scope: Scope): Value {
  const a = run.evaluate(left, scope);
  const holds = truth(a);
  if (holds === undefined) return run.unknown(node, [a, run.evaluate(right, scope)]);
  return holds === (operator === 'or') ? a : run.evaluate(right, scope);
}

function unaryExpression(run: Interpreter, node: Node, scope: Scope): Value {
  const [sign, operand] = children(node);
  const value = run.evaluate(operand!, scope);
  const operator = text(run, sign!);
  if (operator === 'not') {
    const holds = truth(value);
    return holds === undefined ? run.unknown(node, [value]) : !holds;
  }
  if (value instanceof TensorValue && operator === '-') return combine(run, node, '*', value, -1);
  if (typeof value !== 'number' && typeof value !== 'boolean') return run.unknown(node, [value]);
  return operator === '-' ? -value : operator === '~' ? -Number(value) - 1 : Number(value);
}

function conditional(run: Interpreter, node: Node, scope: Scope): Value {
  const [then, , condition, , otherwise] = children(node);
  const value = run.evaluate(condition!, scope);
  const holds = truth(value);
  if (holds === undefined) return run.unknown(node, [value]);
  return run.evaluate(holds ? then! : otherwise!, scope);
}

function lambda(run: Interpreter, node: Node, scope: Scope): Value {
  const list = node.getChild('ParamList');
  return new FunctionValue('', list ? readParameters(run, children(list), scope) : [], node.lastChild!, scope);
}

function named(run: Interpreter, node: Node, scope: Scope): Value {
  const [target, , expression] = children(node);
  const value = run.evaluate(expression!, scope);
  assign(run, [target!], value, scope);
  return value;
}
