// Fresh rows for a saved pipeline: a file of any format, given out as records piece by piece, and written with the answers beside them.
import { CategoryColumn, DataError, NumberColumn, readFile, Table } from 'vitrine/data';
import { csvOf } from './csv.ts';
import { plainCell } from './series.ts';

export type FreshRecord = Record<string, string | number>;

/** What was answered for each row, null for a row without an answer. */
export interface Answers {
  target: string;
  answers: (string | number | null)[];
  /** of classes: how sure the network is of each answer */
  sure?: (number | null)[];
}

let fresh: Table | undefined;

export async function readFresh(file: Blob, name: string): Promise<{ columns: string[]; rows: number; problems: string[] }> {
  const { table, problems } = await readFile({ name, bytes: await file.arrayBuffer() });
  fresh = table;
  return { columns: table.columnNames, rows: table.rowCount, problems: problems.map(({ message }) => message) };
}

/** Rows [from, to) as typed records; what is missing is left out. */
export function freshRecords(from: number, to: number): FreshRecord[] {
  const { columns, rowCount } = held();
  return Array.from({ length: Math.min(to, rowCount) - from }, (_, i) =>
    Object.fromEntries(columns.flatMap((column) => (column.isMissing(from + i) ? [] : [[column.name, plainCell(column, from + i)!]]))),
  );
}

export function freshCsv({ target, answers, sure }: Answers): Blob {
  const table = held();
  const name = unused(table, `predicted ${target}`);
  const numbers = answers.every((answer) => answer === null || typeof answer === 'number');
  const said = numbers
    ? NumberColumn.from(
        name,
        answers.map((answer) => (answer as number | null) ?? NaN),
      )
    : CategoryColumn.from(
        name,
        answers.map((answer) => (answer === null ? null : String(answer))),
      );
  const certainty = sure
    ? [
        NumberColumn.from(
          unused(table, `probability of ${name}`),
          sure.map((value) => value ?? NaN),
        ),
      ]
    : [];
  return csvOf(new Table([...table.columns, said, ...certainty], table.rowCount, table.name));
}

function held(): Table {
  if (!fresh) throw new DataError('there are no fresh rows yet');
  return fresh;
}

const unused = (table: Table, name: string): string => (table.has(name) ? unused(table, `${name} again`) : name);
