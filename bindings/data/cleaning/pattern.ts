// Patterns (regular expressions) whose time grows with the length of the text and no faster: all ways of matching are followed at
// once (Thompson 1968; Pike's virtual machine, as in R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009).
// JavaScript's own RegExp can take forever on a pattern such as (a+)+b, so it is not used.
import { DataError, shown } from '../error.js';

type Test = (code: number) => boolean;
type Instruction =
  | { op: 'char'; test: Test }
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  | { op: 'save'; slot: number }
  | { op: 'start' | 'end' | 'edge' | 'match' };

type Tree =
  | { kind: 'char'; test: Test }
  | { kind: 'empty' | 'start' | 'end' | 'edge' }
  | { kind: 'all' | 'any'; parts: Tree[] }
  | { kind: 'repeat'; part: Tree; least: number; most: number; greedy: boolean }
  | { kind: 'group'; part: Tree; slot: number };

const longestProgram = 2000;
const tooLong = 'pattern must be shorter, with fewer and smaller repetitions';
const deepest = 50;
const digit: Test = (c) => c >= 48 && c <= 57;
const letter: Test = (c) =>
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

/** Reads a pattern: literals, . \d \w \s \b ^ $ [...] (...) (?:...) | * + ? {m,n}, each also lazy with ?. */
class Reader {
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

function compile(tree: Tree): Instruction[] {
  const program: Instruction[] = [];
  const emit = (one: Instruction): number => {
    if (program.length >= longestProgram) throw new DataError(tooLong);
    return program.push(one) - 1;
  };
  const fork = (greedy: boolean, body: number, after: number): Instruction => ({
    op: 'split',
    first: greedy ? body : after,
    second: greedy ? after : body,
  });
  let written = 0;
  const write = (node: Tree): void => {
    // Repetitions of nothing emit nothing, but there may be no end of them.
    if (++written > 10 * longestProgram) throw new DataError(tooLong);
    switch (node.kind) {
      case 'char':
        emit({ op: 'char', test: node.test });
        return;
      case 'start':
      case 'end':
      case 'edge':
        emit({ op: node.kind });
        return;
      case 'all':
        node.parts.forEach(write);
        return;
      case 'group':
        emit({ op: 'save', slot: 2 * node.slot });
        write(node.part);
        emit({ op: 'save', slot: 2 * node.slot + 1 });
        return;
      case 'any': {
        const ends: number[] = [];
        node.parts.forEach((part, i) => {
          const last = i === node.parts.length - 1;
          const at = last ? -1 : emit({ op: 'jump', to: 0 });
          write(part);
          if (last) return;
          ends.push(emit({ op: 'jump', to: 0 }));
          program[at] = { op: 'split', first: at + 1, second: program.length };
        });
        for (const end of ends) program[end] = { op: 'jump', to: program.length };
        return;
      }
      case 'repeat': {
        for (let i = 0; i < node.least; i++) write(node.part);
        if (node.most === Infinity) {
          const at = emit({ op: 'jump', to: 0 });
          write(node.part);
          emit({ op: 'jump', to: at });
          program[at] = fork(node.greedy, at + 1, program.length);
          return;
        }
        const forks: number[] = [];
        for (let i = node.least; i < node.most; i++) {
          forks.push(emit({ op: 'jump', to: 0 }));
          write(node.part);
        }
        for (const at of forks) program[at] = fork(node.greedy, at + 1, program.length);
      }
    }
  };
  write(tree);
  emit({ op: 'match' });
  return program;
}

/** Where a pattern was found: from and to of the whole and of each group, -1 for a group that took no part. */
export type Found = number[];

export class Pattern {
  readonly #program: Instruction[];
  readonly #slots: number;

  /** @throws DataError that says at which character the pattern is wrong */
  constructor(pattern: string, options: { matchCase?: boolean } = {}) {
    if (pattern.length > 1000)
      throw new DataError(`pattern must have at most 1000 characters, got ${pattern.length}`);
    const reader = new Reader([...pattern], options.matchCase === false);
    this.#program = compile(reader.read());
    this.#slots = 2 * (reader.groups + 1);
  }

  /** The leftmost place from `start` on; among several ways the one that a backtracking matcher would find first. */
  find(text: string, start = 0): Found | undefined {
    let threads: { at: number; slots: number[] }[] = [];
    let found: Found | undefined;
    const seen = new Int32Array(this.#program.length).fill(-1);
    for (let place = start; ;) {
      if (!found)
        this.#follow(threads, seen, text, place, 0, new Array<number>(this.#slots).fill(-1).with(0, place));
      if (found && !threads.length) return found;
      const code = text.codePointAt(place);
      const width = code === undefined ? 1 : code > 0xffff ? 2 : 1;
      const next: typeof threads = [];
      for (const { at, slots } of threads) {
        const one = this.#program[at]!;
        if (one.op === 'match') {
          found = slots.with(1, place);
          break; // threads behind this one are worse
        }
        if (one.op === 'char' && code !== undefined && one.test(code))
          this.#follow(next, seen, text, place + width, at + 1, slots);
      }
      threads = next;
      if (code === undefined) return found;
      place += width;
    }
  }

  /** Adds the instructions that wait for a character, in the order of preference; each at most once for a place. */
  #follow(
    threads: { at: number; slots: number[] }[],
    seen: Int32Array,
    text: string,
    place: number,
    from: number,
    slots: number[],
  ): void {
    const stack = [{ at: from, slots }];
    for (let top = stack.pop(); top; top = stack.pop()) {
      const { at, slots: kept } = top;
      if (seen[at] === place) continue;
      seen[at] = place;
      const one = this.#program[at]!;
      switch (one.op) {
        case 'jump':
          stack.push({ at: one.to, slots: kept });
          break;
        case 'split':
          stack.push({ at: one.second, slots: kept }, { at: one.first, slots: kept });
          break;
        case 'save':
          stack.push({ at: at + 1, slots: kept.with(one.slot, place) });
          break;
        case 'start':
          if (place === 0) stack.push({ at: at + 1, slots: kept });
          break;
        case 'end':
          if (place === text.length) stack.push({ at: at + 1, slots: kept });
          break;
        case 'edge': {
          const word = (i: number) => i >= 0 && i < text.length && letter(text.charCodeAt(i));
          if (word(place - 1) !== word(place)) stack.push({ at: at + 1, slots: kept });
          break;
        }
        default:
          threads.push({ at, slots: kept });
      }
    }
  }

  /** All places replaced; $1 to $9 in `by` stand for groups, $& for the whole, and $$ for a dollar sign. */
  replace(text: string, by: string): string {
    let [result, last, from] = ['', 0, 0];
    while (from <= text.length) {
      const found = this.find(text, from);
      if (!found) break;
      const [start, end] = found as [number, number];
      result += text.slice(last, start) + filled(by, text, found);
      last = end;
      from = end > start ? end : end + 1;
    }
    return result + text.slice(last);
  }
}

const filled = (by: string, text: string, found: Found): string =>
  by.replace(/\$([$&\d])/g, (whole, sign: string) => {
    if (sign === '$') return '$';
    const slot = sign === '&' ? 0 : 2 * Number(sign);
    if (slot + 1 >= found.length) return whole;
    return found[slot]! < 0 ? '' : text.slice(found[slot], found[slot + 1]);
  });
