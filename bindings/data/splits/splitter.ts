// What all splitters share: options that are described once, checked by that description, and JSON-safe.
import type { Table } from '../table.js';
import { checkOptions, type OptionDescription } from '../transformers/options.js';
import type { PerRow, Split } from './rows.js';

/** What some splits need to know of each row. */
export interface SplitInput {
  /** classes to keep in proportion */
  y?: PerRow;
  /** rows of one group stay together */
  groups?: PerRow;
}

export interface SplitterDescription {
  name: string;
  help: string;
  /** what it must know of each row */
  needs: readonly (keyof SplitInput)[];
  /** it takes rows as they stand, which must be in order of time */
  ordered?: boolean;
  options: readonly OptionDescription[];
}

/** Gives splits: training and test rows. */
export abstract class Splitter<Options extends object = object> {
  readonly options: Required<Options>;

  constructor(
    readonly description: SplitterDescription,
    given: Options,
  ) {
    this.options = checkOptions(
      description.name,
      description.options,
      given as Record<string, unknown>,
    ) as Required<Options>;
  }

  /**
   * Splits the rows of a table, or a number of rows.
   * @throws DataError for too few rows, classes or groups, or if y or groups are needed and not given
   */
  abstract split(rows: number | Table, input?: SplitInput): Split[];

  /** How many splits there will be. */
  abstract getNSplits(): number;

  /** What makeSplitter(name, options) makes it again of. */
  toJSON(): { name: string; options: Required<Options> } {
    return { name: this.description.name, options: { ...this.options } };
  }
}

const whole = (min: number) => ({ min, integer: true });
export const seedOption: OptionDescription = {
  name: 'seed',
  default: 0,
  range: { min: 0, max: 0xffffffff, integer: true },
  help: 'decides how rows are mixed; the same seed gives the same splits everywhere',
};
export const splitsOption = (usual: number, least = 2): OptionDescription => ({
  name: 'nSplits',
  default: usual,
  range: whole(least),
  help: least === 1 ? 'how many times rows are drawn' : 'into how many parts rows are split',
});
export const shuffleOption: OptionDescription = {
  name: 'shuffle',
  default: false,
  help: 'mix the rows before they are shared out',
};
export const wholeOption = (
  name: string,
  usual: number | null,
  least: number,
  help: string,
): OptionDescription => ({
  name,
  default: usual,
  range: whole(least),
  help,
});
/** A share of the rows, or a number of rows. */
export const sizeOption = (name: string, help: string): OptionDescription => ({
  name,
  default: null,
  range: [{ above: 0, below: 1 }, whole(1)],
  help,
});
