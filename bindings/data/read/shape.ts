// Makes rows of fields a rectangle: short rows are filled with missing cells, surplus fields are kept in the problems.
import { count, shown } from '../error.js';
import type { Problem } from '../problem.js';
import type { Fields } from './fields.js';

/** Takes out lines without any field; only blank lines in the midst of a table are worth a word. */
export function dropBlankLines({ rows, lines, problems }: Fields): void {
  const blank = (row: readonly string[]) => row.length === 1 && row[0]!.trim() === '';
  while (rows.length && blank(rows.at(-1)!)) {
    rows.pop();
    lines.pop();
  }
  const wide = rows.some((row) => row.length > 1);
  let kept = 0;
  rows.forEach((row, index) => {
    const line = lines[index]!;
    if (blank(row) && (wide || kept === 0)) {
      problems.push({ kind: 'blank line', line, message: `line ${line} is blank; it is left out` });
      return;
    }
    rows[kept] = row;
    lines[kept++] = line;
  });
  rows.length = lines.length = kept;
}

/** The cells of each column, `width` columns. `first` is the index of the first row that holds data. */
export function toColumns({ rows, lines, problems }: Fields, width: number, first: number): string[][] {
  const columns = Array.from({ length: width }, () => new Array<string>(rows.length - first));
  const emptySurplus: number[] = [];
  for (let index = first; index < rows.length; index++) {
    const row = rows[index]!;
    const line = lines[index]!;
    const place = index - first;
    for (let column = 0; column < width; column++) columns[column]![place] = row[column] ?? '';
    if (row.length === width) continue;
    const came = `line ${line} has ${count(row.length, 'field')} where ${width} are expected`;
    if (row.length < width) {
      const message = `${came}; the last ${count(width - row.length, 'cell')} of the row ${width - row.length === 1 ? 'is' : 'are'} missing`;
      problems.push({ kind: 'too few fields', row: place + 1, line, message });
      continue;
    }
    const value = row.slice(width);
    if (value.every((field) => field.trim() === '')) emptySurplus.push(index);
    else
      problems.push({
        kind: 'too many fields',
        row: place + 1,
        line,
        value,
        message: `${came}; ${value.map(shown).join(', ')} ${value.length === 1 ? 'is' : 'are'} left out`,
      });
  }
  if (emptySurplus.length) {
    const line = lines[emptySurplus[0]!]!;
    const lead =
      emptySurplus.length === 1
        ? `line ${line} ends`
        : `${emptySurplus.length} lines (the first is line ${line}) end`;
    problems.push({
      kind: 'too many fields',
      row: emptySurplus[0]! - first + 1,
      line,
      message: `${lead} with surplus empty fields; nothing is lost`,
    });
  }
  return columns;
}

/** The commonest number of fields. */
export function commonWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
