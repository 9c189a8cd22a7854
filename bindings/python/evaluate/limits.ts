// The bounds that the reading of a script is held to: far more than a script needs that lays out a network.
import type { Span } from '../problems.js';

export const limits = {
  steps: 100_000,
  /** of one loop */
  rounds: 1000,
  /** of an expression in another */
  depth: 150,
  /** of functions that call each other */
  calls: 40,
  /** layers made, and calls of layers */
  layers: 1000,
  /** letters of a text, or items of a list */
  size: 100_000,
  /** items looked at, over and over again where lists hold each other */
  items: 1_000_000,
};

/** The script goes on for longer than it is read; or one statement does, and the rest is read. */
export class Exhausted extends Error {
  readonly span: Span;
  readonly reach: 'script' | 'statement';

  constructor(span: Span, message: string, reach: Exhausted['reach']) {
    super(message);
    this.span = span;
    this.reach = reach;
  }
}

let itemsLeft = limits.items;

/** A new script is read. */
export function renew(): void {
  itemsLeft = limits.items;
}

/** Counts an item of a list or dict that is looked at: there may be no end to them. */
export function spend(): void {
  if (--itemsLeft < 0) throw new RangeError('lists without end');
}
