// What all columns share. Columns never change: every operation gives a new one.
import type { Source } from './source.js';

export abstract class BaseColumn {
  /** what the cells mean */
  abstract readonly type: string;
  /** how they are kept; one for each class */
  abstract readonly storage: string;
  abstract readonly length: number;

  constructor(
    readonly name: string,
    /** the cells as they were written, if the column was read from text */
    protected readonly source?: Source,
  ) {}

  /** Whether the cell has no value that fits the column's type. Rows count from 0. */
  abstract isMissing(row: number): boolean;

  /** The value as text, without looking at how it was written. */
  protected abstract format(row: number): string;

  /** The rows given by index (from 0), in that order. */
  abstract take(rows: ArrayLike<number>): BaseColumn;

  abstract rename(name: string): BaseColumn;

  /** The cell for people: as it was written, or '' if it is missing. */
  cell(row: number): string {
    if (this.isMissing(row)) return '';
    return this.source ? this.source.at(row).trim() : this.format(row);
  }

  /** The cell exactly as it was written, even where it doesn't fit the type. */
  raw(row: number): string {
    return this.source ? this.source.at(row) : this.isMissing(row) ? '' : this.format(row);
  }

  /** Where the column's texts come from; changeType reads them anew. */
  get writtenAs(): Source | undefined {
    return this.source;
  }

  /** How many cells are missing. */
  get missingCount(): number {
    let missing = 0;
    for (let row = 0; row < this.length; row++) if (this.isMissing(row)) missing++;
    return missing;
  }
}
