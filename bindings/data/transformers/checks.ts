// Sizes that would not fit into memory.
import { DataError } from '../error.js';

/** Refuses more numbers than fit into memory in one go, 2 GB, with what to change. @param bytes of a number */
export function fitsMemory(rows: number, size: number, remedy: string, bytes = 4): void {
  const gigabytes = (rows * size * bytes) / 2 ** 30;
  if (gigabytes > 2)
    throw new DataError(`${rows} rows of ${size} numbers each need ${Math.round(gigabytes)} GB; ${remedy}`);
}

/** Zeros for rows of so many numbers each. @throws DataError if there is no memory for them */
export function zeros(rows: number, size: number, remedy: string): Float32Array {
  try {
    return new Float32Array(rows * size);
  } catch (cause) {
    const gigabytes = Math.round((rows * size) / 2 ** 28);
    throw new DataError(
      `there is no memory for ${rows} rows of ${size} numbers each, ${gigabytes} GB; ${remedy}`,
      { cause },
    );
  }
}
