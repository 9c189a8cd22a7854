// A pattern's text as a tree: literals, . \d \w \s \b ^ $ [...] (...) (?:...) | * + ? {m,n}, each also lazy with ?.
import { DataError, shown } from '../../error.js';

/** Whether a character, by its code point, is one of those that are meant. */
export type Test = (code: number) => boolean;

export type Tree =
  | { kind: 'char'; test: Test }
  | { kind: 'start' | 'end' | 'edge' }
  | { kind: 'all' | 'any'; parts: Tree[] }
  | { kind: 'repeat'; part: Tree; least: number; most: number; greedy: boolean }
  | { kind: 'group'; part: Tree; slot: number };

const deepest = 50;
const digit: Test = (c) => c >= 48 && c <= 57;
export const letter: Test = (c) =>
  digit(c) ||
  c === 95 ||
  (c >= 65 && c <= 90) ||
  (c >= 97 && c <= 122) ||
  (c > 127 && /[\p{L}\p{N}]/u.test(String.fromCodePoint(c)));
const blank: Test = (c) =>
  c === 32 ||
  (c >= 9 && c <= 13) ||
  c === 160 ||
  c === 0xfeff ||
  (c >= 0x2000 && c <= 0x200a) ||
  c === 0x202f ||
  c === 0x3000;
const classes: Record<string, Test> = {
  d: digit, w: letter, s: blank, D: (c) => !digit(c), W: (c) => !letter(c), S: (c) => !blank(c),
}; // prettier-ignore
const escapes: Record<string, number> = { n: 10, t: 9, r: 13 };

/** Reads a whole pattern; `groups` is how many (...) it has. @throws DataError that says at which character it is wrong */
export class Reader {
  #at = 0;
  #depth = 0;
  groups = 0;

  constructor(
    readonly text: readonly string[],
    readonly fold: boolean,
  ) {}

  read(): Tree {
    const tree = this.#any();
    if (this.#at < this.text.length) this.#fault('has no meaning here');
    return tree;
  }

  #fault(why: string): never {
    throw new DataError(
      `pattern, character ${this.#at + 1}: ${shown(this.text[this.#at] ?? 'the end')} ${why}`,
    );
  }

  #take(sign: string): boolean {
    if (this.text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #any(): Tree {
    if (++this.#depth > deepest) this.#fault(`is more than ${deepest} groups deep`);
    const parts = [this.#all()];
    while (this.#take('|')) parts.push(this.#all());
    this.#depth--;
    return parts.length === 1 ? parts[0]! : { kind: 'any', parts };
  }

  #all(): Tree {
    const parts: Tree[] = [];
    while (this.#at < this.text.length && this.text[this.#at] !== '|' && this.text[this.#at] !== ')')
      parts.push(this.#repeated());
    return { kind: 'all', parts };
  }

  #repeated(): Tree {
    let part = this.#one();
    for (;;) {
      const bounds = this.#bounds();
      if (!bounds) return part;
      part = { kind: 'repeat', part, least: bounds[0], most: bounds[1], greedy: !this.#take('?') };
    }
  }

  #bounds(): [number, number] | undefined {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    const found = /^\{(\d{1,4})(,?)(\d{0,4})\}/.exec(this.text.slice(this.#at, this.#at + 12).join(''));
    if (!found) return undefined;
    this.#at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] ? (found[3] ? Number(found[3]) : Infinity) : least;
    if (most < least) this.#fault('follows a repetition whose upper bound is below the lower');
    return [least, most];
  }

  #one(): Tree {
    const sign = this.text[this.#at]!;
    if ('*+?'.includes(sign)) this.#fault('has nothing to repeat');
    this.#at++;
    if (sign === '.') return { kind: 'char', test: (c) => c !== 10 };
    if (sign === '^') return { kind: 'start' };
    if (sign === '$') return { kind: 'end' };
    if (sign === '[') return { kind: 'char', test: this.#set() };
    if (sign === '(') return this.#group();
    if (sign === '\\') {
      if (this.#take('b')) return { kind: 'edge' };
      return { kind: 'char', test: this.#escape() };
    }
    return { kind: 'char', test: this.#same(sign.codePointAt(0)!) };
  }

  #group(): Tree {
    let slot = 0;
    if (this.#take('?')) {
      if (!this.#take(':')) this.#fault('is not known behind (?; only (?: is');
    } else slot = ++this.groups;
    const part = this.#any();
    if (!this.#take(')')) this.#fault('stands where ) is wanted');
    return slot ? { kind: 'group', part, slot } : part;
  }

  #escape(): Test {
    const sign = this.text[this.#at];
    if (sign === undefined) return this.#fault('stands where a character is wanted');
    if (!Object.hasOwn(classes, sign) && !Object.hasOwn(escapes, sign) && /[A-Za-z0-9]/.test(sign))
      this.#fault('is not known behind \\; only d, w, s, D, W, S, b, n, t, r and signs are');
    this.#at++;
    return Object.hasOwn(classes, sign) ? classes[sign]! : this.#same(escapes[sign] ?? sign.codePointAt(0)!);
  }

  #same(code: number): Test {
    if (!this.fold) return (c) => c === code;
    const sign = String.fromCodePoint(code);
    const [small, large] = [sign.toLowerCase().codePointAt(0)!, sign.toUpperCase().codePointAt(0)!];
    return (c) => c === small || c === large;
  }

  #set(): Test {
    const negated = this.#take('^');
    const tests: Test[] = [];
    for (let first = true; first || this.text[this.#at] !== ']'; first = false) {
      if (this.#at >= this.text.length) this.#fault('stands where ] is wanted');
      const sign = this.text[this.#at++]!;
      if (sign === '\\') {
        tests.push(this.#escape());
        continue;
      }
      const end = this.text[this.#at + 1];
      if (this.text[this.#at] !== '-' || end === undefined || end === ']' || end === '\\') {
        tests.push(this.#same(sign.codePointAt(0)!));
        continue;
      }
      this.#at += 2;
      const [low, high] = [sign.codePointAt(0)!, end.codePointAt(0)!];
      if (high < low) this.#fault('follows a range whose end is before its beginning');
      const within: Test = (c) => c >= low && c <= high;
      tests.push(this.fold ? (c) => within(c) || within(other(c)) : within);
    }
    this.#at++;
    return (c) => tests.some((test) => test(c)) !== negated;
  }
}

/** The other case of a letter. */
function other(code: number): number {
  const sign = String.fromCodePoint(code);
  const lower = sign.toLowerCase();
  return (lower === sign ? sign.toUpperCase() : lower).codePointAt(0)!;
}
