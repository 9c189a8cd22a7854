// Reads a regular expression as Python's re does: \w, \d, \s and \b are about the letters and digits of all languages.
import { DataError, shown } from '../../error.js';

const word = '\\p{L}\\p{N}_';
const inClass: Record<string, string> = { w: word, d: '\\p{Nd}', s: '\\s', D: '\\P{Nd}', S: '\\S' };
const outside: Record<string, string> = {
  ...inClass,
  w: `[${word}]`,
  W: `[^${word}]`,
  b: `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`,
  B: `(?:(?<=[${word}])(?=[${word}])|(?<![${word}])(?![${word}]))`,
};

/** A global JavaScript pattern for a Python one with no more than one group. @throws DataError that names the option */
export function pythonPattern(source: unknown, option: string): RegExp {
  if (typeof source !== 'string' || source === '')
    throw new DataError(`${option} must be a regular expression as text, got ${shown(source)}`);
  try {
    const pattern = new RegExp(translate(source.replace(/^\(\?u\)/, '')), 'gu');
    const groups = new RegExp(`${pattern.source}|`, 'u').exec('')!.length - 1;
    if (groups > 1) throw new DataError(`${option} may have one group in brackets, got ${groups}`);
    return pattern;
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${option} is no regular expression: ${(error as Error).message}`, { cause: error });
  }
}

function translate(source: string): string {
  if (source === '\\b\\w\\w+\\b') return `[${word}]{2,}`; // the same words, found several times faster
  let out = '';
  let depth = false;
  for (let i = 0; i < source.length; i++) {
    const sign = source[i]!;
    if (sign !== '\\') {
      if (sign === '[' && !depth) depth = true;
      else if (sign === ']') depth = false;
      out += sign;
      continue;
    }
    const next = source[++i] ?? '';
    const known = (depth ? inClass : outside)[next];
    // Python lets any sign be escaped; with the flag u JavaScript doesn't.
    const needless = known === undefined && /[^\w^$\\.*+?()[\]{}|/-]/u.test(next);
    out += known ?? (needless ? next : `\\${next}`);
  }
  return out;
}
