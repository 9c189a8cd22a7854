// TextVectorization: texts as numbers of their words. The engine holds numbers only, so this works before the network, not in it.
import type { Tensor } from '../../tensor.js';
import { automaticName } from '../names.js';
import type { ComponentConfig } from '../spec.js';
import { checkNames, shown } from '../words.js';
import { layerConfig, optionsOf } from './config.js';
import { atLeast, check, oneOf, orNull, rules, type Rule } from './options.js';
import { StringLookup } from './stringlookup.js';
import { rowsOf, textsOf, type NestedStrings } from './strings.js';
import { eachInTurn, outputModes, type OutputMode } from './vocabulary.js';

export interface TextVectorizationOptions {
  /** Largest size of the vocabulary, with the place of unknown words and that of padding. At least 2. */
  maxTokens?: number | null;
  /** What becomes of a text first: small letters (of a to z), no punctuation, both, nothing, or what a function makes of it. */
  standardize?: 'lower_and_strip_punctuation' | 'lower' | 'strip_punctuation' | ((text: string) => string) | null;
  /** What a text is split at: between words, between characters, nowhere, or as a function does it. */
  split?: 'whitespace' | 'character' | ((text: string) => string[]) | null;
  /** Joins neighbouring words to tokens: of 1 to n words, or of the numbers of words in a list. */
  ngrams?: number | readonly number[] | null;
  /** The place of every token, or a vector for every text: which tokens are there, how often, or how often times their weight. Default: 'int'. */
  outputMode?: Exclude<OutputMode, 'one_hot'>;
  /** Length of the rows of places: longer ones are cut, shorter ones filled up with 0. */
  outputSequenceLength?: number | null;
  /** Makes vectors maxTokens long even if the vocabulary is smaller. */
  padToMaxTokens?: boolean;
  /** The tokens; found by adapt() if not given. */
  vocabulary?: readonly string[] | null;
  /** A weight for each token, for the output mode 'tf_idf'. */
  idfWeights?: readonly number[] | null;
  /** Name of the object, in errors and JSON. */
  name?: string;
}

const defaults = {
  maxTokens: null,
  standardize: 'lower_and_strip_punctuation',
  split: 'whitespace',
  ngrams: null,
  outputMode: 'int',
  outputSequenceLength: null,
  padToMaxTokens: false,
  vocabulary: null,
  idfWeights: null,
} as const;

const orFunction = ({ wanted, fits }: Rule): Rule => ({ wanted: `${wanted}, a function`, fits: (value) => typeof value === 'function' || fits(value) });
const widths: Rule = {
  wanted: 'a positive integer, a list of positive integers',
  fits: (value) => [value].flat().every((width) => Number.isInteger(width) && (width as number) > 0),
};
const wanted = {
  standardize: orNull(orFunction(oneOf(['lower_and_strip_punctuation', 'lower', 'strip_punctuation']))),
  split: orNull(orFunction(oneOf(['whitespace', 'character']))),
  ngrams: orNull(widths),
  outputMode: oneOf(outputModes.filter((mode) => mode !== 'one_hot')),
  outputSequenceLength: orNull(atLeast(1)),
};

/** Turns texts into numbers of their words. */
export class TextVectorization {
  readonly name: string;
  readonly options: Required<Omit<TextVectorizationOptions, 'name'>>;
  readonly #lookup: StringLookup;

  constructor(options: TextVectorizationOptions = {}) {
    checkNames(options, [...Object.keys(defaults), 'name'], 'TextVectorization');
    const { name = automaticName('text_vectorization'), ...given } = options;
    this.name = name;
    this.options = { ...defaults, ...given };
    for (const [option, rule] of Object.entries(wanted)) check(this.options[option as keyof typeof wanted], rule, `${name}.${option}`);
    const { maxTokens, outputMode, outputSequenceLength, padToMaxTokens, vocabulary, idfWeights } = this.options;
    if (outputMode !== 'int' && outputSequenceLength !== null)
      throw new TypeError(`${name}.outputSequenceLength is for the output mode 'int' alone, got '${outputMode}'`);
    this.#lookup = new StringLookup({ name, maxTokens, outputMode, padToMaxTokens, vocabulary, idfWeights, maskToken: '' });
  }

  /** Finds the vocabulary: all tokens of the texts, the most frequent ones first. */
  async adapt(texts: NestedStrings): Promise<void> {
    const { rows } = await this.#tokens(
      typeof texts === 'string' || this.options.split !== null ? texts : texts.map((text) => (typeof text === 'string' ? [text] : text)),
    );
    await this.#lookup.adaptTo(rows);
  }

  /** Rows of places, as long as the longest one or outputSequenceLength, or vectors. */
  async call(texts: NestedStrings): Promise<Tensor> {
    const { rows, shape } = await this.#tokens(texts);
    const { outputMode, outputSequenceLength } = this.options;
    if (outputMode !== 'int') return this.#lookup.lookUp(rows, shape);
    const length = outputSequenceLength ?? rows.reduce((most, row) => Math.max(most, row.length), 0);
    const padded = rows.map((row) => [...row.slice(0, length), ...Array<string>(Math.max(0, length - row.length)).fill('')]);
    return this.#lookup.lookUp(padded, [...shape.slice(0, -1), length]);
  }

  /** Sets the vocabulary, with or without the special tokens '' and '[UNK]' at its start, and for 'tf_idf' its weights. */
  setVocabulary(vocabulary: readonly string[], idfWeights: readonly number[] | null = null): void {
    this.#lookup.setVocabulary(vocabulary, idfWeights);
  }

  /** All tokens in the order of their places, or without the special ones. */
  getVocabulary(options: { includeSpecialTokens?: boolean } = {}): string[] {
    return this.#lookup.getVocabulary(options);
  }

  /** Number of places. */
  vocabularySize(): number {
    return this.#lookup.vocabularySize();
  }

  /** Keras's get_config(). A vocabulary that was learned is written, too. */
  getConfig(): Record<string, unknown> {
    const { standardize, split, ngrams, outputSequenceLength } = this.options;
    if (typeof standardize === 'function' || typeof split === 'function')
      throw new TypeError(`${this.name} has a function among its options, which JSON can't hold`);
    const { max_tokens, output_mode, pad_to_max_tokens, vocabulary, idf_weights, vocabulary_size } = this.#lookup.getConfig();
    return {
      ...layerConfig(this.name),
      max_tokens,
      standardize,
      split,
      ngrams,
      output_mode,
      output_sequence_length: outputSequenceLength,
      pad_to_max_tokens,
      sparse: false,
      ragged: false,
      vocabulary,
      idf_weights,
      encoding: 'utf-8',
      vocabulary_size,
    };
  }

  /** Of a config of Keras's. */
  static fromConfig(config: Record<string, unknown>): TextVectorization {
    return new TextVectorization(optionsOf(config, [...Object.keys(defaults), 'name'], 'TextVectorization'));
  }

  /** As Keras writes it into JSON. */
  toJSON(): ComponentConfig {
    return { module: 'keras.layers', class_name: 'TextVectorization', config: this.getConfig(), registered_name: null };
  }

  /** Rows of tokens, and the shape of all, whose last axis is a row. */
  async #tokens(given: NestedStrings): Promise<{ rows: string[][]; shape: number[] }> {
    const { texts, shape } = textsOf(given, 'the texts');
    const standard = texts.map(standardizer(this.options.standardize));
    const split = splitter(this.options.split);
    let rows: string[][] = [];
    if (split) {
      if (shape.length > 1 && (shape.length > 2 || shape[1] !== 1))
        throw new RangeError(`${this.name} splits texts: it takes a list of them, got the shape ${shown(shape)}`);
      await eachInTurn(standard, (text) => rows.push(split(text)));
    } else rows = rowsOf(standard, shape);
    const { ngrams } = this.options;
    if (ngrams !== null) rows = rows.map((row) => joined(row, typeof ngrams === 'number' ? Array.from({ length: ngrams }, (_, i) => i + 1) : ngrams));
    return { rows, shape: split ? [rows.length, 0] : shape };
  }
}

/** As TensorFlow does it: only the letters A to Z have small ones. */
function standardizer(how: TextVectorizationOptions['standardize']): (text: string) => string {
  const lower = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const strip = (text: string) => text.replace(/[!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~']/g, '');
  if (typeof how === 'function') return how;
  if (how === 'lower') return lower;
  if (how === 'strip_punctuation') return strip;
  return how === 'lower_and_strip_punctuation' ? (text) => strip(lower(text)) : (text) => text;
}

function splitter(how: TextVectorizationOptions['split']): ((text: string) => string[]) | undefined {
  if (typeof how === 'function') return how;
  if (how === 'whitespace') return (text) => text.split(/[ \t\n\v\f\r]+/).filter((word) => word !== '');
  return how === 'character' ? (text) => [...text] : undefined;
}

/** All runs of so many neighbouring words, for each of the widths in turn. */
function joined(words: readonly string[], widths: readonly number[]): string[] {
  return widths.flatMap((width) => words.slice(0, Math.max(0, words.length - width + 1)).map((_, i) => words.slice(i, i + width).join(' ')));
}
