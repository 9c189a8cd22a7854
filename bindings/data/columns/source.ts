// The cells of a column as they were written, and the conventions they are read by. Kept so that a type can be changed back.

/** How numbers, dates and gaps are written in a column. */
export interface Conventions {
  decimal: '.' | ',';
  /** which part of a date such as 03/04/2020 comes first */
  dateOrder: 'dmy' | 'mdy';
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

export class Source {
  #texts: readonly string[] | (() => readonly string[]);

  /** @param texts the cells, or what gives them once they are asked for */
  constructor(
    texts: readonly string[] | (() => readonly string[]),
    readonly conventions: Conventions,
  ) {
    this.#texts = texts;
  }

  get texts(): readonly string[] {
    if (typeof this.#texts === 'function') this.#texts = this.#texts();
    return this.#texts;
  }

  /** The cells of some rows; gathered only when someone looks at them. */
  take(rows: ArrayLike<number>): Source {
    const chosen = Int32Array.from(rows);
    return new Source(() => Array.from(chosen, (row) => this.texts[row]!), this.conventions);
  }
}
