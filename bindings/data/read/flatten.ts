// Objects inside of objects become members named `outer.inner`. Lists stay as they are.

/** Deeper objects, or so many members, are no table; they are kept as text. */
const deepest = 8;
const mostNames = 2000;

type Json = Record<string, unknown>;

export function flattened(records: readonly Json[]): Json[] {
  if (!records.some((record) => Object.values(record).some(isObject))) return records as Json[];
  const names = new Set<string>();
  const flat = records.map((record) => {
    const out: Json = {};
    spread(record, '', 0, out);
    for (const name of Object.keys(out)) names.add(name);
    return out;
  });
  return names.size > mostNames ? (records as Json[]) : flat;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

function spread(object: Json, prefix: string, depth: number, out: Json): void {
  for (const [key, value] of Object.entries(object)) {
    const inner = isObject(value) && depth < deepest && Object.keys(value).length > 0;
    let name = prefix + key;
    if (inner) {
      spread(value, `${name}.`, depth + 1, out);
      continue;
    }
    while (Object.hasOwn(out, name)) name += '_2'; // { "a.b": 1, "a": { "b": 2 } }
    Object.defineProperty(out, name, { value, enumerable: true, writable: true, configurable: true });
  }
}
