// What an evaluation knows beside the values: how many rows there are, and what went wrong in some of them.
import { count } from '../error.js';
import type { Span } from './error.js';
import type { Value } from './vector.js';

export class Context {
  readonly #troubles = new Map<string, { place: Span; cells: number; row: number }>();

  constructor(readonly rows: number) {}

  /** How many values an operation on these has: one if all of them are constant. */
  sizeOf(vectors: readonly Value[]): number {
    return vectors.every(({ constant }) => constant) ? 1 : this.rows;
  }

  /** Notes that a row has no result though its operands have values. */
  trouble(what: string, place: Span, row: number): void {
    const key = `${place.from} ${what}`;
    const seen = this.#troubles.get(key);
    if (seen) seen.cells++;
    else this.#troubles.set(key, { place, cells: 1, row });
  }

  /** One sentence for each kind of trouble and place. */
  get problems(): { message: string; cells: number; row: number }[] {
    return [...this.#troubles].map(([key, { place, cells, row }]) => ({
      message: `character ${place.from + 1}: ${key.slice(key.indexOf(' ') + 1)} in ${count(cells, 'row')}, first in row ${row + 1}; the result is missing there`,
      cells,
      row: row + 1,
    }));
  }
}
