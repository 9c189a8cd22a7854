// splitColumn and combineColumns: one text to several, and several to one.
import { CategoryColumn } from '../../columns/category.js';
import { TextColumn } from '../../columns/text.js';
import { count, DataError, shown } from '../../error.js';
import { Table } from '../../table.js';
import { defineStep } from '../step.js';
import { wordsOf } from '../words.js';

type WordType = 'category' | 'text';

/** Texts are categories if they come again and again in the training rows; replay takes the same. */
function typeOf(words: readonly (string | null)[], rows: Int32Array): WordType {
  const distinct = new Set<string>();
  let present = 0;
  for (const row of rows) {
    const word = words[row];
    if (word === null || word === undefined) continue;
    present++;
    distinct.add(word);
  }
  return distinct.size <= Math.max(2, 0.5 * present) ? 'category' : 'text';
}

const columnOf = (name: string, words: readonly (string | null)[], type: WordType | undefined) =>
  type === 'text' ? new TextColumn(name, words) : CategoryColumn.from(name, words);

const parts = (text: string | null, separator: string, places: number): (string | null)[] => {
  if (text === null) return new Array<null>(places).fill(null);
  const all = text.split(separator);
  const kept = [
    ...all.slice(0, places - 1),
    ...(all.length >= places ? [all.slice(places - 1).join(separator)] : []),
  ];
  return Array.from({ length: places }, (_, i) => kept[i]?.trim() || null);
};

export const splitColumn = defineStep({
  name: 'splitColumn',
  title: 'Split a column',
  help: 'Cuts texts at a separator into several columns. The last takes all that is left.',
  options: [
    { name: 'column', kind: 'column', help: 'the column of texts' },
    { name: 'separator', kind: 'text', help: 'where to cut' },
    { name: 'into', kind: 'names', help: 'names of the new columns' },
    { name: 'keep', kind: 'boolean', default: false, help: 'keep the column that is cut' },
  ],
  check({ separator }) {
    if (separator === '') throw new DataError('separator must not be empty');
  },
  learn(table, { column, separator, into }, rows): WordType[] {
    const pieces = wordsOf(table.column(column)).map((word) => parts(word, separator, into.length));
    return into.map((_, i) =>
      typeOf(
        pieces.map((row) => row[i]!),
        rows,
      ),
    );
  },
  run(table, { column, separator, into, keep }, types, { say, rowOf }) {
    const words = wordsOf(table.column(column));
    const pieces = words.map((word) => parts(word, separator, into.length));
    const short = words.flatMap((word, row) => (word !== null && !word.includes(separator) ? [row] : []));
    if (short.length && into.length > 1)
      say({ message: `${count(short.length, 'cell')} of column ${shown(column)} ${short.length === 1 ? 'has' : 'have'} no ${shown(separator)}, such as ${shown(words[short[0]!])} in row ${rowOf(short[0]!)}; the later parts are missing there`, row: rowOf(short[0]!), column }); // prettier-ignore
    const left = keep
      ? table
      : new Table(
          table.columns.filter(({ name }) => name !== column),
          table.rowCount,
          table.name,
        );
    return into.reduce(
      (now, name, i) =>
        now.with(
          columnOf(
            name,
            pieces.map((row) => row[i]!),
            types[i],
          ),
        ),
      left,
    );
  },
});

export const combineColumns = defineStep({
  name: 'combineColumns',
  title: 'Combine columns',
  help: 'Writes the cells of several columns into one text. Gaps are left out; where all are missing, so is the text.',
  options: [
    { name: 'columns', kind: 'columns', help: 'the columns, in order' },
    { name: 'separator', kind: 'text', default: ' ', help: 'what stands between the parts' },
    { name: 'into', kind: 'name', help: 'what the new column is called' },
    { name: 'keep', kind: 'boolean', default: true, help: 'keep the columns that are combined' },
  ],
  learn: (table, { columns, separator }, rows): WordType => typeOf(combined(table, columns, separator), rows),
  run(table, { columns, separator, into, keep }, type) {
    const words = combined(table, columns, separator);
    const left = keep
      ? table
      : new Table(
          table.columns.filter(({ name }) => !columns.includes(name)),
          table.rowCount,
          table.name,
        );
    return left.with(columnOf(into, words, type));
  },
});

function combined(table: Table, names: readonly string[], separator: string): (string | null)[] {
  const columns = names.map((name) => wordsOf(table.column(name)));
  return Array.from({ length: table.rowCount }, (_, row) => {
    const there = columns.map((words) => words[row]!).filter((word) => word !== null);
    return there.length ? there.join(separator) : null;
  });
}
