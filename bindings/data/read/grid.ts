// Makes rows of fields a rectangle of packed columns: short rows are filled with missing cells, surplus fields are kept in the problems.
import { count, shown } from '../error.js';
import { ListedTexts, PackedTexts, RowStarts } from './packed.js';
import type { Problems } from './problems.js';

export interface GridOptions {
  /** columns of the table */
  width: number;
  /** the first row that is not left out names the columns */
  header: boolean;
  /** rows to leave out at the start */
  skip: number;
  /** what a line that is a remark begins with, '' if there are none */
  comment: string;
  /** about how many rows there will be */
  rows: number;
}

export class Grid {
  readonly columns: readonly (PackedTexts | ListedTexts)[];
  /** the fields of the header */
  head: string[] | undefined;
  headLine = 1;
  readonly #starts: RowStarts;
  readonly #text: string | undefined;
  #skipped = 0;
  #rows = 0;
  /** lines of blank rows that are left out unless a table of one column goes on behind them */
  #blank: number[] = [];
  /** rows of empty fields, left out if nothing comes behind them */
  #empty: { width: number; line: number }[] = [];
  /** the line of the first row, as long as one row follows the other; then the lines of all */
  #firstLine = 0;
  #lines: number[] | undefined;
  #emptySurplus = { rows: 0, row: 0, line: 0 };

  /** @param text where the fields stand; undefined if they come as strings */
  constructor(
    text: string | undefined,
    readonly options: GridOptions,
    readonly problems: Problems,
  ) {
    this.#text = text;
    this.#starts = new RowStarts(text === undefined ? 0 : options.rows);
    this.columns = Array.from({ length: options.width }, () =>
      text === undefined ? new ListedTexts() : new PackedTexts(text, this.#starts),
    );
  }

  get rowCount(): number {
    return this.#rows;
  }

  /** The line of the file in which a row begins. */
  readonly lineOf = (row: number): number => this.#lines?.[row] ?? this.#firstLine + row;

  take = (fields: readonly string[], places: readonly number[], line: number): void => {
    const { width, skip, comment, header } = this.options;
    if (this.#isBlank(fields, places)) {
      this.#blank.push(line);
      return;
    }
    if (this.#skipped < skip) return this.#leaveOut(fields, line);
    if (comment && fields[0]!.startsWith(comment) && (fields.length !== width || !this.#started))
      return this.#remark(fields, line);
    this.#tellBlank();
    if (header && !this.head) {
      this.head = [...fields];
      this.headLine = line;
      return;
    }
    if (width > 1 && isEmpty(fields) && !this.#isQuoted(places)) {
      this.#empty.push({ width: fields.length, line });
      return;
    }
    this.#tellEmpty();
    this.#add(fields, places, line);
  };

  /** To be called behind the last row. */
  end(): void {
    if (this.#empty.length) {
      const [rows, { line }] = [this.#empty.length, this.#empty[0]!];
      const lead =
        rows === 1 ? `line ${line}, the last, holds` : `the last ${rows} rows (from line ${line} on) hold`;
      this.problems.add('blank line', undefined, () => ({
        line,
        message: `${lead} delimiters and nothing else; ${rows === 1 ? 'it is' : 'they are'} left out`,
      }));
      this.#empty = [];
    }
    const { rows, row, line } = this.#emptySurplus;
    if (rows)
      this.problems.add('too many fields', undefined, () => ({
        row: row + 1,
        line,
        message: `${rows === 1 ? `line ${line} ends` : `${rows} lines (the first is line ${line}) end`} with surplus empty fields; nothing is lost`,
      }));
    for (const column of this.columns) column.trim();
  }

  get #started(): boolean {
    return this.#rows > 0 || this.head !== undefined;
  }

  /** Lines without anything, and above the table also such of delimiters. What is quoted was meant as a row. */
  #isBlank(fields: readonly string[], places: readonly number[]): boolean {
    if (fields.length > 1) return !this.#started && isEmpty(fields);
    return fields[0]!.trim() === '' && !(this.#started && this.#isQuoted(places));
  }

  #isQuoted([start = 0]: readonly number[]): boolean {
    return start > 0 && /["']/.test(this.#text?.[start - 1] ?? '');
  }

  #add(fields: readonly string[], places: readonly number[], line: number): void {
    const { width } = this.options;
    const row = this.#rows++;
    if (row === 0) this.#firstLine = line;
    if (!this.#lines && line !== this.#firstLine + row)
      this.#lines = Array.from({ length: row }, (_, i) => this.#firstLine + i);
    this.#lines?.push(line);
    const [start = 0, end = 0] = places;
    this.#starts.add(start >= 0 ? start : end - fields[0]!.length);
    const present = Math.min(width, fields.length);
    for (let column = 0; column < present; column++) {
      const cells = this.columns[column]!;
      const start = places[2 * column] ?? -1;
      if (start >= 0 && cells instanceof PackedTexts) cells.add(start, places[2 * column + 1]!);
      else cells.addText(fields[column]!);
    }
    for (let column = present; column < width; column++) this.columns[column]!.addEmpty();
    if (fields.length !== width) this.#ragged(fields, row, line);
  }

  #ragged(fields: readonly string[], row: number, line: number): void {
    const { width } = this.options;
    const came = `line ${line} has ${count(fields.length, 'field')} where ${width} are expected`;
    if (fields.length < width) {
      const gap = width - fields.length;
      const message = `${came}; the last ${count(gap, 'cell')} of the row ${gap === 1 ? 'is' : 'are'} missing`;
      this.problems.add('too few fields', undefined, () => ({ row: row + 1, line, message }));
      return;
    }
    const value = fields.slice(width);
    if (value.every((field) => field.trim() === '')) {
      if (this.#emptySurplus.rows++ === 0) Object.assign(this.#emptySurplus, { row, line });
      return;
    }
    const message = `${came}; ${value.slice(0, 6).map(shown).join(', ')}${value.length > 6 ? ', …' : ''} ${value.length === 1 ? 'is' : 'are'} left out`;
    this.problems.add('too many fields', undefined, () => ({ row: row + 1, line, value, message }));
  }

  #leaveOut(fields: readonly string[], line: number): void {
    this.#skipped++;
    this.#blank = [];
    const value = fields.filter((field) => field.trim() !== '').join(' ');
    this.problems.add('title line', undefined, () => ({
      line,
      value,
      message: `line ${line} stands above the table; it is left out: ${shown(value)}`,
    }));
  }

  #remark(fields: readonly string[], line: number): void {
    const value = fields.join(' ');
    this.problems.add('comment line', undefined, () => ({
      line,
      value,
      message: `line ${line} is a remark; it is left out: ${shown(value)}`,
    }));
  }

  /** Blank lines in the midst are worth a word; in a table of one column they are rows without a value. */
  #tellBlank(): void {
    if (!this.#blank.length) return;
    const lines = this.#blank;
    this.#blank = [];
    for (const line of lines)
      if (this.options.width === 1 && this.#started) this.#add([''], [], line);
      else
        this.problems.add('blank line', undefined, () => ({
          line,
          message: `line ${line} is blank; it is left out`,
        }));
  }

  #tellEmpty(): void {
    if (!this.#empty.length) return;
    const rows = this.#empty;
    this.#empty = [];
    for (const { width, line } of rows) this.#add(new Array<string>(width).fill(''), [], line);
  }
}

function isEmpty(fields: readonly string[]): boolean {
  for (const field of fields) if (field !== '' && field.trim() !== '') return false;
  return true;
}
