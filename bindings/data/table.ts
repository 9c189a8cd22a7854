// A table: named columns of one length. It never changes; operations give new tables that share columns.
import type { Column } from './columns/index.js';
import { DataError, hint, shown } from './error.js';
import { rowIndices } from './rowindices.js';

export class Table {
  readonly #places = new Map<string, number>();

  /** @throws DataError if two columns have one name or columns differ in length */
  constructor(
    readonly columns: readonly Column[],
    readonly rowCount: number = columns[0]?.length ?? 0,
    /** what people call the table: a file's or a sample's name */
    readonly name: string = 'table',
  ) {
    columns.forEach((column, place) => {
      if (this.#places.has(column.name)) throw new DataError(`two columns are named ${shown(column.name)}`);
      if (column.length !== rowCount)
        throw new DataError(
          `column ${shown(column.name)} must have ${rowCount} rows like the others, got ${column.length}`,
        );
      this.#places.set(column.name, place);
    });
  }

  get columnNames(): string[] {
    return this.columns.map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  /** @throws DataError that names the nearest column if there is none of that name */
  column(name: string): Column {
    const place = this.#places.get(name);
    if (place === undefined)
      throw new DataError(`there is no column ${shown(name)}${hint(name, this.columnNames)}`);
    return this.columns[place]!;
  }

  /** The table of these columns only, in this order. */
  select(names: readonly string[]): Table {
    return new Table(
      names.map((name) => this.column(name)),
      this.rowCount,
      this.name,
    );
  }

  /** The table of these rows only (indices from 0), in this order. */
  take(rows: ArrayLike<number>): Table {
    const indices = rowIndices(rows, this.rowCount);
    return new Table(
      this.columns.map((column) => column.take(indices)),
      indices.length,
      this.name,
    );
  }

  /** The table with one more column, or with the column of that name replaced. */
  with(column: Column): Table {
    const place = this.#places.get(column.name);
    const columns = place === undefined ? [...this.columns, column] : this.columns.with(place, column);
    return new Table(columns, this.rowCount || column.length, this.name);
  }

  /** The cell for people, '' if missing; the row counts from 0. @throws DataError for a row or column that is not there */
  cell(row: number, column: string): string {
    if (!(Number.isInteger(row) && row >= 0 && row < this.rowCount))
      throw new DataError(`row must be a whole number from 0 to ${this.rowCount - 1}, got ${shown(row)}`);
    return this.column(column).cell(row);
  }

  /** The cells of rows [from, to) for people, of all columns or of those named. Bounds are cut to the table. */
  rows(from = 0, to = this.rowCount, names?: readonly string[]): string[][] {
    const columns = names ? names.map((name) => this.column(name)) : this.columns;
    const cells: string[][] = [];
    for (let row = Math.max(0, Math.ceil(from)); row < Math.min(to, this.rowCount); row++)
      cells.push(columns.map((column) => column.cell(row)));
    return cells;
  }
}

/** @throws DataError for anything but a table */
export function onlyTable(table: unknown): asserts table is Table {
  if (!(table instanceof Table)) throw new DataError(`a table is needed, got ${shown(table)}`);
}
