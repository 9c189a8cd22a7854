// The one artefact: what is trained in the page is saved as one file, opened again in the page, and loaded in Node with the same answers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load, Pipeline, tableFromRecords } from '../../dist/index.js';
import { pasteTable, ready, skip, takeSample, trainToResult, usePage } from './page.js';

const open = usePage();

async function savedPipeline(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the pipeline' }).click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** What the page's predict panel answers for its row, with all digits of the probabilities that it shows. */
async function openInPage(page, path) {
  await page.locator('#take input[type=file]').first().setInputFiles(path);
  await page.locator('#take').getByRole('heading', { level: 3 }).waitFor();
}

test('a pipeline that the page has saved gives the same answers in Node, to the bit', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'penguins');
  await trainToResult(page);
  const { name, path } = await savedPipeline(page);
  assert.equal(name, 'penguins.pipeline.zip');

  await load({ reproducible: true });
  const pipeline = await Pipeline.load(readFileSync(path));
  t.after(() => pipeline.dispose());
  const penguins = JSON.parse(readFileSync('node_modules/vega-datasets/data/penguins.json', 'utf8'));
  const rows = penguins.slice(100, 160).map(({ Species: _, ...row }) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
  const inNode = await pipeline.predict(rows);

  await openInPage(page, path);
  const csv = page.locator('#take .opened input[type=file]');
  const [answered] = await Promise.all([
    page.waitForEvent('download'),
    csv.setInputFiles({ name: 'fresh.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(rows)) }),
  ]);
  const text = readFileSync(await answered.path(), 'utf8')
    .trim()
    .split('\n');
  const head = text[0].split(',');
  const [said, sure] = ['predicted Species', 'probability of predicted Species'].map((column) =>
    text.slice(1).map((line) => line.split(',')[head.indexOf(column)]),
  );
  assert.deepEqual(said, inNode.answers);
  assert.deepEqual(
    sure.map(Number),
    inNode.probabilities.map((shares) => Math.max(...shares)),
  );
  assert.deepEqual(page.troubles, []);
});

test('a pipeline file that is dropped on the page answers a row that is typed in', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'iris');
  await trainToResult(page);
  const bytes = readFileSync((await savedPipeline(page)).path);
  await page.reload();
  await ready(page);
  await page.evaluate(
    (bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], 'flowers.zip'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    },
    [...bytes],
  );
  const form = page.getByRole('group', { name: 'A row for flowers.zip' });
  const values = [5.0, 3.4, 1.5, 0.2];
  for (const [i, value] of values.entries()) {
    await form.locator('input').nth(i).fill(String(value));
    await form.locator('input').nth(i).blur();
  }
  await page.locator('#take [data-answer]').filter({ hasText: 'setosa' }).waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Breast cancer' }).count(), 1, 'the data stay');
});

test('steps that clean travel in the file: raw rows are answered in the page and in Node', { skip }, async (t) => {
  const page = await open(t);
  const rows = Array.from({ length: 120 }, (_, i) => ({ size: `${(i * 7) % 50} cm`, kind: i % 3 ? 'a' : 'b', price: ((i * 7) % 50) * 2 + (i % 3 ? 0 : 30) }));
  await pasteTable(page, ['size;kind;price', ...rows.map((row) => Object.values(row).join(';'))].join('\n'));
  await page.getByRole('heading', { name: 'Pasted table' }).waitFor();
  await ready(page);
  await trainToResult(page);
  const { path } = await savedPipeline(page);
  await load({ reproducible: true });
  const pipeline = await Pipeline.load(readFileSync(path));
  t.after(() => pipeline.dispose());
  const { answers } = await pipeline.predict(tableFromRecords(rows.map(({ price: _, ...row }) => row)).table);
  const close = answers.filter((answer, i) => Math.abs(answer - rows[i].price) < 25).length;
  assert.ok(close > 100, `${close} of 120 answers are close`);
});

test('a file that is no pipeline is answered by one sentence, and what was opened stays', { skip }, async (t) => {
  const page = await open(t);
  await page
    .locator('#take input[type=file]')
    .first()
    .setInputFiles({ name: 'other.zip', mimeType: 'application/zip', buffer: Buffer.from('PK nothing') });
  await page.locator('#take [role=alert]').waitFor();
  assert.match(await page.locator('#take [role=alert]').innerText(), /\.$/);
});
