// Text to tree: a parser by operator precedence (Pratt, "Top down operator precedence", POPL 1973). It is our own because the
// language has words such as `between` and `is missing` that parsers of JavaScript expressions don't know, and because each
// error shall say where it is and what was wanted.
import { shown } from '../error.js';
import { fault, type Span } from './error.js';
import { tokens, type Token } from './tokens.js';
import type { Binary, Node } from './tree.js';

/** Parentheses, calls and signs may be nested so deep ... */
const deepest = 100;
/** ... and operators may stand in a row so that the tree is so deep. */
const deepestTree = 1000;

const operators: Record<string, { operator: Binary; power: number }> = {
  or: { operator: 'or', power: 10 },
  '||': { operator: 'or', power: 10 },
  and: { operator: 'and', power: 20 },
  '&&': { operator: 'and', power: 20 },
  '=': { operator: '=', power: 40 },
  '==': { operator: '=', power: 40 },
  '!=': { operator: '!=', power: 40 },
  '<>': { operator: '!=', power: 40 },
  '<': { operator: '<', power: 40 },
  '<=': { operator: '<=', power: 40 },
  '>': { operator: '>', power: 40 },
  '>=': { operator: '>=', power: 40 },
  '+': { operator: '+', power: 50 },
  '-': { operator: '-', power: 50 },
  '*': { operator: '*', power: 60 },
  '/': { operator: '/', power: 60 },
  '%': { operator: '%', power: 60 },
  '^': { operator: '^', power: 80 },
  '**': { operator: '^', power: 80 },
};
const [notPower, comparePower, minusPower] = [30, 40, 70];

/** @throws ExpressionError that says at which character what was wanted */
export function parse(text: string): Node {
  const parser = new Parser(tokens(text));
  return parser.whole();
}

class Parser {
  #at = 0;
  #level = 0;

  constructor(readonly list: readonly Token[]) {}

  whole(): Node {
    if (this.#token.kind === 'end') fault('an expression is wanted, such as price > 10', this.#token);
    const node = this.#expression(0);
    if (this.#token.kind !== 'end') this.#wanted('an operator or the end');
    return node;
  }

  get #token(): Token {
    return this.list[this.#at]!;
  }

  /** Takes over a word or sign of the language if it is next. */
  #take(...values: string[]): Token | undefined {
    const token = this.#token;
    const value = token.kind === 'name' ? token.value.toLowerCase() : token.value;
    if ((token.kind !== 'sign' && token.kind !== 'name') || !values.includes(value as string))
      return undefined;
    this.#at++;
    return token;
  }

  #wanted(what: string): never {
    const { kind, value } = this.#token;
    const came = kind === 'end' ? 'the expression ends' : `got ${kind === 'number' ? value : shown(value)}`;
    return fault(`${what} is wanted, but ${kind === 'end' ? came : `${came}`}`, this.#token);
  }

  #expect(value: string, what = shown(value)): Token {
    return this.#take(value) ?? this.#wanted(what);
  }

  /** An operand and all operators behind it that bind more tightly than `power`. */
  #expression(power: number): Node {
    if (++this.#level > deepest)
      fault(`an expression must not be nested more than ${deepest} deep`, this.#token);
    let left = this.#operand();
    for (let next = this.#infix(left, power); next; next = this.#infix(left, power)) left = next;
    this.#level--;
    return left;
  }

  #operand(): Node {
    const token = this.#token;
    const { from, to } = token;
    if (token.kind === 'number')
      return this.#leaf({ kind: 'number', value: token.value, from, to, depth: 1 });
    if (token.kind === 'text') return this.#leaf({ kind: 'text', value: token.value, from, to, depth: 1 });
    if (token.kind === 'column') return this.#leaf({ kind: 'column', name: token.value, from, to, depth: 1 });
    if (this.#take('(')) {
      const node = this.#expression(0);
      this.#expect(')');
      return node;
    }
    if (this.#take('-')) return this.#prefix('minus', from, minusPower);
    if (this.#take('+')) return this.#expression(minusPower);
    if (this.#take('not', '!')) return this.#prefix('not', from, notPower);
    if (token.kind !== 'name') return this.#wanted('a value, a column or a function');
    const word = token.value.toLowerCase();
    if (this.#isCall()) return this.#call();
    if (word === 'true' || word === 'false')
      return this.#leaf({ kind: 'boolean', value: word === 'true', from, to, depth: 1 });
    if (word === 'missing' || word === 'null') return this.#leaf({ kind: 'missing', from, to, depth: 1 });
    if (['and', 'or', 'in', 'between', 'is'].includes(word))
      return this.#wanted('a value, a column or a function');
    return this.#leaf({ kind: 'column', name: token.value, from, to, depth: 1 });
  }

  #leaf(node: Node): Node {
    this.#at++;
    return node;
  }

  #prefix(kind: 'minus' | 'not', from: number, power: number): Node {
    const operand = this.#expression(power);
    return this.#checked({ kind, operand, from, to: operand.to, depth: operand.depth + 1 });
  }

  #isCall(): boolean {
    const next = this.list[this.#at + 1];
    return next?.kind === 'sign' && next.value === '(';
  }

  #call(): Node {
    const { value, from, to } = this.#token;
    this.#at += 2;
    const args = this.#take(')') ? [] : this.#listUpTo(')');
    const end = this.list[this.#at - 1]!.to;
    return this.#checked({
      kind: 'call',
      name: String(value),
      args,
      at: { from, to },
      from,
      to: end,
      depth: 1 + deepestOf(args),
    });
  }

  #listUpTo(close: string): Node[] {
    const list = [this.#expression(0)];
    while (this.#take(',')) list.push(this.#expression(0));
    this.#expect(close, `"," or ${shown(close)}`);
    return list;
  }

  /** The node of the operator behind `left`, if it binds more tightly than `power`. */
  #infix(left: Node, power: number): Node | undefined {
    const token = this.#token;
    if (token.kind !== 'sign' && token.kind !== 'name') return undefined;
    const word = token.value.toLowerCase();
    const found = Object.hasOwn(operators, word) ? operators[word] : undefined;
    if (!found) return comparePower > power ? this.#wordy(left, word) : undefined;
    if (found.power <= power) return undefined;
    this.#at++;
    const right = this.#expression(found.operator === '^' ? minusPower - 1 : found.power);
    if (found.power === comparePower) this.#refuseChain(right);
    const depth = 1 + deepestOf([left, right]);
    const { operator } = found;
    return this.#checked({
      kind: 'binary',
      operator,
      left,
      right,
      sign: span(token),
      from: left.from,
      to: right.to,
      depth,
    });
  }

  #refuseChain(right: Node): void {
    const token = this.#token;
    const next =
      token.kind === 'sign' && Object.hasOwn(operators, token.value) ? operators[token.value] : undefined;
    if (next?.power === comparePower)
      fault('two comparisons in a row must be joined by "and", or written as x between low and high', {
        from: token.from,
        to: Math.max(token.to, right.to),
      });
  }

  /** in (...), between low and high, is missing, each also with not. */
  #wordy(operand: Node, word: string): Node | undefined {
    const { from } = operand;
    if (word === 'is') {
      this.#at++;
      const negated = this.#take('not') !== undefined;
      const end = this.#take('missing', 'null') ?? this.#wanted('"missing" or "not missing"');
      return this.#checked({
        kind: 'missing?',
        operand,
        negated,
        from,
        to: end.to,
        depth: operand.depth + 1,
      });
    }
    const following = this.list[this.#at + 1];
    const negated = word === 'not' && following?.kind === 'name';
    const verb = negated ? String(following.value).toLowerCase() : word;
    if (verb !== 'in' && verb !== 'between') return undefined;
    this.#at += negated ? 2 : 1;
    if (verb === 'in') {
      this.#expect('(');
      const list = this.#listUpTo(')');
      const to = this.list[this.#at - 1]!.to;
      return this.#checked({
        kind: 'in',
        operand,
        list,
        negated,
        from,
        to,
        depth: 1 + deepestOf([operand, ...list]),
      });
    }
    const low = this.#expression(comparePower);
    if (!this.#take('and', '&&')) this.#wanted('"and" and the upper bound');
    const high = this.#expression(comparePower);
    const depth = 1 + deepestOf([operand, low, high]);
    return this.#checked({ kind: 'between', operand, low, high, negated, from, to: high.to, depth });
  }

  #checked(node: Node): Node {
    if (node.depth > deepestTree)
      fault(`an expression must not be more than ${deepestTree} operators deep`, node);
    return node;
  }
}

const span = ({ from, to }: Span): Span => ({ from, to });
const deepestOf = (nodes: readonly Node[]): number =>
  nodes.reduce((most, { depth }) => Math.max(most, depth), 0);
