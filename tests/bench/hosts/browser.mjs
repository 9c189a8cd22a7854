// Runs engines in Chromium, each in a page of its own.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../../scripts/serve.mjs';
import { remoteSession } from './session.mjs';

const folder = fileURLToPath(new URL('../../../build/bench-page', import.meta.url));
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser; gives its version, a function that opens an engine, and one that ends all. */
export async function startBrowser() {
  const { server, address } = await serve(folder);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', ...quiet],
  });
  return {
    version: `Chromium ${browser.version()}`,
    open: (name) => inPage(browser, address, name),
    close: () => Promise.all([browser.close(), server.close()]),
  };
}

async function inPage(browser, address, name) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => globalThis.session);
  const call = async (method, ...args) => {
    try {
      return await page.evaluate(([method, args]) => globalThis.session[method](...args), [method, args]);
    } catch (error) {
      throw new Error(error.message.replace(/^page\.evaluate: (\w*Error: )?/, '').split('\n')[0]);
    }
  };
  return remoteSession(call, name, () => page.close());
}
