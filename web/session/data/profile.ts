// What the page shows of a table: every column's profile, in the words and numbers that people read.
import { missingTokens, profileTable, type Column as DataColumn, type ColumnProfile, type FileReading } from 'vitrine/data';
import { brief } from '../../numbers.ts';
import type { Column, Table } from '../types.ts';
import type { TableRead } from './take.ts';

const delimiters: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
const day = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

export function describeTable({ table, problems, reading, choices, formats }: TableRead): Table {
  const profiles = profileTable(table);
  return {
    kind: 'table',
    name: table.name,
    rows: table.rowCount,
    columns: profiles.map((profile, i) => describeColumn(profile, table.columns[i])),
    problems: problems.map(({ message }) => message),
    reading: readingWords(reading),
    how: { guesses: reading, choices, formats, missing: choices.missingValues ?? missingTokens },
  };
}

const formatNames: Partial<Record<FileReading['format'], string>> = {
  json: 'JSON',
  ndjson: 'JSON, one record a line',
  arff: 'ARFF',
  xlsx: 'Excel workbook',
  parquet: 'Parquet',
  texts: 'texts by folder',
  images: 'pictures by folder',
  audio: 'sounds by folder',
};

function readingWords({ format, sheet, member, delimiter, decimal, header }: FileReading): string {
  const separated = delimiter === '' ? 'one column' : `separated by ${delimiters[delimiter] ?? (delimiter === ' ' ? 'blanks' : `“${delimiter}”`)}`;
  const words = [formatNames[format] ?? separated];
  if (sheet !== undefined) words.push(`sheet ${sheet}`);
  if (member !== undefined) words.push(`file ${member}`);
  if (decimal === ',') words.push('decimal comma');
  if (!header) words.push('no header');
  return words.join(', ');
}

function describeColumn(
  { name, type, storage, count, missing, distinct, numbers, histogram, top, texts, findings }: ColumnProfile,
  column: DataColumn,
): Column {
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
