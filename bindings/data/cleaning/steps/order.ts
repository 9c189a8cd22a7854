// sortRows and sampleRows: the order of rows, and a part of them by chance.
import { comparable } from '../../columns/comparable.js';
import type { Column } from '../../columns/index.js';
import { DataError, shown } from '../../error.js';
import { Random } from '../../random.js';
import { defineStep } from '../step.js';

/** Which of two rows comes first; missing ones come last, in either direction. */
function comparator(column: Column, direction: 1 | -1): (a: number, b: number) => number {
  const values = comparable(column);
  return (a, b) => {
    const [gapA, gapB] = [column.isMissing(a), column.isMissing(b)];
    if (gapA || gapB) return Number(gapA) - Number(gapB);
    const [x, y] = [values[a]!, values[b]!];
    return x === y ? 0 : (x < y ? -1 : 1) * direction;
  };
}

export const sortRows = defineStep({
  name: 'sortRows',
  title: 'Sort rows',
  help: 'Sorts rows by columns; rows that are equal keep their order, and gaps come last.',
  changesRows: true,
  options: [
    { name: 'columns', kind: 'columns', help: 'the column that counts first, then the next' },
    { name: 'descending', kind: 'boolean', default: false, help: 'from the greatest to the least' },
  ],
  run(table, { columns, descending }) {
    const tests = columns.map((name) => comparator(table.column(name), descending ? -1 : 1));
    const order = Array.from({ length: table.rowCount }, (_, row) => row).sort((a, b) => {
      for (const test of tests) {
        const found = test(a, b);
        if (found) return found;
      }
      return a - b;
    });
    const rows = Int32Array.from(order);
    return { table: table.take(rows), rows };
  },
});

export const sampleRows = defineStep({
  name: 'sampleRows',
  title: 'Sample rows',
  help: 'Keeps some rows by chance, in their order. The same seed gives the same rows.',
  changesRows: true,
  options: [
    { name: 'size', kind: 'number', help: 'a share over 0 and under 1, or a whole number of rows from 1' },
    { name: 'seed', kind: 'count', default: 0, help: 'where the random numbers begin' },
  ],
  check({ size, seed }) {
    if (!((size > 0 && size < 1) || (Number.isInteger(size) && size >= 1)))
      throw new DataError(
        `size must be a share over 0 and under 1 or a whole number of rows from 1, got ${size}`,
      );
    new Random(seed);
  },
  run(table, { size, seed }, _, { say }) {
    const wanted = size < 1 ? Math.round(size * table.rowCount) : size;
    if (wanted > table.rowCount)
      say({ message: `${wanted} rows are asked for, but there are only ${table.rowCount}; all are kept` });
    const all = new Random(seed, 0x73616d70).shuffle(
      Int32Array.from({ length: table.rowCount }, (_, row) => row),
    );
    const rows = all.slice(0, wanted).sort();
    return { table: table.take(rows), rows };
  },
});
