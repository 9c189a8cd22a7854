// The columns that a cleaning was fitted on. Fresh rows are read as they were, whatever a few cells alone would look like.
import { columnTypes, storageOf, type Column, type ReadType } from '../columns/index.js';
import { Source, usual, type Conventions } from '../columns/source.js';
import type { Problem } from '../problem.js';
import { misfitProblems } from '../read/columns.js';
import { readAs } from '../read/infer.js';
import type { Table } from '../table.js';

/** JSON-safe; columns share their conventions, which are mostly the same. */
export interface Inputs {
  conventions: Conventions[];
  columns: { name: string; type: ReadType; conventions: number }[];
}

export function inputsOf(table: Table): Inputs {
  const conventions: Conventions[] = [];
  const places = new Map<string, number>();
  const columns = table.columns
    .filter(({ type }) => (columnTypes as readonly string[]).includes(type))
    .map((column) => {
      const own = conventionsOf(column);
      const key = JSON.stringify(own);
      let place = places.get(key);
      if (place === undefined) places.set(key, (place = conventions.push(own) - 1));
      return { name: column.name, type: column.type as ReadType, conventions: place };
    });
  return { conventions, columns };
}

function conventionsOf(column: Column): Conventions {
  const own = column.writtenAs?.conventions ?? usual;
  if (column.type === 'ordinal') return { ...own, order: column.categories };
  if (column.type === 'boolean' && column.categories.length === 2)
    return { ...own, booleans: [column.categories[0]!, column.categories[1]!] };
  return own;
}

/** The table with its columns read as those of the fit; a cell that can't be is missing and named. */
export function readAlike(table: Table, { columns, conventions }: Inputs, problems: Problem[]): Table {
  for (const { name, type, conventions: place } of columns) {
    if (!table.has(name)) continue;
    const column = table.column(name);
    const fitted = conventions[place]!;
    if (isAlike(column, type, fitted)) continue;
    const { texts, conventions: own } = column.writtenAs ?? {
      texts: Array.from({ length: column.length }, (_, row) => column.raw(row)),
      conventions: usual,
    };
    const { booleans, order } = fitted;
    const source = new Source(texts, { ...own, ...(booleans && { booleans }), ...(order && { order }) });
    const reading = readAs(type === 'integer' ? 'number' : type, name, source);
    problems.push(...misfitProblems(reading));
    table = table.with(reading.column);
  }
  return table;
}

function isAlike(column: Column, type: ReadType, { booleans, order }: Conventions): boolean {
  if (column.storage !== storageOf(type)) return false;
  const words = type === 'ordinal' ? order : type === 'boolean' ? booleans : undefined;
  if (type !== 'ordinal' && type !== 'boolean') return true;
  return (
    column.type === type &&
    (!words ||
      (column.categories.length === words.length && column.categories.every((word, i) => word === words[i])))
  );
}
