// Nasty archives, workbooks and Parquet files: [name, bytes, shape or sentence, facts, options].
import { readFileSync } from 'node:fs';
import { changed, find, join, latin1, utf8, workbook, workbookFiles, zip } from './make.js';

const csv = 'a,b\n1,x\n2,y\n';
const damaged = 'the zip file is cut short or damaged; get it anew';
const rows = [
  ['a', 'b'],
  [1, 'x'],
  [2, 'y'],
];
const book = workbook({ Data: rows });
const withSheet = (xml) => workbook({ Data: xml });
const without = (file) => {
  const { [file]: _, ...files } = workbookFiles({ Data: rows });
  return zip(files);
};
const cells = (...written) => workbook({ Data: [['a', 'b'], ...written.map((xml) => [{ xml }, 1]), [5, 2]] });
const png = join(latin1('\x89PNG\r\n\x1a\n'), new Uint8Array(20));
const wav = join(latin1('RIFF\x24\0\0\0WAVEfmt '), new Uint8Array(20));
const flights = () =>
  readFileSync(new URL('../../../node_modules/vega-datasets/data/flights-3m.parquet', import.meta.url));
const declared = (bytes, size) => {
  const at = find(bytes, [0x50, 0x4b, 1, 2]);
  return changed(bytes, at + 24, new Uint8Array(Uint32Array.of(size).buffer));
};

export const archives = [
  // zip
  ['a zip of a table', zip({ 'data.csv': csv }), '2x2', { reading: { member: 'data.csv' } }],
  ['a zip of a table in a folder', zip({ 'folder/data.csv': csv }), '2x2'],
  [
    'a zip of a table and a note',
    zip({ 'README.txt': 'hello', 'data.csv': csv }),
    '2x2',
    { problems: 'unreadable file' },
  ],
  [
    'a zip of two tables',
    zip({ 'small.csv': csv, 'large.csv': `${csv}3,z\n` }),
    '3x2',
    { reading: { members: ['small.csv', 'large.csv'] } },
  ],
  [
    'the other of two tables',
    zip({ 'small.csv': csv, 'large.csv': `${csv}3,z\n` }),
    '2x2',
    undefined,
    { member: 'small.csv' },
  ],
  [
    'a table that is not there',
    zip({ 'small.csv': csv }),
    'the zip file holds no "smal.csv"; did you mean "small.csv"?',
    undefined,
    { member: 'smal.csv' },
  ],
  [
    'a zip with what systems put in',
    zip({ '__MACOSX/._data.csv': 'x', '.DS_Store': 'x', 'data.csv': csv }),
    '2x2',
    { problems: '' },
  ],
  ['a zip of nothing', zip({}), 'the zip file is empty'],
  [
    'a zip of a program',
    zip({ 'a.exe': 'MZ\0\0' }),
    'this is not a text table: it holds zero bytes, as pictures, .xlsx files and UTF-16 text do; save it as CSV in UTF-8',
  ],
  [
    'a zip of two programs',
    zip({ 'a.exe': 'MZ', 'b.exe': 'MZ' }),
    'the zip file holds no table that is known here, but "a.exe" and "b.exe"',
  ],
  [
    'a zip inside of a zip',
    zip({ 'inner.csv': zip({ 'data.csv': csv }) }),
    'this is an archive inside of an archive; unpack the outer one first',
  ],
  ['a zip that is not packed', zip({ 'data.csv': csv }, { level: 0 }), '2x2'],
  ['a zip, cut short', zip({ 'data.csv': csv }).subarray(0, -10), damaged],
  ['a zip without its directory', zip({ 'data.csv': csv }).subarray(0, 40), damaged],
  [
    'a zip with one byte changed',
    () => changed(zip({ 'data.csv': csv }, { level: 0 }), 40, [99]),
    '"data.csv" in the zip file is damaged: it is not what its checksum says; get the file anew',
  ],
  ['a zip whose directory is shifted', () => changed(zip({ 'data.csv': csv }), -6, [200, 0]), damaged],
  [
    'a zip with text in front',
    join(utf8('hello'), zip({ 'data.csv': csv })),
    'this is not a text table: it holds zero bytes, as pictures, .xlsx files and UTF-16 text do; save it as CSV in UTF-8',
  ],
  [
    'a locked zip',
    () => {
      const bytes = zip({ 'data.csv': csv });
      return changed(bytes, find(bytes, [0x50, 0x4b, 1, 2]) + 8, [1]);
    },
    '"data.csv" in the zip file is locked with a password; unlock it first',
  ],
  [
    'a zip packed in another way',
    () => {
      const bytes = zip({ 'data.csv': csv });
      return changed(bytes, find(bytes, [0x50, 0x4b, 1, 2]) + 10, [14]);
    },
    '"data.csv" in the zip file is packed by a method that is not known here (14); pack it with the usual one, "deflate"',
  ],
  [
    'a zip that declares too little',
    () => declared(zip({ 'data.csv': csv.repeat(100) }), 10),
    '"data.csv" in the zip file unpacks to more than the 10 bytes it declares; it is not read',
  ],
  [
    'a zip that declares four thousand million bytes',
    () => declared(zip({ 'data.csv': csv }), 0xfffffff0),
    'the zip file would unpack to 4295 million bytes; at most 1074 million and 1000 times its size are read',
  ],
  [
    'a zip bomb',
    () => zip({ 'data.csv': new Uint8Array(60_000_000).fill(48) }),
    'the zip file would unpack to 60 million bytes; at most 1074 million and 1000 times its size are read',
  ],
  [
    'a zip that counts more than it has',
    () => {
      const bytes = zip({ 'data.csv': csv });
      return changed(bytes, -12, [9, 0]);
    },
    damaged,
  ],
  ['a path out of the folder', zip({ '../../etc/data.csv': csv }), '2x2'],
  [
    'an OpenDocument sheet',
    zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    'this is an OpenDocument file such as .ods, which is not read here; save it as .xlsx or CSV',
  ],

  // files by class
  [
    'pictures by class',
    zip({ 'set/cat/1.png': png, 'set/cat/2.png': png, 'set/dog/1.png': png }),
    '3x2',
    { media: 3, reading: { format: 'images' }, first: ['set/cat/1.png', 'cat'] },
  ],
  [
    'pictures by class, one empty',
    zip({ 'cat/1.png': png, 'dog/1.png': '' }),
    '1x2',
    { problems: 'unreadable file' },
  ],
  [
    'pictures and a note',
    zip({ 'cat/1.png': png, 'dog/1.png': png, 'notes.doc': 'x' }),
    '2x2',
    { problems: 'unreadable file' },
  ],
  [
    'pictures of one class',
    zip({ 'cat/1.png': png, 'cat/2.png': png }),
    '2x2',
    { first: ['cat/1.png', 'cat'] },
  ],
  [
    'pictures without folders',
    zip({ '1.png': png, '2.png': png }),
    'the files stand in no folders; put those of each class into a folder of its own, named like the class',
  ],
  [
    'sounds by class',
    zip({ 'yes/1.wav': wav, 'no/1.wav': wav }),
    '2x2',
    { media: 2, reading: { format: 'audio' } },
  ],
  [
    'texts by class',
    zip({ 'ham/1.txt': 'hello there', 'spam/1.txt': 'buy now', 'spam/2.txt': 'Größe' }),
    '3x2',
    { names: 'text class', first: ['hello there', 'ham'] },
  ],
  [
    'texts by class in Windows-1252',
    zip({ 'ham/1.txt': 'hi', 'spam/1.txt': latin1('Gr\xf6\xdfe') }),
    '2x2',
    { last: ['Größe', 'spam'], problems: 'encoding' },
  ],

  // workbooks
  ['a workbook', book, '2x2', { types: 'integer category', reading: { sheet: 'Data', sheets: ['Data'] } }],
  [
    'the first sheet that holds anything',
    workbook({ Empty: [], Data: rows }),
    '2x2',
    { problems: 'other sheets', reading: { sheet: 'Data' } },
  ],
  [
    'a sheet by name',
    workbook({ One: rows, 'Two & more': [...rows, [3, 'z']] }),
    '3x2',
    { problems: '' },
    { sheet: 'Two & more' },
  ],
  ['a sheet by number', workbook({ One: rows, Two: [...rows, [3, 'z']] }), '3x2', undefined, { sheet: 2 }],
  [
    'a sheet that is not there',
    book,
    'there is no sheet "Dato"; did you mean "Data"?',
    undefined,
    { sheet: 'Dato' },
  ],
  [
    'a sheet number that is not there',
    book,
    'sheet must be a number from 1 to 1, got 7; there are "Data"',
    undefined,
    { sheet: 7 },
  ],
  ['a workbook without cells', workbook({ Data: [] }), 'sheet "Data" holds no cells'],
  ['a workbook of empty sheets', workbook({ A: [], B: [] }), 'no sheet of the workbook holds any cells'],
  ['a header only', workbook({ Data: [['a', 'b']] }), 'the sheet has a header but no rows of data'],
  [
    'a title and empty rows above',
    workbook({ Data: [['Report of 2020'], [], ['a', 'b', 'c'], [1, 'x', 2], [2, 'y', 3]] }),
    '2x3',
    { names: 'a b c' },
  ],
  [
    'empty rows in between',
    workbook({ Data: [['a', 'b'], [1, 'x'], [], [2, 'y']] }),
    '2x2',
    { problems: 'blank line' },
  ],
  [
    'empty columns at the left',
    workbook({
      Data: [
        [null, 'a', 'b'],
        [null, 1, 'x'],
        [null, 2, 'y'],
      ],
    }),
    '2x3',
    { names: 'column 1 a b' },
  ],
  ['dates', cells('<c r="@" s="1"><v>43831</v></c>'), '2x2', undefined],
  [
    'formulas with results',
    cells('<c r="@"><f>1+1</f><v>2</v></c>'),
    '2x2',
    { types: 'integer integer', problems: '' },
  ],
  [
    'formulas without results',
    cells('<c r="@"><f>1+1</f></c>', '<c r="@" t="str"><f>A1</f></c>'),
    '3x2',
    { problems: 'formula', missing: [0, 0] },
  ],
  ['errors in cells', cells('<c r="@" t="e"><v>#DIV/0!</v></c>'), '2x2', { missing: [0, 0] }],
  [
    'booleans',
    workbook({
      Data: [
        ['a', 'b'],
        [true, 1],
        [false, 2],
      ],
    }),
    '2x2',
    { types: 'boolean integer' },
  ],
  [
    'cells with a type and no value',
    cells('<c r="@" t="s"/>', '<c r="@" t="b"></c>'),
    '3x2',
    { missing: [0, 0] },
  ],
  [
    'a shared string that is not there',
    cells('<c r="@" t="s"><v>99</v></c>'),
    'sheet "Data" can\'t be read: <c/> at row 2, col 1: VALUE_INVALID',
  ],
  [
    'texts with line ends and blanks',
    workbook({
      Data: [
        ['a', 'b'],
        ['  x\ny ', 1],
        ['<&>', 2],
      ],
    }),
    '2x2',
    { last: ['<&>', '2'] },
  ],
  [
    'formulas as texts',
    workbook({
      Data: [
        ['a', 'b'],
        ['=1+1', 1],
      ],
    }),
    '1x2',
    { first: ['=1+1', '1'] },
  ],
  [
    'one cell far away',
    workbook({
      Data: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>',
    }),
    'sheet "Data" reaches over 1048576 rows and 16384 columns, but has only 2 cells; delete the cells far away from the table',
  ],
  ['a workbook, cut short', book.subarray(0, book.length - 30), damaged],
  [
    'a workbook without its list of sheets',
    without('xl/workbook.xml'),
    'this zip file is no Excel workbook: it has no xl/workbook.xml',
  ],
  [
    'a workbook without its sheet',
    without('xl/worksheets/sheet1.xml'),
    'the workbook is damaged: xl/worksheets/sheet1.xml is not in it',
  ],
  [
    'a workbook without its relations',
    without('xl/_rels/workbook.xml.rels'),
    'the workbook is damaged: xl/_rels/workbook.xml.rels is not in it',
  ],
  [
    'a sheet whose XML breaks off',
    withSheet('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'),
    'sheet "Data" can\'t be read: unexpected end of file',
  ],
  ['a sheet that is no XML', withSheet('hello'), 'sheet "Data" can\'t be read: missing start tag'],
  [
    'rows that go backwards',
    withSheet(
      '<worksheet><sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>',
    ),
    'sheet "Data" can\'t be read: Out-of-place <c/> at row 1 col 1 follows <c/> at row 2 col 1',
  ],
  [
    'entities that grow',
    withSheet(
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>',
    ),
    '1x1',
  ],
  [
    'a workbook bomb',
    () =>
      zip({
        ...workbookFiles({ Data: rows }),
        'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000).fill(32),
      }),
    'the zip file would unpack to 60 million bytes; at most 1074 million and 1000 times its size are read',
  ],
  [
    'twenty thousand rows',
    () => workbook({ Data: Array.from({ length: 20_000 }, (_, i) => [i, `w${i % 9}`, i / 7]) }),
    '20000x3',
  ],

  // Parquet
  [
    'Parquet, cut short',
    () => flights().subarray(0, 5000),
    "the Parquet file is cut short or damaged: its table of contents can't be read (parquet file invalid (footer != PAR1))",
  ],
  [
    'the first bytes of Parquet',
    latin1('PAR1'.padEnd(20, '\0')),
    "the Parquet file is cut short or damaged: its table of contents can't be read (parquet file invalid (footer != PAR1))",
  ],
  [
    'Parquet that is all ends',
    latin1('PAR1\xff\xff\xff\x7fPAR1'),
    "the Parquet file is cut short or damaged: its table of contents can't be read (parquet metadata length 2147483647 exceeds available buffer 4)",
  ],
  [
    'Parquet with a table of contents of zeros',
    latin1('PAR1'.padEnd(100, '\0') + '\x40\0\0\0PAR1'),
    "the Parquet file is cut short or damaged: its table of contents can't be read",
  ],
  [
    'Parquet whose data is zeros',
    () => {
      const bytes = Uint8Array.from(flights());
      return bytes.fill(0, 4, bytes.length - 20_000);
    },
    `the Parquet file is cut short or damaged: column "date" can't be read (parquet unsupported page type: undefined)`,
  ],
  [
    'Parquet with its middle missing',
    () => {
      const bytes = flights();
      return join(bytes.subarray(0, 1000), bytes.subarray(bytes.length - 20_000));
    },
    `the Parquet file is cut short or damaged: column "date" can't be read`,
  ],
];
