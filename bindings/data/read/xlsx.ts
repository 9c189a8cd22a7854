// Excel's .xlsx: the sheets of a workbook, one of them as a table. read-excel-file reads the cells; what it would stumble or
// choke on (bombs, formulas without a result, one cell a million rows down) is seen to before.
import { formatDate } from '../columns/date.js';
import { count, DataError, hint, listed, shown } from '../error.js';
import { guessLayout } from './dialect.js';
import { Grid } from './grid.js';
import { Problems } from './problems.js';
import { typedTable, type ReadOptions, type ReadResult, type TableReading } from './readtable.js';
import { rezip } from './rezip.js';
import { finishInSlices, stopIfAsked, turn, type Control, type Steps } from './steps.js';
import { unzip, zipMembers } from './zip.js';

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

export interface SheetOptions extends ReadOptions {
  /** a sheet's name or its number from 1; by default the first that holds anything */
  sheet?: string | number;
}

export interface SheetReading extends TableReading {
  sheet: string;
  /** the names of all sheets, in their order */
  sheets: string[];
}

export type SheetResult = Omit<ReadResult, 'reading'> & { reading: SheetReading };

type Cell = string | number | boolean | Date | null;

/** A sheet whose far cells would make so many empty ones is not read. */
const mostCells = 100e6;

/** @throws DataError for a file that is no workbook, is damaged, or has no such sheet or no cells */
export async function readXlsx(
  bytes: Uint8Array,
  options: SheetOptions,
  control: Control,
): Promise<SheetResult> {
  const files = await finishInSlices(workbookFiles(bytes), control);
  const sheets = sheetsOf(files);
  const problems = new Problems();
  const wanted = options.sheet === undefined ? sheets : [chosen(options.sheet, sheets)];
  for (const sheet of wanted) {
    stopIfAsked(control.signal);
    const rows = await cellsOf(sheet, files, problems);
    await turn();
    if (!rows.length && wanted.length > 1) continue;
    if (!rows.length) throw new DataError(`sheet ${shown(sheet.name)} holds no cells`);
    const read = await finishInSlices(sheetSteps(rows, options, problems), control);
    const others = sheets.filter(({ name }) => name !== sheet.name).map(({ name }) => name);
    if (others.length && options.sheet === undefined)
      read.problems.push({
        kind: 'other sheets',
        message: `sheet ${shown(sheet.name)} is read; the workbook also has ${listed(others)}`,
      });
    return {
      ...read,
      reading: { ...read.reading, sheet: sheet.name, sheets: sheets.map(({ name }) => name) },
    };
  }
  throw new DataError('no sheet of the workbook holds any cells');
}

type Files = Map<string, Uint8Array>;

/** The parts of the workbook that hold text. */
function* workbookFiles(bytes: Uint8Array): Steps<Files> {
  const members = zipMembers(bytes).filter(
    ({ name }) =>
      /\.(xml|rels)$/i.test(name) && !/^\/?(docProps|xl\/(drawings|charts|theme|media))\//.test(name),
  );
  const files: Files = new Map();
  for (const [index, member] of members.entries()) {
    files.set(member.name.replace(/^\//, ''), yield* unzip(bytes, member));
    yield index / members.length / 2;
  }
  if (!files.has('xl/workbook.xml'))
    throw new DataError('this zip file is no Excel workbook: it has no xl/workbook.xml');
  return files;
}

interface Sheet {
  name: string;
  /** where its cells are */
  path: string;
}

const textOf = (files: Files, path: string): string => {
  const bytes = files.get(path);
  if (!bytes) throw new DataError(`the workbook is damaged: ${path} is not in it`);
  return new TextDecoder().decode(bytes);
};

function sheetsOf(files: Files): Sheet[] {
  const targets = new Map<string, string>();
  for (const [tag] of textOf(files, 'xl/_rels/workbook.xml.rels').matchAll(
    /<(?:\w+:)?Relationship\s[^>]*>/g,
  )) {
    const target = attribute(tag, 'Target') ?? '';
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const sheets = [...textOf(files, 'xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(
    ([tag]) => {
      const path = targets.get(attribute(tag, '(?:\\w+:)?id') ?? '');
      return path?.includes('worksheets/') ? [{ name: attribute(tag, 'name') ?? '', path }] : [];
    },
  );
  if (!sheets.length) throw new DataError('the workbook has no sheets');
  return sheets;
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match ? plain(match[1] ?? match[2]!) : undefined;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return entities[name] ?? whole;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

function chosen(wanted: string | number, sheets: readonly Sheet[]): Sheet {
  const sheet = typeof wanted === 'number' ? sheets[wanted - 1] : sheets.find(({ name }) => name === wanted);
  if (sheet) return sheet;
  const names = sheets.map(({ name }) => name);
  if (typeof wanted === 'number')
    throw new DataError(
      `sheet must be a number from 1 to ${sheets.length}, got ${wanted}; there are ${listed(names, 8)}`,
    );
  throw new DataError(`there is no sheet ${shown(wanted)}${hint(wanted, names)}`);
}

/** The cells of a sheet, row by row; empty rows at the end are not among them. */
async function cellsOf({ name, path }: Sheet, files: Files, problems: Problems): Promise<Cell[][]> {
  const xml = textOf(files, path);
  checkReach(name, xml);
  const needed: Files = new Map(
    [...files].filter(([file]) => !file.includes('worksheets/') || file === path),
  );
  needed.set(path, new TextEncoder().encode(withoutEmptyCells(name, xml, problems)));
  const { readSheet } = await import('read-excel-file/universal');
  try {
    return (await readSheet(rezip(needed), name, { trim: false })) as Cell[][];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(`sheet ${shown(name)} can't be read: ${reason.split('\n')[0]!.slice(0, 200)}`);
  }
}

/** One cell far away makes a table of empty cells up to it. */
function checkReach(name: string, xml: string): void {
  let [cells, row, column] = [0, 0, 0];
  for (const [, letters, digits] of xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"/g)) {
    cells++;
    row = Math.max(row, Number(digits));
    column = Math.max(
      column,
      [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
    );
  }
  if (row * column > Math.max(mostCells / 20, cells * 100) || row * column > mostCells)
    throw new DataError(
      `sheet ${shown(name)} reaches over ${row} rows and ${column} columns, but has only ${count(cells, 'cell')}; delete the cells far away from the table`,
    );
}

/** Cells that say what type they are but hold nothing become blank ones, and formulas whose result was not saved are told. */
function withoutEmptyCells(name: string, xml: string, problems: Problems): string {
  let formulas = 0;
  let first = '';
  const cleaned = xml.replace(
    /<c\s([^>]*?)(?:\/>|>\s*(<f\b[^>]*?(?:\/>|>[^<]*<\/f>))?\s*(?:<v\s*\/>|<v\s*><\/v>)?\s*<\/c>)/g,
    (_, attributes: string, formula?: string) => {
      const place = /\br="[^"]*"/.exec(attributes)?.[0] ?? '';
      if (formula && formulas++ === 0) first = place.slice(3, -1);
      return `<c ${place}/>`;
    },
  );
  if (formulas)
    problems.add('formula', undefined, () => ({
      value: first,
      message: `${count(formulas, 'cell')} of sheet ${shown(name)} (first ${first}) ${formulas === 1 ? 'holds a formula' : 'hold formulas'} without a saved result; they are missing; open the file in a spreadsheet program and save it`,
    }));
  return cleaned;
}

function* sheetSteps(
  rows: readonly (readonly Cell[])[],
  options: SheetOptions,
  problems: Problems,
): Steps<ReadResult> {
  const start = rows.slice(0, 400).map((row) => row.map(cellText));
  const layout = guessLayout(start, options);
  const dialect = {
    ...layout,
    delimiter: '',
    quote: '' as const,
    decimal: options.decimal ?? ('.' as const),
    comment: '',
  };
  const grid = new Grid(undefined, { ...dialect, rows: rows.length }, problems);
  for (let row = 0; row < rows.length; row++) {
    const texts = rows[row]!.map(cellText);
    grid.take(texts.every((text) => text === '') ? [''] : texts, [], row + 1);
    if (row % 1000 === 999) yield 0.5 + row / rows.length / 4;
  }
  grid.end();
  if (!grid.rowCount) throw new DataError('the sheet has a header but no rows of data');
  return yield* typedTable(grid, dialect, options, problems);
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : formatDate(cell.getTime());
  return String(cell);
}
