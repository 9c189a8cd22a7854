// Nasty bytes that are texts, or pretend to be: [name, bytes, shape or sentence, facts, options].
import { gzip, join, latin1, utf16, utf8 } from './make.js';

const table = 'name,n\nJürgen,1\nZoë,2\n';
const single = (magic) => join(latin1(magic), [0, 0, 0, 13, 1, 2, 3, 0]);
const media =
  'this is a single picture, sound or film; bring a folder or a zip with one folder for each class';
const refusal = (what, advice) => `this is ${what}, which is not read here; ${advice}`;

export const bytes = [
  ['nothing', new Uint8Array(0), 'the file is empty'],
  [
    'one zero byte',
    new Uint8Array(1),
    'this is not a text table: it holds zero bytes, as pictures, .xlsx files and UTF-16 text do; save it as CSV in UTF-8',
  ],
  ['UTF-8', utf8(table), '2x2', { first: ['Jürgen', '1'], reading: { encoding: 'utf-8' } }],
  ['UTF-8 with a mark', utf8(`\uFEFF${table}`), '2x2', { names: 'name n', reading: { encoding: 'utf-8' } }],
  ['two marks', utf8(`\uFEFF\uFEFF${table}`), '2x2'],
  [
    'UTF-16, little end first',
    utf16(table),
    '2x2',
    { first: ['Jürgen', '1'], reading: { encoding: 'utf-16le' } },
  ],
  [
    'UTF-16, big end first',
    utf16(table, true),
    '2x2',
    { first: ['Jürgen', '1'], reading: { encoding: 'utf-16be' } },
  ],
  [
    'UTF-16 without a mark',
    utf16(table, false, false),
    '2x2',
    { names: 'name n', reading: { encoding: 'utf-16le' } },
  ],
  [
    'UTF-16, big end first, without a mark',
    utf16(table, true, false),
    '2x2',
    { reading: { encoding: 'utf-16be' } },
  ],
  [
    'UTF-16 with tabs, as Excel saves "Unicode text"',
    utf16(table.replaceAll(',', '\t')),
    '2x2',
    { reading: { delimiter: '\t' } },
  ],
  ['UTF-16 cut in the midst of a character', utf16(table).subarray(0, 41), '2x2'],
  ['UTF-16 with surrogates', utf16('a,b\n🦊,1\n'), '1x2', { first: ['🦊', '1'] }],
  [
    'UTF-32',
    join([0xff, 0xfe, 0, 0], [97, 0, 0, 0]),
    'the text is written in UTF-32, which no browser reads; save it as UTF-8',
  ],
  [
    'Windows-1252',
    latin1(table),
    '2x2',
    { first: ['Jürgen', '1'], problems: 'encoding', reading: { encoding: 'windows-1252' } },
  ],
  ['typographic quotes of Windows', latin1('a,b\n\x93x\x94,1\n\x80 5,2\n'), '2x2', { first: ['“x”', '1'] }],
  [
    'Latin-2 by name',
    join(utf8('a,b\n'), [0xb1], utf8(',1\n')),
    '1x2',
    { first: ['ą', '1'] },
    { encoding: 'iso-8859-2' },
  ],
  [
    'Shift JIS by name',
    join(utf8('a,b\n'), [0x93, 0xfa, 0x96, 0x7b], utf8(',1\n')),
    '1x2',
    { first: ['日本', '1'] },
    { encoding: 'shift_jis' },
  ],
  [
    'an encoding that is none',
    utf8(table),
    'encoding must be the name of an encoding such as "utf-8" or "windows-1252", got "klingon"',
    undefined,
    { encoding: 'klingon' },
  ],
  [
    'one wrong byte in UTF-8',
    join(utf8(`${table}Ünal,3\nÄnne,4\nÖzil,5\n`), [0xff], utf8(',6\n')),
    '6x2',
    { problems: 'encoding', last: ['\uFFFD', '6'] },
  ],
  [
    'UTF-8 cut in the midst of a character',
    utf8(`${table}Ünal,3\nÄnne,4\nÖzi,5\nÉé,6\nñ,7\nü`).subarray(0, -1),
    '8x2',
  ],
  ['overlong UTF-8', join(utf8('a,b\n'), [0xc0, 0xaf], utf8(',1\n')), '1x2', { problems: 'encoding' }],
  [
    'surrogates in UTF-8',
    join(utf8('a,b\n'), [0xed, 0xa0, 0x80], utf8(',1\n')),
    '1x2',
    { problems: 'encoding' },
  ],
  [
    'bytes of chance',
    () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + ((i * i) % 251)) & 255),
    'this is not a text table: it holds zero bytes, as pictures, .xlsx files and UTF-16 text do; save it as CSV in UTF-8',
  ],
  [
    'bytes of chance without zeros',
    () => Uint8Array.from({ length: 5000 }, (_, i) => 128 + ((i * 7919) % 127)),
    'the table has a header but no rows of data',
  ],
  ['only wrong bytes', new Uint8Array(100).fill(0xff), 'the table has a header but no rows of data'],
  ['a picture (PNG)', single('\x89PNG\r\n\x1a\n'), media],
  ['a picture (JPEG)', single('\xff\xd8\xff\xe0'), media],
  ['a picture (GIF)', single('GIF89a'), media],
  ['a picture (BMP)', single('BM'), media],
  ['a sound (WAV)', single('RIFF\x24\0\0\0WAVE'), media],
  ['a table whose first name is BMI', utf8('BMI,x\n21.5,1\n'), '1x2', { names: 'BMI x' }],
  ['a PDF', latin1('%PDF-1.7\n%\xe2\xe3'), refusal('a PDF', 'take the table out of it first, as CSV')],
  [
    'an old Excel file',
    single('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    refusal('an old Office file such as .xls', 'save it as .xlsx or CSV'),
  ],
  ['an Arrow file', single('ARROW1\0\0'), refusal('an Arrow or Feather file', 'save it as Parquet or CSV')],
  ['a SQLite database', single('SQLite format 3\0'), refusal('a SQLite database', 'export the table as CSV')],
  ['an HDF5 file', single('\x89HDF\r\n\x1a\n'), refusal('an HDF5 file', 'save the table as CSV or Parquet')],
  ['a NumPy array', single('\x93NUMPY\x01\0'), refusal('a NumPy array', 'save it as CSV')],
  ['an SPSS file', single('$FL2@(#)'), refusal('an SPSS file', 'save it as CSV')],
  ['a Stata file', latin1('<stata_dta><header>'), refusal('a Stata file', 'save it as CSV')],
  ['a 7z archive', single('7z\xbc\xaf\x27\x1c'), refusal('a 7z archive', 'unpack it, or pack it as .zip')],
  ['a RAR archive', single('Rar!\x1a\x07'), refusal('a RAR archive', 'unpack it, or pack it as .zip')],
  ['gzip', gzip(table), '2x2', { first: ['Jürgen', '1'] }],
  [
    'gzip, cut short',
    () => gzip(table.repeat(50)).subarray(0, -20),
    'the gzip file is cut short or damaged; get the file anew',
  ],
  ['gzip of nothing', gzip(''), 'the gzip file is empty'],
  [
    'gzip inside of gzip',
    gzip(gzip(table)),
    'this is an archive inside of an archive; unpack the outer one first',
  ],
  [
    'a gzip bomb',
    () => gzip(new Uint8Array(60_000_000)),
    'the gzip file unpacks to more than a thousand times its size; it is not read',
  ],
  ['gzip of JSON', gzip('[{"a":1},{"a":2}]'), '2x1', { reading: { format: 'json' } }],
  [
    'a header of gzip and nothing more',
    join([0x1f, 0x8b], new Uint8Array(10)),
    'the gzip file is cut short or damaged; get the file anew',
  ],
  [
    'text said to be Parquet',
    utf8(table),
    "the Parquet file is cut short or damaged: its table of contents can't be read (parquet file invalid (footer != PAR1))",
    undefined,
    { format: 'parquet' },
  ],
  [
    'text said to be a workbook',
    utf8(table),
    'the zip file is cut short or damaged; get it anew',
    undefined,
    { format: 'xlsx' },
  ],
  [
    'a format that is none',
    utf8(table),
    'format must be one of "csv", "json", "ndjson", "arff", "xlsx", "parquet", "zip", "gzip", got "xls"',
    undefined,
    { format: 'xls' },
  ],
];
