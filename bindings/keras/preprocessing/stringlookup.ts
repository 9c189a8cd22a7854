// StringLookup: texts as their places in a vocabulary. The engine holds numbers only, so this works before the network, not in it.
import { tensor, type Tensor } from '../../tensor.js';
import { toMatrix, type ArrayLike } from '../arrays.js';
import { automaticName } from '../names.js';
import type { ComponentConfig } from '../spec.js';
import { checkNames, shown } from '../words.js';
import { layerConfig, optionsOf } from './config.js';
import { atLeast, check, oneOf, orNull, rules } from './options.js';
import { nest, rowsOf, textsOf, type NestedStrings } from './strings.js';
import { compareTexts, eachInTurn, learn, outputModes, Vocabulary, type OutputMode } from './vocabulary.js';

export interface StringLookupOptions {
  /** Largest size of the vocabulary, the places of unknown texts and of the mask token included. At least 2. */
  maxTokens?: number | null;
  /** Places for texts that the vocabulary doesn't have; with 0 they are an error. Default: 1. */
  numOovIndices?: number;
  /** A text that stands for nothing: its place is 0, or it isn't counted. */
  maskToken?: string | null;
  /** What an unknown place becomes with invert. Default: '[UNK]'. */
  oovToken?: string | null;
  /** The texts; found by adapt() if not given. */
  vocabulary?: readonly string[] | null;
  /** A weight for each text of the vocabulary, for the output mode 'tf_idf'. */
  idfWeights?: readonly number[] | null;
  /** Turns places back into texts. */
  invert?: boolean;
  /** The place, a vector for every text, or one for all texts of a row: which are there, how often, or how often times their weight. Default: 'int'. */
  outputMode?: OutputMode;
  /** Makes vectors maxTokens long even if the vocabulary is smaller. */
  padToMaxTokens?: boolean;
  /** Two numbers, or one for both, that change the hash which spreads unknown texts over several places. */
  salt?: number | readonly number[] | null;
  /** Name of the object, in errors and JSON. */
  name?: string;
}

const defaults = {
  maxTokens: null,
  numOovIndices: 1,
  maskToken: null,
  oovToken: '[UNK]',
  vocabulary: null,
  idfWeights: null,
  invert: false,
  outputMode: 'int',
  padToMaxTokens: false,
  salt: null,
} as const;

const wanted = {
  maxTokens: orNull(atLeast(2)),
  numOovIndices: atLeast(0),
  maskToken: orNull(rules.text),
  oovToken: orNull(rules.text),
  vocabulary: orNull(rules.texts),
  idfWeights: orNull(rules.numbers),
  invert: rules.flag,
  outputMode: oneOf(outputModes),
  padToMaxTokens: rules.flag,
  salt: orNull(rules.salt),
};

/** Turns texts into their places in a vocabulary, or back. */
export class StringLookup {
  readonly name: string;
  readonly options: Required<Omit<StringLookupOptions, 'name' | 'salt'>> & { salt: readonly number[] | null };
  #vocabulary: Vocabulary | undefined;

  constructor(options: StringLookupOptions = {}) {
    checkNames(options, [...Object.keys(defaults), 'name'], 'StringLookup');
    const { name = automaticName('string_lookup'), ...given } = options;
    this.name = name;
    const filled = { ...defaults, ...given };
    for (const [option, rule] of Object.entries(wanted)) check(filled[option as keyof typeof wanted], rule, `${name}.${option}`);
    this.options = { ...filled, salt: typeof filled.salt === 'number' ? [filled.salt, filled.salt] : filled.salt };
    const { invert, outputMode, padToMaxTokens, maxTokens, vocabulary, idfWeights } = this.options;
    if (invert && outputMode !== 'int') throw new TypeError(`${name}.outputMode must be 'int' with invert, got '${outputMode}'`);
    if (padToMaxTokens && maxTokens === null) throw new TypeError(`${name}.padToMaxTokens needs maxTokens`);
    if (vocabulary) this.setVocabulary(vocabulary, idfWeights);
  }

  /** Finds the vocabulary: all texts of the data, the most frequent ones first. For 'tf_idf', a row is a document. */
  async adapt(data: NestedStrings): Promise<void> {
    const { texts, shape } = textsOf(data, 'data');
    await this.adaptTo(rowsOf(texts, shape.length > 1 ? shape : [...shape, 1]));
  }

  /** The same for lists of tokens, which may differ in length. */
  async adaptTo(documents: readonly (readonly string[])[]): Promise<void> {
    if (this.options.vocabulary) throw new Error(`${this.name} was given its vocabulary, so that it can't be adapted`);
    const { tokens, idfWeights } = await learn(documents, this.options, compareTexts);
    if (!tokens.length) throw new RangeError(`${this.name} can't be adapted to data without any text`);
    this.setVocabulary(tokens, idfWeights);
  }

  /** Sets the vocabulary, with or without the special tokens at its start, and for 'tf_idf' its weights. */
  setVocabulary(vocabulary: readonly string[], idfWeights: readonly number[] | null = null): void {
    check(vocabulary, rules.texts, `${this.name}.vocabulary`);
    this.#vocabulary = new Vocabulary([...vocabulary], idfWeights, this.options, this.name);
  }

  /** All texts in the order of their places, or without the special ones at the start. */
  getVocabulary({ includeSpecialTokens = true }: { includeSpecialTokens?: boolean } = {}): string[] {
    return this.vocabulary.list(includeSpecialTokens);
  }

  /** Number of places. */
  vocabularySize(): number {
    return this.vocabulary.size;
  }

  /** Numbers for texts, as the output mode has them. */
  call(texts: NestedStrings): Promise<Tensor>;
  /** With invert: texts for places. */
  call(places: ArrayLike): Promise<NestedStrings>;
  async call(inputs: unknown): Promise<Tensor | NestedStrings> {
    const { vocabulary } = this;
    if (this.options.invert) {
      const { data, shape } = await toMatrix(inputs, 'the places');
      return nest(
        Array.from(data, (place) => vocabulary.tokenAt(place) ?? ''),
        shape,
      );
    }
    const { texts, shape } = textsOf(inputs, 'the texts');
    if (!shape.length) return this.#callOne(inputs as string);
    if (this.options.outputMode !== 'int' && this.options.outputMode !== 'one_hot' && shape.length > 2)
      throw new RangeError(`${this.name} takes texts or rows of texts in the output mode '${this.options.outputMode}', got the shape ${shown(shape)}`);
    return this.lookUp(rowsOf(texts, shape), shape);
  }

  /** Numbers for rows of tokens; `shape` is that of all tokens, the last axis being a row. */
  async lookUp(rows: readonly (readonly string[])[], shape: readonly number[]): Promise<Tensor> {
    const { vocabulary } = this;
    const places: number[][] = [];
    await eachInTurn(rows, (row) => places.push(row.map((token) => vocabulary.placeOf(token))));
    return vocabulary.encode(places, shape);
  }

  /** Keras's get_config(). A vocabulary that was learned is written, too. */
  getConfig(): Record<string, unknown> {
    const { options } = this;
    return {
      ...layerConfig(this.name),
      invert: options.invert,
      max_tokens: options.maxTokens,
      num_oov_indices: options.numOovIndices,
      oov_token: options.oovToken,
      mask_token: options.maskToken,
      output_mode: options.outputMode,
      sparse: false,
      pad_to_max_tokens: options.padToMaxTokens,
      idf_weights: this.#vocabulary?.idfWeights ?? null,
      vocabulary: this.#vocabulary?.given ?? null,
      vocabulary_size: this.#vocabulary?.size ?? null,
      oov_method: 'floormod',
      salt: options.salt,
      encoding: 'utf-8',
    };
  }

  /** Of a config of Keras's. */
  static fromConfig(config: Record<string, unknown>): StringLookup {
    return new StringLookup(optionsOf(config, [...Object.keys(defaults), 'name'], 'StringLookup'));
  }

  /** As Keras writes it into JSON. */
  toJSON(): ComponentConfig {
    return { module: 'keras.layers', class_name: 'StringLookup', config: this.getConfig(), registered_name: null };
  }

  async #callOne(text: string): Promise<Tensor> {
    const { data, shape } = await this.lookUp([[text]], [1]);
    return tensor(data, this.options.outputMode === 'int' ? [] : shape.slice(-1));
  }

  private get vocabulary(): Vocabulary {
    if (!this.#vocabulary) throw new Error(`${this.name} has no vocabulary yet: give it one, or adapt it to data`);
    return this.#vocabulary;
  }
}
