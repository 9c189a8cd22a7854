// Seeds for whatever is not seeded by hand: initial weights, shuffling, dropout. As in Keras, one call makes a program repeatable.
import { shown } from './words.js';

let state: number | undefined;

/**
 * Keras's utils.set_random_seed(): from here on initial weights, shuffling and dropout repeat from run to run.
 * @param seed whole number from 0 to 2³² - 1
 */
export function setRandomSeed(seed: number): void {
  state = checkSeed(seed, 'seed');
}

export function checkSeed(seed: number, name: string): number {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) throw new TypeError(`${name} must be a whole number from 0 to 4294967295, got ${shown(seed)}`);
  return seed;
}

/** The next seed: of the sequence that setRandomSeed() began (splitmix32), else a random one. */
export function nextSeed(): number {
  if (state === undefined) return Math.floor(Math.random() * 2 ** 32);
  state = (state + 0x9e3779b9) >>> 0;
  let z = state;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
