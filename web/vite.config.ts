// Builds the page: a static site that runs from any path on plain static hosting.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { samples } from './samples/build/plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [svelte({ configFile: false }), samples()],
  resolve: {
    alias: [
      { find: /^vitrine\/data$/, replacement: here('../dist/data/index.js') },
      { find: /^vitrine\/python$/, replacement: here('../dist/python/index.js') },
      { find: /^vitrine$/, replacement: here('../dist/index.js') },
    ],
  },
  worker: { format: 'es' },
  build: { outDir: here('../site'), emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
});
