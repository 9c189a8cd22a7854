// Statements, one after another: assignments, conditions and loops as far as they are known before the script runs.
import { importStatement } from '../keras/names.js';
import { passedOver } from '../keras/foreign.js';
import { children, expressionNames, split, type Node } from '../read/syntax.js';
import { assignedNames, bodyOf, concernsNetwork } from './blocks.js';
import { defineClass } from './classes.js';
import { evaluate, expressionList } from './expressions.js';
import { readParameters } from './functions.js';
import type { Interpreter } from './interpreter.js';
import { Exhausted, limits } from './limits.js';
import { binary, truth } from './operators.js';
import type { Scope } from './scope.js';
import { assign, iterate } from './targets.js';
import { FunctionValue, List, Unknown, type Value } from './values.js';

/** How a block ended, if not at its end. */
export type Completion = { kind: 'return'; value: Value } | { kind: 'break' } | { kind: 'continue' } | undefined;

type Rule = (run: Interpreter, node: Node, scope: Scope) => Completion;

export function execute(run: Interpreter, nodes: readonly Node[], scope: Scope): Completion {
  for (const node of nodes) {
    const end = statement(run, node, scope);
    if (end) return end;
  }
  return undefined;
}

function statement(run: Interpreter, node: Node, scope: Scope): Completion {
  run.step(node);
  const rule = rules[node.name];
  if (!rule || isBroken(run, node)) return undefined;
  const outer = run.trace;
  run.trace = { acts: 0, foreign: undefined };
  try {
    const end = rule(run, node, scope);
    const { acts, foreign } = run.trace;
    if (foreign && !acts && !compound.test(node.name)) run.notes.ignored(node, passedOver(foreign));
    return end;
  } catch (error) {
    // The JavaScript engine's own stack has an end too.
    if (error instanceof RangeError) run.problem(node, 'this is nested too deeply to be read');
    else if (error instanceof Exhausted && error.reach === 'statement') run.problem(error.span, error.message);
    else throw error;
    return undefined;
  } finally {
    outer.acts += run.trace.acts;
    run.trace = outer;
  }
}

const compound = /^(If|For|While|With|Try|Decorated|Match)Statement$|Definition$|^StatementGroup$/;

/** Of a block only its head must be sound. */
function isBroken(run: Interpreter, node: Node): boolean {
  const end = node.getChild('Body')?.from ?? node.to;
  for (let line = run.source.lineOf(node.from); line <= run.source.lineOf(Math.max(end - 1, node.from)); line++) if (run.broken.has(line)) return true;
  return false;
}

const rules: Readonly<Record<string, Rule>> = {
  AssignStatement: (run, node, scope) => assignment(run, node, scope),
  UpdateStatement: (run, node, scope) => update(run, node, scope),
  ExpressionStatement: (run, node, scope) => {
    if (node.firstChild?.name !== 'String') expressionList(run, children(node), scope); // else a comment in quotes
    return undefined;
  },
  ImportStatement: (run, node, scope) => importStatement(run, node, scope),
  ReturnStatement: (run, node, scope) => {
    const values = children(node).slice(1);
    return { kind: 'return', value: values.length ? expressionList(run, values, scope) : null };
  },
  BreakStatement: () => ({ kind: 'break' }),
  ContinueStatement: () => ({ kind: 'continue' }),
  PrintStatement: (run, node) => void run.foreign('show', node.firstChild!),
  DeleteStatement: (run, node, scope) => {
    for (const name of node.getChildren('VariableName')) scope.delete(run.source.slice(name));
    return undefined;
  },
  ScopeStatement: (run, node, scope) => {
    const names = node.getChildren('VariableName').map((name) => run.source.slice(name));
    scope.declare(names, node.firstChild!.name === 'global' ? 'global' : 'nonlocal');
    return undefined;
  },
  StatementGroup: (run, node, scope) => run.execute(children(node), scope),
  IfStatement: (run, node, scope) => condition(run, node, scope),
  ForStatement: (run, node, scope) => forLoop(run, node, scope),
  WhileStatement: (run, node, scope) => whileLoop(run, node, scope),
  WithStatement: (run, node, scope) => withBlock(run, node, scope),
  TryStatement: (run, node, scope) => tryBlock(run, node, scope),
  MatchStatement: (run, node, scope) => passOver(run, node, scope, 'which case holds'),
  FunctionDefinition: (run, node, scope) => defineFunction(run, node, scope),
  ClassDefinition: (run, node, scope) => defineClass(run, node, scope),
  DecoratedStatement: (run, node, scope) => {
    const definition = node.lastChild!;
    return rules[definition.name]?.(run, definition, scope);
  },
};

function assignment(run: Interpreter, node: Node, scope: Scope): Completion {
  const groups: Node[][] = [[]];
  for (const child of children(node)) {
    if (child.name === 'AssignOp') groups.push([]);
    else if (child.name !== 'TypeDef') groups.at(-1)!.push(child);
  }
  const values = groups.pop()!;
  if (!groups.length) return undefined; // a type alone
  const value = expressionList(run, values, scope);
  for (const targets of groups) assign(run, targets, value, scope);
  return undefined;
}

function update(run: Interpreter, node: Node, scope: Scope): Completion {
  const parts = children(node);
  const at = parts.findIndex(({ name }) => name === 'UpdateOp');
  const [targets, values] = [parts.slice(0, at), parts.slice(at + 1)];
  const before = evaluate(run, targets[0]!, scope);
  const added = expressionList(run, values, scope);
  const operator = run.source.slice(parts[at]!).slice(0, -1);
  if (operator === '+' && before instanceof List && before.kind === 'list') {
    const more = iterate(added);
    if (more) before.items = [...before.items, ...more];
    return undefined;
  }
  assign(run, targets, binary(operator, before, added) ?? run.unknown(node, [before, added]), scope);
  return undefined;
}

/** The pairs of a head and a body in an `if`; the head is missing for `else`. */
function branches(node: Node): { head: Node | undefined; body: Node }[] {
  const found: { head: Node | undefined; body: Node }[] = [];
  let head: Node | undefined;
  for (const child of children(node)) {
    if (child.name === 'Body') {
      found.push({ head, body: child });
      head = undefined;
    } else if (expressionNames.test(child.name)) head = child;
  }
  return found;
}

function condition(run: Interpreter, node: Node, scope: Scope): Completion {
  for (const { head, body } of branches(node)) {
    const value = head ? run.evaluate(head, scope) : true;
    const holds = truth(value);
    if (holds === undefined) return passOver(run, node, scope, `whether ${run.source.slice(head!)}`, value);
    if (holds) return run.execute(bodyOf(body), scope);
  }
  return undefined;
}

/** A block that only the running script can decide on: the names that it sets are open from here on. */
function passOver(run: Interpreter, node: Node, scope: Scope, what: string, cause: Value = null): Completion {
  const head = { from: node.from, to: node.getChild('Body')?.from ?? node.to };
  const reported = cause instanceof Unknown && cause.reported;
  if (reported) run.act();
  else if (concernsNetwork(run, node, scope)) run.problem(head, `${what} is known only when the script runs: this block is left out`);
  else run.notes.ignored(head, `${what} is known only when the script runs, and nothing of the network depends on it`);
  for (const name of assignedNames(run, node)) {
    const value = run.given.get(name) ?? new Unknown(name);
    if (!scope.get(name) || value instanceof Unknown === false || isPlain(scope.get(name)!)) scope.set(name, value);
  }
  return undefined;
}

const isPlain = (value: Value) => typeof value !== 'object' || value === null || value instanceof Unknown;

function forLoop(run: Interpreter, node: Node, scope: Scope): Completion {
  const parts = children(node);
  const [start, middle, end] = ['for', 'in', 'Body'].map((word) => parts.findIndex(({ name }) => name === word)) as [number, number, number];
  const [targets, values, body] = [parts.slice(start + 1, middle), parts.slice(middle + 1, end), parts[end]];
  if (!body) return undefined;
  const over = expressionList(run, values, scope);
  const items = iterate(over);
  if (!items) return passOver(run, node, scope, `what ${run.source.slice({ from: values[0]!.from, to: values.at(-1)!.to })} holds`, over);
  for (const item of items.slice(0, limits.rounds)) {
    run.step(node);
    assign(run, targets, item, scope);
    const completion = run.execute(bodyOf(body), scope);
    if (completion?.kind === 'break') return undefined;
    if (completion?.kind === 'return') return completion;
  }
  if (items.length > limits.rounds) tooLong(run, node);
  return otherwise(run, node, scope);
}

function tooLong(run: Interpreter, node: Node): void {
  run.problem({ from: node.from, to: node.getChild('Body')!.from }, `this loop is read for its first ${limits.rounds} rounds only`);
}

function whileLoop(run: Interpreter, node: Node, scope: Scope): Completion {
  const [, head, body] = children(node);
  if (!body || body.name !== 'Body') return undefined;
  for (let round = 0; round < limits.rounds; round++) {
    run.step(node);
    const holds = truth(run.evaluate(head!, scope));
    if (holds === undefined) return passOver(run, node, scope, `whether ${run.source.slice(head!)}`);
    if (!holds) return otherwise(run, node, scope);
    const completion = run.execute(bodyOf(body), scope);
    if (completion?.kind === 'break') return undefined;
    if (completion?.kind === 'return') return completion;
  }
  tooLong(run, node);
  return undefined;
}

/** The `else` of a loop that came to its end. */
function otherwise(run: Interpreter, node: Node, scope: Scope): Completion {
  const last = node.lastChild!;
  return last.prevSibling?.name === 'else' ? run.execute(bodyOf(last), scope) : undefined;
}

/** `with strategy.scope():` changes nothing of what is laid out in it. */
function withBlock(run: Interpreter, node: Node, scope: Scope): Completion {
  const parts = children(node);
  const body = parts.at(-1)!;
  if (body.name !== 'Body') return undefined;
  for (const part of split(parts.slice(parts[0]!.name === 'async' ? 2 : 1, -1))) {
    const value = run.evaluate(part[0]!, scope);
    if (part[1]?.name === 'as') assign(run, [part[2]!], value, scope);
  }
  return run.execute(bodyOf(body), scope);
}

/** Nothing goes wrong in what is only read, so handlers are left out. */
function tryBlock(run: Interpreter, node: Node, scope: Scope): Completion {
  let word = '';
  for (const child of children(node)) {
    if (child.name === 'Body' && word !== 'except') {
      const end = run.execute(bodyOf(child), scope);
      if (end) return end;
    } else if (/^(try|except|else|finally)$/.test(child.name)) word = child.name;
  }
  return undefined;
}

function defineFunction(run: Interpreter, node: Node, scope: Scope): Completion {
  const name = run.source.slice(node.getChild('VariableName')!);
  const body = node.getChild('Body');
  const list = node.getChild('ParamList');
  if (body) scope.set(name, new FunctionValue(name, list ? readParameters(run, children(list), scope) : [], body, scope));
  return undefined;
}
