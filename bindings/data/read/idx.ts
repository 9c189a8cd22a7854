// Reads IDX, the format of the MNIST family: a header that tells the shape, then one byte for each value. Arrays may follow
// one another in a file. Source: yann.lecun.com/exdb/mnist, "the IDX file format".
import { DataError } from '../error.js';

export interface ByteArray {
  data: Uint8Array;
  /** sizes of the axes; the first counts images or labels */
  shape: number[];
}

const bytes = 0x08;

/** All arrays of an IDX file, one after the other. @throws DataError if the header and what follows don't fit */
export function readIdx(file: Uint8Array): ByteArray[] {
  const arrays: ByteArray[] = [];
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at < file.length;) {
    if (at + 4 > file.length || view.getUint16(at) !== 0 || view.getUint8(at + 2) !== bytes)
      throw new DataError(`byte ${at} must begin an IDX array of bytes (00 00 08, then the number of axes)`);
    const axes = view.getUint8(at + 3);
    const start = at + 4 + 4 * axes;
    if (!axes || start > file.length) throw new DataError('the IDX file ends within its header');
    const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(at + 4 + 4 * axis));
    const size = shape.reduce((all, length) => all * length, 1);
    if (start + size > file.length)
      throw new DataError(
        `the IDX file ends early: [${shape.join(', ')}] needs ${size} bytes, got ${file.length - start}`,
      );
    arrays.push({ data: file.subarray(start, start + size), shape });
    at = start + size;
  }
  return arrays;
}
