// dropMissing: takes away rows with gaps.
import { defineStep } from '../step.js';

export const dropMissing = defineStep({
  name: 'dropMissing',
  title: 'Drop rows with gaps',
  help: 'Takes away rows in which values are missing.',
  changesRows: true,
  options: [
    {
      name: 'columns',
      kind: 'columns',
      default: [],
      empty: 'all columns',
      help: 'the columns in which to look',
    },
    {
      name: 'how',
      kind: 'choice',
      default: 'any',
      choices: ['any', 'all'],
      help: 'if any of them is missing, or only if all are',
    },
  ],
  run(table, { columns, how }) {
    const by = columns.length ? columns.map((name) => table.column(name)) : table.columns;
    const all = Int32Array.from({ length: table.rowCount }, (_, row) => row);
    const rows = all.filter((row) =>
      how === 'any'
        ? by.every((column) => !column.isMissing(row))
        : by.some((column) => !column.isMissing(row)),
    );
    return { table: table.take(rows), rows };
  },
});
