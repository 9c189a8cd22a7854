// A cleaning outside the table that it was made on: its JSON, fresh rows, and what forms ask of the columns.
import { Cleaning, profileColumn, readTable, type CleaningJson, type CleaningStep, type Table } from 'vitrine/data';
import type { Replayed } from './api.ts';
import { csvOf } from './csv.ts';

/** @throws DataError if the text is no JSON of a cleaning */
export function readCleaning(json: string): CleaningStep[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    parsed = json.slice(0, 20);
  }
  // A list of steps alone is as good.
  const cleaning = Array.isArray(parsed) ? new Cleaning(parsed as CleaningStep[]) : Cleaning.fromJSON(parsed as CleaningJson);
  return [...cleaning.steps];
}

export async function replay(source: Blob | string, cleaning: Cleaning): Promise<Replayed> {
  const { table: fresh, problems } = readTable(typeof source === 'string' ? source : await source.text());
  const result = cleaning.replay(fresh);
  return {
    csv: csvOf(result.table),
    rows: result.table.rowCount,
    rowsRemoved: fresh.rowCount - result.table.rowCount,
    problems: [...problems, ...result.problems].map(({ message }) => message),
  };
}

/** Names and types for menus; the commonest words for lists of words. */
export function columnsBefore({ columns }: Table): { name: string; type: string; values: string[] }[] {
  return columns.map((column) => ({
    name: column.name,
    type: column.type,
    values: column.storage === 'category' ? [...column.categories].slice(0, 200) : profileColumn(column).top.map(({ value }) => value),
  }));
}
