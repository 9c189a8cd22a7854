// Opens the built page in Chromium the way the tests need it: one browser, a fresh page each, every request written down.
import { existsSync } from 'node:fs';
import { after, before } from 'node:test';
import { findChromium, openSite, site } from '../../scripts/browser.mjs';

/** Why no page test can run, or false. */
export const skip = !findChromium()
  ? 'no Chromium: set CHROMIUM to its path or install chromium'
  : !existsSync(site)
    ? 'no site/: npm run build makes it'
    : false;

/** All that is waited for takes far less on a slow machine; a page that fails shall fail soon. */
const patience = 10_000;

/** Starts browser and server around a test file's tests and gives a function that opens the page. @param args more arguments for the browser */
export function usePage(args) {
  let opened;
  before(async () => {
    if (!skip) opened = await openSite(args);
  });
  after(() => opened?.close());
  return async (t, options = {}) => {
    const context = await opened.browser.newContext({ viewport: { width: 1600, height: 900 }, ...options });
    context.setDefaultTimeout(patience);
    t.after(() => context.close());
    const page = await context.newPage();
    page.requests = [];
    page.troubles = [];
    page.on('request', (request) => page.requests.push(request.url()));
    page.on('pageerror', (error) => page.troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && page.troubles.push(message.text()));
    await page.goto(opened.address);
    await ready(page);
    return page;
  };
}

/** Waits until the network of the present data stands ready to be trained. */
export async function ready(page) {
  await page.locator('[data-action=train]:not(:disabled)').waitFor();
}

export async function takeSample(page, id) {
  await page.click(`[data-sample=${id}]`);
  await page.locator(`[data-sample=${id}][aria-pressed=true]`).waitFor();
  await ready(page);
}

/** Presses Train and waits for the held-out result, a new one if there is one already; gives the scores of the network and its rivals. */
export async function trainToResult(page) {
  await page.check('text=full speed');
  const old = await page.$('[data-score=network]');
  await page.click('[data-action=train]');
  if (old) await page.waitForFunction((element) => !element.isConnected, old); // the next may be there before one could look
  await page.locator('[data-score=network]').waitFor();
  return scores(page);
}

export async function scores(page) {
  const entries = ['network', 'linear', 'dummy'].map(async (name) => {
    const text = (await page.locator(`[data-score=${name}]`).innerText()).replace('−', '-');
    return [name, parseFloat(text) / (text.includes('%') ? 100 : 1)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Presses Ctrl+V on the page itself. */
export async function pasteAnywhere(page, text) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);
}

/** Puts a text into the page as a person would: opens the paste field, fills it, reads it. */
export async function pasteTable(page, text) {
  await page.getByRole('button', { name: 'Paste a table' }).click();
  await page.getByLabel(/Rows with a header/).fill(text);
  await page.getByRole('button', { name: 'Read the table' }).click();
}
