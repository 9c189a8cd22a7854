// Checks of options that several steps share: whole numbers and sizes that would not fit into memory.
import { DataError, shown } from '../error.js';

/** A whole number from `least`. @throws DataError that names the option */
export function atLeast(value: unknown, least: number, option: string): void {
  if (!Number.isInteger(value) || (value as number) < least)
    throw new DataError(`${option} must be a whole number from ${least}, got ${shown(value)}`);
}

/** Refuses more numbers than fit into memory in one go, with what to change. */
export function fitsMemory(rows: number, size: number, remedy: string): void {
  if (rows * size > 2 ** 28)
    throw new DataError(
      `${rows} rows of ${size} numbers each need ${Math.round((rows * size) / 2 ** 27)} GB; ${remedy}`,
    );
}
