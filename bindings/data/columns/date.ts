// A column of moments: milliseconds since 1970-01-01 in UTC, 64-bit floats; NaN is missing.
import { BaseColumn } from './column.js';
import type { Source } from './source.js';

export class DateColumn extends BaseColumn {
  readonly storage = 'date';
  readonly type = 'date';

  constructor(
    name: string,
    /** milliseconds since 1970-01-01T00:00Z, NaN for missing */
    readonly values: Float64Array,
    source?: Source,
  ) {
    super(name, source);
  }

  get length(): number {
    return this.values.length;
  }

  isMissing(row: number): boolean {
    return Number.isNaN(this.values[row]);
  }

  protected format(row: number): string {
    return formatDate(this.values[row]!);
  }

  take(rows: ArrayLike<number>): DateColumn {
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) values[i] = this.values[rows[i]!]!;
    return new DateColumn(this.name, values, this.source?.take(rows));
  }

  rename(name: string): DateColumn {
    return new DateColumn(name, this.values, this.source);
  }
}

/** `2020-05-01`, with the time of day if there is one. */
export function formatDate(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, -14) : text.replace(/\.000Z$/, 'Z');
}
