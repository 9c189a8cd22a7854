// OneHotEncoder: one input per category, 1 where the cell is of it and 0 elsewhere, as scikit-learn's.
import { CategoryColumn, sortCategories } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import { sameCount, Transformer, type TransformerDescription, type Unseen } from './transformer.js';

export interface OneHotEncoderOptions {
  /** what becomes of a category that fit has not seen */
  handleUnknown?: 'error' | 'ignore';
  /** leave out the first category of each column, or of those with two */
  drop?: 'first' | 'if_binary' | null;
}

interface State {
  names: string[];
  /** the categories of each column, sorted */
  categories: string[][];
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
        choices: ['error', 'ignore'],
        help: "a category not seen in training: an error, or all zeros ('ignore')",
      },
      {
        name: 'drop',
        default: null,
        choices: ['first', 'if_binary'],
        help: 'leave out one category, which then is all zeros',
      },
    ],
  };

  constructor(options?: OneHotEncoderOptions) {
    super(OneHotEncoder.description, options);
  }

  get categories(): string[][] {
    return this.fitted.categories;
  }

  protected learn(columns: readonly Column[]): State {
    const categories = columns.map((column) => {
      const { codes, categories } = asCategories(column);
      const seen = new Uint8Array(categories.length);
      for (const code of codes) if (code >= 0) seen[code] = 1;
      return sortCategories(categories.filter((_, code) => seen[code]));
    });
    return { names: columns.map(({ name }) => name), categories };
  }

  protected apply(columns: readonly Column[], { names, categories }: State): Column[] {
    sameCount(columns, names, 'OneHotEncoder');
    const [unknown] = this.options.handleUnknown === 'error' ? this.unseen(columns) : [];
    if (unknown)
      throw new DataError(
        `column ${shown(unknown.column)}, row ${unknown.row + 1}: category ${shown(unknown.value)} was not there in fit`,
      );
    return columns.flatMap((column, i) => {
      const known = categories[i]!;
      const outputs = known.map(
        (category) => new NumberColumn(`${names[i]}_${category}`, new Float64Array(column.length)),
      );
      const { codes, places } = placed(column, known);
      for (let row = 0; row < codes.length; row++) {
        const place = places[codes[row]!];
        if (place !== undefined && place >= 0) outputs[place]!.values[row] = 1;
      }
      return outputs.slice(this.#dropped(known));
    });
  }

  /** The category whose input is 1; where all are 0 the dropped one, or missing. */
  override inverseTransform(columns: readonly Column[]): Column[] {
    const { names, categories } = this.fitted;
    sameCount(columns, this.getFeatureNamesOut(), 'OneHotEncoder.inverseTransform');
    let offset = 0;
    return names.map((name, i) => {
      const kept = categories[i]!.slice(this.#dropped(categories[i]!));
      const rest = this.#dropped(categories[i]!) ? categories[i]![0]! : null;
      const block = columns.slice(offset, (offset += kept.length)) as NumberColumn[];
      const words = Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => {
        let [best, most] = [rest, 0];
        block.forEach(({ values }, k) => {
          if (values[row]! > most) [best, most] = [kept[k]!, values[row]!];
        });
        return best;
      });
      return CategoryColumn.from(name, words);
    });
  }

  override unseen(columns: readonly Column[]): Unseen[] {
    return columns.flatMap((column, i) => {
      const { codes, places } = placed(column, this.fitted.categories[i]!);
      const found: Unseen[] = [];
      if (places.every((place) => place >= 0) && this.options.handleUnknown === 'ignore') return found;
      for (let row = 0; row < codes.length; row++)
        if (!(places[codes[row]!]! >= 0) && (codes[row]! >= 0 || this.options.handleUnknown === 'error'))
          found.push({ column: column.name, row, value: column.cell(row) });
      return found;
    });
  }

  protected featureNames({ names, categories }: State): string[] {
    return names.flatMap((name, i) =>
      categories[i]!.slice(this.#dropped(categories[i]!)).map((category) => `${name}_${category}`),
    );
  }

  #dropped(categories: readonly string[]): 0 | 1 {
    const { drop } = this.options;
    return drop === 'first' || (drop === 'if_binary' && categories.length === 2) ? 1 : 0;
  }
}

const asCategories = (column: Column): CategoryColumn =>
  column.storage === 'category'
    ? column
    : CategoryColumn.from(
        column.name,
        Array.from((column as NumberColumn).values, (value) => (Number.isNaN(value) ? null : String(value))),
      );

/** The codes of a column and, for each code, its place among the known categories or -1. */
function placed(column: Column, known: readonly string[]): { codes: Int32Array; places: number[] } {
  const { codes, categories } = asCategories(column);
  const index = new Map(known.map((category, place) => [category, place]));
  return { codes, places: categories.map((category) => index.get(category) ?? -1) };
}
