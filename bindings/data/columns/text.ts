// A column of free text; null is missing.
import { BaseColumn } from './column.js';
import type { Source } from './source.js';

export class TextColumn extends BaseColumn {
  readonly type = 'text';

  constructor(
    name: string,
    readonly values: readonly (string | null)[],
    source?: Source,
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
    );
  }

  rename(name: string): TextColumn {
    return new TextColumn(name, this.values, this.source);
  }
}
