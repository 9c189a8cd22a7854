// The cells of a column as places in the text they stand in: eight bytes a cell instead of a string of its own.
import type { TextList } from '../columns/source.js';

/** Stands in place of a start for a cell that is not a piece of the text, as one with doubled quotes. */
const elsewhere = 0xffffffff;

export class PackedTexts implements TextList {
  length = 0;
  #starts: Uint32Array;
  #ends: Uint32Array;
  readonly #others = new Map<number, string>();

  /** @param rows about how many there will be */
  constructor(
    readonly text: string,
    rows: number,
  ) {
    this.#starts = new Uint32Array(rows);
    this.#ends = new Uint32Array(rows);
  }

  /** Adds a cell that stands in the text from `start` to `end`. */
  add(start: number, end: number): void {
    if (this.length === this.#starts.length) this.#resize(Math.ceil(this.length * 1.5) + 16);
    this.#starts[this.length] = start;
    this.#ends[this.length++] = end;
  }

  /** Adds a cell that the text does not hold in one piece. */
  addText(cell: string): void {
    if (cell !== '') this.#others.set(this.length, cell);
    this.add(cell === '' ? 0 : elsewhere, 0);
  }

  addEmpty(): void {
    this.add(0, 0);
  }

  /** Gives back the room for rows that did not come. */
  trim(): void {
    if (this.#starts.length > this.length) this.#resize(this.length);
  }

  at(row: number): string | undefined {
    if (row >= this.length) return undefined;
    const start = this.#starts[row]!;
    return start === elsewhere ? this.#others.get(row) : this.text.slice(start, this.#ends[row]!);
  }

  /** Calls `look` with the place of each cell, until it says false. */
  each(look: Look): void {
    const [starts, ends, { text, length }] = [this.#starts, this.#ends, this];
    for (let row = 0; row < length; row++) {
      const start = starts[row]!;
      if (start !== elsewhere) {
        if (look(text, start, ends[row]!, row) === false) return;
        continue;
      }
      const cell = this.#others.get(row)!;
      if (look(cell, 0, cell.length, row) === false) return;
    }
  }

  #resize(rows: number): void {
    const [starts, ends] = [this.#starts, this.#ends];
    this.#starts = new Uint32Array(rows);
    this.#ends = new Uint32Array(rows);
    this.#starts.set(starts.subarray(0, this.length));
    this.#ends.set(ends.subarray(0, this.length));
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
