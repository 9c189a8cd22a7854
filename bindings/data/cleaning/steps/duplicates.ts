// dropDuplicates: rows that are alike, in all columns or in some.
import { rowGroups } from '../../profile/rowkeys.js';
import { defineStep } from '../step.js';

export const dropDuplicates = defineStep({
  name: 'dropDuplicates',
  title: 'Drop or keep duplicates',
  help: 'Finds rows that are alike and keeps one of them, none, or nothing but them. A gap equals a gap.',
  changesRows: true,
  options: [
    {
      name: 'columns',
      kind: 'columns',
      default: [],
      empty: 'all columns',
      help: 'the columns in which rows must be alike',
    },
    {
      name: 'keep',
      kind: 'choice',
      default: 'first',
      choices: ['first', 'last', 'none', 'duplicates'],
      help: 'the first or the last of each kind, none of those that have a double, or only those, to look at them',
    },
  ],
  run(table, { columns, keep }) {
    const by = columns.length ? columns.map((name) => table.column(name)) : table.columns;
    const { groups, count } = rowGroups(by, table.rowCount);
    const [times, place] = [new Int32Array(count), new Int32Array(count).fill(-1)];
    groups.forEach((group, row) => {
      times[group]!++;
      if (keep === 'last' || place[group]! < 0) place[group] = row;
    });
    const stays = (row: number) => {
      const group = groups[row]!;
      if (keep === 'none') return times[group] === 1;
      return keep === 'duplicates' ? times[group]! > 1 : place[group] === row;
    };
    const rows = Int32Array.from({ length: table.rowCount }, (_, row) => row).filter(stays);
    return { table: table.take(rows), rows };
  },
});
