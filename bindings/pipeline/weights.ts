// All weights of a model as one file of little-endian 32-bit floats, with an index of what stands where.
import { DataError } from '../data/error.js';
import type { Tensor } from '../tensor.js';

/** One weight: its path in the model, its shape, and where it begins, counted in numbers. */
export interface WeightEntry {
  path: string;
  shape: number[];
  offset: number;
}

export interface PackedWeights {
  index: WeightEntry[];
  bytes: Uint8Array;
}

/** @param paths the weights' names, in the order of the weights */
export function packWeights(weights: readonly Tensor[], paths: readonly string[]): PackedWeights {
  const bytes = new Uint8Array(4 * weights.reduce((all, { data }) => all + data.length, 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  const index = weights.map(({ data, shape }, i) => {
    const entry = { path: paths[i] ?? `weight ${i + 1}`, shape: [...shape], offset };
    for (const value of data) view.setFloat32(4 * offset++, value, true);
    return entry;
  });
  return { index, bytes };
}

/** @throws DataError if the index and the numbers don't fit together */
export function unpackWeights({ index, bytes }: PackedWeights): Tensor[] {
  if (!Array.isArray(index)) throw new DataError("the pipeline's index of weights must be a list");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = 0;
  const weights = index.map((entry: Partial<WeightEntry> | null, i) => {
    const { shape, offset } = entry ?? {};
    const good = Array.isArray(shape) && shape.every((size) => Number.isInteger(size) && size >= 0);
    const size = good ? shape.reduce((all, length) => all * length, 1) : -1;
    if (!good || offset !== end || 4 * (end + size) > bytes.length)
      throw new DataError(
        `the pipeline's weights don't fit their index: entry ${i + 1} lies outside of ${bytes.length / 4} numbers`,
      );
    const data = Float32Array.from({ length: size }, (_, k) => view.getFloat32(4 * (end + k), true));
    end += size;
    return { data, shape: [...shape] };
  });
  if (4 * end !== bytes.length)
    throw new DataError(
      `the pipeline's weights don't fit their index: it tells of ${end} numbers, but there are ${bytes.length / 4}`,
    );
  return weights;
}
