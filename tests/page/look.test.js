// Every state of the page, light and dark, wide and narrow: axe finds nothing, and nothing hangs over the edge.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { pasteTable, skip, takeSample, trainToResult, usePage } from './page.js';

const open = usePage();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** One state after the other on the same page, so that each is also seen after others. */
const states = {
  loaded: async () => undefined,
  training: (page) => page.click('[data-action=train]').then(() => page.waitForTimeout(400)),
  trained: async (page) => {
    await page.check('text=full speed');
    await page.locator('[data-score=network]').waitFor();
  },
  'bad input': async (page) => {
    await pasteTable(page, '');
    await page.locator('#data [role=alert]').waitFor();
    const units = page.locator('#network article').first().getByLabel('units');
    await units.fill('-1');
    await units.blur();
    await page.locator('#network [role=alert]').first().waitFor();
  },
  'regression with missing values, everything opened': async (page) => {
    await takeSample(page, 'cars');
    await trainToResult(page);
    await page.getByRole('button', { name: 'Paste a table' }).click();
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  },
};

// The dark theme differs by its colours alone, so there only they are looked at.
for (const [colorScheme, options] of [
  ['light', {}],
  ['dark', { runOnly: ['color-contrast'] }],
]) {
  test(`axe finds nothing in any state, ${colorScheme}`, { skip }, async (t) => {
    const page = await open(t, { colorScheme, bypassCSP: true });
    await page.addScriptTag({ path: axe });
    for (const [name, reach] of Object.entries(states)) {
      await reach(page);
      const began = Date.now();
      const { violations } = await page.evaluate((options) => window.axe.run(document, { ...options, resultTypes: ['violations'] }), options);
      t.diagnostic(`${name}: ${Date.now() - began} ms`);
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      assert.deepEqual(found, [], name);
    }
  });
}

for (const width of [360, 900, 1600]) {
  test(`nothing hangs over the edge at ${width} px, before and after training`, { skip }, async (t) => {
    const page = await open(t, { viewport: { width, height: 740 } });
    const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await overhang(), 0);
    await trainToResult(page);
    assert.equal(await overhang(), 0);
  });
}

test('on a phone the Train button is in reach at first sight and leads to the picture', { skip }, async (t) => {
  const page = await open(t, { viewport: { width: 360, height: 740 } });
  const dock = page.getByRole('region', { name: 'Training, short' });
  const { y, height } = await dock.boundingBox();
  assert.ok(y + height <= 740.5);
  await dock.getByRole('button', { name: 'Train' }).click();
  await page.waitForFunction(() => document.querySelector('#train').getBoundingClientRect().top < 200);
  await page.waitForFunction(() => parseInt(document.querySelector('#train dd').innerText, 10) >= 1);
});

test('the light switch overrides the system and is kept', { skip }, async (t) => {
  const page = await open(t, { colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: 'Dark theme' }).click();
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.reload();
  assert.equal(await ground(), dark);
});
