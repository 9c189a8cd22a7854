// Names and values in error texts: the nearest known name for a misspelt one, values shortened, camelCase and snake_case.

/** ", did you mean 'x'?" with the nearest of the names, or "" if none is near: by the letters that differ, else one that begins so. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const [given, known] = [plain(name), [...names]];
  let nearest = '';
  let least = Math.floor(name.length / 2) + 1;
  for (const candidate of known) {
    const changes = distance(given, plain(candidate));
    if (changes < least) [nearest, least] = [candidate, changes];
  }
  if (!nearest && given.length > 2) nearest = known.find((candidate) => plain(candidate).startsWith(given)) ?? '';
  return nearest && `, did you mean '${nearest}'?`;
}

const plain = (name: string) => name.replaceAll('_', '').toLowerCase();

/** Number of single-letter changes between two words (Levenshtein, 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) next.push(Math.min(row[j]! + (a[i] === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return row[b.length]!;
}

/** A value as an error text shows it, shortened where it is long. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 40 ? `${value.slice(0, 40)}...` : value}'`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return isClass(value) ? `the class ${value.name}` : `the function ${value.name || 'without a name'}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const { kind, className, name } = value as { kind?: unknown; className?: unknown; name?: unknown };
  if (typeof className === 'string')
    return typeof kind === 'string' && kind !== 'layer' ? `the ${kind} ${className}` : `the ${kind ?? 'model'} ${String(name)}`;
  const maker = (Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null)?.constructor?.name ?? 'Object';
  if (!['Object', 'Array'].includes(maker)) return `${/^[AEIOU]/.test(maker) ? 'an' : 'a'} ${maker}`;
  const text = start(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The first 60 characters or so of a list or an object, however large it is, and even if it holds itself. */
function start(value: object): string {
  let text = '';
  const write = (part: unknown): void => {
    if (text.length > 60) return;
    const isList = Array.isArray(part);
    if (!isList && (typeof part !== 'object' || Object.getPrototypeOf(part ?? 0) !== Object.prototype)) {
      text += typeof part === 'string' ? JSON.stringify(part.slice(0, 60)) : shown(part);
      return;
    }
    text += isList ? '[' : '{';
    const keys = isList ? part.keys() : Object.keys(part as object);
    let first = true;
    for (const key of keys) {
      text += `${first ? '' : ','}${isList ? '' : `${JSON.stringify(key)}:`}`;
      first = false;
      write((part as Record<string | number, unknown>)[key]);
      if (text.length > 60) return;
    }
    text += isList ? ']' : '}';
  };
  write(value);
  return text;
}

export function isClass(value: unknown): boolean {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
}

/** `kernel_initializer` as `kernelInitializer`. */
export function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `sparseCategoricalCrossentropy` as `sparse_categorical_crossentropy`. */
export function snakeCase(name: string): string {
  return name.replace(/([A-Z])/g, (letter, _, at: number) => (at ? '_' : '') + letter.toLowerCase());
}

/** Throws unless options are an object. */
export function checkObject(options: unknown, example: string, owner: string): asserts options is object {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new TypeError(`${owner} takes its options in an object, as { ${example}: ... }, got ${shown(options)}`);
}

/** Throws if options are no object, or hold one that isn't known, naming the nearest known one. */
export function checkNames(options: object, known: readonly string[], owner: string): void {
  checkObject(options, known[0]!, owner);
  for (const name of Object.keys(options)) if (!known.includes(name)) throw new TypeError(`${owner} has no option '${name}'${didYouMean(name, known)}`);
}
