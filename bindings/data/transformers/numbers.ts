// What steps over columns of numbers share: their values, without gaps where fit wants them so, mapped one by one.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import type { Random } from '../random.js';
import { sameCount } from './transformer.js';

export const namesOf = (columns: readonly Column[]) => columns.map(({ name }) => name);
export const valuesOf = (columns: readonly Column[]) =>
  (columns as readonly NumberColumn[]).map(({ values }) => values);

/** The values that are not missing; the very same array if none is. */
export function present(values: Float64Array): Float64Array {
  let count = 0;
  for (let row = 0; row < values.length; row++) if (values[row] === values[row]) count++;
  if (count === values.length) return values;
  const kept = new Float64Array(count);
  for (let row = 0, place = 0; row < values.length; row++)
    if (values[row] === values[row]) kept[place++] = values[row]!;
  return kept;
}

/** New columns of the same names; `make` gets a column's place and values. */
export function mapNumbers(
  columns: readonly Column[],
  names: readonly string[],
  step: string,
  make: (values: Float64Array, place: number) => Float64Array,
): NumberColumn[] {
  sameCount(columns, names, step);
  return valuesOf(columns).map(
    (values, place) => new NumberColumn(columns[place]!.name, make(values, place)),
  );
}

/** The values of columns none of which may have a gap. */
export function withoutGaps(columns: readonly Column[], step: string): Float64Array[] {
  const all = valuesOf(columns);
  all.forEach((values, i) => {
    for (let row = 0; row < values.length; row++)
      if (!Number.isFinite(values[row]))
        throw new DataError(
          `${step} takes numbers without gaps, but column ${shown(columns[i]!.name)} has ${Number.isNaN(values[row]) ? 'a missing value' : values[row]} in row ${row + 1}; fill gaps first`,
        );
  });
  return all;
}

/** Refuses a fit without any row. */
export function someRows(columns: readonly Column[], step: string, least = 1): number {
  const rows = columns[0]?.length ?? 0;
  if (columns.length && rows < least)
    throw new DataError(
      `${step} needs at least ${least} ${least === 1 ? 'row' : 'rows'} to learn from, got ${rows}`,
    );
  return rows;
}

/** As scikit-learn divides: a scale that is no more than rounding becomes 1. */
export const safeScale = (scale: number) => (scale < 10 * Number.EPSILON ? 1 : scale);

/** Some of the values, each at most once. */
export function draw(values: Float64Array, number: number, random: Random): Float64Array {
  const order = random.shuffle(Int32Array.from(values, (_, row) => row));
  return Float64Array.from(order.subarray(0, number), (row) => values[row]!);
}
