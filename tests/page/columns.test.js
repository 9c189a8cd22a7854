// Looking at columns: all about one of them, how two go together, and nothing that a screen reader would stumble over.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { pasteTable, ready, skip, takeSample, usePage } from './page.js';

const open = usePage();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const head = (page, column) => page.locator('#data [role=columnheader]').getByRole('button', { name: column, exact: true });
const profile = (page) => page.locator('#column-profile');
const text = async (place) => (await place.innerText()).replace(/\s+/g, ' ');

test("a column's name opens all about it, by mouse and by keyboard", { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'penguins');
  await head(page, 'Body Mass (g)').click();
  await profile(page).getByRole('heading', { name: 'Body Mass (g)' }).waitFor();
  await profile(page).getByText('With Species').waitFor();
  const words = await text(profile(page));
  for (const part of [
    'rows with a value 342',
    'missing 2 (1%)',
    'different values 94',
    'median 4,050',
    '5% lie below 3,150',
    'Correlation ratio η 0.82',
    'The means of the groups differ strongly',
    'takes away 46.5% of what is unknown about Species',
    'None: every value lies between 1,750 and 6,550',
  ])
    assert.ok(words.includes(part), `no “${part}” in ${words}`);
  assert.equal(await head(page, 'Body Mass (g)').getAttribute('aria-expanded'), 'true');
  await head(page, 'Body Mass (g)').press('Enter');
  await profile(page).waitFor({ state: 'detached' });
  await head(page, 'Species').press('Enter');
  await profile(page).getByText('category, the target').waitFor();
  assert.match(await text(profile(page)), /Adelie 44% 152/);
});

test('dates tell their range and gaps, texts their lengths', { skip }, async (t) => {
  const page = await open(t);
  const day = (i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
  const lines = [...Array(60).keys()]
    .filter((i) => i !== 20 && i !== 21)
    .map((i) => `${day(i)},"On day ${i} the wind came from the ${i % 3 ? 'west' : 'east and it was cold'}, they say",${i % 3 ? 'dry' : 'wet'}`);
  await pasteTable(page, `day,report,sky\n${lines.join('\n')}`);
  await page.getByRole('heading', { name: 'Pasted table' }).waitFor();
  await head(page, 'day').click();
  await profile(page).getByText('usual step').waitFor();
  assert.match(await text(profile(page)), /from 2024-01-01 to 2024-02-29 usual step 1 day left out 2 steps/);
  assert.match(await text(profile(page)), /gap 2024-01-20 to 2024-01-23, 2 missing/);
  await page.getByLabel('Type of report').selectOption('text');
  await head(page, 'report').click();
  await profile(page).getByText('Length').waitFor();
  assert.match(await text(profile(page)), /words 11 to 15/);
});

test('the type of a column can be changed to any, and its profile follows', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'cars');
  const type = page.getByLabel('Type of Cylinders');
  assert.deepEqual(await type.locator('option').allInnerTexts(), ['number', 'integer', 'boolean', 'category', 'ordinal', 'date', 'text', 'id']);
  await head(page, 'Cylinders').click();
  await profile(page).getByText('standard deviation').waitFor();
  await type.selectOption('category');
  await profile(page).getByText('standard deviation').waitFor({ state: 'detached' });
  assert.match(await text(profile(page)), /^Cylinders category/);
  await ready(page);
});

test('pairs of columns are ranked by what they tell of the target and shown as a map', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'penguins');
  await page.getByRole('button', { name: 'Pairs of columns' }).click();
  const map = page.getByRole('grid', { name: 'How every two columns go together' });
  await map.waitFor();
  assert.match(await text(page.locator('#data ol')), /^Flipper Length \(mm\) 58\.6% Beak Length \(mm\)/);
  assert.equal(await map.getByRole('gridcell').count(), 49);
  const one = map.getByRole('gridcell', { name: 'Body Mass (g) and Flipper Length (mm): 0.87' });
  await one.hover();
  await page.getByText('Pearson’s r 0.87. They go together strongly: both rise together.').waitFor();
  await page.getByLabel('Two numbers by').selectOption('spearman');
  await page.getByText('Spearman’s ρ 0.84.').waitFor();
  // The arrows lead from square to square.
  await map.locator('[tabindex="0"]').press('ArrowUp');
  await page.locator('#data .said', { hasText: 'Beak Depth (mm) and Flipper Length (mm)' }).waitFor();
  await page.locator('#data ol').getByRole('button', { name: 'Island' }).click();
  await profile(page).getByRole('heading', { name: 'Island' }).waitFor();
  // Another target, another order.
  await page.getByRole('combobox', { name: 'Predict', exact: true }).selectOption('Sex');
  await page.getByText('What tells most of Sex').waitFor();
});

test('of many columns forty are shown, with a word about the others', { skip }, async (t) => {
  const page = await open(t);
  const names = [...Array(50).keys()].map((i) => `c${i}`);
  const lines = [...Array(60).keys()].map((row) => [...names.map((_, i) => ((row + 3) * (i + 7) * 31) % 97), row % 2 ? 'a' : 'b'].join(','));
  await pasteTable(page, `${[...names, 'kind'].join(',')}\n${lines.join('\n')}`);
  await page.getByRole('heading', { name: 'Pasted table' }).waitFor();
  await ready(page);
  await page.getByRole('button', { name: 'Pairs of columns' }).click();
  await page.getByText(/The map shows the 40 columns that tell most of kind; 10 others\s+are left out/).waitFor();
  assert.equal(await page.getByRole('gridcell').count(), 1600);
});

for (const [colorScheme, options] of [
  ['light', {}],
  ['dark', { runOnly: ['color-contrast'] }],
]) {
  test(`axe finds nothing in profile, pairs and reading, ${colorScheme}`, { skip }, async (t) => {
    const page = await open(t, { colorScheme, bypassCSP: true });
    await page.addScriptTag({ path: axe });
    await takeSample(page, 'penguins');
    await page.getByText('How it was read').click();
    await page.getByLabel('Decimal sign').selectOption({ label: 'comma: 1,5' });
    await page.getByRole('button', { name: 'As guessed' }).waitFor();
    await ready(page);
    await page.getByRole('button', { name: 'Pairs of columns' }).click();
    await page.getByRole('grid').waitFor();
    for (const column of ['Island', 'Sex']) {
      await head(page, column).click();
      await profile(page).getByRole('heading', { name: column }).waitFor();
      const { violations } = await page.evaluate((options) => window.axe.run('#data', { ...options, resultTypes: ['violations'] }), options);
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 100)}`).join(', ')}`),
        [],
      );
    }
  });
}

for (const width of [360, 900, 1600]) {
  test(`profile, pairs and reading hang over no edge at ${width} px`, { skip }, async (t) => {
    const page = await open(t, { viewport: { width, height: 740 } });
    await page.getByText('How it was read').click();
    await page.getByLabel('Decimal sign').waitFor();
    await page.locator('#data .profile .name').first().click();
    await profile(page).waitFor();
    await page.getByRole('button', { name: 'Pairs of columns' }).click();
    await page.getByRole('grid').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  });
}
