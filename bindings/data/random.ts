// Portable random numbers: Philox4x32-10, a counter-based generator (Salmon et al., "Parallel random numbers: as easy as
// 1, 2, 3", SC 2011). The same seed gives the same numbers in every engine.
import { DataError, shown } from './error.js';

type Four = [number, number, number, number];

/**
 * Ten rounds of Philox4x32; pure function of counter and key, all unsigned 32-bit words.
 * Equal to Random123's known-answer vectors.
 */
export function philox4x32(counter: readonly number[], key: readonly number[]): Four {
  let [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = counter;
  let [k0 = 0, k1 = 0] = key;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** Upper 32 bits of the product of two unsigned 32-bit words, by halves of 16 bits. */
function multiplyHigh(a: number, b: number): number {
  const [ah, al, bh, bl] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff];
  const middle = ah * bl + ((al * bl) >>> 16);
  const other = al * bh + (middle & 0xffff);
  return (ah * bh + Math.floor(middle / 65536) + Math.floor(other / 65536)) >>> 0;
}

/** A sequence of random numbers that follows from a seed; other streams of one seed are independent of it. */
export class Random {
  readonly #key: [number, number];
  #counter = 0;
  #block: Four = [0, 0, 0, 0];
  #used = 4;

  /** @param seed whole number from 0 to 2³² - 1; @param stream the same */
  constructor(seed: number, stream = 0) {
    for (const [name, value] of Object.entries({ seed, stream }))
      if (!Number.isInteger(value) || value < 0 || value > 0xffffffff)
        throw new DataError(`${name} must be a whole number from 0 to 4294967295, got ${shown(value)}`);
    this.#key = [seed, stream];
  }

  /** A whole number from 0 to 2³² - 1. */
  next(): number {
    if (this.#used === 4) {
      const counter = [this.#counter >>> 0, Math.floor(this.#counter / 2 ** 32), 0, 0];
      this.#block = philox4x32(counter, this.#key);
      this.#counter++;
      this.#used = 0;
    }
    return this.#block[this.#used++]!;
  }

  /** A whole number from 0 to limit - 1, each as likely as any other (by rejection). */
  below(limit: number): number {
    const end = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const value = this.next();
      if (value < end) return value % limit;
    }
  }

  /** Shuffles in place (Fisher and Yates) and returns the same array. */
  shuffle<T extends Int32Array | unknown[]>(items: T): T {
    const list = items as unknown[];
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [list[i], list[j]] = [list[j], list[i]];
    }
    return items;
  }
}
