// Checks of options that several steps share: whole numbers and sizes that would not fit into memory.
import { DataError, shown } from '../error.js';

/** A whole number from `least`. @throws DataError that names the option */
export function atLeast(value: unknown, least: number, option: string): void {
  if (!Number.isInteger(value) || (value as number) < least)
    throw new DataError(`${option} must be a whole number from ${least}, got ${shown(value)}`);
}

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
