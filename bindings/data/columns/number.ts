// A column of numbers, 64-bit floats; NaN is missing. Of type integer if all are whole and shall stay so.
import { DataError, shown } from '../error.js';
import { BaseColumn } from './column.js';
import type { Source } from './source.js';

export class NumberColumn extends BaseColumn {
  readonly storage = 'number';

  constructor(
    name: string,
    readonly values: Float64Array,
    source?: Source,
    readonly type: 'number' | 'integer' = 'number',
  ) {
    super(name, source);
  }

  /** Makes a column of numbers; null, undefined and NaN are missing. @throws DataError for anything else */
  static from(name: string, values: ArrayLike<number | null | undefined>): NumberColumn {
    return new NumberColumn(
      name,
      Float64Array.from(values, (value, row) => {
        if (typeof (value ??= NaN) === 'number') return value;
        throw new DataError(`column ${shown(name)}, row ${row + 1}: ${shown(value)} is not a number`);
      }),
    );
  }

  get length(): number {
    return this.values.length;
  }

  isMissing(row: number): boolean {
    return Number.isNaN(this.values[row]);
  }

  protected format(row: number): string {
    return String(this.values[row]);
  }

  take(rows: ArrayLike<number>): NumberColumn {
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) values[i] = this.values[rows[i]!]!;
    return new NumberColumn(this.name, values, this.source?.take(rows), this.type);
  }

  rename(name: string): NumberColumn {
    return new NumberColumn(name, this.values, this.source, this.type);
  }
}
