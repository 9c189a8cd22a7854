// Collects problems. After many of one kind the rest is counted, so that a million bad cells don't become a million sentences.
import { count, shown } from '../error.js';
import type { Problem, ProblemKind } from '../problem.js';

/** Problems of one kind and column that are told one by one. */
export const mostTold = 1000;

export class Problems {
  readonly told: Problem[] = [];
  readonly #counts = new Map<string, number>();

  /** @param make is called only if the problem is told by itself */
  add(kind: ProblemKind, column: string | undefined, make: () => Omit<Problem, 'kind' | 'column'>): void {
    const key = `${kind}\n${column ?? ''}`;
    const seen = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, seen);
    if (seen <= mostTold) this.told.push({ kind, ...(column !== undefined && { column }), ...make() });
  }

  /** All problems in the order of the file, and one for each kind that came too often to tell them all. */
  list(): Problem[] {
    const more: Problem[] = [];
    for (const [key, times] of this.#counts) {
      if (times <= mostTold) continue;
      const [kind, column] = key.split('\n') as [ProblemKind, string];
      const place = column ? `column ${shown(column)}: ` : '';
      const message = `${place}${count(times - mostTold, 'more problem')} of the kind "${kind}"; the first ${mostTold} are told one by one`;
      more.push({ kind, ...(column && { column }), message });
    }
    return [...this.told.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)), ...more];
  }
}
