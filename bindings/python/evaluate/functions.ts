// Functions of the script: their parameters, and their bodies read anew at each call.
import { bodyOf } from './blocks.js';
import { expressionNames, split, type Node } from '../read/syntax.js';
import type { Interpreter } from './interpreter.js';
import { Scope } from './scope.js';
import { Dict, FunctionValue, List, Unknown, typeName, type Arguments, type Parameter, type Value } from './values.js';

/** The parameters between a function's brackets or a lambda's words; defaults are worth what they are where they stand. */
export function readParameters(run: Interpreter, nodes: readonly Node[], scope: Scope): Parameter[] {
  const parameters: Parameter[] = [];
  let kind: Parameter['kind'] = 'plain';
  for (const part of split(nodes.filter(({ name }) => name !== '(' && name !== ')'))) {
    const sign = part[0]!.name;
    const variable = part.find(({ name }) => name === 'VariableName');
    if (sign === '*') kind = 'named'; // all that follow
    if (!variable) continue;
    const assigned = part.findIndex(({ name }) => name === 'AssignOp');
    const fallback = assigned < 0 ? undefined : run.evaluate(part[assigned + 1]!, scope);
    parameters.push({ name: run.source.slice(variable), kind: sign === '*' ? 'rest' : sign === '**' ? 'options' : kind, fallback });
  }
  return parameters;
}

/** What the function returns for these arguments; `self` comes first, if it is given. */
export function callFunction(run: Interpreter, callee: FunctionValue, args: Arguments, node: Node, self?: Value): Value {
  const scope = bind(run, callee, args, node, self);
  if (!scope) return new Unknown(run.source.slice(node), 'script', { reported: true });
  callee.calls++;
  return run.enter(node, () => {
    if (expressionNames.test(callee.body.name)) return run.evaluate(callee.body, scope);
    const end = run.execute(bodyOf(callee.body), scope);
    return end?.kind === 'return' ? end.value : null;
  });
}

/** A scope with the parameters in it; a problem, and nothing, if they don't go together with the arguments. */
function bind(run: Interpreter, callee: FunctionValue, args: Arguments, node: Node, self?: Value): Scope | undefined {
  const scope = new Scope(callee.scope);
  const positional = [...(self === undefined ? [] : [self]), ...args.positional.map(({ value }) => value)];
  const named = new Map([...args.named].map(([name, { value }]) => [name, value]));
  for (const { name, kind, fallback } of callee.parameters) {
    if (kind === 'rest') scope.set(name, new List(positional.splice(0), 'tuple'));
    else if (kind === 'options') scope.set(name, rest(named));
    else {
      const value = kind === 'plain' && positional.length ? positional.shift() : (take(named, name) ?? fallback);
      if (value === undefined) return void run.problem(node, `${typeName(callee)} needs ${name}`);
      scope.set(name, value);
    }
  }
  const surplus = [...named.keys()][0];
  if (surplus !== undefined) return void run.problem(node, `${typeName(callee)} has no parameter ${surplus}`);
  if (positional.length)
    return void run.problem(node, `${typeName(callee)} is called with ${positional.length} more ${positional.length === 1 ? 'value' : 'values'} than it takes`);
  return scope;
}

function take(named: Map<string, Value>, name: string): Value | undefined {
  const value = named.get(name);
  named.delete(name);
  return value;
}

function rest(named: Map<string, Value>): Dict {
  const dict = new Dict();
  for (const [name, value] of named) dict.entries.set(name, value);
  named.clear();
  return dict;
}
