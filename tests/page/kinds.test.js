// What is shown for texts, series, recorded words and opened pipelines: axe finds nothing, and nothing hangs over the edge.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { ready, skip, takeSample, trainToResult, usePage } from './page.js';
import { spoken } from './sounds.js';

const open = usePage();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const states = {
  'a series, learned': async (page) => {
    await takeSample(page, 'weather');
    await trainToResult(page);
  },
  'words in order': async (page) => {
    await takeSample(page, 'sentiment');
    await page.getByLabel('text is read').selectOption('words');
    await page.locator('#network article h3').filter({ hasText: 'Embedding' }).waitFor();
    await ready(page);
    await trainToResult(page);
  },
  'a pipeline, opened': async (page) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the pipeline' }).click()]);
    await page
      .locator('#take input[type=file]')
      .first()
      .setInputFiles(await download.path());
    await page.locator('#take').getByRole('heading', { level: 3 }).waitFor();
    await page.locator('#take .form input').first().fill('a fine film');
    await page.locator('#take .form input').first().blur();
    await page.locator('#take [data-answer]').waitFor();
  },
  'sounds, learned': async (page) => {
    await page
      .locator('#data .file input[type=file]')
      .first()
      .setInputFiles({ name: 'vowels.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(spoken(10))) });
    await page.locator('#data [data-class]').first().waitFor();
    await ready(page);
    await trainToResult(page);
  },
  'the recorder': async (page) => {
    await page.click('[data-sample=words]');
    await page.getByRole('region', { name: 'Record words' }).getByRole('alert').waitFor();
  },
};

for (const [width, colorScheme] of [
  [360, 'light'],
  [1280, 'dark'],
  [1680, 'light'],
]) {
  test(`texts, series and sounds: axe finds nothing and nothing hangs over the edge at ${width} px, ${colorScheme}`, { skip }, async (t) => {
    const page = await open(t, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
    await page.addScriptTag({ path: axe });
    for (const [name, reach] of Object.entries(states)) {
      await reach(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${name}: ${wide} px hang over the edge`);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        [],
        name,
      );
    }
    assert.deepEqual(page.troubles, []);
  });
}
