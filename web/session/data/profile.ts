// What the page shows of a table: every column's profile, in the words and numbers that people read.
import { profileTable, type Column as DataColumn, type ColumnProfile, type ReadResult } from 'vitrine/data';
import { brief } from '../../numbers.ts';
import type { Column, Table } from '../types.ts';

const delimiters: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
const day = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

export function describeTable({ table, problems, reading }: ReadResult): Table {
  const profiles = profileTable(table);
  const separated = `separated by ${delimiters[reading.delimiter] ?? `“${reading.delimiter}”`}`;
  return {
    kind: 'table',
    name: table.name,
    rows: table.rowCount,
    columns: profiles.map((profile, i) => describeColumn(profile, table.columns[i])),
    problems: problems.map(({ message }) => message),
    reading: [separated, ...(reading.decimal === ',' ? ['decimal comma'] : []), ...(reading.header ? [] : ['no header'])].join(', '),
  };
}

function describeColumn({ name, type, storage, count, missing, distinct, numbers, histogram, top, texts, findings }: ColumnProfile, column: DataColumn): Column {
  const write = storage === 'date' ? day : brief;
  return {
    name,
    type,
    storage,
    present: count,
    missing,
    distinct,
    ends: numbers && [write(numbers.min), write(numbers.max)],
    range: storage === 'number' ? numbers : undefined,
    histogram: histogram?.counts,
    top: top.map(({ value, count }) => [value, count]),
    categories: column.storage === 'category' ? column.categories : undefined,
    words: texts && Math.max(10, Math.min(200, texts.words.max, Math.ceil(2 * texts.words.median))),
    usual: numbers ? (storage === 'date' ? day(numbers.median) : String(numbers.median)) : (top[0]?.value ?? ''),
    warnings: findings.map(({ message }) => message),
  };
}
