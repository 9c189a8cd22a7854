// Python's own functions, and the few of math and numpy that sizes of layers are computed with.
import type { Node } from '../read/syntax.js';
import type { Interpreter } from './interpreter.js';
import { limits, spend } from './limits.js';
import { asText, compare, equal, truth } from './operators.js';
import { iterate } from './targets.js';
import { Dict, List, Unknown, type Arguments, type NestedNumbers, type Value } from './values.js';

type Rule = (values: Value[], named: ReadonlyMap<string, Value>, run: Interpreter, node: Node) => Value | undefined;

const number = (value: Value | undefined): number | undefined => (typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : undefined);

const numbers = (value: Value | undefined): number[] | undefined => {
  const all = iterate(value ?? null)?.map(number);
  return all?.every((one) => one !== undefined) ? (all as number[]) : undefined;
};

/** A function of numbers that are all known. */
const of =
  (compute: (...args: number[]) => number): Rule =>
  (values) => {
    const all = values.map(number);
    return all.length && all.every((one) => one !== undefined) ? compute(...(all as number[])) : undefined;
  };

/** A function of the numbers in a list, or of its arguments. */
const over =
  (compute: (all: number[]) => number): Rule =>
  (values) => {
    const all = values.length === 1 && typeof values[0] !== 'number' ? numbers(values[0]) : numbers(new List(values));
    return all?.length ? compute(all) : undefined;
  };

const list =
  (kind: List['kind']): Rule =>
  ([value]) => {
    if (value === undefined) return new List([], kind);
    const items = iterate(value);
    return items && new List(kind === 'set' ? distinct(items) : [...items], kind);
  };

const distinct = (items: readonly Value[]) => items.filter((item, index) => items.findIndex((other) => equal(item, other)) === index);

const roundHalfEven = (value: number, digits = 0): number => {
  const scaled = value * 10 ** digits;
  const floor = Math.floor(scaled);
  return (scaled - floor === 0.5 ? floor + (floor % 2) : Math.round(scaled)) / 10 ** digits;
};

const range: Rule = (values) => {
  const all = values.map(number);
  if (!all.length || all.some((one) => one === undefined)) return undefined;
  const [from, to, step] = (all.length === 1 ? [0, all[0], 1] : [all[0], all[1], all[2] ?? 1]) as [number, number, number];
  const length = Math.max(Math.ceil((to - from) / step), 0);
  return length <= limits.size ? new List(Array.from({ length }, (_, index) => from + index * step)) : undefined;
};

const sorted: Rule = ([value], named) => {
  const items = value === undefined ? undefined : iterate(value);
  if (!items || named.has('key')) return undefined;
  const order = [...items].sort((a, b) => (compare('<', a, b) ? -1 : compare('>', a, b) ? 1 : 0));
  return new List(truth(named.get('reverse') ?? false) ? order.reverse() : order);
};

const pure: Readonly<Record<string, Rule>> = {
  range,
  xrange: range,
  sorted,
  len: ([value]) =>
    typeof value === 'string' ? value.length : value instanceof Dict ? value.entries.size : value instanceof List ? value.items.length : undefined,
  int: ([value]) => {
    const text = typeof value === 'string' && /^\s*[-+]?\d+\s*$/.test(value) ? Number(value) : number(value);
    return text === undefined ? undefined : Math.trunc(text);
  },
  float: ([value]) => (typeof value === 'string' && value.trim() && !Number.isNaN(Number(value)) ? Number(value) : number(value)),
  str: ([value]) => (value === undefined ? '' : isUnsayable(value) ? undefined : asText(value)),
  bool: ([value]) => (value === undefined ? false : truth(value)),
  list: list('list'),
  tuple: list('tuple'),
  set: list('set'),
  dict: ([value], named) => {
    if (value !== undefined && !(value instanceof Dict)) return undefined;
    const dict = new Dict();
    for (const [key, one] of [...(value?.entries ?? []), ...named]) dict.entries.set(key, one);
    return dict;
  },
  abs: of(Math.abs),
  pow: of((a, b = 1) => a ** b),
  round: of(roundHalfEven),
  min: over((all) => Math.min(...all)),
  max: over((all) => Math.max(...all)),
  sum: ([value]) => numbers(value)?.reduce((sum, one) => sum + one, 0),
  reversed: ([value]) => (value instanceof List ? new List([...value.items].reverse()) : undefined),
  enumerate: ([value, start], named) => {
    const first = number(start ?? named.get('start') ?? 0) ?? 0;
    const items = value === undefined ? undefined : iterate(value);
    return items && new List(items.map((item, index) => new List([first + index, item], 'tuple')));
  },
  zip: (values) => {
    const all = values.map(iterate);
    if (!all.length || all.some((one) => !one)) return undefined;
    const lists = all as (readonly Value[])[];
    return new List(
      Array.from(
        { length: Math.min(...lists.map(({ length }) => length)) },
        (_, index) =>
          new List(
            lists.map((one) => one[index]!),
            'tuple',
          ),
      ),
    );
  },
  any: ([value]) => iterate(value ?? null)?.some((item) => truth(item)),
  all: ([value]) => iterate(value ?? null)?.every((item) => truth(item)),
};

const isUnsayable = (value: Value) => typeof value === 'object' && value !== null && !(value instanceof List);

/** What else Python knows without an import; a script that calls these does nothing for the network. */
const others = new Set(
  `
    print open input isinstance issubclass type super map filter next iter id hash repr format chr ord vars dir getattr setattr hasattr
    callable exit quit object slice staticmethod classmethod property frozenset bytes bytearray complex divmod eval exec globals locals help
    memoryview Exception ValueError TypeError RuntimeError KeyError IndexError ImportError NotImplementedError StopIteration
  `.match(/\w+/g),
);

export const isBuiltin = (name: string) => Object.hasOwn(pure, name) || others.has(name);

const maths: Readonly<Record<string, Rule>> = {
  ceil: of(Math.ceil),
  floor: of(Math.floor),
  sqrt: of(Math.sqrt),
  log: of((value, base) => (base === undefined ? Math.log(value) : Math.log(value) / Math.log(base))),
  log2: of(Math.log2),
  log10: of(Math.log10),
  exp: of(Math.exp),
  pow: of((a, b = 1) => a ** b),
  prod: over((all) => all.reduce((product, one) => product * one, 1)),
};

/** The constants of math and numpy. */
export const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E, inf: Infinity };

/** A call of one of these by its path, if the result is known. */
export function callPlain(run: Interpreter, path: string, args: Arguments, node: Node): Value | undefined {
  const [module, ...rest] = path.split('.');
  const name = rest.join('.');
  const values = args.positional.map(({ value }) => value);
  const named = new Map([...args.named].map(([key, { value }]) => [key, value]));
  if (module === 'builtins') return Object.hasOwn(pure, name) ? pure[name]!(values, named, run, node) : undefined;
  if (module === 'numpy' && (name === 'array' || name === 'asarray')) return spelledOut(run, values[0], node);
  const math = /^(?:math|numpy|tensorflow\.math|keras\.ops)\.(\w+)$/.exec(path)?.[1];
  return math && Object.hasOwn(maths, math) ? maths[math]!(values, named, run, node) : undefined;
}

/** An array of numbers that stand in the script. */
function spelledOut(run: Interpreter, value: Value | undefined, node: Node): Unknown | undefined {
  const array = value === undefined ? undefined : nested(value);
  return typeof array === 'object' ? new Unknown(run.source.slice(node), 'data', { array }) : undefined;
}

function nested(value: Value): number | NestedNumbers | undefined {
  spend();
  if (!(value instanceof List)) return number(value);
  const items = value.items.map(nested);
  return items.every((item) => item !== undefined) ? (items as NestedNumbers) : undefined;
}
