// Reading whole files: told by their content, in slices with progress and a way to stop, with the heavy readers loaded when needed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DataError, readFile, readFiles, readTable } from '../../../dist/data/index.js';
import { latin1, utf8, workbook, zip } from '../nasty/make.js';

const run = promisify(execFile);
const csv = 'a,b\n1,x\n2,y\n';
const long = `a,b,c\n${Array.from({ length: 300_000 }, (_, i) => `${i},${i / 7},w${i % 9}`).join('\n')}\n`;

test('a file is told by its content, whatever it is called', async () => {
  const formats = async (name, bytes) => (await readFile({ name, bytes })).reading.format;
  assert.equal(await formats('data.txt', utf8('[{"a":1}]')), 'json');
  assert.equal(await formats('data.json', utf8('{"a":1}\n{"a":2}\n')), 'ndjson');
  assert.equal(await formats('data', utf8('@relation r\n@attribute a numeric\n@data\n1\n')), 'arff');
  assert.equal(await formats('data.csv', workbook({ A: [['a'], [1]] })), 'xlsx');
  assert.equal(await formats('data.xls', utf8(csv)), 'csv');
});

test('a table is called like its file', async () => {
  assert.equal((await readFile({ name: 'folder/sales 2020.csv', text: csv })).table.name, 'sales 2020');
  assert.equal((await readFile({ name: 'x.csv', text: csv }, { name: 'y' })).table.name, 'y');
});

test('every way to give a file gives the same table', async () => {
  const bytes = utf8(csv);
  const wanted = readTable(csv).table.rows();
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
  };
  const reader = pieces();
  const stream = { getReader: () => ({ read: async () => await reader.next() }) };
  for (const input of [
    { text: csv },
    { bytes },
    { bytes: bytes.slice().buffer },
    { bytes: Buffer.from(csv) },
    { stream: pieces() },
    { stream },
  ])
    assert.deepEqual((await readFile(input)).table.rows(), wanted);
  await assert.rejects(readFile({}), /must have bytes, a text or a stream/);
  await assert.rejects(readFile({ bytes: [1, 2] }), /bytes must be a Uint8Array/);
});

test('a long file is read in slices that tell how far they are and let others work', async () => {
  const shares = [];
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const { table } = await readFile({ bytes: utf8(long) }, {}, { onProgress: (share) => shares.push(share) });
  clearInterval(timer);
  assert.equal(table.rowCount, 300_000);
  assert.ok(shares.length > 2 && turns > 2, `${shares.length} reports, ${turns} turns`);
  assert.ok(
    shares.every((share, i) => share >= 0 && share <= 1 && (i === 0 || share >= shares[i - 1])),
    shares.join(),
  );
});

test('reading stops when it is told to', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 5);
  await assert.rejects(readFile({ bytes: utf8(long) }, {}, { signal: stop.signal }), { name: 'AbortError' });
  await assert.rejects(readFile({ text: csv }, {}, { signal: stop.signal }), { name: 'AbortError' });
});

test('a guess about a file is told and can be given instead', async () => {
  const bytes = latin1('n;Größe\n1,5;x\n');
  const { reading, problems } = await readFile({ bytes });
  assert.deepEqual(
    [reading.format, reading.encoding, reading.delimiter, reading.decimal],
    ['csv', 'windows-1252', ';', ','],
  );
  assert.equal(problems[0].kind, 'encoding');
  const other = await readFile({ bytes }, { encoding: 'iso-8859-5', delimiter: ',', header: false });
  assert.deepEqual(
    [other.reading.encoding, other.table.rowCount, other.table.columns.length],
    ['iso-8859-5', 2, 2],
  );
});

test('files of a folder become classes, and a single one a table', async () => {
  const png = latin1('\x89PNG\r\n\x1a\n\0\0');
  const { table, media, problems } = await readFiles([
    { path: 'pets/dog/b.png', bytes: png },
    { path: 'pets/cat/a.png', bytes: png },
    { path: 'pets/.DS_Store', bytes: png },
    { path: 'pets/list.csv', bytes: utf8(csv) },
  ]);
  assert.deepEqual(table.rows(), [
    ['pets/cat/a.png', 'cat'],
    ['pets/dog/b.png', 'dog'],
  ]);
  assert.deepEqual(
    media.map((one) => [one.name, one.class, one.bytes.length]),
    [
      ['pets/cat/a.png', 'cat', 10],
      ['pets/dog/b.png', 'dog', 10],
    ],
  );
  assert.match(problems[0].message, /1 file beside the images is left out: "pets\/list.csv"/);
  assert.equal((await readFiles([{ path: 'x.csv', bytes: utf8(csv) }])).table.rowCount, 2);
  await assert.rejects(
    readFiles([
      { path: 'x.csv', bytes: utf8(csv) },
      { path: 'y.csv', bytes: utf8(csv) },
    ]),
    (error) => error instanceof DataError && /several files/.test(error.message),
  );
});

test('a zip tells what else is in it', async () => {
  const { reading, problems } = await readFile({ bytes: zip({ 'a.csv': csv, 'b.csv': `${csv}3,z\n` }) });
  assert.deepEqual([reading.member, reading.members], ['b.csv', ['a.csv', 'b.csv']]);
  assert.match(problems[0].message, /"b.csv" of the zip file is read; it also holds "a.csv"/);
});

test('the readers of zip, xlsx and Parquet are loaded only by who opens such a file', async () => {
  const index = new URL('../../../dist/data/index.js', import.meta.url).href;
  const hooks = `data:text/javascript,${encodeURIComponent('export const resolve = async (name, context, next) => { const found = await next(name, context); if (/node_modules/.test(found.url)) console.log(found.url); return found; };')}`;
  const script = `import { register } from 'node:module'; register(${JSON.stringify(hooks)}); const { readFile } = await import(${JSON.stringify(index)}); await readFile({ text: 'a,b\\n1,2\\n' }); await readFile({ text: '[{"a":1}]' });`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
  });
  assert.match(stdout, /papaparse/);
  assert.doesNotMatch(stdout, /fflate|hyparquet|read-excel-file/);
});
