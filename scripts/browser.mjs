// The built page in Chromium, for the page's tests and its screenshot.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './run.mjs';
import { serve } from './serve.mjs';
import { existing, which } from './toolchain/find.mjs';

export const site = join(root, 'site');
const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Path of the Chromium to drive, if there is one. */
export const findChromium = () => existing(process.env.CHROMIUM) ?? names.map(which).find(Boolean);

// Without these, a fresh browser talks to its maker.
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser, with more arguments if wanted, and serves site/ below a folder, as a static host might. */
export async function openSite(args = []) {
  const { server, address } = await serve(site, { under: '/some/where/' });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', ...quiet, ...args],
  });
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { browser, address, close };
}
