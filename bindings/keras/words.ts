// Names and values in error texts: the nearest known name for a misspelt one, values shortened, camelCase and snake_case.

/** ", did you mean 'x'?" with the nearest of the names, or "" if none is near. */
export function didYouMean(name: string, names: Iterable<string>): string {
  let nearest = '';
  let least = Math.floor(name.length / 2) + 1;
  for (const candidate of names) {
    const changes = distance(name.toLowerCase(), candidate.toLowerCase());
    if (changes < least) [nearest, least] = [candidate, changes];
  }
  return nearest && `, did you mean '${nearest}'?`;
}

/** Number of single-letter changes between two words (Levenshtein, 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(row[j]! + (a[i] === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return row[b.length]!;
}

/** A value as an error text shows it, shortened where it is long. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 40 ? `${value.slice(0, 40)}...` : value}'`;
  if (typeof value === 'function') return `the function ${value.name || 'without a name'}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** `kernel_initializer` as `kernelInitializer`. */
export function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `sparseCategoricalCrossentropy` as `sparse_categorical_crossentropy`. */
export function snakeCase(name: string): string {
  return name.replace(/([A-Z])/g, (letter, _, at: number) => (at ? '_' : '') + letter.toLowerCase());
}

/** Throws if an object holds an option that isn't known, naming the nearest known one. */
export function checkNames(options: object, known: readonly string[], owner: string): void {
  for (const name of Object.keys(options))
    if (!known.includes(name)) throw new TypeError(`${owner} has no option '${name}'${didYouMean(name, known)}`);
}
