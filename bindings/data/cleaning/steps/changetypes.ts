// changeType and makeOrdinal: reads columns as another type.
import { changeType as readAnew, type TypeOptions } from '../../read/changetype.js';
import { columnTypes, type ReadType } from '../../columns/index.js';
import { CategoryColumn } from '../../columns/category.js';
import type { Table } from '../../table.js';
import { nouns } from '../../read/infer.js';
import { sayMisfits } from '../misfits.js';
import { defineStep, type Work } from '../step.js';
import { wordsOf, writtenWords } from '../words.js';

/** Reads a column anew, and tells in one sentence which cells don't fit. */
function retyped(table: Table, column: string, type: ReadType, options: TypeOptions, work: Work): Table {
  const words = writtenWords(table.column(column));
  const { table: changed } = readAnew(table, column, type, options);
  const after = changed.column(column);
  const misfits = words.flatMap((word, row) => (word !== null && after.isMissing(row) ? [row] : []));
  sayMisfits(work, column, misfits, nouns[type], (row) => words[row]!);
  return changed;
}

export const changeType = defineStep({
  name: 'changeType',
  title: 'Change type',
  help: 'Reads columns as another type. Cells that do not fit become missing.',
  options: [
    { name: 'columns', kind: 'columns', help: 'the columns to read anew' },
    { name: 'type', kind: 'type', choices: columnTypes, help: 'what the cells mean' },
    {
      name: 'decimal',
      kind: 'choice',
      default: null,
      choices: ['.', ','],
      help: 'the decimal sign, if not as read before',
    },
    {
      name: 'dateOrder',
      kind: 'choice',
      default: null,
      choices: ['dmy', 'mdy'],
      help: 'which part of 03/04/2020 comes first',
    },
  ],
  run(table, { columns, type, decimal, dateOrder }, _, work) {
    const options = { ...(decimal && { decimal }), ...(dateOrder && { dateOrder }) } as TypeOptions;
    return columns.reduce((now, column) => retyped(now, column, type as ReadType, options, work), table);
  },
});

export const makeOrdinal = defineStep({
  name: 'makeOrdinal',
  title: 'Put words in order',
  help: 'Makes a column ordinal: its words have an order, from the least to the greatest.',
  options: [
    { name: 'column', kind: 'column', help: 'the column of words' },
    { name: 'order', kind: 'words', help: 'all words from the least to the greatest; others become missing' },
  ],
  run(table, { column, order }, _, work) {
    const before = table.column(column);
    const words = wordsOf(before);
    const places = new Map(order.map((word, place) => [word, place]));
    const misfits: number[] = [];
    const codes = Int32Array.from(words, (word, row) => {
      const place = word === null ? -1 : (places.get(word) ?? -1);
      if (word !== null && place < 0) misfits.push(row);
      return place;
    });
    sayMisfits(work, column, misfits, nouns.ordinal, (row) => words[row]!);
    return table.with(new CategoryColumn(column, codes, order, before.writtenAs, 'ordinal'));
  },
});
