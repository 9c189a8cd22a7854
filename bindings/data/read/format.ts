// Tells what a file is by what stands in it; its name only decides where the content leaves a choice.
import { DataError } from '../error.js';

/** What readFile makes tables of. */
export const formats = ['csv', 'json', 'ndjson', 'arff', 'xlsx', 'parquet', 'zip', 'gzip'] as const;
export type Format = (typeof formats)[number];

const text = (words: string) => [...words].map((sign) => sign.charCodeAt(0));

/** First bytes of what can be read ... */
const known: [Format, number[]][] = [
  ['parquet', text('PAR1')],
  ['zip', [0x50, 0x4b, 3, 4]],
  ['zip', [0x50, 0x4b, 5, 6]],
  ['gzip', [0x1f, 0x8b]],
];

/** ... and of what can't, with what to do instead. */
const refused: [magic: number[], what: string, advice: string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office file such as .xls', 'save it as .xlsx or CSV'],
  [text('ARROW1'), 'an Arrow or Feather file', 'save it as Parquet or CSV'],
  [[0xff, 0xff, 0xff, 0xff, 0x70], 'an Arrow stream', 'save it as Parquet or CSV'],
  [text('%PDF'), 'a PDF', 'take the table out of it first, as CSV'],
  [text('SQLite format 3'), 'a SQLite database', 'export the table as CSV'],
  [[0x89, 0x48, 0x44, 0x46], 'an HDF5 file', 'save the table as CSV or Parquet'],
  [text('Obj\x01'), 'an Avro file', 'save it as Parquet or CSV'],
  [text('ORC'), 'an ORC file', 'save it as Parquet or CSV'],
  [text('$FL2'), 'an SPSS file', 'save it as CSV'],
  [text('<stata_dta>'), 'a Stata file', 'save it as CSV'],
  [text('RDX'), "R's own format", 'save it as CSV'],
  [text('\x93NUMPY'), 'a NumPy array', 'save it as CSV'],
  [text('7z\xbc\xaf'), 'a 7z archive', 'unpack it, or pack it as .zip'],
  [text('Rar!'), 'a RAR archive', 'unpack it, or pack it as .zip'],
  [text('BZh'), 'a bzip2 archive', 'unpack it, or pack it as .zip'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an xz archive', 'unpack it, or pack it as .zip'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a zstd archive', 'unpack it, or pack it as .zip'],
];

const images: number[][] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  text('GIF8'),
  text('BM'),
  text('RIFF'),
];

/** The format of bytes that are no text; undefined if they may be text. @throws DataError for what is known not to be a table */
export function binaryFormat(bytes: Uint8Array): Format | undefined {
  const begins = (magic: readonly number[]) =>
    bytes.length > magic.length && magic.every((byte, i) => bytes[i] === byte);
  for (const [format, magic] of known) if (begins(magic)) return format;
  for (const [magic, what, advice] of refused)
    if (begins(magic)) throw new DataError(`this is ${what}, which is not read here; ${advice}`);
  if (isMedia(bytes))
    throw new DataError(
      'this is a single picture, sound or film; bring a folder or a zip with one folder for each class',
    );
  return undefined;
}

/** Pictures, sounds and films, which are no table by themselves. BM alone may begin a text. */
function isMedia(bytes: Uint8Array): boolean {
  const zeros = bytes.subarray(0, 64).includes(0);
  return zeros && images.some((magic) => magic.every((byte, i) => bytes[i] === byte));
}

/** The format of a text. */
export function textFormat(content: string, name = ''): Format {
  const start = content
    .slice(0, 4000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^<(?:!doctype html|html|\?xml|table)\b/i.test(start))
    throw new DataError(
      `this is ${/^<\?xml/i.test(start) ? 'XML' : 'a web page'}, not a table; save the table in it as CSV`,
    );
  if (/^\{\\rtf/.test(start))
    throw new DataError('this is a text document (RTF), not a table; save the table in it as CSV');
  if (/^(?:%[^\n]*\n\s*)*@relation\s/i.test(start) || (/\.arff$/i.test(name) && /^[@%]/.test(start)))
    return 'arff';
  if (/\.(?:csv|tsv|tab)$/i.test(name)) return 'csv';
  if (/^\{/.test(start) && isNdjson(content)) return 'ndjson';
  if (/^(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]\d-]|null|true|false|NaN|$))/.test(start)) return 'json';
  return /\.(?:ndjson|jsonl)$/i.test(name) ? 'ndjson' : /\.json$/i.test(name) ? 'json' : 'csv';
}

/** Two or more of the first lines that are not blank are JSON objects by themselves. */
function isNdjson(content: string): boolean {
  const lines = content
    .slice(0, 1_000_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 3);
  return lines.length > 1 && lines.slice(0, 2).every(isJsonObject);
}

function isJsonObject(line: string): boolean {
  if (!/^\s*\{.*\}\s*,?\s*$/.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
