// Decides what a column holds by looking at all of its cells, and reads it as that type.
import { CategoryColumn } from '../columns/category.js';
import { DateColumn } from '../columns/date.js';
import type { Column, ColumnType } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { Source, type Conventions, type TextList } from '../columns/source.js';
import { TextColumn } from '../columns/text.js';
import { WordTable } from '../columns/words.js';
import { dateOrder, parseDate } from './dates.js';
import { missingSigns } from './missing.js';
import { decimalVotes, parseNumber } from './numbers.js';
import { eachCell } from './packed.js';
import { isBlank, scanDate, scanNumber } from './scan.js';

/** A column is numbers or dates if at least this share of its present cells is. */
const share = 0.8;
/** Words of more than this length on average are prose, not categories. */
const longestWord = 50;

export interface Reading {
  column: Column;
  /** rows (from 0) whose cell is neither missing nor of the type */
  misfits: number[];
}

/** What of the conventions was given by the reader's user and is not to be guessed for a column. */
export interface Fixed {
  decimal?: boolean;
  dateOrder?: boolean;
}

/** Reads a column as the type that fits its cells best, by its own decimal sign and order of dates if its cells tell. */
export function inferColumn(
  name: string,
  cells: TextList,
  conventions: Conventions,
  fixed: Fixed = {},
): Reading {
  const most = (1 - share) * cells.length;
  const sample = sampleOf(cells, conventions);
  if (!sample || sample.some(isNumber)) {
    const numbers = inferNumbers(cells, conventions, fixed, most);
    if (numbers && numbers.values.zeros <= 0.05 * numbers.values.present && fits(numbers.values)) {
      const { values, misfits } = numbers.values;
      return { column: new NumberColumn(name, values, new Source(cells, numbers.conventions)), misfits };
    }
    if (numbers) ({ conventions } = numbers);
  }
  const dates =
    !sample || sample.some(isDate) ? inferDates(name, cells, conventions, fixed, most) : undefined;
  return dates ?? inferWords(name, cells, conventions);
}

const isNumber = (cell: string) =>
  !Number.isNaN(parseNumber(cell, '.')) || !Number.isNaN(parseNumber(cell, ','));
const isDate = (cell: string) =>
  /\d/.test(cell) && !(Number.isNaN(parseDate(cell, 'mdy')) && Number.isNaN(parseDate(cell, 'dmy')));

/**
 * Some cells that are not missing, from all over the column: a column that is mostly numbers shows one among so many. Undefined
 * if there are too few to tell.
 */
function sampleOf(cells: TextList, conventions: Conventions): string[] | undefined {
  const [wanted, enough] = [100, 40];
  if (cells.length < 4 * wanted) return undefined;
  const signs = missingSigns(conventions);
  const sample: string[] = [];
  const stride = cells.length / wanted;
  for (let i = 0; i < wanted; i++)
    for (let row = Math.floor(i * stride); row < (i + 1) * stride && row < i * stride + 20; row++) {
      const cell = cells.at(row)!.trim();
      if (signs.has(cell)) continue;
      sample.push(cell);
      break;
    }
  return sample.length < enough ? undefined : sample;
}

/** Numbers with the decimal sign that the cells speak for, and the conventions they were read by. */
function inferNumbers(
  cells: TextList,
  conventions: Conventions,
  fixed: Fixed,
  most: number,
): { values: Values; conventions: Conventions } | undefined {
  let values = readNumbers(cells, conventions, most);
  if (!fixed.decimal && (!values || values.misfits.length)) {
    const { point, comma } = decimalVotes(cells);
    const decimal = point === comma ? conventions.decimal : comma > point ? ',' : '.';
    if (decimal !== conventions.decimal) {
      conventions = { ...conventions, decimal };
      values = readNumbers(cells, conventions, most);
    }
  }
  return values && { values, conventions };
}

const fits = ({ present, misfits }: { present: number; misfits: readonly number[] }) =>
  present > 0 && misfits.length <= (1 - share) * present + 1e-9;

function inferDates(
  name: string,
  cells: TextList,
  conventions: Conventions,
  fixed: Fixed,
  most: number,
): Reading | undefined {
  let dates = readDates(cells, conventions, most);
  const order =
    !dates || dates.misfits.length ? otherOrder(cells, conventions, fixed, dates === undefined) : undefined;
  if (order) {
    conventions = { ...conventions, dateOrder: order };
    dates = readDates(cells, conventions, most);
  }
  return dates && fits(dates)
    ? { column: new DateColumn(name, dates.values, new Source(cells, conventions)), misfits: dates.misfits }
    : undefined;
}

/** The order of dates that the cells tell, if it is not the one assumed; a column of words is found out by its first cells. */
function otherOrder(
  cells: TextList,
  { dateOrder: assumed }: Conventions,
  fixed: Fixed,
  few: boolean,
): 'dmy' | 'mdy' | undefined {
  if (fixed.dateOrder) return undefined;
  const first = few && cells.length > 5000 ? { length: 5000, at: (row: number) => cells.at(row) } : cells;
  const order = dateOrder(first);
  return order === assumed ? undefined : order;
}

function inferWords(name: string, cells: TextList, conventions: Conventions): Reading {
  const words = readWords(cells, conventions, Math.max(2, 0.5 * cells.length));
  const { present, letters } = words;
  const distinct = words.words.length;
  const prose = !present || letters > longestWord * present || distinct > Math.max(2, 0.5 * present);
  if (prose || !words.codes) return readAs('text', name, new Source(cells, conventions));
  return {
    column: CategoryColumn.ofCodes(name, words.codes, words.words, new Source(cells, conventions)),
    misfits: [],
  };
}

/** Reads a column as a given type; cells that don't fit are missing and listed. */
export function readAs(type: ColumnType, name: string, source: Source): Reading {
  return readers[type](name, source);
}

const readers: Record<ColumnType, (name: string, source: Source) => Reading> = {
  number(name, source) {
    const { values, misfits } = readNumbers(source.list, source.conventions)!;
    return { column: new NumberColumn(name, values, source), misfits };
  },
  date(name, source) {
    const { values, misfits } = readDates(source.list, source.conventions)!;
    return { column: new DateColumn(name, values, source), misfits };
  },
  category(name, source) {
    const { codes, words } = readWords(source.list, source.conventions);
    return { column: CategoryColumn.ofCodes(name, codes!, words, source), misfits: [] };
  },
  text(name, source) {
    const signs = missingSigns(source.conventions);
    const values = new Array<string | null>(source.list.length);
    eachCell(source.list, (text, start, end, row) => {
      const cell = text.slice(start, end);
      values[row] = signs.has(cell.trim()) ? null : cell;
    });
    return { column: new TextColumn(name, values, source), misfits: [] };
  },
};

interface Values {
  values: Float64Array;
  misfits: number[];
  /** cells that are not missing */
  present: number;
  /** cells that begin with a zero that a number would lose */
  zeros: number;
}

/** Numbers of all cells; undefined once more than `most` cells don't fit. */
function readNumbers(cells: TextList, conventions: Conventions, most = Infinity): Values | undefined {
  const { decimal, thousands } = conventions;
  return readValues(cells, conventions, most, (text, start, end) =>
    scanNumber(text, start, end, decimal, thousands),
  );
}

/** Dates of all cells; undefined once more than `most` cells don't fit. */
function readDates(cells: TextList, conventions: Conventions, most = Infinity): Values | undefined {
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
  let [present, zeros] = [0, 0];
  eachCell(cells, (text, start, end, row) => {
    const value = start === end ? NaN : scan(text, start, end);
    values[row] = value;
    if (value === value && !signs.numeric) {
      present++;
      if (text.charCodeAt(start) === 48 && end > start + 1 && isDigit(text.charCodeAt(start + 1))) zeros++;
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
  return misfits.length <= most + 1e-9 ? { values, misfits, present, zeros } : undefined;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

interface Words {
  /** the number of each cell's word, -1 for missing; undefined once there are more different words than asked for */
  codes?: Int32Array;
  words: string[];
  present: number;
  /** length of all cells together */
  letters: number;
}

function readWords(cells: TextList, conventions: Conventions, mostDistinct = Infinity): Words {
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
    if (table.words.length <= mostDistinct) return true;
    codes = undefined;
    return false;
  });
  return { codes, words: table.words, present, letters };
}
