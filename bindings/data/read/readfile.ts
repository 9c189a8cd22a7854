// The front door for files: whatever it is, by its content, it becomes a table, or one sentence says why it can't.
// Work is done in slices between which the event loop turns, with progress and a way to stop.
import { DataError, hint, listed, oneOf, onlyOptions, shown } from '../error.js';
import type { Problem } from '../problem.js';
import type { Table } from '../table.js';
import { arffSteps } from './arff.js';
import { decodeSteps, tooLong } from './encoding.js';
import type { FolderFile, MediaFile, MediaKind } from './folder.js';
import { binaryFormat, formats, textFormat, type Format } from './format.js';
import { jsonSteps, ndjsonSteps } from './json.js';
import {
  readOptions,
  tableSteps,
  type ReadOptions,
  type ReadResult,
  type TableReading,
} from './readtable.js';
import { finishInSlices, stopIfAsked, type Control, type StopSignal } from './steps.js';

export interface FileInput {
  /** the file's name; it names the table, and helps where the content leaves a choice */
  name?: string;
  /** what is in the file, in one of these three ways */
  bytes?: Uint8Array | ArrayBuffer;
  text?: string;
  stream?: ByteStream;
  /** how many bytes the stream will bring, for the progress */
  size?: number;
}

/** A ReadableStream of bytes, or anything that gives them piece by piece. */
export type ByteStream = AsyncIterable<Uint8Array> | { getReader(): ByteReader };
interface ByteReader {
  read(): Promise<{ done: boolean; value?: Uint8Array }>;
  cancel?(reason?: unknown): Promise<void>;
}

export interface FileOptions extends ReadOptions {
  /** what the file is, if it is not to be guessed */
  format?: Format;
  /** how text is encoded, such as "windows-1252"; guessed */
  encoding?: string;
  /** the sheet of a workbook: its name or its number from 1; by default the first that holds anything */
  sheet?: string | number;
  /** the file to read of an archive; by default its only table, or its largest */
  member?: string;
  /** objects inside of JSON objects become columns named `outer.inner`; true by default */
  flatten?: boolean;
}

const fileOptions = [
  ...readOptions,
  'format',
  'encoding',
  'sheet',
  'member',
  'flatten',
] as const satisfies readonly (keyof FileOptions)[];

export interface FileReading extends TableReading {
  format: Format | MediaKind;
  sheet?: string;
  /** all sheets of the workbook */
  sheets?: string[];
  /** the file of the archive that was read */
  member?: string;
  /** all files of the archive that could be read instead */
  members?: string[];
}

export interface FileResult {
  table: Table;
  problems: Problem[];
  /** how the file was understood; each guess can be given as an option instead */
  reading: FileReading;
  /** pictures or sounds by class as they came, one for each row of the table */
  media?: MediaFile[];
}

export type { Control as ReadControl, Format, FolderFile, MediaFile, StopSignal };

/**
 * Reads a file of any format: CSV and its kin, JSON, NDJSON, ARFF, XLSX, Parquet, each also zipped or gzipped, and zips of
 * pictures, WAV sounds or texts in one folder for each class.
 * @throws DataError in one sentence for what is no table; the signal's reason if it is stopped
 */
export async function readFile(
  input: FileInput,
  options: FileOptions = {},
  control: Control = {},
): Promise<FileResult> {
  onlyOptions(options, fileOptions, 'readFile');
  stopIfAsked(control.signal);
  if (typeof input !== 'object' || input === null)
    throw new DataError(`a file must be given as { name, bytes } or { name, text }, got ${shown(input)}`);
  if (options.format !== undefined) oneOf(options.format, formats, 'format');
  const named = {
    ...options,
    name: options.name ?? input.name?.replace(/^.*[/\\]/, '').replace(/\.\w{1,8}$/, ''),
  };
  if (input.text !== undefined) {
    if (typeof input.text !== 'string')
      throw new DataError(`text must be a string, got ${shown(input.text)}`);
    return readText(input.text, input.name, named, control);
  }
  const bytes = await bytesOf(input, control);
  if (!bytes.length) throw new DataError('the file is empty');
  return readBytes(bytes, input.name, named, control);
}

async function bytesOf({ bytes, stream, size }: FileInput, control: Control): Promise<Uint8Array> {
  // Node's Buffer is a Uint8Array whose slice() is no copy: what is read here must be a plain one.
  if (bytes instanceof Uint8Array) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  if (bytes !== undefined)
    throw new DataError(`bytes must be a Uint8Array or an ArrayBuffer, got ${shown(bytes)}`);
  if (stream === undefined) throw new DataError('the file must have bytes, a text or a stream');
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of piecesOf(stream)) {
    stopIfAsked(control.signal);
    pieces.push(piece);
    length += piece.length;
    if (length > 2 ** 32 - 1)
      throw new DataError('the file has more than 4 thousand million bytes; split it');
    if (size) control.onProgress?.(Math.min(1, length / size) / 4);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

async function* piecesOf(stream: ByteStream): AsyncIterable<Uint8Array> {
  if (Symbol.asyncIterator in stream) return yield* stream;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value) yield value;
    }
  } finally {
    await reader.cancel?.();
  }
}

/** @param depth archives inside of archives are not opened */
async function readBytes(
  bytes: Uint8Array,
  name: string | undefined,
  options: FileOptions,
  control: Control,
  depth = 0,
): Promise<FileResult> {
  const format = options.format ?? binaryFormat(bytes);
  if (format === 'xlsx') return { ...(await workbook(bytes, options, control)) };
  if (format === 'parquet') {
    const { readParquet } = await import('./parquet.js');
    return withFormat(await readParquet(bytes, options, control), 'parquet');
  }
  if (format === 'zip' || format === 'gzip') {
    if (depth > 0) throw new DataError('this is an archive inside of an archive; unpack the outer one first');
    const archive = await import('./archive.js');
    const read = (inner: Uint8Array, innerName: string) =>
      readBytes(inner, innerName, { ...options, format: undefined }, control, depth + 1);
    return format === 'zip'
      ? archive.readZip(bytes, options, control, read, () => workbook(bytes, options, control))
      : archive.readGzip(bytes, name, control, read);
  }
  const { text, encoding, problems } = await finishInSlices(
    decodeSteps(bytes, options.encoding),
    part(control, 0, 0.2),
  );
  const read = await readText(text, name, options, part(control, 0.2, 1));
  return { ...read, problems: [...problems, ...read.problems], reading: { ...read.reading, encoding } };
}

async function workbook(bytes: Uint8Array, options: FileOptions, control: Control): Promise<FileResult> {
  const { readXlsx } = await import('./xlsx.js');
  const read = await readXlsx(bytes, options, control);
  return { ...read, reading: { ...read.reading, format: 'xlsx' } };
}

async function readText(
  text: string,
  name: string | undefined,
  options: FileOptions,
  control: Control,
): Promise<FileResult> {
  const format = options.format ?? textFormat(text, name);
  if (text.length >= 2 ** 29 - 24) throw new DataError(tooLong(text.length));
  const steps =
    format === 'json'
      ? jsonSteps(text, options)
      : format === 'ndjson'
        ? ndjsonSteps(text, options)
        : format === 'arff'
          ? arffSteps(text, options)
          : format === 'csv'
            ? tableSteps(text, options)
            : undefined;
  if (!steps)
    throw new DataError(`format ${shown(format)} is read from bytes, but the file was given as text`);
  return withFormat(await finishInSlices(steps, control), format);
}

const withFormat = (read: ReadResult, format: Format): FileResult => ({
  ...read,
  reading: { ...read.reading, format },
});

/** The progress of a part of the work, from one share of the whole to another. */
function part({ onProgress, signal }: Control, from: number, to: number): Control {
  return { signal, ...(onProgress && { onProgress: (share) => onProgress(from + share * (to - from)) }) };
}

/**
 * Reads files that were chosen or dropped together: pictures, sounds or texts in one folder for each class, or a single table.
 * @param files with their paths, parts separated by /
 * @throws DataError as readFile does
 */
export async function readFiles(
  files: readonly FolderFile[],
  options: FileOptions = {},
  control: Control = {},
): Promise<FileResult> {
  onlyOptions(options, fileOptions, 'readFiles');
  const { mediaKind, isOf, readFolder, withoutClutter } = await import('./folder.js');
  const wanted = withoutClutter(files, ({ path }) => path);
  if (!wanted.length) throw new DataError('there is no file among those chosen');
  stopIfAsked(control.signal);
  const member = options.member ?? (wanted.length === 1 ? wanted[0]!.path : undefined);
  const paths = wanted.map(({ path }) => path);
  const kind = member === undefined ? mediaKind(paths) : undefined;
  if (kind) {
    const chosen = wanted.filter(({ path }) => isOf(kind, path));
    const read = readFolder(
      chosen,
      kind,
      paths.filter((path) => !isOf(kind, path)),
      options.name,
    );
    return { ...read, reading: { format: kind, delimiter: '', header: true, decimal: '.' } };
  }
  const file = member === undefined ? undefined : wanted.find(({ path }) => path === member);
  if (file) return readFile({ name: file.path, bytes: file.bytes }, options, control);
  if (member !== undefined) throw new DataError(`there is no file ${shown(member)}${hint(member, paths)}`);
  throw new DataError(`there are several files (${listed(paths)}); say which by the option "member"`);
}
