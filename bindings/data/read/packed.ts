// The cells of a column as places in the text they stand in: four bytes a cell instead of a string of its own.
import type { TextList } from '../columns/source.js';

/** Stands in place of an offset for a cell that is kept as a string: not a piece of the text, long, or far from its row's start. */
const elsewhere = 0xffff;

/** Where each row begins in the text; the columns of a table share it. */
export class RowStarts {
  length = 0;
  starts: Uint32Array;

  /** @param rows about how many there will be */
  constructor(rows: number) {
    this.starts = new Uint32Array(rows);
  }

  add(start: number): void {
    if (this.length === this.starts.length) this.starts = resized(this.starts, grown(this.length));
    this.starts[this.length++] = start;
  }
}

const grown = (length: number) => Math.ceil(length * 1.5) + 16;

function resized<T extends Uint32Array | Uint16Array>(values: T, length: number): T {
  const copy = new (values.constructor as new (length: number) => T)(length);
  copy.set(values.subarray(0, length));
  return copy;
}

export class PackedTexts implements TextList {
  length = 0;
  readonly #rows: RowStarts;
  /** from the row's start to the cell's */
  #offsets: Uint16Array;
  #lengths: Uint16Array;
  readonly #others = new Map<number, string>();

  constructor(
    readonly text: string,
    rows: RowStarts,
  ) {
    this.#rows = rows;
    this.#offsets = new Uint16Array(rows.starts.length);
    this.#lengths = new Uint16Array(rows.starts.length);
  }

  /** Adds a cell of the last row, which stands in the text from `start` to `end`. */
  add(start: number, end: number): void {
    const offset = start - this.#rows.starts[this.length]!;
    if (offset >= elsewhere || end - start > 0xffff) this.addText(this.text.slice(start, end));
    else this.#push(offset, end - start);
  }

  /** Adds a cell that the text does not hold in one piece. */
  addText(cell: string): void {
    if (cell === '') return this.addEmpty();
    this.#others.set(this.length, cell);
    this.#push(elsewhere, 0);
  }

  addEmpty(): void {
    this.#push(0, 0);
  }

  /** Gives back the room for rows that did not come, if it is worth a copy. */
  trim(): void {
    if (this.#offsets.length <= 1.25 * this.length) return;
    this.#offsets = resized(this.#offsets, this.length);
    this.#lengths = resized(this.#lengths, this.length);
  }

  at(row: number): string | undefined {
    if (row >= this.length) return undefined;
    const offset = this.#offsets[row]!;
    if (offset === elsewhere) return this.#others.get(row);
    const start = this.#rows.starts[row]! + offset;
    return this.text.slice(start, start + this.#lengths[row]!);
  }

  /** Calls `look` with the place of each cell, until it says false. */
  each(look: Look): void {
    const { starts } = this.#rows;
    const [offsets, lengths, { text, length }] = [this.#offsets, this.#lengths, this];
    for (let row = 0; row < length; row++) {
      const offset = offsets[row]!;
      if (offset !== elsewhere) {
        const start = starts[row]! + offset;
        if (look(text, start, start + lengths[row]!, row) === false) return;
        continue;
      }
      const cell = this.#others.get(row)!;
      if (look(cell, 0, cell.length, row) === false) return;
    }
  }

  #push(offset: number, length: number): void {
    if (this.length === this.#offsets.length) {
      this.#offsets = resized(this.#offsets, grown(this.length));
      this.#lengths = resized(this.#lengths, grown(this.length));
    }
    this.#offsets[this.length] = offset;
    this.#lengths[this.length++] = length;
  }
}

/** Cells that come as strings of their own, with the same methods. */
export class ListedTexts implements TextList {
  readonly #texts: string[] = [];

  get length(): number {
    return this.#texts.length;
  }

  addText(cell: string): void {
    this.#texts.push(cell);
  }

  addEmpty(): void {
    this.#texts.push('');
  }

  trim(): void {}

  at(row: number): string | undefined {
    return this.#texts[row];
  }
}

/** Looks at the cell of a row, which is `text` from `start` to `end`; false ends the round. */
type Look = (text: string, start: number, end: number, row: number) => boolean | void;

/** Calls `look` for every cell of a list, without making strings where the cells are packed. */
export function eachCell(cells: TextList, look: Look): void {
  if (cells instanceof PackedTexts) return cells.each(look);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells.at(row)!;
    if (look(cell, 0, cell.length, row) === false) return;
  }
}
