// What the operators do: arithmetic, comparison, and logic with three values (Kleene: missing where the answer depends on it).
import { parseDate } from '../read/dates.js';
import { listed, shown } from '../error.js';
import type { Context } from './context.js';
import { fault, type Span } from './error.js';
import type { Binary } from './tree.js';
import {
  asTexts,
  booleans,
  nouns,
  numbers,
  texts,
  type Booleans,
  type Numbers,
  type Texts,
  type Value,
  type Vector,
} from './vector.js';

const day = 86_400_000;
/** the last moment that a Date can hold, in ms from 1970 */
const furthest = 8.64e15;
/** Joined texts longer than this become missing. */
export const longestText = 100_000;

type Arithmetic = '+' | '-' | '*' | '/' | '%' | '^';
const arithmetic: Record<Arithmetic, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a - b * Math.floor(a / b),
  '^': (a, b) => a ** b,
};

const steps = (vector: Value) => (vector.constant ? 0 : 1);

/** a + b and the like, of numbers; dates move by days, and texts are joined by +. */
export function arithmeticOf(
  operator: Arithmetic,
  a: Vector,
  b: Vector,
  context: Context,
  place: Span,
): Vector {
  if (operator === '+' && (a.kind === 'text' || b.kind === 'text'))
    return joined(asTexts(a), asTexts(b), context, place);
  const days = movedBy(operator, a, b);
  if (days) {
    const [x, y] = [a as Numbers, b as Numbers];
    return { ...computed(x, y, context, place, days.f), kind: days.kind };
  }
  if (a.kind !== 'number' || b.kind !== 'number') {
    const wrong = a.kind !== 'number' ? a : b;
    const wanted = operator === '+' || operator === '-' ? 'numbers, or dates and days,' : 'numbers';
    fault(`${shown(operator)} takes ${wanted} on both sides, got ${nouns[wrong.kind]}`, place);
  }
  return computed(a as Numbers, b as Numbers, context, place, arithmetic[operator], operator);
}

/** Arithmetic with dates: the days between two, or a date so many days later or earlier. */
function movedBy(
  operator: Arithmetic,
  { kind: left }: Vector,
  { kind: right }: Vector,
): { kind: 'number' | 'date'; f: (x: number, y: number) => number } | undefined {
  const within = (ms: number) => (Math.abs(ms) > furthest ? Infinity : ms);
  if (operator === '-' && left === 'date' && right === 'date')
    return { kind: 'number', f: (x, y) => (x - y) / day };
  if (operator === '-' && left === 'date' && right === 'number')
    return { kind: 'date', f: (x, y) => within(x - y * day) };
  if (operator === '+' && left === 'date' && right === 'number')
    return { kind: 'date', f: (x, y) => within(x + y * day) };
  if (operator === '+' && left === 'number' && right === 'date')
    return { kind: 'date', f: (x, y) => within(x * day + y) };
  return undefined;
}

function computed(
  a: Numbers,
  b: Numbers,
  context: Context,
  place: Span,
  f: (x: number, y: number) => number,
  operator = '',
): Numbers {
  const size = context.sizeOf([a, b]);
  const [s, t] = [steps(a), steps(b)];
  const values = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    const [x, y] = [a.values[row * s]!, b.values[row * t]!];
    let value = f(x, y);
    if (value - value !== 0 && x === x && y === y) {
      const zero = (operator === '/' || operator === '%') && y === 0;
      context.trouble(
        zero ? `${shown(operator)} divides by zero` : `${shown(operator || 'date')} gives no finite number`,
        place,
        row,
      );
      value = NaN;
    }
    values[row] = value;
  }
  return numbers(values, size === 1 && a.constant && b.constant);
}

function joined(a: Texts, b: Texts, context: Context, place: Span): Texts {
  const size = context.sizeOf([a, b]);
  const [s, t] = [steps(a), steps(b)];
  const values = Array.from({ length: size }, (_, row) => {
    const [x, y] = [a.values[row * s]!, b.values[row * t]!];
    if (x === null || y === null) return null;
    if (x.length + y.length <= longestText) return x + y;
    context.trouble(`the text is longer than ${longestText} characters`, place, row);
    return null;
  });
  return texts(values, a.constant && b.constant);
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
const holds: Record<Comparison, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Compares values of one kind; a text beside a date is read as a date, and words of an ordinal go by its order. */
export function compare(operator: Comparison, a: Vector, b: Vector, context: Context, place: Span): Booleans {
  const [left, right] = alike(a, b, place);
  const size = context.sizeOf([left, right]);
  const [s, t] = [steps(left), steps(right)];
  const values = new Int8Array(size);
  const test = holds[operator];
  if (left.kind === 'text') {
    const other = (right as Texts).values;
    for (let row = 0; row < size; row++) {
      const [x, y] = [left.values[row * s]!, other[row * t]!];
      values[row] = x === null || y === null ? -1 : Number(test(x === y ? 0 : x < y ? -1 : 1));
    }
  } else {
    const other = (right as Numbers).values;
    const isBoolean = left.kind === 'boolean';
    for (let row = 0; row < size; row++) {
      const [x, y] = [left.values[row * s]!, other[row * t]!];
      const gap = isBoolean ? x < 0 || y < 0 : x !== x || y !== y;
      values[row] = gap ? -1 : Number(test(x - y || (x === y ? 0 : x < y ? -1 : 1)));
    }
  }
  return booleans(values, left.constant && right.constant);
}

/** Both sides as one kind. */
function alike(a: Vector, b: Vector, place: Span): [Vector, Vector] {
  if (a.kind === 'text' && b.kind === 'text') {
    const order = a.order ?? b.order;
    return order ? [ranked(a, order, place), ranked(b, order, place)] : [a, b];
  }
  if (a.kind === b.kind) return [a, b];
  if (a.kind === 'date' && b.kind === 'text') return [a, dated(b, place)];
  if (a.kind === 'text' && b.kind === 'date') return [dated(a, place), b];
  if (a.kind === 'boolean' && b.kind === 'text') return [asTexts(a), b];
  if (a.kind === 'text' && b.kind === 'boolean') return [a, asTexts(b)];
  return fault(`${nouns[a.kind]} can't be compared with ${nouns[b.kind]}`, place);
}

function ranked({ values, constant }: Texts, order: readonly string[], place: Span): Numbers {
  const places = new Map(order.map((word, rank) => [word, rank]));
  const unknown = constant ? values.find((word) => word !== null && !places.has(word)) : undefined;
  if (unknown !== undefined)
    fault(`${shown(unknown)} is none of the words in order: ${listed(order, 8)}`, place);
  return numbers(
    Float64Array.from(values, (word) => (word === null ? NaN : (places.get(word) ?? NaN))),
    constant,
  );
}

function dated({ values, constant }: Texts, place: Span): Numbers {
  const moments = Float64Array.from(values, (text) => (text === null ? NaN : parseDate(text.trim(), 'mdy')));
  const wrong = constant && values[0] !== null && Number.isNaN(moments[0]);
  if (wrong) fault(`${shown(values[0])} is not a date; a date is wanted, such as "2001-05-31"`, place);
  return numbers(moments, constant, 'date');
}

export function and(a: Booleans, b: Booleans, context: Context): Booleans {
  return logic(a, b, context, (x, y) => (x === 0 || y === 0 ? 0 : x < 0 || y < 0 ? -1 : 1));
}

export function or(a: Booleans, b: Booleans, context: Context): Booleans {
  return logic(a, b, context, (x, y) => (x === 1 || y === 1 ? 1 : x < 0 || y < 0 ? -1 : 0));
}

export function not({ values, constant }: Booleans): Booleans {
  return booleans(
    values.map((truth) => (truth < 0 ? -1 : 1 - truth)),
    constant,
  );
}

function logic(a: Booleans, b: Booleans, context: Context, f: (x: number, y: number) => number): Booleans {
  const size = context.sizeOf([a, b]);
  const [s, t] = [steps(a), steps(b)];
  const values = new Int8Array(size);
  for (let row = 0; row < size; row++) values[row] = f(a.values[row * s]!, b.values[row * t]!);
  return booleans(values, a.constant && b.constant);
}

export const isArithmetic = (operator: Binary): operator is Arithmetic => Object.hasOwn(arithmetic, operator);
