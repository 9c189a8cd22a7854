// The cells of a column as they were written, and the conventions they are read by. Kept so that a type can be changed back.

/** How numbers, dates and gaps are written in a column. */
export interface Conventions {
  decimal: '.' | ',';
  /** which part of a date such as 03/04/2020 comes first */
  dateOrder: 'dmy' | 'mdy';
  /** the sign between groups of digits, '' for none; any of the usual ones where it is left out */
  thousands?: string;
  /** cells that mean "missing", besides blank ones */
  missing: readonly string[];
  /** the words for no and yes, if the column is read as boolean */
  booleans?: readonly [no: string, yes: string];
  /** the words from the least to the greatest, if the column is read as ordinal */
  order?: readonly string[];
}

/** Cells that mean "missing" in the tables people have: pandas's list and the signs of SAS, Weka and spreadsheets. */
export const missingTokens: readonly string[] = [
  '', 'NA', 'N/A', 'n/a', 'na', '<NA>', 'NaN', 'nan', '-nan', 'null', 'NULL', 'Null', 'None', 'none', '?', '-', '--', '.',
  '#N/A', '#NA', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#NULL!',
]; // prettier-ignore

/** Missing signs that could also be meant as a value, so that reading them as missing is worth a word. */
export const doubtfulTokens: ReadonlySet<string> = new Set([
  '?',
  '-',
  '--',
  '.',
  'None',
  'none',
  'na',
  'n/a',
]);

export const usual: Conventions = { decimal: '.', dateOrder: 'mdy', missing: missingTokens };

/** Cells in their order; an array of texts is one. Others make a text only when it is asked for. */
export interface TextList {
  readonly length: number;
  /** the text of a row, counted from 0 */
  at(row: number): string | undefined;
}

export class Source {
  #texts: TextList | (() => TextList);

  /** @param texts the cells, or what gives them once they are asked for */
  constructor(
    texts: TextList | (() => TextList),
    readonly conventions: Conventions,
  ) {
    this.#texts = texts;
  }

  /** The cells as they are kept. */
  get list(): TextList {
    if (typeof this.#texts === 'function') this.#texts = this.#texts();
    return this.#texts;
  }

  /** One cell as it was written. */
  at(row: number): string {
    return this.list.at(row)!;
  }

  /** All cells as an array, made anew where they are not kept as one. */
  get texts(): readonly string[] {
    const { list } = this;
    return Array.isArray(list) ? list : Array.from({ length: list.length }, (_, row) => list.at(row)!);
  }

  /** The cells of some rows; looked up only when someone looks at them. */
  take(rows: ArrayLike<number>): Source {
    const chosen = Int32Array.from(rows);
    return new Source({ length: chosen.length, at: (row) => this.at(chosen[row]!) }, this.conventions);
  }
}
