// CountVectorizer: one number for each term of the training texts, how often it comes in a text, as scikit-learn's.
import type { Column } from '../../columns/index.js';
import { NumberColumn } from '../../columns/number.js';
import { DataError, shown } from '../../error.js';
import { fitsMemory } from '../checks.js';
import {
  sameCount,
  Transformer,
  type OptionDescription,
  type TransformerDescription,
} from '../transformer.js';
import { analyzerOptions, byCodePoint, makeAnalyzer, textsOf, type AnalyzerOptions } from './analyzer.js';

export interface CountVectorizerOptions extends AnalyzerOptions {
  /** terms in more texts are left out: a share up to 1, or a whole number of texts from 2 */
  maxDf?: number;
  /** terms in fewer texts are left out: a whole number of texts from 1, or a share under 1 */
  minDf?: number;
  /** keep only so many terms, those that come most often; null keeps all */
  maxFeatures?: number | null;
  binary?: boolean;
}

export interface CountState {
  names: string[];
  /** the terms of each column, sorted */
  vocabularies: string[][];
  /** inverse document frequencies of the terms, where the step weighs them */
  idf?: number[][];
}

export const countOptions: readonly OptionDescription[] = [
  ...analyzerOptions,
  {
    name: 'maxDf',
    default: 1,
    range: [
      { min: 0, max: 1 },
      { min: 2, integer: true },
    ],
    help: 'leave out terms that more texts have: a share of the texts up to 1, or a number of texts from 2',
  },
  {
    name: 'minDf',
    default: 1,
    range: [
      { min: 0, max: 1 },
      { min: 1, integer: true },
    ],
    help: 'leave out terms that fewer texts have: a number of texts from 1, or a share of them under 1',
  },
  {
    name: 'maxFeatures',
    default: null,
    range: { min: 1, integer: true },
    help: 'how many terms to keep at most, the most frequent ones',
  },
  { name: 'binary', default: false, help: 'tell only whether a term is there, not how often' },
];

/** What CountVectorizer and TfidfVectorizer share. A missing text has no terms. */
export abstract class TermVectorizer<Options extends CountVectorizerOptions> extends Transformer<
  Options,
  CountState
> {
  protected readonly analyze: (text: string) => string[];

  constructor(description: TransformerDescription, options?: Options) {
    super(description, options);
    this.analyze = makeAnalyzer(this.options as Required<AnalyzerOptions>, description.name);
  }

  /** The terms of each column, in the order of their features. */
  get vocabularies(): string[][] {
    return this.fitted.vocabularies;
  }

  protected learn(columns: readonly Column[]): CountState {
    const learned = columns.map((column) => this.#vocabulary(column));
    return {
      names: columns.map(({ name }) => name),
      vocabularies: learned.map(({ terms }) => terms),
      idf: learned.map(({ documents }, i) => this.idfOf(documents, columns[i]!.length)),
    };
  }

  /** Weights of terms by how many of `rows` texts have each. */
  protected abstract idfOf(documents: readonly number[], rows: number): number[];

  /** Turns the counts of one text's terms into their features, in place; `idf` has the weights of these terms. */
  protected abstract weigh(counts: Float64Array, idf: readonly number[]): void;

  protected apply(columns: readonly Column[], { names, vocabularies }: CountState): Column[] {
    return columns.flatMap((column, i) => {
      const terms = vocabularies[i]!;
      fitsMemory(column.length, terms.length, `set ${this.description.name}.maxFeatures or minDf`, 8);
      const features = terms.map(() => new Float64Array(column.length));
      this.#each(columns, i, (row, place, value) => (features[place]![row] = value));
      return features.map((values, place) => new NumberColumn(`${names[i]}_${terms[place]}`, values));
    });
  }

  /** Most numbers of a text are 0, so only the others are written. */
  override write(columns: readonly Column[], out: Float32Array, at: number, width: number): boolean {
    this.check(columns);
    columns.forEach((_, i) => {
      this.#each(columns, i, (row, place, value) => (out[at + row * width + place] = value));
      at += this.fitted.vocabularies[i]!.length;
    });
    return true;
  }

  /** All numbers of a column's features that are not 0. */
  #each(
    columns: readonly Column[],
    i: number,
    put: (row: number, place: number, value: number) => void,
  ): void {
    const { names, vocabularies, idf } = this.fitted;
    sameCount(columns, names, this.description.name);
    const terms = vocabularies[i]!;
    const places = new Map(terms.map((term, place) => [term, place]));
    textsOf(columns[i]!).forEach((text, row) => {
      const counts = new Map<number, number>();
      for (const term of this.analyze(text)) {
        const place = places.get(term);
        if (place !== undefined) counts.set(place, this.options.binary ? 1 : (counts.get(place) ?? 0) + 1);
      }
      // In the order of the features, so that sums are the same whatever order the words come in.
      const found = [...counts.keys()].sort((a, b) => a - b);
      const values = Float64Array.from(found, (place) => counts.get(place)!);
      this.weigh(
        values,
        found.map((place) => idf![i]![place]!),
      );
      found.forEach((place, k) => put(row, place, values[k]!));
    });
  }

  protected featureNames({ names, vocabularies }: CountState): string[] {
    return vocabularies.flatMap((terms, i) => terms.map((term) => `${names[i]}_${term}`));
  }

  /** The terms that are kept, with how many texts have each. */
  #vocabulary(column: Column): { terms: string[]; documents: number[] } {
    const { name: step } = this.description;
    const { binary, maxFeatures } = this.options as Required<CountVectorizerOptions>;
    const frequency = new Map<string, { texts: number; times: number }>();
    for (const text of textsOf(column)) {
      const counts = new Map<string, number>();
      for (const term of this.analyze(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
      for (const [term, times] of counts) {
        const known = frequency.get(term) ?? { texts: 0, times: 0 };
        known.texts++;
        known.times += binary ? 1 : times;
        frequency.set(term, known);
      }
    }
    if (!frequency.size)
      throw new DataError(
        `${step} finds no term in the texts of column ${shown(column.name)}; look at tokenPattern and stopWords`,
      );
    const [low, high] = this.#limits(column.length);
    let kept = [...frequency].filter(([, { texts }]) => texts >= low && texts <= high);
    if (!kept.length)
      throw new DataError(
        `${step} keeps no term of column ${shown(column.name)}: lower minDf or raise maxDf; ${low} to ${high} of ${column.length} texts must have a term now`,
      );
    kept.sort(([a], [b]) => byCodePoint(a, b));
    if (maxFeatures !== null && kept.length > maxFeatures) {
      const most = kept.toSorted(([, a], [, b]) => b.times - a.times).slice(0, maxFeatures);
      kept = most.sort(([a], [b]) => byCodePoint(a, b));
    }
    return { terms: kept.map(([term]) => term), documents: kept.map(([, { texts }]) => texts) };
  }

  /** The least and most texts that a kept term is in. */
  #limits(rows: number): [number, number] {
    const { minDf, maxDf } = this.options as Required<CountVectorizerOptions>;
    return [minDf < 1 ? minDf * rows : minDf, maxDf <= 1 ? maxDf * rows : maxDf];
  }
}

/** Two options are read by their size, since JavaScript has one kind of number: maxDf 1 is all texts, minDf 1 is one text. */
export class CountVectorizer extends TermVectorizer<CountVectorizerOptions> {
  static readonly description: TransformerDescription = {
    name: 'CountVectorizer',
    help: 'Counts how often each word of the training texts comes in a text.',
    accepts: ['text', 'category'],
    options: countOptions,
  };

  constructor(options?: CountVectorizerOptions) {
    super(CountVectorizer.description, options);
  }

  protected idfOf(): number[] {
    return [];
  }

  protected weigh(): void {}
}
