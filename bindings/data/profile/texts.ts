// What can be told of texts without understanding them: how long they are, in signs and in words.
import { meanOf, quantileOf, sortedValues } from './statistics.js';

export interface Spread {
  min: number;
  median: number;
  mean: number;
  max: number;
}

export interface TextFacts {
  /** length in UTF-16 code units */
  lengths: Spread;
  /** words between white space */
  words: Spread;
}

/** Facts of the texts that are not missing; undefined if there is none. */
export function textFacts(values: readonly (string | null)[]): TextFacts | undefined {
  const lengths = new Float64Array(values.length).fill(NaN);
  const words = new Float64Array(values.length).fill(NaN);
  let present = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null || value === undefined) continue;
    present++;
    lengths[row] = value.length;
    words[row] = wordsIn(value);
  }
  return present ? { lengths: spread(lengths), words: spread(words) } : undefined;
}

/** White space up to U+0020, and the spaces beyond that typography knows. */
const isSpace = (code: number) =>
  code <= 32 || code === 160 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000;

function wordsIn(text: string): number {
  let [words, inside] = [0, false];
  for (let i = 0; i < text.length; i++) {
    const space = isSpace(text.charCodeAt(i));
    if (!space && !inside) words++;
    inside = !space;
  }
  return words;
}

function spread(values: Float64Array): Spread {
  const sorted = sortedValues(values);
  return { min: sorted[0]!, median: quantileOf(sorted, 0.5), mean: meanOf(sorted), max: sorted.at(-1)! };
}
