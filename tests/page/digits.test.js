// Handwritten digits go the whole road: seen by class, learned by a convolutional network, judged, drawn by hand and read.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../scripts/run.mjs';
import { ready, skip, takeSample, trainToResult, usePage } from './page.js';

const open = usePage();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const layers = (page) => page.locator('#network article h3').allInnerTexts();

async function setEpochs(page, epochs) {
  await page.getByRole('spinbutton', { name: 'epochs' }).fill(String(epochs));
  await page.getByRole('spinbutton', { name: 'epochs' }).blur();
  await ready(page);
}

/** Draws a line through points of the sheet, given as shares of its side. */
async function draw(page, points) {
  const sheet = page.locator('#predict').getByRole('img', { name: /Sheet to draw/ });
  await sheet.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await sheet.boundingBox();
  const at = ([across, down]) => [x + across * width, y + down * height];
  await page.mouse.move(...at(points[0]));
  await page.mouse.down();
  for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 6 });
  await page.mouse.up();
}

test('digits are shown by class, learned far better than by the baseline, and a drawn one is read', { skip }, async (t) => {
  const page = await open(t);
  await page.waitForLoadState('networkidle');
  const loaded = page.requests.length;
  await takeSample(page, 'digits');
  const counts = await page.locator('#data tr[data-class] td:nth-child(2)').allInnerTexts();
  assert.equal(counts.length, 10);
  assert.equal(
    counts.reduce((sum, count) => sum + Number(count), 0),
    2000,
  );
  await page.getByRole('img', { name: 'Images of 9' }).waitFor();
  assert.deepEqual(await layers(page), ['Conv2D', 'MaxPooling2D', 'Conv2D', 'MaxPooling2D', 'Flatten', 'Dense']);

  const kernels = () =>
    page
      .getByRole('img', { name: /^The 16 kernels/ })
      .locator('canvas')
      .evaluate((canvas) => canvas.toDataURL());
  const random = await kernels();
  await setEpochs(page, 4);
  const { network, linear, dummy } = await trainToResult(page);
  t.diagnostic(`network ${network}, logistic regression ${linear}, most frequent class ${dummy}`);
  assert.ok(network > 0.88 && network > dummy + 0.6, `the network scores ${network}, the baseline ${dummy}`);
  assert.notEqual(await kernels(), random, 'the kernels are learned in the picture');
  assert.equal(await page.locator('#result figure tbody td').count(), 100);

  await draw(page, [
    [0.5, 0.2],
    [0.5, 0.8],
  ]);
  const answer = page.locator('[data-answer]');
  await answer.filter({ hasText: /^1$/ }).waitFor();
  assert.equal(await page.getByRole('list', { name: 'Probabilities' }).getByRole('listitem').count(), 10);
  await page.getByRole('button', { name: 'Clear' }).click();
  await answer.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Take a held-out digit' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^Its label: \d, so this is/).waitFor();
  assert.match(await answer.innerText(), /^\d$/);
  assert.deepEqual(page.requests.slice(loaded), []);
  assert.deepEqual(page.troubles, []);
});

test('all 70,000 digits come when they are asked for, 10,000 of them held out, and a table takes their place again', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'digits');
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.longest = Math.max(window.longest, duration)))).observe({
      type: 'longtask',
    });
  });
  await page.getByRole('button', { name: 'Take all 70,000' }).click();
  await page.locator('#data').getByText('70,000 images of 28 × 28').waitFor({ timeout: 60_000 });
  await page.getByText(/48,000 images to learn from, 12,000 to watch over the training,\s+10,000 held out/).waitFor({ timeout: 60_000 });
  await ready(page);
  assert.ok(await page.getByRole('button', { name: /Take all/ }).isHidden());
  await page.locator('[data-action=batch]').click();
  await page
    .locator('#train dd')
    .nth(1)
    .filter({ hasText: /^\d+\.\d+$/ })
    .waitFor({ timeout: 60_000 });
  const longest = await page.evaluate(() => window.longest);
  t.diagnostic(`the page's longest task took ${longest} ms`);
  assert.ok(longest < 150, `the page was held up for ${longest} ms, which is too long even on a busy machine`);
  await takeSample(page, 'iris');
  await page.getByRole('table', { name: 'Iris' }).waitFor();
  assert.deepEqual(await layers(page), ['Dense', 'Dense', 'Dense']);
  assert.deepEqual(page.troubles, []);
});

for (const [width, colorScheme] of [
  [360, 'light'],
  [900, 'dark'],
  [1600, 'light'],
])
  test(`digits: axe finds nothing and nothing hangs over the edge at ${width} px, ${colorScheme}`, { skip }, async (t) => {
    const page = await open(t, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await takeSample(page, 'digits');
    assert.equal(await overhang(), 0);
    await setEpochs(page, 1);
    await trainToResult(page);
    await page.getByRole('button', { name: 'Take a held-out digit' }).click();
    await page.getByText(/^Its label/).waitFor();
    assert.equal(await overhang(), 0);
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      [],
    );
  });

test('the JavaScript of the digits runs as it stands and learns as well as the page', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'digits');
  await setEpochs(page, 3);
  const { network, dummy } = await trainToResult(page);
  await page.getByRole('button', { name: 'JavaScript' }).click();
  const folder = mkdtempSync(join(root, 'build', 'digits-')); // within the package, whose name the script imports
  t.after(() => rmSync(folder, { recursive: true }));
  const script = join(folder, 'digits.mjs');
  writeFileSync(script, await page.locator('#code pre').innerText());
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: root });
  const [accuracy, baseline] = /accuracy: ([\d.]+) baseline: ([\d.]+)/.exec(stdout).slice(1).map(Number);
  t.diagnostic(`the page ${network}, the script ${accuracy}`);
  assert.ok(Math.abs(accuracy - network) < 0.02);
  assert.ok(Math.abs(baseline - dummy) < 0.001);
});

test('the digits’ scripts take them from where Python and JavaScript have them', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'digits');
  const code = page.locator('#code pre');
  for (const part of [
    'keras.datasets.mnist.load_data()',
    'images[:2000]',
    'layers.Conv2D(16, 3, activation="relu")',
    'layers.MaxPooling2D()',
    'layers.Dense(10, activation="softmax")',
  ])
    assert.ok((await code.innerText()).includes(part), `no ${part} in\n${await code.innerText()}`);
  await page.getByRole('button', { name: 'JavaScript' }).click();
  for (const part of ["new Conv2D(16, 3, { activation: 'relu' })", 'readIdx', 'train-images-idx3', 'subarray(0, 2000)'])
    assert.ok((await code.innerText()).includes(part), `no ${part} in\n${await code.innerText()}`);
});
