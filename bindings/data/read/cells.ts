// Reads all cells of a column as numbers, dates or words, without making strings of cells that need none.
import type { Conventions, TextList } from '../columns/source.js';
import { WordTable } from '../columns/words.js';
import { missingSigns } from './missing.js';
import { losesDigits } from './numbers.js';
import { eachCell } from './packed.js';
import { isBlank, scanDate, scanNumber } from './scan.js';

export interface Values {
  values: Float64Array;
  misfits: number[];
  /** cells that are not missing */
  present: number;
  /** cells with digits that a number would lose, such as a zero in front */
  lossy: number;
}

/** Numbers of all cells; undefined once more than `most` cells don't fit. */
export function readNumbers(cells: TextList, conventions: Conventions, most = Infinity): Values | undefined {
  const { decimal, thousands } = conventions;
  return readValues(cells, conventions, most, (text, start, end) =>
    scanNumber(text, start, end, decimal, thousands),
  );
}

/** Dates of all cells; undefined once more than `most` cells don't fit. */
export function readDates(cells: TextList, conventions: Conventions, most = Infinity): Values | undefined {
  const { dateOrder } = conventions;
  return readValues(cells, conventions, most, (text, start, end) => scanDate(text, start, end, dateOrder));
}

function readValues(
  cells: TextList,
  conventions: Conventions,
  most: number,
  scan: (text: string, start: number, end: number) => number,
): Values | undefined {
  const signs = missingSigns(conventions);
  const values = new Float64Array(cells.length);
  const misfits: number[] = [];
  let [present, lossy] = [0, 0];
  eachCell(cells, (text, start, end, row) => {
    const value = start === end ? NaN : scan(text, start, end);
    values[row] = value;
    if (value === value && !signs.numeric) {
      present++;
      if ((end - start > 15 || text.charCodeAt(start) === 48) && losesDigits(text.slice(start, end).trim()))
        lossy++;
      return true;
    }
    if (start === end) return true;
    const cell = text.slice(start, end).trim();
    if (signs.has(cell)) values[row] = NaN;
    else {
      present++;
      if (value !== value) misfits.push(row);
    }
    return misfits.length <= most + 1e-9;
  });
  return misfits.length <= most + 1e-9 ? { values, misfits, present, lossy } : undefined;
}

export interface Words {
  /** the number of each cell's word, -1 for missing; undefined once there are more different words than asked for */
  codes?: Int32Array;
  words: string[];
  present: number;
  /** length of all cells together */
  letters: number;
}

/** Numbers the words of all cells; gives up once there are more than `mostDistinct`, unless `mayGoOn` lets the row's word pass. */
export function readWords(
  cells: TextList,
  conventions: Conventions,
  mostDistinct = Infinity,
  mayGoOn: (word: string, row: number, distinct: number) => boolean = () => false,
): Words {
  const signs = missingSigns(conventions);
  const table = new WordTable();
  let codes: Int32Array | undefined = new Int32Array(cells.length);
  let [present, letters] = [0, 0];
  eachCell(cells, (text, start, end, row) => {
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (start < end && isBlank(text.charCodeAt(end - 1))) end--;
    if (start === end || (end - start <= signs.longest && signs.has(text.slice(start, end)))) {
      codes![row] = -1;
      return true;
    }
    codes![row] = table.add(text, start, end);
    present++;
    letters += end - start;
    const distinct = table.words.length;
    if (distinct <= mostDistinct || mayGoOn(table.words[codes![row]!]!, row, distinct)) return true;
    codes = undefined;
    return false;
  });
  return { codes, words: table.words, present, letters };
}
