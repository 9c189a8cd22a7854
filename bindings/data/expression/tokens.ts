// The text of an expression as tokens, each with its place.
import { shown } from '../error.js';
import { fault, type Span } from './error.js';

export type Token = Span &
  (
    | { kind: 'number'; value: number }
    | { kind: 'text'; value: string }
    /** a plain name: a column, a function or a word of the language */
    | { kind: 'name'; value: string }
    /** a name in backticks or brackets, which can only be a column */
    | { kind: 'column'; value: string }
    | { kind: 'sign'; value: string }
    | { kind: 'end'; value: '' }
  );

/** Longer expressions are refused. */
export const longest = 10_000;

const space = /\s+/y;
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const name = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;
const sign = /<=|>=|<>|!=|==|&&|\|\||\*\*|[-+*/%^=<>(),!]/y;
const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

/** All tokens, the last one of kind `end`. @throws ExpressionError for what is no token */
export function tokens(text: string): Token[] {
  if (text.length > longest)
    fault(`an expression must have at most ${longest} characters, got ${text.length}`, {
      from: longest,
      to: text.length,
    });
  const found: Token[] = [];
  for (let at = 0; at < text.length;) {
    const token = next(text, at);
    if (token === undefined) at = space.lastIndex;
    else {
      found.push(token);
      at = token.to;
    }
  }
  found.push({ kind: 'end', value: '', from: text.length, to: text.length });
  return found;
}

/** The token at a place; undefined for white space. */
function next(text: string, from: number): Token | undefined {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0];
  };
  if (match(space) !== undefined) {
    space.lastIndex = from + match(space)!.length;
    return undefined;
  }
  let word = match(number);
  if (word !== undefined) {
    const [value, to] = [Number(word), from + word.length];
    return Number.isFinite(value)
      ? { kind: 'number', value, from, to }
      : fault(`${word} is too large a number`, { from, to });
  }
  word = match(name);
  if (word !== undefined) return { kind: 'name', value: word, from, to: from + word.length };
  const first = text[from]!;
  if (first === '"' || first === "'") return quoted(text, from, first);
  if (first === '`') return quotedName(text, from, '`');
  if (first === '[') return quotedName(text, from, ']');
  word = match(sign);
  if (word !== undefined) return { kind: 'sign', value: word, from, to: from + word.length };
  const whole = String.fromCodePoint(text.codePointAt(from)!);
  return fault(`${shown(whole)} has no meaning here`, { from, to: from + whole.length });
}

/** A text in quotes; the quote itself is written twice or after a backslash. */
function quoted(text: string, from: number, quote: string): Token {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    const one = text[at]!;
    if (one === '\\' && at + 1 < text.length) {
      const escaped = text[++at]!;
      value += escapes[escaped] ?? escaped;
    } else if (one !== quote) value += one;
    else if (text[at + 1] === quote) value += text[at++]!;
    else return { kind: 'text', value, from, to: at + 1 };
  }
  return fault(`the text that begins here must end with ${quote}`, { from, to: text.length });
}

/** A column's name in backticks or brackets; the closing sign itself is written twice. */
function quotedName(text: string, from: number, close: string): Token {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== close) value += text[at]!;
    else if (text[at + 1] === close) value += text[at++]!;
    else return { kind: 'column', value, from, to: at + 1 };
  }
  return fault(`the column name that begins here must end with ${close}`, { from, to: text.length });
}

/** A column's name as it must stand in an expression. */
export function written(column: string): string {
  name.lastIndex = 0;
  const plain = name.exec(column)?.[0] === column && !words.has(column.toLowerCase());
  return plain ? column : `\`${column.replaceAll('`', '``')}\``;
}

/** Names that belong to the language; a column of such a name stands in backticks. */
export const words: ReadonlySet<string> = new Set([
  'and', 'or', 'not', 'in', 'between', 'is', 'true', 'false', 'missing', 'null', 'if',
]); // prettier-ignore
