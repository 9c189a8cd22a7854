// rename: other names for columns.
import { DataError, shown } from '../../error.js';
import { Table } from '../../table.js';
import { defineStep } from '../step.js';

export const rename = defineStep({
  name: 'rename',
  title: 'Rename columns',
  help: 'Gives columns other names.',
  options: [{ name: 'columns', kind: 'renames', help: 'each column and its new name' }],
  run(table, { columns }) {
    for (const name of Object.keys(columns)) table.column(name);
    const names = table.columnNames.map((name) => (Object.hasOwn(columns, name) ? columns[name]! : name));
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) throw new DataError(`two columns would be named ${shown(twice)}`);
    const renamed = table.columns.map((column, i) =>
      column.name === names[i] ? column : column.rename(names[i]!),
    );
    return new Table(renamed, table.rowCount, table.name);
  },
});
