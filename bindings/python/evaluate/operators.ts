// Python's operators on values that are known.
import { limits, spend } from './limits.js';
import { Dict, List, type Value } from './values.js';

/** The result, or nothing if Python would refuse or the result would be too long. */
export function binary(operator: string, a: Value, b: Value): Value | undefined {
  const [x, y] = [numeric(a), numeric(b)];
  if (x !== undefined && y !== undefined) return arithmetic[operator]?.(x, y);
  if (operator === '+') return joined(a, b);
  if (operator === '*') return y === undefined ? (x === undefined ? undefined : repeated(b, x)) : repeated(a, y);
  if (operator === '%' && typeof a === 'string') return formatted(a, b instanceof List && b.kind === 'tuple' ? b.items : [b]);
  return undefined;
}

const floorMod = (x: number, y: number) => x - y * Math.floor(x / y);

const arithmetic: Readonly<Record<string, (x: number, y: number) => number | undefined>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => (y === 0 ? undefined : x / y),
  '//': (x, y) => (y === 0 ? undefined : Math.floor(x / y)),
  '%': (x, y) => (y === 0 ? undefined : floorMod(x, y)),
  '**': (x, y) => x ** y,
  '<<': (x, y) => x * 2 ** y,
  '>>': (x, y) => Math.floor(x / 2 ** y),
  '&': (x, y) => Number(BigInt.asIntN(64, BigInt(Math.trunc(x)) & BigInt(Math.trunc(y)))),
  '|': (x, y) => Number(BigInt.asIntN(64, BigInt(Math.trunc(x)) | BigInt(Math.trunc(y)))),
  '^': (x, y) => Number(BigInt.asIntN(64, BigInt(Math.trunc(x)) ^ BigInt(Math.trunc(y)))),
};

const numeric = (value: Value): number | undefined => (typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : undefined);

function joined(a: Value, b: Value): Value | undefined {
  if (typeof a === 'string' && typeof b === 'string') return a.length + b.length <= limits.size ? a + b : undefined;
  if (a instanceof List && b instanceof List && a.kind === b.kind && a.items.length + b.items.length <= limits.size)
    return new List([...a.items, ...b.items], a.kind);
  return undefined;
}

function repeated(value: Value, times: number): Value | undefined {
  if (!Number.isInteger(times)) return undefined;
  const count = Math.max(times, 0);
  if (typeof value === 'string') return value.length * count <= limits.size ? value.repeat(count) : undefined;
  if (value instanceof List && value.items.length * count <= limits.size) return new List(Array.from({ length: count }, () => value.items).flat(), value.kind);
  return undefined;
}

/** `'conv%d' % 3` */
function formatted(text: string, values: Value[]): string | undefined {
  let used = 0;
  const result = text.replace(/%(0?)(\d*)(?:\.(\d+))?([sdifge%])/g, (_, zero: string, width: string, digits: string | undefined, kind: string) => {
    if (kind === '%') return '%';
    const value = values[used++];
    const plain = kind === 's' ? asText(value ?? null) : number(Number(value), kind, digits);
    return plain.padStart(Number(width) || 0, zero && kind !== 's' ? '0' : ' ');
  });
  return used === values.length ? result : undefined;
}

function number(value: number, kind: string, digits: string | undefined): string {
  if (kind === 'd' || kind === 'i') return String(Math.trunc(value));
  if (kind === 'f') return value.toFixed(Math.min(Number(digits ?? 6), 50));
  return kind === 'e' ? value.toExponential(Math.min(Number(digits ?? 6), 50)) : String(value);
}

/** One of Python's comparisons; nothing where it can't be told. */
export function compare(operator: string, a: Value, b: Value): boolean | undefined {
  if (operator === 'is' || operator === '==') return equal(a, b);
  if (operator === 'is not' || operator === '!=' || operator === '<>') return negated(equal(a, b));
  if (operator === 'in') return contains(b, a);
  if (operator === 'not in') return negated(contains(b, a));
  const [x, y] = [numeric(a) ?? a, numeric(b) ?? b];
  const ordered = (typeof x === 'number' && typeof y === 'number') || (typeof x === 'string' && typeof y === 'string');
  if (!ordered) return undefined;
  return operator === '<' ? x < y : operator === '>' ? x > y : operator === '<=' ? x <= y : operator === '>=' ? x >= y : undefined;
}

const negated = (value: boolean | undefined) => (value === undefined ? undefined : !value);

/** Whether two values are equal; nothing if one of them is known only when the script runs. */
export function equal(a: Value, b: Value): boolean | undefined {
  spend();
  if (isPlain(a) && isPlain(b)) return (numeric(a) ?? a) === (numeric(b) ?? b);
  if (a instanceof List && b instanceof List) {
    if (a.kind !== b.kind || a.items.length !== b.items.length) return false;
    const each = a.items.map((item, index) => equal(item, b.items[index]!));
    return each.includes(false) ? false : each.includes(undefined) ? undefined : true;
  }
  if (a === b) return true;
  return isKnown(a) && isKnown(b) ? false : undefined;
}

function contains(whole: Value, part: Value): boolean | undefined {
  if (typeof whole === 'string') return typeof part === 'string' ? whole.includes(part) : undefined;
  if (whole instanceof Dict) return isKey(part) ? whole.entries.has(part) : undefined;
  if (!(whole instanceof List)) return undefined;
  const each = whole.items.map((item) => equal(item, part));
  return each.includes(true) ? true : each.includes(undefined) ? undefined : false;
}

const isPlain = (value: Value): value is null | boolean | number | string => value === null || typeof value !== 'object';
const isKnown = (value: Value) => isPlain(value) || value instanceof List || value instanceof Dict;
export const isKey = (value: Value | undefined): value is string | number | boolean => value !== undefined && value !== null && typeof value !== 'object';

/** Whether a value counts as true in a condition; nothing if that is known only when the script runs. */
export function truth(value: Value): boolean | undefined {
  if (isPlain(value)) return Boolean(value);
  if (value instanceof List) return value.items.length > 0;
  if (value instanceof Dict) return value.entries.size > 0;
  return undefined;
}

/** str() of a value. */
export function asText(value: Value): string {
  spend();
  if (typeof value === 'string') return value;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value instanceof List) {
    const items = value.items.map((item) => (typeof item === 'string' ? `'${item}'` : asText(item)));
    const text = items.join(', ');
    return value.kind === 'tuple' ? `(${text}${items.length === 1 ? ',' : ''})` : value.kind === 'set' ? `{${text}}` : `[${text}]`;
  }
  return typeof value === 'number' ? String(value) : '';
}

/** `format(value, spec)` for the specifications that names of layers and files are made with. */
export function format(value: Value, spec: string): string {
  const match = /^([<>^]?)(0?)(\d*)(,?)(?:\.(\d+))?([dsfeg%]?)$/.exec(spec);
  if (!match) return asText(value);
  const [, align, zero, width, comma, digits, kind] = match;
  let text = asText(value);
  if (typeof value === 'number') {
    const places = Math.min(Number(digits ?? 6), 50);
    if (kind === 'f') text = value.toFixed(places);
    else if (kind === 'e') text = value.toExponential(places);
    else if (kind === '%') text = `${(value * 100).toFixed(places)}%`;
    if (comma) text = text.replace(/\B(?=(\d{3})+$)/g, ',');
  }
  const room = Math.min(Number(width), 1000);
  if (zero) return text.padStart(room, '0');
  return align === '<' || (!align && typeof value === 'string')
    ? text.padEnd(room)
    : align === '^'
      ? text.padStart((text.length + room) >> 1).padEnd(room)
      : text.padStart(room);
}
