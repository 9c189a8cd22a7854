// Bringing data of every kind and way, and setting right how they were read; the old data stay until the new ones are there.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzip, utf16, workbook, zip } from '../data/nasty/make.js';
import { pasteTable, ready, skip, usePage } from './page.js';

const open = usePage();

const rows = (count, row) => Array.from({ length: count }, (_, i) => row(i)).join('\n');
/** Some height, not one that would name its row. */
const tall = (i) => (i > 15 ? 20 : 4) + ((i * 7) % 5);
const plants = (count = 40) => 'height,leaf,kind\n' + rows(count, (i) => `${(i * 7) % 23},${(i * 5) % 11},${(i * 7) % 23 > 11 ? 'oak' : 'elm'}`);
const files = (page) => page.locator('#data input[type=file]').first();
const give = (page, name, content) => files(page).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
const there = (page, name) => page.locator('#data .head h3', { hasText: name }).first().waitFor();
const caption = (page) => page.locator('#data .head .caption').innerText();
const notice = (page) => page.locator('#data [role=alert]');

/** Opens the panel of guesses. */
async function openReading(page) {
  await page.getByText('How it was read').click();
  await page.getByLabel('Cells that mean').waitFor();
}

/** Fires a drop or a paste with files on the page itself. */
const transfer = (page, kind, contents) =>
  page.evaluate(
    ([kind, contents]) => {
      const data = new DataTransfer();
      for (const [name, text] of contents) data.items.add(new File([text], name));
      const event =
        kind === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    },
    [kind, contents],
  );

const kinds = {
  'JSON records': [
    'plants.json',
    () => JSON.stringify([...Array(30).keys()].map((i) => ({ height: tall(i), kind: i > 15 ? 'oak' : 'elm' }))),
    /30 rows × 2 columns · JSON/,
  ],
  'one JSON record a line': [
    'plants.ndjson',
    () => rows(30, (i) => JSON.stringify({ height: tall(i), kind: i > 15 ? 'oak' : 'elm' })),
    /30 rows × 2 columns · JSON, one record a line/,
  ],
  ARFF: [
    'plants.arff',
    () => `@relation plants\n@attribute height numeric\n@attribute kind {oak,elm}\n@data\n${rows(30, (i) => `${tall(i)},${i > 15 ? 'oak' : 'elm'}`)}\n`,
    /30 rows × 2 columns · ARFF/,
  ],
  'an Excel workbook': [
    'plants.xlsx',
    () => workbook({ trees: [['height', 'kind'], ...[...Array(30).keys()].map((i) => [tall(i), i > 15 ? 'oak' : 'elm'])] }),
    /30 rows × 2 columns · Excel workbook, sheet trees/,
  ],
  'a zipped CSV': ['plants.zip', () => zip({ 'plants.csv': plants() }), /40 rows × 3 columns · separated by commas, file plants.csv/],
  'a gzipped CSV': ['plants.csv.gz', () => gzip(plants()), /40 rows × 3 columns/],
  'UTF-16 with tabs': ['plants.txt', () => utf16(plants().replaceAll(',', '\t')), /40 rows × 3 columns · separated by tabs/],
};
test('tables of every format are read', { skip }, async (t) => {
  const page = await open(t);
  for (const [what, [name, make, words]] of Object.entries(kinds)) {
    await give(page, name, make());
    await there(page, name);
    assert.match(await caption(page), words, what);
    await ready(page);
  }
  assert.deepEqual(page.troubles, []);
});

test('three million rows of Parquet are read, and the page asks the network for nothing', { skip }, async (t) => {
  const page = await open(t);
  await page.waitForLoadState('networkidle');
  const asked = page.requests.length;
  await files(page).setInputFiles('node_modules/vega-datasets/data/flights-3m.parquet');
  await page.locator('#data .head h3', { hasText: 'flights-3m.parquet' }).waitFor({ timeout: 60_000 });
  assert.match(await caption(page), /3,000,000 rows × 5 columns · Parquet/);
  assert.deepEqual(page.requests.slice(asked), []);
});

test('a dropped file and a pasted file are read', { skip }, async (t) => {
  const page = await open(t);
  await transfer(page, 'drop', [['dropped.csv', plants()]]);
  await there(page, 'dropped.csv');
  await transfer(page, 'paste', [['pasted.csv', plants()]]);
  await there(page, 'pasted.csv');
  await ready(page);
});

test('of several tables the largest is read, and another one can be chosen', { skip }, async (t) => {
  const page = await open(t);
  await transfer(page, 'drop', [
    ['few.csv', plants(20)],
    ['many.csv', plants(60)],
  ]);
  await there(page, '2 files');
  assert.match(await caption(page), /60 rows × 3 columns .* file many.csv/);
  await openReading(page);
  await page.getByRole('combobox', { name: 'File', exact: true }).selectOption({ label: 'few.csv' });
  await page.locator('#data .head .caption', { hasText: '20 rows' }).waitFor();
});

test('a folder of texts, one folder for each class, becomes a table', { skip }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const kind of ['kind', 'stern']) {
    mkdirSync(join(folder, kind));
    for (let i = 0; i < 12; i++) writeFileSync(join(folder, kind, `${i}.txt`), `This is a ${kind} letter, number ${i}.`);
  }
  const page = await open(t);
  await page.locator('#data input[webkitdirectory]').setInputFiles(folder);
  await page.locator('#data .head h3', { hasText: /^letters-/ }).waitFor();
  assert.match(await caption(page), /24 rows × 2 columns · texts by folder/);
});

test('another sheet of a workbook can be chosen, and the guess taken back', { skip }, async (t) => {
  const page = await open(t);
  const trees = [['height', 'kind'], ...[...Array(30).keys()].map((i) => [tall(i), i > 15 ? 'oak' : 'elm'])];
  const birds = [['wings', 'song'], ...[...Array(20).keys()].map((i) => [i, i % 2 ? 'loud' : 'soft'])];
  await give(page, 'garden.xlsx', workbook({ trees, birds }));
  await there(page, 'garden.xlsx');
  await openReading(page);
  await page.getByLabel('Sheet').selectOption('birds');
  await page.locator('#data .head .caption', { hasText: '20 rows × 2 columns · Excel workbook, sheet birds' }).waitFor();
  await page.getByRole('columnheader', { name: /wings/ }).waitFor();
  await page.getByRole('button', { name: 'As guessed' }).click();
  await page.locator('#data .head .caption', { hasText: '30 rows' }).waitFor();
  await ready(page);
});

test('a wrong guess is set right, the target stays, and the guess can come back', { skip }, async (t) => {
  const page = await open(t);
  await pasteTable(page, 'amount,level,paid\n' + rows(40, (i) => `"1,${100 + i}",${i % 7},${i % 3 ? 'yes' : 'no'}`));
  await there(page, 'Pasted table');
  await ready(page);
  await page.getByRole('combobox', { name: 'Predict', exact: true }).selectOption('level');
  await ready(page);
  await openReading(page);
  const least = page.locator('#data .profile', { has: page.getByRole('button', { name: 'amount' }) });
  await least.getByText('1,100').waitFor();
  await page.getByLabel('Decimal sign').selectOption({ label: 'comma: 1,5' });
  await least.getByText('1.1', { exact: true }).waitFor();
  assert.match(await caption(page), /decimal comma/);
  await ready(page);
  assert.equal(await page.getByRole('combobox', { name: 'Predict', exact: true }).inputValue(), 'level');
  await page.getByRole('button', { name: 'As guessed' }).click();
  await least.getByText('1,100').waitFor();
});

test('a type that a person has given outlives another reading', { skip }, async (t) => {
  const page = await open(t);
  await pasteTable(page, plants());
  await there(page, 'Pasted table');
  await ready(page);
  await page.getByLabel('Type of leaf').selectOption('category');
  await page.waitForFunction(() => document.querySelector('[aria-label="Type of leaf"]').value === 'category');
  await ready(page);
  await openReading(page);
  await page.getByLabel('Cells that mean').fill('NA, 0');
  await page.getByLabel('Cells that mean').blur();
  const height = page.locator('#data .profile', { has: page.getByRole('button', { name: 'height' }) });
  await height.getByText('2 missing').waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-label="Type of leaf"]').value === 'category');
});

test('a choice that can not be is refused in one sentence, and the table stays as it was', { skip }, async (t) => {
  const page = await open(t);
  await pasteTable(page, plants());
  await there(page, 'Pasted table');
  await openReading(page);
  await page.getByLabel('Format').selectOption({ label: 'JSON' });
  await notice(page).waitFor();
  assert.match(await notice(page).innerText(), /Pasted table is still here\.$/);
  assert.match(await caption(page), /40 rows × 3 columns/);
  assert.deepEqual(page.troubles, []);
});

test('reading can be cancelled, and what was there is still there', { skip }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'large-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const line = Array.from({ length: 20 }, (_, i) => (i * 37.5).toFixed(2)).join(',');
  writeFileSync(join(folder, 'large.csv'), Array.from({ length: 20 }, (_, i) => `c${i}`).join(',') + '\n' + `${line}\n`.repeat(400_000));
  const page = await open(t);
  await files(page).setInputFiles(join(folder, 'large.csv'));
  const bar = page.getByRole('progressbar', { name: 'Reading large.csv' });
  await bar.waitFor();
  await page.waitForFunction(() => document.querySelector('#data progress')?.value > 0);
  await page.locator('#data').getByRole('button', { name: 'Cancel' }).click();
  await bar.waitFor({ state: 'detached' });
  assert.equal(await page.locator('#data .head h3').first().innerText(), 'Breast cancer');
  await page.click('[data-sample=iris]');
  await page.getByRole('table', { name: 'Iris' }).waitFor();
  await ready(page);
  assert.deepEqual(page.troubles, []);
});

test('a saved table has no cell that a spreadsheet would run', { skip }, async (t) => {
  const page = await open(t);
  await pasteTable(page, 'note,mark,kind\n' + rows(30, (i) => `${i === 3 ? '=1+1' : i === 4 ? '@SUM(A1)' : `note ${i % 9}`},${-i},${i % 2 ? 'a' : 'b'}`));
  await there(page, 'Pasted table');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click()]);
  const lines = readFileSync(await download.path(), 'utf8').split('\n');
  assert.equal(download.suggestedFilename(), 'pasted_table.csv');
  assert.match(lines[4], /^"?'=1\+1"?,-3,a$/);
  assert.match(lines[5], /^"?'@SUM/);
});
