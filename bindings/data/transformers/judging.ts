// What judges of columns need: the target's classes as numbers, and columns whose values all differ.
import { sortCategories } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import type { Random } from '../random.js';
import { spreadOf } from './spread.js';
import { asCategories } from './words.js';

/** Number of each row's class, from 0 in sorted order. */
export function classesOf(target: Column): Int32Array {
  const { codes, categories } = asCategories(target);
  const used = new Set(codes);
  const order = sortCategories(categories.filter((_, code) => used.has(code)));
  const place = new Map(order.map((word, at) => [word, at]));
  const places = Int32Array.from(categories, (word) => place.get(word) ?? -1);
  return codes.map((code) => places[code]!);
}

/** Each different number's place among them. */
export function numbered(x: Float64Array): Int32Array {
  const places = new Map(Array.from(new Set(x), (value, place) => [value, place]));
  return Int32Array.from(x, (value) => places.get(value)!);
}

/** Scaled to variance 1, with a noise of 1e-10 so that no two values are equal (as scikit-learn, by our own generator). */
export function noisy(x: Float64Array, random: Random): Float64Array {
  const { variance } = spreadOf(x);
  const scale = variance > 0 ? Math.sqrt(variance) : 1;
  const scaled = x.map((value) => value / scale);
  const size = 1e-10 * Math.max(1, scaled.reduce((sum, value) => sum + Math.abs(value), 0) / x.length);
  return scaled.map((value) => value + size * normal(random));
}

/** A number of the standard normal distribution (Box and Muller, 1958). */
function normal(random: Random): number {
  const share = () => (random.next() + 0.5) / 2 ** 32;
  return Math.sqrt(-2 * Math.log(share())) * Math.cos(2 * Math.PI * share());
}
