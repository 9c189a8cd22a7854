// sortRows and sampleRows: the order of rows, and a part of them by chance.
import type { Column } from '../../columns/index.js';
import { DataError } from '../../error.js';
import { placesOfColumn } from '../../profile/ranks.js';
import { Random } from '../../random.js';
import { defineStep } from '../step.js';

/** The rows in the order of a column, stably, by counting; missing ones come last, in either direction. */
function sorted(rows: Int32Array, column: Column, descending: boolean): Int32Array {
  const { places, size } = placesOfColumn(column);
  const keyOf = (row: number) => {
    const place = places[row]!;
    return place < 0 ? size : descending ? size - 1 - place : place;
  };
  const starts = new Int32Array(size + 2);
  for (const row of rows) starts[keyOf(row) + 1]!++;
  for (let key = 1; key < starts.length; key++) starts[key]! += starts[key - 1]!;
  const result = new Int32Array(rows.length);
  for (const row of rows) result[starts[keyOf(row)]!++] = row;
  return result;
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
    const all = Int32Array.from({ length: table.rowCount }, (_, row) => row);
    // By the last column first: a stable sort by an earlier one keeps what the later ones have done.
    const rows = columns.reduceRight<Int32Array>(
      (now, name) => sorted(now, table.column(name), descending),
      all,
    );
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
