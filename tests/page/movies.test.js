// A dirty table: vega's movies, mended by steps in the page alone, learned better than its mean, and the steps used on fresh rows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { ready, skip, trainToResult, usePage } from './page.js';

const open = usePage();
const movies = JSON.parse(readFileSync(join(root, 'node_modules', 'vega-datasets', 'data', 'movies.json'), 'utf8'));
const target = 'IMDB Rating';

function csvOf(records) {
  const names = Object.keys(movies[0]);
  const cell = (value) =>
    value === null || value === undefined ? '' : /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return [names.map(cell), ...records.map((record) => names.map((name) => cell(record[name])))].map((row) => row.join(',')).join('\n');
}
const file = (name, records) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(csvOf(records)) });

/** Adds a step by its form, as a person does. */
async function add(page, title, fill) {
  const list = page.getByRole('list', { name: 'Cleaning steps' }).locator(':scope > li');
  const before = await list.count();
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.getByRole('group', { name: 'Steps to add' }).getByRole('button', { name: title }).first().click();
  const form = page.getByRole('form', { name: title });
  await fill(form);
  await form.getByRole('button', { name: 'Add step' }).click();
  await list.nth(before).waitFor();
  await ready(page);
}
const columns = async (form, names) => {
  for (const name of names) await form.getByRole('checkbox', { name, exact: true }).check();
};
const derived = (name, expression) => async (form) => {
  await form.getByLabel('column', { exact: true }).fill(name);
  await form.getByRole('combobox', { name: 'expression', exact: true }).fill(expression);
};

test('the movies are mended by steps without code, learned better than by their mean, and the steps mend fresh rows', { skip }, async (t) => {
  const page = await open(t, { viewport: { width: 1600, height: 1000 } });
  await page.setInputFiles('#data .ways input[type=file]', file('movies.csv', movies.slice(0, 3100)));
  await page.getByRole('table', { name: 'movies.csv' }).waitFor();
  await page.locator('#target select option', { hasText: target }).waitFor({ state: 'attached' });
  await page.getByRole('combobox', { name: 'Predict', exact: true }).selectOption(target);
  await page.waitForFunction(() => document.querySelector('#network .wide select')?.value === 'mean_squared_error');
  await ready(page);

  // the doctor's remedy is a step like any other
  await page.getByRole('button', { name: `Drop rows without ${target}` }).click();
  await page.getByRole('list', { name: 'Cleaning steps' }).getByText(`Drop rows with a gap in ${target}`).waitFor();
  await ready(page);
  await add(page, 'Drop or keep duplicates', (form) => columns(form, ['Title', 'Release Date']));
  await add(page, 'Parse dates', async (form) => {
    await columns(form, ['Release Date']);
    await form.getByLabel('latest', { exact: true }).fill('2011-12-31');
  });
  await add(page, 'Map or merge values', async (form) => {
    await columns(form, ['US Gross', 'Worldwide Gross']);
    await form.getByLabel('Old 1', { exact: true }).fill('0');
  });
  await add(page, 'Derive a column', derived('log votes', 'log10(`IMDB Votes`)'));
  await add(page, 'Derive a column', derived('log gross', 'log10(coalesce(`Worldwide Gross`, `US Gross`))'));
  await add(page, 'Group rare values', (form) => columns(form, ['Distributor', 'Director']));
  await add(page, 'Fill gaps', async (form) => {
    await columns(form, ['MPAA Rating', 'Major Genre', 'Source']);
    await form.getByRole('combobox', { name: 'strategy', exact: true }).selectOption('constant');
    await form.getByLabel('value', { exact: true }).fill('unknown');
  });
  await add(page, 'Fill gaps', (form) => columns(form, ['Running Time min', 'Rotten Tomatoes Rating', 'log gross']));
  await add(page, 'Drop columns', (form) => columns(form, ['Title', 'US DVD Sales', 'IMDB Votes', 'Worldwide Gross', 'US Gross']));
  assert.equal(await page.getByRole('combobox', { name: 'Predict', exact: true }).inputValue(), target);
  assert.equal(await page.locator('.clean [role=alert]').count(), 0);
  assert.match(await page.locator('.clean').innerText(), /Of rows alike|learned from the training rows only/);

  const python = await page.locator('#code pre').innerText();
  assert.match(python, /# The steps of cleaning are done by Vitrine: save the clean table from the page as movies_clean\.csv\./);
  assert.match(python, /#   step 3: Read Release Date as dates, none after 2011-12-31/);
  assert.match(python, /pd\.read_csv\("movies_clean\.csv"\)/);
  assert.doesNotMatch(python, /step 8:|def clean/, 'filling with a constant is nothing that pandas lacks');
  await page.getByRole('button', { name: 'JavaScript' }).click();
  const javascript = await page.locator('#code pre').innerText();
  assert.match(javascript, /\{ name: 'mapValues', options: \{ columns: \['US Gross', 'Worldwide Gross'\], values: \{ '?0'?: null \} \} \}/);
  assert.match(javascript, /cleaning\.apply\(read, \{ rows: origin\(parts\.train\) \}\)/);

  const { network, dummy } = await trainToResult(page);
  assert.ok(network > dummy + 0.3, `the network scores ${network}, the mean ${dummy}`);

  await page.getByLabel('Clean fresh rows of a file').setInputFiles(file('fresh.csv', movies.slice(3100)));
  await page
    .locator('[data-fresh]')
    .getByText(/\d+ rows cleaned with what these steps have learned/)
    .waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save fresh_clean.csv' }).click();
  const [head, ...rows] = (await readFile(await (await saved).path(), 'utf8')).trim().split('\n');
  assert.ok(head.includes('log gross') && !head.includes('US DVD Sales'));
  assert.ok(rows.length > 80);
  assert.deepEqual(page.troubles, []);
});
