// dropColumns and keepColumns: which columns stay.
import { DataError } from '../../error.js';
import { defineStep } from '../step.js';

export const dropColumns = defineStep({
  name: 'dropColumns',
  title: 'Drop columns',
  help: 'Takes columns away.',
  options: [{ name: 'columns', kind: 'columns', help: 'the columns that go' }],
  run(table, { columns }) {
    for (const name of columns) table.column(name);
    const left = table.columnNames.filter((name) => !columns.includes(name));
    if (!left.length) throw new DataError('no column would be left');
    return table.select(left);
  },
});

export const keepColumns = defineStep({
  name: 'keepColumns',
  title: 'Keep columns',
  help: 'Keeps only these columns, in this order.',
  options: [{ name: 'columns', kind: 'columns', help: 'the columns that stay' }],
  run: (table, { columns }) => table.select(columns),
});
