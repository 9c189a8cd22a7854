// The built site: small, self-contained, silent after it has loaded.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { site } from '../../scripts/browser.mjs';
import { firstLoad } from './firstload.js';
import { spoken } from './sounds.js';
import { pasteTable, ready, skip, takeSample, trainToResult, usePage } from './page.js';

const open = usePage();
const files = () => readdirSync(site, { recursive: true }).map(String);
const packed = (file) => gzipSync(readFileSync(join(site, file)), { level: 9 }).length;

test('the first load takes at most 180 kB of JavaScript and CSS and 350 kB of core, gzip', { skip }, async (t) => {
  const page = await open(t);
  const sizes = firstLoad()
    .map((file) => [packed(file), file])
    .sort(([a], [b]) => b - a);
  const code = sizes.reduce((all, [size]) => all + size, 0);
  const core = page.requests.filter((url) => url.endsWith('.wasm')).reduce((all, url) => all + packed(url.slice(page.url().length)), 0);
  t.diagnostic(
    `JS and CSS ${(code / 1000).toFixed(1)} kB (${sizes
      .slice(0, 6)
      .map(([size, file]) => `${file} ${(size / 1000).toFixed(1)}`)
      .join(', ')}), wasm ${(core / 1000).toFixed(1)} kB`,
  );
  assert.ok(code > 0 && code <= 180_000, `JS and CSS are ${code} bytes`);
  assert.ok(core > 0 && core <= 350_000, `the core is ${core} bytes`);
});

test('every sample is part of the site', { skip }, () => {
  const samples = files().filter((file) => /samples\/\w+\.csv\.gz$/.test(file.replaceAll('\\', '/')));
  assert.equal(samples.length, 15);
  assert.equal(files().filter((file) => file.endsWith('.idx.gz')).length, 2, 'some digits, and all of them');
});

test('the page asks the network for nothing once it has loaded, whatever is done', { skip }, async (t) => {
  const page = await open(t);
  await page.waitForLoadState('networkidle');
  const loaded = page.requests.length;
  const host = new URL(page.url()).host;
  assert.ok(page.requests.every((url) => new URL(url).host === host));
  await trainToResult(page);
  for (const id of ['penguins', 'california_housing']) await takeSample(page, id);
  await pasteTable(page, 'a,b\n' + Array.from({ length: 40 }, (_, i) => `${(i * 7) % 10},${i % 2 ? 'x' : 'y'}`).join('\n'));
  await page.getByRole('heading', { name: 'Pasted table' }).waitFor();
  await ready(page);
  await trainToResult(page);
  await page.getByRole('button', { name: 'JavaScript' }).click();
  assert.deepEqual(page.requests.slice(loaded), []);
});

test('nor for series, pictures, sounds, recordings and pipelines', { skip }, async (t) => {
  const page = await open(t);
  for (let before = -1; before !== page.requests.length;) {
    before = page.requests.length;
    await page.waitForTimeout(2000); // what is fetched ahead waits for the page to rest
  }
  const loaded = page.requests.length;
  for (const id of ['weather', 'digits']) await takeSample(page, id);
  const zip = { name: 'vowels.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(spoken(8))) };
  await page.locator('#data .file input[type=file]').first().setInputFiles(zip);
  await page.locator('#data [data-class=ah]').waitFor();
  await ready(page);
  await trainToResult(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the pipeline' }).click()]);
  await page
    .locator('#take input[type=file]')
    .first()
    .setInputFiles(await download.path());
  await page.locator('#take').getByRole('heading', { level: 3 }).waitFor();
  await page.click('[data-sample=words]');
  await page.getByRole('region', { name: 'Record words' }).waitFor();
  assert.deepEqual(
    page.requests.slice(loaded).filter((url) => !url.startsWith('blob:')),
    [],
  );
});

test('the content policy holds: data cannot leave even if a script tried', { skip }, async (t) => {
  const page = await open(t);
  const left = await page.evaluate(() =>
    fetch('https://example.com/', { mode: 'no-cors' }).then(
      () => 'it left',
      () => 'blocked',
    ),
  );
  assert.equal(left, 'blocked');
});

test('the Python and JavaScript scripts name the data, the target and every layer', { skip }, async (t) => {
  const page = await open(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  const code = page.locator('#code pre');
  const python = await code.innerText();
  for (const part of [
    'breast_cancer.csv',
    'diagnosis',
    'layers.Dense(64, activation="relu")',
    'layers.Dense(2, activation="softmax")',
    'StandardScaler()',
    'train_test_split',
    'EarlyStopping',
  ])
    assert.ok(python.includes(part), `no ${part} in\n${python}`);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code.textContent());
  await page.getByRole('button', { name: 'JavaScript' }).click();
  for (const part of ["from 'vitrine'", "new Dense(64, { activation: 'relu' })", 'diagnosis']) assert.ok((await code.innerText()).includes(part), `no ${part}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save breast_cancer.csv' }).click()]);
  assert.equal(
    readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n').length,
    570,
  );
});
