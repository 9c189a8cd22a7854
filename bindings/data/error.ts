// The one error of the data module, and the words its sentences are made of.

/** Says in one sentence which column, row or option is wrong, what was wanted and what came. */
export class DataError extends Error {
  override name = 'DataError';
}

/** A value as it stands in a sentence: text in quotes and cut to 40 characters. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value))
    return `[${value.slice(0, 6).map(shown).join(', ')}${value.length > 6 ? ', …' : ''}]`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

/** `1 row`, `2 rows`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** Names in a sentence: `"a", "b" and 3 more`. */
export function listed(names: readonly string[], most = 5): string {
  const quoted = names.slice(0, most).map(shown);
  if (names.length > most) return `${quoted.join(', ')} and ${names.length - most} more`;
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

/** `; did you mean "price"?` if one of the names is near, else the names there are. */
export function hint(name: unknown, names: readonly string[]): string {
  const best = nearest(String(name), names);
  if (best !== undefined) return `; did you mean ${shown(best)}?`;
  return names.length ? `; there are ${listed(names, 8)}` : '; there are none';
}

/** The name with the fewest edits between it and the given one, if it is alike at all. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_\-.]+/g, '');
  const wanted = plain(name).slice(0, 60);
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of names.slice(0, 2000)) {
    const distance = edits(wanted, plain(candidate).slice(0, 60));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Levenshtein's distance: insertions, deletions and replacements that turn a into b. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** Refuses anything but one of the allowed words. */
export function oneOf<T extends string>(value: unknown, allowed: readonly T[], option: string): T {
  if (allowed.includes(value as T)) return value as T;
  throw new DataError(`${option} must be one of ${allowed.map(shown).join(', ')}, got ${shown(value)}`);
}

/** Refuses options that are not there, with the nearest that is. */
export function onlyOptions(given: object, names: readonly string[], step: string): void {
  if (typeof given !== 'object' || given === null)
    throw new DataError(`the options of ${step} must be an object, got ${shown(given)}`);
  for (const name of Object.keys(given))
    if (!names.includes(name))
      throw new DataError(`${step} has no option ${shown(name)}${hint(name, names)}`);
}

/** A text of JSON as what it holds; anything else as it is. @param what names it in an error */
export function parsedJson(json: unknown, what: string): unknown {
  if (typeof json !== 'string') return json;
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new DataError(`${what}'s JSON can't be read; it is damaged or cut off`, { cause });
  }
}
