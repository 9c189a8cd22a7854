// Which cells mean that there is no value.
import type { Conventions } from '../columns/source.js';
import { parseNumber } from './numbers.js';

export interface MissingSigns {
  has(cell: string): boolean;
  /** length of the longest */
  longest: number;
  /** one of them is a number, such as -999, so that cells must be looked up before they are read as numbers */
  numeric: boolean;
}

const known = new WeakMap<readonly string[], MissingSigns>();

/** The signs of a column, looked up in a set made once. */
export function missingSigns({ missing }: Conventions): MissingSigns {
  let signs = known.get(missing);
  if (signs) return signs;
  const set = new Set(missing);
  const longest = Math.max(0, ...missing.map(({ length }) => length));
  signs = {
    longest,
    has: (cell) => cell.length <= longest && (cell === '' || set.has(cell)),
    numeric: missing.some(
      (sign) => !Number.isNaN(parseNumber(sign, '.')) || !Number.isNaN(parseNumber(sign, ',')),
    ),
  };
  known.set(missing, signs);
  return signs;
}
