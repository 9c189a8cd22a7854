// A value that means missing, such as -1 or '?': columns with gaps in its place.
import { CategoryColumn } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import type { OptionDescription } from './options.js';

export const missingValuesOption: OptionDescription = {
  name: 'missingValues',
  default: null,
  range: {},
  text: true,
  help: 'a value that means missing too, such as -1',
};

/** The column with gaps where cells are the value that means missing; the column itself for null. */
export function withGaps(column: Column, missingValues: number | string | null): Column {
  if (missingValues === null) return column;
  if (column instanceof CategoryColumn) {
    const code = column.categories.indexOf(String(missingValues));
    return code < 0 ? column : opened(column, (row) => column.codes[row] === code);
  }
  if (!(column instanceof NumberColumn)) return column;
  return opened(column, (row) => column.values[row] === Number(missingValues));
}

/** The column, of categories or numbers, with gaps in the rows that are chosen. */
export function opened(column: Column, chosen: (row: number) => boolean): Column {
  return column instanceof CategoryColumn
    ? new CategoryColumn(
        column.name,
        column.codes.map((code, row) => (chosen(row) ? -1 : code)),
        column.categories,
      )
    : new NumberColumn(
        column.name,
        (column as NumberColumn).values.map((value, row) => (chosen(row) ? NaN : value)),
      );
}
