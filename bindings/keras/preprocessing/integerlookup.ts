// IntegerLookup with adapt(): the vocabulary, learned from data.
import { toMatrix, type ArrayLike } from '../arrays.js';
import { IntegerLookup as Base } from '../generated/layers.js';
import { rowsOf } from './strings.js';
import { learn, type OutputMode, type VocabularyOptions } from './vocabulary.js';

/** Turns whole numbers into their places in a vocabulary, or back. */
export class IntegerLookup extends Base {
  #learned = false;

  /** Finds the vocabulary: all numbers of the data, the most frequent ones first. For 'tf_idf', a row is a document. */
  async adapt(data: ArrayLike): Promise<void> {
    if (this.given.vocabulary && !this.#learned) throw new Error(`${this.name} was given its vocabulary, so that it can't be adapted`);
    const { data: values, shape } = await toMatrix(data, 'data');
    const documents = rowsOf(Array.from(values, Math.trunc), shape.length > 1 ? shape : [...shape, 1]);
    const { tokens, idfWeights } = await learn(documents, this.#options, (a, b) => a - b);
    if (!tokens.length) throw new RangeError(`${this.name} can't be adapted to data without any number`);
    this.setVocabulary(tokens, idfWeights);
  }

  /** Sets the vocabulary, with or without the special numbers at its start, and for 'tf_idf' its weights. */
  setVocabulary(vocabulary: readonly number[], idfWeights: readonly number[] | null = null): void {
    this.given.vocabulary = [...vocabulary];
    this.given.idf_weights = idfWeights && [...idfWeights];
    this.#learned = true;
  }

  /** All numbers in the order of their places, or without the special ones at the start. */
  getVocabulary({ includeSpecialTokens = true }: { includeSpecialTokens?: boolean } = {}): number[] {
    const given = this.given.vocabulary as number[] | null | undefined;
    if (!given) throw new Error(`${this.name} has no vocabulary yet: give it one, or adapt it to data`);
    const { maskToken, oovToken, numOovIndices, outputMode } = this.#options;
    const special = [...(maskToken !== null && outputMode === 'int' ? [maskToken] : []), ...Array<number>(numOovIndices).fill(oovToken!)];
    const told = special.every((number, i) => number === given[i]);
    return [...(includeSpecialTokens ? special : []), ...(told ? given.slice(special.length) : given)];
  }

  /** Number of places. */
  vocabularySize(): number {
    return this.getVocabulary().length;
  }

  get #options(): VocabularyOptions<number> {
    const config = this.getConfig();
    return {
      maxTokens: config.max_tokens as number | null,
      numOovIndices: config.num_oov_indices as number,
      maskToken: config.mask_token as number | null,
      oovToken: config.oov_token as number | null,
      outputMode: config.output_mode as OutputMode,
      padToMaxTokens: config.pad_to_max_tokens as boolean,
      salt: null,
    };
  }
}
