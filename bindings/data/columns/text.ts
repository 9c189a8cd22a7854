// A column of texts: prose, or ids, which only name the rows; null is missing.
import { BaseColumn } from './column.js';
import type { Source } from './source.js';

export class TextColumn extends BaseColumn {
  readonly storage = 'text';

  constructor(
    name: string,
    readonly values: readonly (string | null)[],
    source?: Source,
    readonly type: 'text' | 'id' = 'text',
  ) {
    super(name, source);
  }

  get length(): number {
    return this.values.length;
  }

  isMissing(row: number): boolean {
    return this.values[row] === null;
  }

  protected format(row: number): string {
    return this.values[row] ?? '';
  }

  take(rows: ArrayLike<number>): TextColumn {
    return new TextColumn(
      this.name,
      Array.from(rows, (row) => this.values[row]!),
      this.source?.take(rows),
      this.type,
    );
  }

  rename(name: string): TextColumn {
    return new TextColumn(name, this.values, this.source, this.type);
  }
}
