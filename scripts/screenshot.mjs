// `node scripts/screenshot.mjs`: docs/screenshot.png, the built page after a training.
import { join } from 'node:path';
import { openSite } from './browser.mjs';
import { root } from './run.mjs';

const { browser, address, close } = await openSite();
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(address);
  await page.locator('[data-action=train]:not(:disabled)').waitFor();
  await page.check('text=full speed');
  await page.click('[data-action=train]');
  await page.locator('[data-score=network]').waitFor();
  await page.locator('#result').evaluate((section) => section.scrollIntoView());
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(root, 'docs', 'screenshot.png') });
} finally {
  await close();
}
