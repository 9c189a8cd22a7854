// A column whose cells are arrays of numbers of one shape: token ids, pixels, frames of a sound.
import { DataError, shown } from '../error.js';
import { BaseColumn } from './column.js';

export class ArrayColumn extends BaseColumn {
  readonly type = 'array';
  readonly storage = 'array';
  /** numbers in a cell */
  readonly size: number;
  readonly #rows: number;

  /** @param data the cells one after the other; a cell whose first number is NaN is missing */
  constructor(
    name: string,
    readonly data: Float32Array,
    /** sizes of a cell's axes, as [28, 28, 1] */
    readonly shape: readonly number[],
    rows = data.length / shape.reduce((all, size) => all * size, 1),
  ) {
    super(name);
    this.size = shape.reduce((all, size) => all * size, 1);
    this.#rows = rows;
    if (!shape.length || !shape.every((size) => Number.isInteger(size) && size > 0))
      throw new DataError(
        `column ${shown(name)}: a shape must hold whole numbers from 1, got [${shape.join(', ')}]`,
      );
    if (!Number.isInteger(rows) || data.length !== rows * this.size)
      throw new DataError(
        `column ${shown(name)}: cells of shape [${shape.join(', ')}] need ${this.size} numbers each, got ${data.length} in all`,
      );
  }

  get length(): number {
    return this.#rows;
  }

  isMissing(row: number): boolean {
    return Number.isNaN(this.data[row * this.size]);
  }

  /** The numbers of a cell, a view of `data`. */
  value(row: number): Float32Array {
    return this.data.subarray(row * this.size, (row + 1) * this.size);
  }

  protected format(row: number): string {
    const first = Array.from(this.value(row).subarray(0, 6), String);
    return `[${first.join(', ')}${this.size > 6 ? ', …' : ''}]`;
  }

  take(rows: ArrayLike<number>): ArrayColumn {
    const data = new Float32Array(rows.length * this.size);
    for (let i = 0; i < rows.length; i++) data.set(this.value(rows[i]!), i * this.size);
    return new ArrayColumn(this.name, data, this.shape, rows.length);
  }

  rename(name: string): ArrayColumn {
    return new ArrayColumn(name, this.data, this.shape, this.#rows);
  }
}
