// Opens the built page in Chromium the way the tests need it: one browser, a fresh page each, every request written down.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

export const site = fileURLToPath(new URL('../../site', import.meta.url));

function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

const executablePath = findChromium();
/** Why no page test can run, or false. */
export const skip = !executablePath
  ? 'no Chromium: set CHROMIUM to its path or install chromium'
  : !existsSync(site)
    ? 'no site/: npm run build makes it'
    : false;

/** Starts browser and server around a test file's tests and gives a function that opens the page. */
export function usePage() {
  let browser, server;
  before(async () => {
    if (skip) return;
    server = await serve(site, { under: '/some/where/' });
    const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
  });
  after(async () => {
    await browser?.close();
    server?.server.close();
  });
  return async (t, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, ...options });
    t.after(() => context.close());
    const page = await context.newPage();
    page.requests = [];
    page.troubles = [];
    page.on('request', (request) => page.requests.push(request.url()));
    page.on('pageerror', (error) => page.troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && page.troubles.push(message.text()));
    await page.goto(server.address);
    await ready(page);
    return page;
  };
}

/** Waits until the network of the present data stands ready to be trained. */
export async function ready(page) {
  await page.locator('[data-action=train]:not(:disabled)').waitFor({ timeout: 20_000 });
}

export async function takeSample(page, id) {
  await page.click(`[data-sample=${id}]`);
  await page.locator(`[data-sample=${id}][aria-pressed=true]`).waitFor();
  await ready(page);
}

/** Presses Train and waits for the held-out result; gives the scores of the network and its rivals. */
export async function trainToResult(page, { fast = true } = {}) {
  if (fast && !(await page.isChecked('text=full speed'))) await page.check('text=full speed');
  await page.click('[data-action=train]');
  await page.locator('[data-score=network]').waitFor({ timeout: 60_000 });
  return scores(page);
}

export async function scores(page) {
  const entries = ['network', 'linear', 'dummy'].map(async (name) => {
    const text = (await page.locator(`[data-score=${name}]`).innerText()).replace('−', '-');
    return [name, parseFloat(text) / (text.includes('%') ? 100 : 1)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Puts a text into the page as a person would: opens the paste field, fills it, reads it. */
export async function pasteTable(page, text) {
  await page.getByRole('button', { name: 'Paste a table' }).click();
  await page.getByLabel(/Rows with a header/).fill(text);
  await page.getByRole('button', { name: 'Read the table' }).click();
}
