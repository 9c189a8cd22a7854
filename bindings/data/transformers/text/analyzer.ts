// From a text to its terms, as scikit-learn's CountVectorizer makes them: words or characters, alone or in runs.
import type { CategoryColumn } from '../../columns/category.js';
import type { Column } from '../../columns/index.js';
import type { TextColumn } from '../../columns/text.js';
import type { OptionDescription } from '../transformer.js';
import { pythonPattern } from './pattern.js';

export interface AnalyzerOptions {
  /** words, characters, or characters within words */
  analyzer?: 'word' | 'char' | 'char_wb';
  lowercase?: boolean;
  /** a regular expression for words, read as Python reads it */
  tokenPattern?: string;
  /** [least, most] words or characters in a term */
  ngramRange?: readonly [number, number];
  /** words that are left out */
  stopWords?: readonly string[] | null;
}

export const analyzerOptions: readonly OptionDescription[] = [
  {
    name: 'analyzer',
    default: 'word',
    choices: ['word', 'char', 'char_wb'],
    help: "what terms are made of: words, characters, or characters that don't cross the borders of words",
  },
  { name: 'lowercase', default: true, help: 'take large letters as small ones' },
  {
    name: 'tokenPattern',
    default: '(?u)\\b\\w\\w+\\b',
    text: true,
    help: 'the regular expression of a word; by default two or more letters or digits of any language',
  },
  {
    name: 'ngramRange',
    default: [1, 1],
    range: { min: 1, integer: true },
    pair: 'orEqual',
    help: 'the least and the most neighbouring words (or characters) in a term',
  },
  { name: 'stopWords', default: null, list: 'any', help: 'a list of words to leave out' },
];

/** Makes the function from a text to its terms. @throws DataError that names the option that is wrong */
export function makeAnalyzer(options: Required<AnalyzerOptions>, step: string): (text: string) => string[] {
  const { analyzer, lowercase, tokenPattern, ngramRange, stopWords } = options;
  const [least, most] = ngramRange;
  const lower = (text: string) => (lowercase ? text.toLowerCase() : text);
  if (analyzer === 'char') return (text) => runsOf([...squeeze(lower(text))], least, most, '');
  if (analyzer === 'char_wb') return (text) => runsWithinWords(squeeze(lower(text)), least, most);
  const pattern = pythonPattern(tokenPattern, `${step}.tokenPattern`);
  const stops = new Set(stopWords);
  return (text) => {
    const words: string[] = [];
    for (const match of lower(text).matchAll(pattern))
      words.push(match[1] ?? (match.length > 1 ? '' : match[0]));
    return runsOf(stops.size ? words.filter((word) => !stops.has(word)) : words, least, most, ' ');
  };
}

const squeeze = (text: string) => text.replace(/\s\s+/gu, ' ');

/** All runs of neighbours, the shortest first, each length from left to right. */
function runsOf(parts: string[], least: number, most: number, glue: string): string[] {
  if (most === 1) return parts;
  const runs: string[] = [];
  for (let length = least; length <= Math.min(most, parts.length); length++)
    for (let i = 0; i + length <= parts.length; i++) runs.push(parts.slice(i, i + length).join(glue));
  return runs;
}

/** Each word with a blank at both sides; a word shorter than a run counts once as a whole. */
function runsWithinWords(text: string, least: number, most: number): string[] {
  const runs: string[] = [];
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const letters = [' ', ...word, ' '];
    for (let length = least; length <= most; length++) {
      runs.push(letters.slice(0, length).join(''));
      for (let i = 1; i + length <= letters.length; i++) runs.push(letters.slice(i, i + length).join(''));
      if (length >= letters.length) break;
    }
  }
  return runs;
}

/** A text or category column's cells; a missing one is an empty text. */
export function textsOf(column: Column): string[] {
  return Array.from({ length: column.length }, (_, row) => {
    const cells = column as TextColumn | CategoryColumn;
    return ('categories' in cells ? cells.value(row) : cells.values[row]) ?? '';
  });
}

/** Sorts by code point, as Python does; JavaScript alone would put 😀 before ﬁ. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    const [surrogateX, surrogateY] = [x, y].map((unit) => unit >= 0xd800 && unit <= 0xdfff);
    return surrogateX === surrogateY ? x - y : surrogateX ? 1 : -1;
  }
  return a.length - b.length;
}
