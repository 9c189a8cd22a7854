// A vocabulary and the places of its tokens: what IntegerLookup, StringLookup and TextVectorization have in common.
import { turn } from '../../engine/turn.js';
import { tensor, type Tensor } from '../../tensor.js';
import { shown } from '../words.js';
import { bucket } from './hash.js';

export const outputModes = ['int', 'one_hot', 'multi_hot', 'count', 'tf_idf'] as const;
export type OutputMode = (typeof outputModes)[number];

export interface VocabularyOptions<Token> {
  /** Largest number of places, with those of unknown tokens and of the mask token; null for no limit. */
  maxTokens: number | null;
  /** Places of unknown tokens; with 0 they are an error. */
  numOovIndices: number;
  maskToken: Token | null;
  oovToken: Token | null;
  outputMode: OutputMode;
  padToMaxTokens: boolean;
  /** Changes the hash that spreads unknown tokens over their places. */
  salt: readonly number[] | null;
}

/** What adapt() finds: tokens by falling frequency, and for tf_idf their weights. */
export interface Learned<Token> {
  tokens: Token[];
  idfWeights: number[] | null;
}

/** Longest piece of work in ms before the event loop gets its turn. */
const slice = 10;

/** f of each item in turn, without blocking the event loop. */
export async function eachInTurn<T>(items: readonly T[], f: (item: T, index: number) => void): Promise<void> {
  let start = performance.now();
  for (const [index, item] of items.entries()) {
    f(item, index);
    if (index % 64 === 63 && performance.now() - start > slice) {
      await turn();
      start = performance.now();
    }
  }
}

/**
 * Counts the tokens of all documents. The most frequent come first; of equally frequent ones, those that are greater.
 * @param documents lists of tokens
 * @param compare below 0 if the first token is less
 */
export async function learn<Token>(
  documents: readonly (readonly Token[])[],
  options: VocabularyOptions<Token>,
  compare: (a: Token, b: Token) => number,
): Promise<Learned<Token>> {
  const counts = new Map<Token, number>();
  const inDocuments = new Map<Token, number>();
  const add = (to: Map<Token, number>, token: Token) => to.set(token, (to.get(token) ?? 0) + 1);
  const weighs = options.outputMode === 'tf_idf';
  await eachInTurn(documents, (document) => {
    for (const token of document) add(counts, token);
    if (weighs) for (const token of new Set(document)) add(inDocuments, token);
  });
  if (options.maskToken !== null) counts.delete(options.maskToken);
  if (options.oovToken !== null) counts.delete(options.oovToken);
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || compare(b, a)).map(([token]) => token);
  const tokens = options.maxTokens === null ? sorted : sorted.slice(0, options.maxTokens - firstPlace(options));
  const weight = (token: Token) => Math.fround(Math.log(1 + documents.length / (1 + inDocuments.get(token)!)));
  return { tokens, idfWeights: weighs ? tokens.map(weight) : null };
}

/** The place of the vocabulary's first token. */
function firstPlace({ maskToken, outputMode, numOovIndices }: VocabularyOptions<unknown>): number {
  return (maskToken !== null && outputMode === 'int' ? 1 : 0) + numOovIndices;
}

/** Tokens and their places: the mask token (if places come out), those of unknown tokens, the vocabulary. */
export class Vocabulary {
  readonly tokens: readonly string[];
  /** As they were given. */
  readonly given: readonly string[];
  readonly idfWeights: readonly number[] | null;
  readonly #options: VocabularyOptions<string>;
  readonly #places: ReadonlyMap<string, number>;
  readonly #first: number;
  readonly #masks: boolean;
  readonly #weights: Float32Array | undefined;

  /** @param given the tokens, with or without the special ones at their start; owner is who has it, in errors */
  constructor(given: readonly string[], idfWeights: readonly number[] | null, options: VocabularyOptions<string>, owner: string) {
    this.given = given;
    this.idfWeights = idfWeights;
    this.#options = options;
    this.#first = firstPlace(options);
    this.#masks = options.maskToken !== null && options.outputMode === 'int';
    const told = this.#special.length <= given.length && this.#special.every((token, i) => token === given[i]);
    this.tokens = told ? given.slice(this.#first) : given;
    this.#places = new Map(this.tokens.map((token, i) => [token, this.#first + i]));
    this.#check(given, idfWeights, owner);
    if (idfWeights) this.#weights = this.#weigh(idfWeights, told);
  }

  get size(): number {
    return this.#first + this.tokens.length;
  }

  /** All tokens in the order of their places, or without the special ones. */
  list(includeSpecialTokens: boolean): string[] {
    return includeSpecialTokens ? [...(this.#special as string[]), ...this.tokens] : [...this.tokens];
  }

  /** The place of a token; -1 for the mask token where it isn't counted. */
  placeOf(token: string): number {
    const { maskToken, numOovIndices, salt } = this.#options;
    if (token === maskToken) return this.#masks ? 0 : -1;
    const place = this.#places.get(token);
    if (place !== undefined) return place;
    if (numOovIndices === 0) throw new RangeError(`${shown(token)} is not in the vocabulary, and there is no place for unknown tokens: numOovIndices is 0`);
    return (this.#masks ? 1 : 0) + (numOovIndices === 1 ? 0 : bucket(token, numOovIndices, salt));
  }

  /** The token of a place. */
  tokenAt(place: number): string | null {
    if (this.#masks && place === 0) return this.#options.maskToken;
    return this.tokens[place - this.#first] ?? this.#options.oovToken;
  }

  /** Rows of places as the output mode has them. `shape` is that of the places, the last axis being a row. */
  encode(rows: readonly (readonly number[])[], shape: readonly number[]): Tensor {
    const { outputMode, padToMaxTokens, maxTokens } = this.#options;
    if (outputMode === 'int') return tensor(Float32Array.from(rows.flat()), shape);
    const depth = padToMaxTokens ? maxTokens! : this.size;
    const single = outputMode === 'one_hot';
    const vectors = single ? rows.flat().map((place) => [place]) : rows;
    const data = new Float32Array(vectors.length * depth);
    for (const [row, places] of vectors.entries())
      for (const place of places) {
        const at = row * depth + place;
        if (place >= 0) data[at] = outputMode === 'count' || outputMode === 'tf_idf' ? data[at]! + 1 : 1;
      }
    if (this.#weights) data.forEach((many, i) => (data[i] = many * this.#weights![i % depth]!));
    const kept = single && !(shape.length > 1 && shape.at(-1) === 1) ? shape : shape.slice(0, -1);
    return tensor(data, [...kept, depth]);
  }

  get #special(): (string | null)[] {
    const { numOovIndices, oovToken, maskToken } = this.#options;
    return [...(this.#masks ? [maskToken] : []), ...Array<string | null>(numOovIndices).fill(oovToken)];
  }

  #check(given: readonly string[], idfWeights: readonly number[] | null, owner: string): void {
    const { maxTokens, maskToken, outputMode } = this.#options;
    if (!given.length) throw new RangeError(`${owner}.vocabulary must not be empty`);
    const twice = this.tokens.find((token, i) => this.#places.get(token) !== this.#first + i);
    if (twice !== undefined) throw new RangeError(`${owner}.vocabulary must have every token once, got ${shown(twice)} twice`);
    if (maskToken !== null && this.#places.has(maskToken))
      throw new RangeError(
        `${owner}.vocabulary must have the special tokens at its start, ${shown(this.#special)}, or not at all, but has ${shown(maskToken)} elsewhere`,
      );
    if (maxTokens !== null && this.size > maxTokens)
      throw new RangeError(`${owner}.vocabulary must have at most maxTokens, ${maxTokens}, tokens with the special ones, got ${this.size}`);
    if ((outputMode === 'tf_idf') !== (idfWeights !== null))
      throw new TypeError(idfWeights ? `${owner}.idfWeights are for the output mode 'tf_idf' alone` : `${owner} needs idfWeights for the output mode 'tf_idf'`);
    if (idfWeights && idfWeights.length !== given.length)
      throw new RangeError(`${owner}.idfWeights must be as many as the vocabulary, ${given.length}, got ${idfWeights.length}`);
  }

  /** A weight for every place. Unknown tokens have the mean, unless the vocabulary tells them and their weight. */
  #weigh(given: readonly number[], told: boolean): Float32Array {
    const mean = given.reduce((sum, weight) => sum + weight, 0) / given.length;
    const weights = [...Array<number>(told ? 0 : this.#first).fill(mean), ...given];
    const padded = new Float32Array(this.#options.padToMaxTokens ? this.#options.maxTokens! : weights.length);
    padded.set(weights);
    return padded;
  }
}

/** The order of texts by their code points, which is that of their bytes in UTF-8. */
export function compareTexts(a: string, b: string): number {
  const [first, second] = [[...a], [...b]];
  for (let i = 0; i < Math.min(first.length, second.length); i++) {
    const difference = first[i]!.codePointAt(0)! - second[i]!.codePointAt(0)!;
    if (difference) return difference;
  }
  return first.length - second.length;
}
