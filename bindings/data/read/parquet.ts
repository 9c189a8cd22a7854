// Parquet: column by column and row group by row group, by hyparquet. The file tells the types; texts are inferred as elsewhere.
import { CategoryColumn } from '../columns/category.js';
import { DateColumn } from '../columns/date.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { missingTokens, usual, type Conventions } from '../columns/source.js';
import { DataError, shown } from '../error.js';
import { Table } from '../table.js';
import { changeType } from './changetype.js';
import { readColumns } from './columns.js';
import { columnNames } from './header.js';
import { Problems } from './problems.js';
import { checkTypes, type ReadResult } from './readtable.js';
import { textsOf, type RecordOptions } from './records.js';
import { finishInSlices, stopIfAsked, turn, type Control } from './steps.js';

/** Cells and unpacked bytes that are read at most. */
const mostCells = 300e6;
const mostBytes = 2 ** 31;

/** @throws DataError for a file that is no Parquet, is cut short or damaged, or holds no rows */
export async function readParquet(
  bytes: Uint8Array,
  options: RecordOptions,
  control: Control,
): Promise<ReadResult> {
  const [{ parquetMetadataAsync, parquetRead, parquetSchema }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  const file = {
    byteLength: bytes.byteLength,
    slice: (start: number, end?: number) => bytes.slice(start, end).buffer as ArrayBuffer,
  };
  const metadata = await guarded('its table of contents', () => parquetMetadataAsync(file));
  const rowCount = await guarded('its table of contents', () => Number(metadata.num_rows));
  const fields = await guarded('its schema', () => parquetSchema(metadata).children);
  const groups = metadata.row_groups.map((group) => Number(group.num_rows));
  checkSize(
    rowCount,
    fields.length,
    metadata.row_groups.map((group) => Number(group.total_byte_size)),
    groups,
  );
  const problems = new Problems();
  const { names, problems: told } = columnNames(fields.map(({ element }) => element.name));
  problems.told.push(...told);
  checkTypes(options.types, names);
  const columns: Column[] = [];
  for (const [index, { element, children }] of fields.entries()) {
    const values = new Values(rowCount);
    for (let group = 0, start = 0; group < groups.length; start += groups[group++]!) {
      stopIfAsked(control.signal);
      const span = { rowStart: start, rowEnd: start + groups[group]! };
      await guarded(`column ${shown(names[index])}`, () =>
        parquetRead({
          file,
          metadata,
          columns: [element.name],
          ...span,
          compressors,
          onChunk: (chunk) => values.add(chunk.columnData, chunk.rowStart),
        }),
      );
      control.onProgress?.((index + (group + 1) / groups.length) / fields.length);
      await turn();
    }
    if (values.count < rowCount)
      throw new DataError(
        `the Parquet file is damaged: column ${shown(names[index])} has ${values.count} of ${rowCount} values`,
      );
    columns.push(
      values.column(names[index]!, children.length > 0) ??
        (await textColumn(names[index]!, values, options, problems, control)),
    );
  }
  let table = new Table(columns, rowCount, options.name);
  for (const [name, type] of Object.entries(options.types ?? {})) {
    const changed = changeType(table, name, type);
    table = changed.table;
    problems.told.push(...changed.problems);
  }
  return { table, problems: problems.list(), reading: { delimiter: '', header: true, decimal: '.' } };
}

/** Whatever goes wrong in a damaged file becomes one sentence. */
async function guarded<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DataError) throw error;
    // Only what hyparquet says itself is worth reading; what the language says of broken numbers is not.
    const message = error instanceof Error ? error.message.split('\n')[0]! : '';
    const reason = message.startsWith('parquet') ? ` (${message.slice(0, 150)})` : '';
    throw new DataError(`the Parquet file is cut short or damaged: ${what} can't be read${reason}`);
  }
}

function checkSize(rows: number, columns: number, sizes: readonly number[], groups: readonly number[]): void {
  if (!rows || !columns) throw new DataError(`the Parquet file holds ${rows ? 'no columns' : 'no rows'}`);
  const counted = groups.reduce((sum, group) => sum + group, 0);
  if (counted !== rows || groups.some((group) => !(group >= 0)))
    throw new DataError(
      `the Parquet file is damaged: it declares ${rows} rows, but its parts have ${counted}`,
    );
  const bytes = sizes.reduce((sum, size) => sum + Math.max(0, size), 0);
  if (rows * columns > mostCells || bytes > mostBytes)
    throw new DataError(
      `the Parquet file has ${rows} rows and ${columns} columns, ${Math.round(bytes / 1e6)} million bytes unpacked; at most ${mostCells / 1e6} million cells and ${Math.round(mostBytes / 1e6)} million bytes are read`,
    );
}

/** The values of a column as they come, kept as floats as long as they are numbers. */
class Values {
  count = 0;
  #floats: Float64Array | undefined;
  #mixed: unknown[] | undefined;
  #kind: 'number' | 'date' | 'boolean' | undefined;

  constructor(readonly length: number) {
    this.#floats = new Float64Array(length).fill(NaN);
  }

  add(chunk: ArrayLike<unknown>, start: number): void {
    for (let i = 0; i < chunk.length && start + i < this.length; i++) {
      const value = chunk[i];
      const row = start + i;
      this.count++;
      if (this.#mixed) {
        this.#mixed[row] = value;
        continue;
      }
      if (value === null || value === undefined) continue;
      const kind = kindOf(value);
      if (kind && (this.#kind ??= kind) === kind) this.#floats![row] = Number(value);
      else this.#mix(row, value);
    }
  }

  at(row: number): unknown {
    if (this.#mixed) return this.#mixed[row];
    const value = this.#floats![row]!;
    if (Number.isNaN(value)) return null;
    return this.#kind === 'date' ? new Date(value) : this.#kind === 'boolean' ? value === 1 : value;
  }

  /** A column of numbers, dates or booleans; undefined for anything else. */
  column(name: string, nested: boolean): Column | undefined {
    if (this.#mixed || nested || !this.#kind) return undefined;
    const floats = this.#floats!;
    if (this.#kind === 'number') {
      const whole = floats.every((value) => value !== value || Number.isSafeInteger(value));
      return new NumberColumn(name, floats, undefined, whole ? 'integer' : 'number');
    }
    if (this.#kind === 'date') return new DateColumn(name, floats);
    return ofTruths(name, floats);
  }

  /** Something that is no float came: what is there so far is kept as it was. */
  #mix(row: number, value: unknown): void {
    const before = Array.from({ length: this.length }, (_, at) => (at < row ? this.at(at) : null));
    before[row] = value;
    this.#mixed = before;
    this.#floats = undefined;
  }
}

function ofTruths(name: string, floats: Float64Array): Column {
  const codes = Int32Array.from(floats, (value) => (value !== value ? -1 : value));
  return new CategoryColumn(name, codes, ['false', 'true'], undefined, 'boolean');
}

/** Numbers that a float holds exactly enough: whole ones of more than 53 bits keep their digits as texts. */
function kindOf(value: unknown): 'number' | 'date' | 'boolean' | undefined {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'bigint') return value >= -(2n ** 53n) && value <= 2n ** 53n ? 'number' : undefined;
  if (typeof value === 'boolean') return 'boolean';
  return value instanceof Date ? 'date' : undefined;
}

async function textColumn(
  name: string,
  values: Values,
  options: RecordOptions,
  problems: Problems,
  control: Control,
): Promise<Column> {
  const texts = textsOf(values.length, name, problems, (row) => {
    const value = values.at(row);
    return value instanceof Uint8Array ? { bytes: value.length } : value;
  });
  const conventions: Conventions = {
    decimal: options.decimal ?? '.',
    dateOrder: options.dateOrder ?? usual.dateOrder,
    missing: options.missingValues ?? missingTokens,
  };
  const [column] = await finishInSlices(
    readColumns({ names: [name], texts: [texts] }, { conventions }, problems),
    { signal: control.signal },
  );
  return column!;
}
