// Which part of a long list of equal pieces is in sight.
export interface Range {
  from: number;
  to: number;
}

/** Pieces `from` to `to` (exclusive) of `count` that a viewport at `offset` shows, with some to spare on both sides. */
export function inSight(offset: number, viewport: number, piece: number, count: number, spare: number): Range {
  const from = Math.max(0, Math.floor(offset / piece) - spare);
  return { from, to: Math.min(count, Math.ceil((offset + viewport) / piece) + spare) };
}
