// Cells come from the worker in blocks, which are kept while they may be looked at again.
import type { Range } from '../window.ts';

export type Ask = (from: number, to: number, columns: string[]) => Promise<string[][]>;

/** Rows and columns of a block. */
export const tall = 64;
export const wide = 8;
/** More blocks than this are not kept; the oldest goes first. */
const most = 400;
/** Blocks asked for at the same time; the latest wishes come first. */
const together = 4;

export class Blocks {
  readonly #known = new Map<string, string[][]>();
  /** counts the blocks that have come, so that who looks at cells looks again */
  #come = $state(0);
  readonly #asked = new Set<string>();
  #wanted: [row: number, column: number][] = [];
  #ask: Ask;

  /** @param columns the names of all columns, in the order in which they are shown */
  constructor(
    ask: Ask,
    readonly columns: readonly string[],
    readonly rows: number,
  ) {
    this.#ask = ask;
  }

  /** The texts of some rows and columns, undefined where they are under way. */
  cells(rows: Range, columns: Range): (string | undefined)[][] {
    void this.#come;
    return lengthOf(rows, (row) => {
      const down = Math.floor(row / tall);
      return lengthOf(columns, (column) => this.#known.get(`${down},${Math.floor(column / wide)}`)?.[row % tall]?.[column % wide]);
    });
  }

  /** Sees to it that these cells come; what was wanted before and has not been asked for is forgotten. */
  want(rows: Range, columns: Range): void {
    this.#wanted = [];
    for (let row = Math.floor(rows.from / tall); row * tall < rows.to; row++)
      for (let column = Math.floor(columns.from / wide); column * wide < columns.to; column++) {
        const key = `${row},${column}`;
        if (!this.#known.has(key) && !this.#asked.has(key)) this.#wanted.push([row, column]);
      }
    this.#next();
  }

  #next(): void {
    while (this.#asked.size < together) {
      const place = this.#wanted.shift();
      if (!place) return;
      void this.#fetch(...place);
    }
  }

  async #fetch(row: number, column: number): Promise<void> {
    const key = `${row},${column}`;
    this.#asked.add(key);
    try {
      const names = this.columns.slice(column * wide, (column + 1) * wide);
      this.#known.set(key, await this.#ask(row * tall, Math.min(this.rows, (row + 1) * tall), names));
      this.#come++;
      if (this.#known.size > most) this.#known.delete(this.#known.keys().next().value!);
    } catch {
      // The table has been replaced; another one will ask for its own cells.
    } finally {
      this.#asked.delete(key);
      this.#next();
    }
  }
}

const lengthOf = <T>({ from, to }: Range, make: (place: number) => T): T[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => make(from + i));
