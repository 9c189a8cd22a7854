// Decides what a column holds by looking at all of its cells, and reads it as that type.
import { CategoryColumn } from '../columns/category.js';
import { DateColumn } from '../columns/date.js';
import type { Column, ColumnType, TextualType } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import type { Source } from '../columns/source.js';
import { TextColumn } from '../columns/text.js';
import { DataError, shown } from '../error.js';
import { parseDate } from './dates.js';
import { hasLeadingZero, parseNumber } from './numbers.js';

/** A column is numbers or dates if at least this share of its present cells is. */
const share = 0.8;
/** Words of more than this length on average are prose, not categories. */
const longestWord = 50;

export interface Reading {
  column: Column;
  /** rows (from 0) whose cell is neither missing nor of the type */
  misfits: number[];
}

/** Reads a column as the type that fits its cells best. */
export function inferColumn(name: string, source: Source): Reading {
  const missing = new Set(source.conventions.missing);
  let [present, zeros, letters] = [0, 0, 0];
  for (const text of source.texts) {
    const cell = text.trim();
    if (cell === '' || missing.has(cell)) continue;
    present++;
    letters += cell.length;
    if (hasLeadingZero(cell)) zeros++;
  }
  const fits = ({ misfits }: Reading) => present > 0 && misfits.length <= (1 - share) * present + 1e-9;
  if (zeros <= 0.05 * present) {
    const numbers = readAs('number', name, source);
    if (fits(numbers)) return numbers;
  }
  const dates = readAs('date', name, source);
  if (fits(dates)) return dates;
  if (!present || letters > longestWord * present) return readAs('text', name, source);
  const words = readAs('category', name, source);
  const distinct = (words.column as CategoryColumn).categories.length;
  return distinct <= Math.max(2, 0.5 * present) ? words : readAs('text', name, source);
}

/** Reads a column as a given type; cells that don't fit are missing and listed. */
export function readAs(type: ColumnType, name: string, source: Source): Reading {
  const read = readers[type as TextualType] as (typeof readers)[TextualType] | undefined;
  if (!read) throw new DataError(`column ${shown(name)} holds texts, which can't be read as type ${type}`);
  return read(name, source);
}

const readers: Record<TextualType, (name: string, source: Source) => Reading> = {
  number(name, source) {
    const { decimal } = source.conventions;
    const { values, misfits } = readValues(source, (cell) => parseNumber(cell, decimal));
    return { column: new NumberColumn(name, values, source), misfits };
  },
  date(name, source) {
    const order = source.conventions.dateOrder;
    const { values, misfits } = readValues(source, (cell) => parseDate(cell, order));
    return { column: new DateColumn(name, values, source), misfits };
  },
  category(name, source) {
    const missing = new Set(source.conventions.missing);
    const words = source.texts.map((text) => {
      const cell = text.trim();
      return cell === '' || missing.has(cell) ? null : cell;
    });
    return { column: CategoryColumn.from(name, words, source), misfits: [] };
  },
  text(name, source) {
    const missing = new Set(source.conventions.missing);
    const values = source.texts.map((text) => (text.trim() === '' || missing.has(text.trim()) ? null : text));
    return { column: new TextColumn(name, values, source), misfits: [] };
  },
};

function readValues(
  { texts, conventions }: Source,
  parse: (cell: string) => number,
): { values: Float64Array; misfits: number[] } {
  const missing = new Set(conventions.missing);
  const values = new Float64Array(texts.length);
  const misfits: number[] = [];
  for (let row = 0; row < texts.length; row++) {
    const cell = texts[row]!.trim();
    const value = parse(cell);
    values[row] = value;
    if (value !== value && cell !== '' && !missing.has(cell)) misfits.push(row);
  }
  return { values, misfits };
}
