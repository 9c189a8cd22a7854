// Patterns (regular expressions) whose time grows with the length of the text and no faster: all ways of matching are followed at
// once (Thompson 1968; Pike's virtual machine, as in R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009).
// JavaScript's own RegExp can take forever on a pattern such as (a+)+b, so it is not used.
import { DataError } from '../../error.js';
import { compile, type Instruction } from './compile.js';
import { letter, Reader } from './read.js';

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
