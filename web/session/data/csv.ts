// Writes a table as the CSV that every tool reads without being told how.
import type { Column, Table } from 'vitrine/data';

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function cell(column: Column, row: number): string {
  if (column.isMissing(row)) return '';
  return column.storage === 'number' ? String(column.values[row]) : quoted(column.cell(row));
}

export function toCsv(table: Table): string {
  const lines = [table.columnNames.map(quoted).join(',')];
  for (let row = 0; row < table.rowCount; row++) lines.push(table.columns.map((column) => cell(column, row)).join(','));
  return lines.join('\n') + '\n';
}
