// Writes a table as the CSV that every tool reads without being told how. Cells that a spreadsheet would run as formulas are made harmless.
import { NumberColumn, Table, toCSV } from 'vitrine/data';

/** A file and no text, since a text would be copied on the page's thread. Numbers are written plainly, without signs such as % or $. */
export function csvOf(table: Table): Blob {
  const columns = table.columns.map((column) =>
    column instanceof NumberColumn ? new NumberColumn(column.name, column.values, undefined, column.type) : column,
  );
  return new Blob([toCSV(new Table(columns, table.rowCount, table.name))], { type: 'text/csv' });
}
