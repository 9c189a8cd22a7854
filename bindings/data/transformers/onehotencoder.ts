// OneHotEncoder: one input per category, 1 where the cell is of it and 0 elsewhere, as scikit-learn's.
import { CategoryColumn } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import { fitsMemory } from './checks.js';
import { infrequentName, inputsOf, rareWords, type Inputs } from './infrequent.js';
import { namesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription, type Unseen } from './transformer.js';
import {
  asCategories,
  countsOf,
  knownWords,
  placed,
  refuse,
  Remembered,
  strangers,
  type Categories,
} from './words.js';

export interface OneHotEncoderOptions {
  /** the words of each column in order, or 'auto': those of the training rows */
  categories?: Categories;
  /** leave out the first category of each column, or of those with two, or one given for each column */
  drop?: 'first' | 'if_binary' | readonly (string | number)[] | null;
  /** what becomes of a category that fit has not seen */
  handleUnknown?: 'error' | 'ignore' | 'infrequent_if_exist';
  minFrequency?: number | null;
  maxCategories?: number | null;
}

interface State {
  names: string[];
  /** the categories of each column, sorted */
  categories: string[][];
  /** those of them that share one input, because they are rare */
  infrequent: string[][];
}

/** A missing cell is an unknown category: fill gaps first, or ignore them. */
export class OneHotEncoder extends Transformer<OneHotEncoderOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'OneHotEncoder',
    help: 'Makes one input per category: 1 where the row is of it, 0 elsewhere.',
    accepts: ['category', 'number'],
    options: [
      {
        name: 'handleUnknown',
        default: 'error',
        choices: ['error', 'ignore', 'infrequent_if_exist'],
        help: "a category not seen in training: an error, all zeros ('ignore'), or the rare ones' input if there is one",
      },
      {
        name: 'drop',
        default: null,
        choices: ['first', 'if_binary'],
        list: 'words',
        help: 'leave out one category, which then is all zeros',
      },
      {
        name: 'minFrequency',
        default: null,
        range: [
          { above: 0, below: 1 },
          { min: 1, integer: true },
        ],
        help: 'categories with fewer rows (a number of them, or a share) are rare and share one input',
      },
      {
        name: 'maxCategories',
        default: null,
        range: { min: 1, integer: true },
        help: 'most inputs per column; the categories beyond the commonest share one',
      },
      {
        name: 'categories',
        default: 'auto',
        list: 'lists',
        help: "the categories of each column in order, or those of the training rows ('auto')",
      },
    ],
  };

  readonly #remembered = new Remembered<Inputs>();

  constructor(options?: OneHotEncoderOptions) {
    super(OneHotEncoder.description, options);
  }

  get categories(): string[][] {
    return this.fitted.categories;
  }

  /** The rare categories of each column, which share one input. */
  get infrequentCategories(): string[][] {
    return this.fitted.infrequent;
  }

  protected learn(columns: readonly Column[]): State {
    const { categories: given, minFrequency, maxCategories, drop } = this.options;
    const categories = knownWords(columns, given, 'OneHotEncoder');
    if (given !== 'auto' && this.options.handleUnknown === 'error')
      refuse(columns.flatMap((column, i) => strangers(column, categories[i]!, true)));
    const infrequent = columns.map((column, i) => {
      if (minFrequency === null && maxCategories === null) return [];
      const words = asCategories(column);
      const counts = countsOf(words);
      const index = new Map(words.categories.map((word, code) => [word, counts[code]!]));
      const each = categories[i]!.map((word) => index.get(word) ?? 0);
      return rareWords(categories[i]!, each, column.length, minFrequency, maxCategories);
    });
    const state = { names: namesOf(columns), categories, infrequent };
    if (Array.isArray(drop)) this.#checkDrop(drop, state);
    return state;
  }

  protected apply(columns: readonly Column[], state: State): Column[] {
    const names = this.featureNames(state);
    fitsMemory(columns[0]?.length ?? 0, names.length, 'set OneHotEncoder.maxCategories or minFrequency', 8);
    const outputs = names.map((name) => new NumberColumn(name, new Float64Array(columns[0]?.length ?? 0)));
    this.#ones(columns, state, (first, codes, targets) => {
      for (let row = 0; row < codes.length; row++) {
        const input = targets[codes[row]! + 1]!;
        if (input >= 0) outputs[first + input]!.values[row] = 1;
      }
    });
    return outputs;
  }

  override write(columns: readonly Column[], out: Float32Array, at: number, width: number): boolean {
    this.#ones(columns, this.fitted, (first, codes, targets) => {
      for (let row = 0, place = at + first; row < codes.length; row++, place += width) {
        const input = targets[codes[row]! + 1]!;
        if (input >= 0) out[place + input] = 1;
      }
    });
    return true;
  }

  /** For each column its first input, its codes, and the input of each code, that of a gap first; -1 for none. */
  #ones(
    columns: readonly Column[],
    state: State,
    put: (first: number, codes: Int32Array, targets: Int32Array) => void,
  ): void {
    sameCount(columns, state.names, 'OneHotEncoder');
    if (this.options.handleUnknown === 'error') refuse(this.unseen(columns));
    let first = 0;
    columns.forEach((column, i) => {
      const { places: inputs, labels, unknown } = this.#inputs(state, i);
      const { codes, places } = placed(column, state.categories[i]!);
      const targets = new Int32Array(places.length + 1).fill(unknown);
      places.forEach((place, code) => {
        if (place >= 0) targets[code + 1] = inputs[place]!;
      });
      put(first, codes, targets);
      first += labels.length;
    });
  }

  /** The category whose input is 1; where all are 0 the dropped one, or missing. Rare ones come back as 'infrequent_sklearn'. */
  override inverseTransform(columns: readonly Column[]): Column[] {
    const { names } = this.fitted;
    sameCount(columns, this.getFeatureNamesOut(), 'OneHotEncoder.inverseTransform');
    let offset = 0;
    return names.map((name, i) => {
      const { labels, dropped } = this.#inputs(this.fitted, i);
      const block = columns.slice(offset, (offset += labels.length)) as NumberColumn[];
      const words = Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => {
        let [best, most] = [dropped, 0];
        block.forEach(({ values }, k) => {
          if (values[row]! > most) [best, most] = [labels[k]!, values[row]!];
        });
        return best;
      });
      return CategoryColumn.from(name, words);
    });
  }

  override unseen(columns: readonly Column[]): Unseen[] {
    const { categories } = this.fitted;
    return columns.flatMap((column, i) =>
      strangers(column, categories[i]!, this.options.handleUnknown === 'error'),
    );
  }

  protected featureNames(state: State): string[] {
    return state.names.flatMap((name, i) => this.#inputs(state, i).labels.map((label) => `${name}_${label}`));
  }

  #inputs({ categories, infrequent }: State, column: number): Inputs {
    const { drop, handleUnknown } = this.options;
    const dropped = typeof drop === 'string' || drop === null ? drop : { word: String(drop[column]) };
    return this.#remembered.of(categories[column]!, infrequent[column], () =>
      inputsOf(categories[column]!, infrequent[column]!, dropped, handleUnknown === 'infrequent_if_exist'),
    );
  }

  #checkDrop(drop: readonly unknown[], { names, categories, infrequent }: State): void {
    if (drop.length !== names.length)
      throw new DataError(
        `OneHotEncoder.drop must have one word for each of ${names.length} columns, got ${drop.length}`,
      );
    drop.forEach((word, i) => {
      if (!categories[i]!.includes(String(word)))
        throw new DataError(
          `OneHotEncoder.drop: column ${shown(names[i])} has no category ${shown(word)} in the training rows`,
        );
      if (infrequent[i]!.includes(String(word)))
        throw new DataError(
          `OneHotEncoder.drop: category ${shown(word)} of column ${shown(names[i])} is rare and can't be dropped; drop ${shown(infrequentName)} by 'first' or keep all`,
        );
    });
  }
}
