// An expression's tree over a table: each node becomes a vector. Nothing is compiled, so no text ever runs as a program.
import { count, hint, shown } from '../error.js';
import type { Table } from '../table.js';
import { Context } from './context.js';
import { fault } from './error.js';
import { functionNamed, functions } from './functions/index.js';
import { and, arithmeticOf, compare, isArithmetic, not, or, type Comparison } from './operators.js';
import type { Node } from './tree.js';
import {
  booleans,
  fromColumn,
  isMissing,
  nothing,
  nouns,
  numbers,
  texts,
  type Booleans,
  type Kind,
  type Value,
  type Vector,
} from './vector.js';

type Call = Extract<Node, { kind: 'call' }>;

/** @throws ExpressionError for an unknown column or function, or values of the wrong kind */
export class Evaluation {
  readonly context: Context;
  readonly #columns = new Map<string, Vector>();

  constructor(readonly table: Table) {
    this.context = new Context(table.rowCount);
  }

  /** The value of a node; a lone `missing` is taken as a text. */
  vector(node: Node): Vector {
    const value = this.#value(node);
    return value.kind === 'missing' ? nothing('text') : value;
  }

  #value(node: Node): Value {
    switch (node.kind) {
      case 'number':
        return numbers(Float64Array.of(node.value), true);
      case 'text':
        return texts([node.value], true);
      case 'boolean':
        return booleans(Int8Array.of(Number(node.value)), true);
      case 'missing':
        return { kind: 'missing', constant: true };
      case 'column':
        return this.#column(node.name, node);
      case 'minus': {
        const zero = numbers(Float64Array.of(-0), true);
        const operand = this.#of(node.operand, 'number', '"-"');
        return arithmeticOf('-', zero, operand, this.context, node);
      }
      case 'not':
        return not(this.#truth(node.operand, '"not"'));
      case 'binary':
        return this.#binary(node);
      case 'in':
        return this.#in(node);
      case 'between':
        return this.#between(node);
      case 'missing?': {
        const operand = this.vector(node.operand);
        const size = operand.constant ? 1 : this.context.rows;
        const values = Int8Array.from({ length: size }, (_, row) =>
          Number(isMissing(operand, row) !== node.negated),
        );
        return booleans(values, operand.constant);
      }
      case 'call':
        return this.#call(node);
    }
  }

  #column(name: string, node: Node): Vector {
    const known = this.#columns.get(name);
    if (known) return known;
    if (!this.table.has(name)) {
      const names = this.table.columnNames;
      const call = functionNamed(name) ? `; ${name}() is a function` : hint(name, names);
      fault(`there is no column ${shown(name)}${call}`, node);
    }
    const vector = fromColumn(this.table.column(name));
    this.#columns.set(name, vector);
    return vector;
  }

  /** The value of a node that must be of one kind. */
  #of(node: Node, kind: Kind, who: string): Vector {
    const value = this.#value(node);
    if (value.kind === 'missing') return nothing(kind);
    if (value.kind !== kind) fault(`${who} takes ${nouns[kind]}, got ${nouns[value.kind]}`, node);
    return value;
  }

  #truth(node: Node, who: string): Booleans {
    return this.#of(node, 'boolean', who) as Booleans;
  }

  #binary(node: Extract<Node, { kind: 'binary' }>): Vector {
    const { operator, left, right, sign } = node;
    if (operator === 'and' || operator === 'or') {
      const [a, b] = [this.#truth(left, shown(operator)), this.#truth(right, shown(operator))];
      return (operator === 'and' ? and : or)(a, b, this.context);
    }
    const [a, b] = [this.#value(left), this.#value(right)];
    if (!isArithmetic(operator) && (a.kind === 'missing' || b.kind === 'missing'))
      return fault('nothing compares with missing; write "is missing" or "is not missing"', sign);
    const [x, y] = paired(a, b, 'number');
    return isArithmetic(operator)
      ? arithmeticOf(operator, x, y, this.context, sign)
      : compare(operator as Comparison, x, y, this.context, sign);
  }

  /** True if the value equals one of the list; missing if it is missing, or if it equals none and the list has a missing value. */
  #in({ operand, list, negated }: Extract<Node, { kind: 'in' }>): Booleans {
    const value = this.vector(operand);
    let found = booleans(Int8Array.of(0), true);
    for (const node of list) {
      const one = this.#value(node);
      const equal =
        one.kind === 'missing'
          ? fault('nothing compares with missing; write "is missing"', node)
          : compare('=', value, one, this.context, node);
      found = or(found, equal, this.context);
    }
    return negated ? not(found) : found;
  }

  #between(node: Extract<Node, { kind: 'between' }>): Booleans {
    const [x, low, high] = [node.operand, node.low, node.high].map((one) => this.vector(one)) as [
      Vector,
      Vector,
      Vector,
    ];
    const inside = and(
      compare('>=', x, low, this.context, node.low),
      compare('<=', x, high, this.context, node.high),
      this.context,
    );
    return node.negated ? not(inside) : inside;
  }

  #call({ name, args, at }: Call): Vector {
    const found = functionNamed(name);
    if (!found)
      return fault(
        `there is no function ${shown(name)}${hint(
          name,
          functions.map((one) => one.name),
        )}`,
        at,
      );
    const least = found.args.filter(({ optional }) => !optional).length;
    const most = found.several ? Infinity : found.args.length;
    if (args.length < least || args.length > most) {
      const wanted =
        most === Infinity
          ? `at least ${count(least, 'value')}`
          : least === most
            ? count(least, 'value')
            : `${least} to ${count(most, 'value')}`;
      fault(`${found.name}() takes ${wanted}, got ${args.length}`, at);
    }
    const values = args.map((node) => this.#value(node));
    // `missing` among the arguments takes the kind that the others have, or that the function wants.
    const other =
      values.findLast(({ kind }) => kind !== 'missing' && kind !== 'boolean') ??
      values.findLast(({ kind }) => kind !== 'missing');
    const ready = values.map((value, i) => {
      const { kinds, name: argument } = found.args[Math.min(i, found.args.length - 1)]!;
      if (value.kind === 'missing') {
        const kind =
          other && other.kind !== 'missing' && (kinds?.includes(other.kind) ?? true)
            ? other.kind
            : (kinds?.[0] ?? 'text');
        return nothing(kind);
      }
      if (kinds && !kinds.includes(value.kind))
        fault(
          `${found.name}() takes ${kinds.map((kind) => nouns[kind]).join(' or ')} as ${argument}, got ${nouns[value.kind]}`,
          args[i]!,
        );
      return value;
    });
    return found.run(ready, this.context, at);
  }
}

/** Two values of which one may be the literal `missing`. */
function paired(a: Value, b: Value, otherwise: Kind): [Vector, Vector] {
  if (a.kind === 'missing')
    return [
      nothing(b.kind === 'missing' ? otherwise : b.kind),
      b.kind === 'missing' ? nothing(otherwise) : b,
    ];
  return [a, b.kind === 'missing' ? nothing(a.kind) : b];
}
