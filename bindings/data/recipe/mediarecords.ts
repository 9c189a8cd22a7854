// Images, sounds and arrays in typed rows: objects as they stand in a column's cells, not texts.
import { ArrayColumn } from '../columns/array.js';
import type { Column, ColumnType } from '../columns/index.js';
import { AudioColumn, ImageColumn, type AudioClip, type ImageCell } from '../columns/media.js';
import { DataError, shown } from '../error.js';
import type { Problem } from '../problem.js';

/** One column of typed rows whose cells are objects; rows that lack it are named. */
export function recordObjects(
  records: readonly Record<string, unknown>[],
  column: string,
  type: ColumnType,
  problems: Problem[],
): Column {
  const cells = records.map((record, row) => {
    const value = (Object.hasOwn(record, column) ? record[column] : null) ?? null;
    if (value !== null && typeof value !== 'object')
      throw new DataError(`row ${row + 1}: ${shown(column)} must be ${noun[type]}, got ${shown(value)}`);
    if (value === null) {
      const message = `row ${row + 1} has no ${shown(column)}; it is filled as a missing value`;
      problems.push({ kind: 'missing column', row: row + 1, column, message });
    }
    return value;
  });
  if (type === 'image') return new ImageColumn(column, cells as (ImageCell | null)[]);
  if (type === 'audio') return new AudioColumn(column, cells as (AudioClip | null)[]);
  return arrays(column, cells as ({ data: ArrayLike<number>; shape: number[] } | null)[]);
}

const noun: Partial<Record<ColumnType, string>> = {
  image: 'an image, { width, height, channels, data }',
  audio: 'a sound, { sampleRate, samples }',
  array: 'an array, { data, shape }',
};

function arrays(name: string, cells: ({ data: ArrayLike<number>; shape: number[] } | null)[]): ArrayColumn {
  const shape = cells.find((cell) => cell !== null)?.shape;
  if (!Array.isArray(shape)) throw new DataError(`no row has an array { data, shape } in ${shown(name)}`);
  const size = shape.reduce((all, length) => all * length, 1);
  const data = new Float32Array(cells.length * size).fill(NaN);
  cells.forEach((cell, row) => {
    if (cell === null) return;
    if (String(cell.shape) !== String(shape) || cell.data.length !== size)
      throw new DataError(
        `row ${row + 1}: ${shown(name)} must have the shape [${shape.join(', ')}] of the others, got [${String(cell.shape)}]`,
      );
    data.set(cell.data, row * size);
  });
  return new ArrayColumn(name, data, shape, cells.length);
}
