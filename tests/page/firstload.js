// What of the built site is there at first sight: the page's own script and styles, the workers, and what these import at once.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { site } from '../../scripts/browser.mjs';

const text = (file) => readFileSync(join(site, file), 'utf8');
const all = (content, pattern) => [...content.matchAll(pattern)].map((match) => match[1]);

/** Files of the site, their paths from its root: those that the page loads without waiting for anybody to ask. */
export function firstLoad() {
  const found = new Set(all(text('index.html'), /(?:src|href)="\.\/([^"]+\.(?:js|css))"/g));
  for (const file of found) {
    if (!file.endsWith('.js')) continue;
    const content = text(file);
    const beside = (name) => posix.join(posix.dirname(file), name);
    // `import{...}from"./x.js"`, `import"./x.js"` and `export{...}from"./x.js"`, but not `import("./x.js")`.
    for (const name of all(content, /(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g)) found.add(beside(name));
    for (const name of all(content, /new URL\(\s*[`"']([^`"']*worker-[^`"']+\.js)[`"']/g)) found.add(name.startsWith('/') ? name.slice(1) : beside(name));
  }
  return [...found];
}
