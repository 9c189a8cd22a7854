// TokenEncoder: a text as a row of word numbers for an Embedding layer, as Keras's TextVectorization and pad_sequences make it.
import { ArrayColumn } from '../../columns/array.js';
import type { Column } from '../../columns/index.js';
import { fitsMemory } from '../checks.js';
import { sameCount, Transformer, type TransformerDescription } from '../transformer.js';
import { byCodePoint, textsOf } from './analyzer.js';

export interface TokenEncoderOptions {
  /** size of the vocabulary with the numbers 0 (padding) and 1 (unknown words), at least 3; null for all words */
  maxTokens?: number | null;
  standardize?: 'lower_and_strip_punctuation' | 'lower' | 'strip_punctuation' | null;
  split?: 'whitespace' | 'character';
  /** numbers in a row; null takes the longest training text's */
  sequenceLength?: number | null;
  padding?: 'pre' | 'post';
  truncating?: 'pre' | 'post';
}

interface State {
  names: string[];
  /** the words of each column from number 2, the most frequent first */
  vocabularies: string[][];
  lengths: number[];
}

/** Numbers 0 and 1 stand for padding and for words that training has not seen; a missing text is all padding. */
export class TokenEncoder extends Transformer<TokenEncoderOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'TokenEncoder',
    help: 'Turns a text into the numbers of its words, all rows of one length: what an Embedding layer takes.',
    accepts: ['text', 'category'],
    options: [
      {
        name: 'maxTokens',
        default: 10_000,
        range: { min: 3, integer: true },
        orNull: true,
        help: 'how many words are told apart, the most frequent ones, with padding (0) and unknown words (1); null for all',
      },
      {
        name: 'standardize',
        default: 'lower_and_strip_punctuation',
        choices: ['lower_and_strip_punctuation', 'lower', 'strip_punctuation'],
        orNull: true,
        help: 'what becomes of a text first: small letters (of a to z), no punctuation, both, or nothing (null)',
      },
      {
        name: 'split',
        default: 'whitespace',
        choices: ['whitespace', 'character'],
        help: 'numbers for words or for characters',
      },
      {
        name: 'sequenceLength',
        default: null,
        range: { min: 1, integer: true },
        help: 'how many numbers a row has; null for the longest training text',
      },
      {
        name: 'padding',
        default: 'post',
        choices: ['pre', 'post'],
        help: 'fill short texts with 0 before or after',
      },
      {
        name: 'truncating',
        default: 'post',
        choices: ['pre', 'post'],
        help: 'cut long texts at their beginning or end',
      },
    ],
  };

  constructor(options?: TokenEncoderOptions) {
    super(TokenEncoder.description, options);
  }

  /** The words of each column by their numbers: '' is 0, '[UNK]' is 1. An Embedding needs as many inputs. */
  get vocabularies(): string[][] {
    return this.fitted.vocabularies.map((words) => ['', '[UNK]', ...words]);
  }

  protected learn(columns: readonly Column[]): State {
    const state: State = { names: columns.map(({ name }) => name), vocabularies: [], lengths: [] };
    const { maxTokens, sequenceLength } = this.options;
    for (const column of columns) {
      const counts = new Map<string, number>();
      let longest = 1;
      for (const text of textsOf(column)) {
        const words = this.#words(text);
        longest = Math.max(longest, words.length);
        for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      counts.delete('[UNK]');
      // Among words of one frequency Keras puts the greater first.
      const sorted = [...counts].sort(([a, many], [b, more]) => more - many || byCodePoint(b, a));
      state.vocabularies.push(
        sorted.slice(0, maxTokens === null ? undefined : maxTokens - 2).map(([word]) => word),
      );
      state.lengths.push(sequenceLength ?? longest);
    }
    return state;
  }

  protected apply(columns: readonly Column[], { names, vocabularies, lengths }: State): Column[] {
    sameCount(columns, names, 'TokenEncoder');
    const { padding, truncating } = this.options;
    return columns.map((column, i) => {
      const length = lengths[i]!;
      fitsMemory(column.length, length, 'set TokenEncoder.sequenceLength');
      const numbers = new Map(vocabularies[i]!.map((word, place) => [word, place + 2]));
      const data = new Float32Array(column.length * length);
      textsOf(column).forEach((text, row) => {
        let words = this.#words(text);
        if (words.length > length)
          words = truncating === 'pre' ? words.slice(-length) : words.slice(0, length);
        const start = row * length + (padding === 'pre' ? length - words.length : 0);
        words.forEach((word, k) => (data[start + k] = numbers.get(word) ?? 1));
      });
      return new ArrayColumn(names[i]!, data, [length], column.length);
    });
  }

  override shapesOut(): number[][] {
    return this.fitted.lengths.map((length) => [length]);
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }

  #words(text: string): string[] {
    const { standardize, split } = this.options;
    if (standardize !== null && standardize !== 'strip_punctuation')
      text = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    if (standardize !== null && standardize !== 'lower') text = text.replace(punctuation, '');
    return split === 'character' ? [...text] : text.split(/[ \t\n\v\f\r]+/).filter((word) => word !== '');
  }
}

/** The signs of ASCII that are neither letters, digits nor blanks. */
const punctuation = /[!-/:-@[-`{-~]/g;
