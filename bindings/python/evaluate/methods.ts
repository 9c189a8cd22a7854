// Methods of lists, dicts and texts that networks are laid out with.
import { limits } from './limits.js';
import { equal, format, isKey } from './operators.js';
import { iterate } from './targets.js';
import { Dict, List, type Arguments, type Value } from './values.js';

type Rule<T> = (self: T, values: Value[], named: ReadonlyMap<string, Value>) => Value | undefined;

const listMethods: Readonly<Record<string, Rule<List>>> = {
  append(self, [value]) {
    if (value !== undefined && self.items.length < limits.size) self.items.push(value);
    return null;
  },
  extend(self, [more]) {
    const items = iterate(more ?? null);
    if (!items) return undefined;
    if (self.items.length + items.length <= limits.size) self.items.push(...items);
    return null;
  },
  insert(self, [at, value]) {
    if (typeof at !== 'number' || value === undefined) return undefined;
    self.items.splice(at, 0, value);
    return null;
  },
  pop: (self, [at = -1]) => (typeof at === 'number' ? self.items.splice(at, 1)[0] : undefined),
  remove(self, [value]) {
    const at = self.items.findIndex((item) => equal(item, value ?? null));
    if (at >= 0) self.items.splice(at, 1);
    return null;
  },
  reverse(self) {
    self.items.reverse();
    return null;
  },
  clear(self) {
    self.items = [];
    return null;
  },
  copy: (self) => new List([...self.items], self.kind),
  index: (self, [value]) => self.items.findIndex((item) => equal(item, value ?? null)),
  count: (self, [value]) => self.items.filter((item) => equal(item, value ?? null)).length,
};

const dictMethods: Readonly<Record<string, Rule<Dict>>> = {
  get: (self, [key, fallback = null]) => (isKey(key) ? (self.entries.get(key) ?? fallback) : fallback),
  keys: (self) => new List([...self.entries.keys()]),
  values: (self) => new List([...self.entries.values()]),
  items: (self) => new List([...self.entries].map(([key, value]) => new List([key, value], 'tuple'))),
  pop(self, [key, fallback]) {
    const value = isKey(key) ? self.entries.get(key) : undefined;
    if (isKey(key)) self.entries.delete(key);
    return value ?? fallback;
  },
  update(self, [more], named) {
    for (const [key, value] of [...(more instanceof Dict ? more.entries : []), ...named]) self.entries.set(key, value);
    return null;
  },
  copy(self) {
    const copy = new Dict();
    for (const [key, value] of self.entries) copy.entries.set(key, value);
    return copy;
  },
};

const textMethods: Readonly<Record<string, Rule<string>>> = {
  lower: (self) => self.toLowerCase(),
  upper: (self) => self.toUpperCase(),
  capitalize: (self) => self.slice(0, 1).toUpperCase() + self.slice(1).toLowerCase(),
  strip: (self) => self.trim(),
  format: (self, values, named) => fill(self, values, named),
  join(self, [list]) {
    const items = iterate(list ?? null);
    const text = items?.every((item) => typeof item === 'string') ? items.join(self) : undefined;
    return text === undefined || text.length > limits.size ? undefined : text;
  },
  split(self, [separator]) {
    const parts = typeof separator === 'string' && separator ? self.split(separator) : self.trim().split(/\s+/);
    return new List(parts.filter((part, index) => part || typeof separator === 'string' || index > 0));
  },
  replace: (self, [old, other]) =>
    typeof old === 'string' && typeof other === 'string' && old ? self.split(old).join(other).slice(0, limits.size) : undefined,
  startswith: (self, [start]) => (typeof start === 'string' ? self.startsWith(start) : undefined),
  endswith: (self, [end]) => (typeof end === 'string' ? self.endsWith(end) : undefined),
};

/** `'conv_{}'.format(3)` */
function fill(text: string, values: Value[], named: ReadonlyMap<string, Value>): string | undefined {
  let next = 0;
  let known = true;
  const result = text.replace(/\{\{|\}\}|\{(\w*)(?::([^{}]*))?\}/g, (whole, name: string | undefined, spec = '') => {
    if (whole === '{{' || whole === '}}') return whole[0]!;
    const value = !name ? values[next++] : /^\d+$/.test(name) ? values[Number(name)] : named.get(name);
    known &&= value === null || typeof value !== 'object';
    return known ? format(value ?? null, spec) : '';
  });
  return known && result.length <= limits.size ? result : undefined;
}

const pick = (self: Value) => (self instanceof List ? listMethods : self instanceof Dict ? dictMethods : typeof self === 'string' ? textMethods : undefined);

export const hasMethod = (self: Value, name: string) => Object.hasOwn(pick(self) ?? {}, name);

/** The result of a method, if it is known. */
export function callMethod(self: Value, name: string, args: Arguments): Value | undefined {
  const methods = pick(self) as Readonly<Record<string, Rule<Value>>>;
  const values = args.positional.map(({ value }) => value);
  return methods[name]!(self, values, new Map([...args.named].map(([key, { value }]) => [key, value])));
}
