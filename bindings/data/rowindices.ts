// Rows that are asked for, as indices from 0: checked, so that none is made up.
import { DataError, shown } from './error.js';

/** The rows as a new array; all rows if none are given. @throws DataError for an index that the table hasn't */
export function rowIndices(rows: ArrayLike<number> | undefined, rowCount: number): Int32Array {
  if (rows === undefined) return Int32Array.from({ length: rowCount }, (_, row) => row);
  if (typeof rows !== 'object' || rows === null || !Number.isInteger(rows.length))
    throw new DataError(`rows must be a list of row indices from 0, got ${shown(rows)}`);
  const indices = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (!(Number.isInteger(row) && row >= 0 && row < rowCount))
      throw new DataError(
        rowCount
          ? `rows[${i}] must be a whole number from 0 to ${rowCount - 1}, got ${shown(row)}`
          : `rows[${i}] is ${shown(row)}, but the table has no rows`,
      );
    indices[i] = row;
  }
  return indices;
}
