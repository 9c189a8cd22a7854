// Decides whether the first row names the columns, and gives every column a name of its own.
import { shown } from '../error.js';
import type { Problem } from '../problem.js';
import { missingTokens } from '../columns/source.js';
import { parseDate } from './dates.js';
import { parseNumber } from './numbers.js';

const missing = new Set(missingTokens);

const isValue = (cell: string) =>
  !Number.isNaN(parseNumber(cell, '.')) ||
  !Number.isNaN(parseNumber(cell, ',')) ||
  !Number.isNaN(parseDate(cell, 'dmy')) ||
  !Number.isNaN(parseDate(cell, 'mdy'));

/** A first row is data if it has numbers where the rows below have numbers, or words that come again below. */
export function hasHeader(rows: readonly string[][]): boolean {
  const [first = [], ...others] = rows.slice(0, 200).map((row) => row.map((cell) => cell.trim()));
  if (!others.length) return !first.some(isValue);
  let [asBelow, unlikeBelow, repeated] = [0, 0, 0];
  first.forEach((cell, column) => {
    const below = others.map((row) => row[column] ?? '').filter((text) => !missing.has(text));
    const numbers = below.length > 0 && below.filter(isValue).length >= 0.8 * below.length;
    if (numbers && isValue(cell)) asBelow++;
    else if (numbers && !missing.has(cell)) unlikeBelow++;
    else if (below.includes(cell)) repeated++;
  });
  if (isRunOfYears(first) && !isRunOfYears(others[0]!)) return true;
  if (asBelow !== unlikeBelow) return asBelow < unlikeBelow;
  return repeated < first.length / 2;
}

/** Two or more years at even distances, and besides them only words: names of columns, not data. */
function isRunOfYears(cells: readonly string[]): boolean {
  const years = cells.filter((cell) => /^\d+$/.test(cell)).map(Number);
  const step = years[1]! - years[0]!;
  return (
    years.length > 1 &&
    years.length < cells.length &&
    step !== 0 &&
    years.every((year, i) => year >= 1500 && year <= 2200 && (i === 0 || year - years[i - 1]! === step)) &&
    !cells.some((cell) => !/^\d+$/.test(cell) && isValue(cell))
  );
}

/** Names made unique; empty ones are called by their place. Every change is reported. */
export function columnNames(
  header: readonly string[],
  line?: number,
): { names: string[]; problems: Problem[] } {
  const taken = new Set(header.map((name) => name.trim()));
  const used = new Set<string>();
  const problems: Problem[] = [];
  const place = line === undefined ? '' : `line ${line}: `;
  const names = header.map((raw, index) => {
    const given = raw.trim();
    let name = given || `column ${index + 1}`;
    for (let n = 2; used.has(name) || (name !== given && taken.has(name)); n++)
      name = `${given || `column ${index + 1}`}_${n}`;
    used.add(name);
    if (name !== given) {
      const came = given ? `is the second or later named ${shown(given)}` : 'has no name';
      problems.push({
        kind: 'column name',
        column: name,
        line,
        value: raw,
        message: `${place}column ${index + 1} ${came}; it is called ${shown(name)}`,
      });
    }
    return name;
  });
  return { names, problems };
}
