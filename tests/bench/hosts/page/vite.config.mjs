// Builds the bench's page into build/bench-page.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  logLevel: 'warn',
  worker: { format: 'es' },
  build: {
    outDir: here('../../../../build/bench-page'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: Infinity,
  },
});
