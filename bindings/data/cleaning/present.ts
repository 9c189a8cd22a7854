// Fresh rows may lack columns, such as the target: a step then works on those that are there, or is left out.
import type { Column } from '../columns/index.js';
import { DataError, hint, listed, shown } from '../error.js';
import { Expression } from '../expression/expression.js';
import type { Table } from '../table.js';
import type { OptionValue } from './options.js';
import type { StepKind } from './step.js';

/** The options without columns that are not there; undefined if the step can do nothing then. */
export function present(
  { options: described }: Pick<StepKind, 'options'>,
  options: Record<string, OptionValue>,
  table: Table,
  say: (message: string) => void,
): Record<string, OptionValue> | undefined {
  const here = { ...options };
  for (const { name, kind } of described) {
    const value = options[name];
    if (value === null || value === undefined) continue;
    const asked =
      kind === 'column'
        ? [value as string]
        : kind === 'expression'
          ? new Expression(value as string).columns
          : kind === 'columns'
            ? (value as readonly string[])
            : kind === 'renames'
              ? Object.keys(value)
              : [];
    const gone = asked.filter((one) => !table.has(one));
    if (!gone.length) continue;
    const left = asked.filter((one) => table.has(one));
    const which = gone.length === 1 ? `column ${listed(gone)}` : `columns ${listed(gone)}`;
    if ((kind === 'columns' || kind === 'renames') && left.length) {
      say(`there is no ${which}; the step works on the others`);
      here[name] =
        kind === 'columns'
          ? left
          : Object.fromEntries(left.map((one) => [one, (value as Record<string, string>)[one]!]));
    } else {
      say(`there is no ${which}; the step is left out`);
      return undefined;
    }
  }
  return here;
}

/** The columns of these names, or all that fit if none is named. @throws DataError for one that is not there or doesn't fit */
export function chosen<C extends Column>(
  table: Table,
  names: readonly string[],
  fits: (column: Column) => column is C,
  what: string,
): C[] {
  if (!names.length) return table.columns.filter(fits);
  return names.map((name) => {
    if (!table.has(name))
      throw new DataError(`there is no column ${shown(name)}${hint(name, table.columnNames)}`);
    const column = table.column(name);
    if (!fits(column))
      throw new DataError(`${what} is wanted, but column ${shown(name)} is of type ${column.type}`);
    return column;
  });
}
