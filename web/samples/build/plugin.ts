// Vite plugin: puts every sample's files into the site, and checks that a table is as large as its label says.
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { fileOf, samples as labels, type FileSample, type TableSample } from '../samples.ts';
import { images } from './images.ts';
import { tables } from './tables.ts';

/** The makers of a sample's files, by their paths in the site. */
function filesOf(sample: FileSample): [path: string, make: () => Buffer][] {
  if (sample.kind === 'table') return [[fileOf(sample), () => gzipSync(makeTable(sample), { level: 9 })]];
  return [
    [fileOf(sample), () => gzipSync(images[sample.id].some(sample.rows), { level: 9 })],
    [fileOf(sample, true), () => gzipSync(images[sample.id].whole())],
  ];
}

function makeTable(label: TableSample): string {
  const csv = tables[label.id]();
  const rows = csv.trim().split(/\r?\n/).length - 1;
  const columns = csv.slice(0, csv.indexOf('\n')).split(',').length;
  if (rows !== label.rows || columns !== label.columns) {
    throw new Error(`sample ${label.id} has ${rows} rows and ${columns} columns, its label says ${label.rows} and ${label.columns}`);
  }
  return csv;
}

export function samples(): Plugin {
  const files = labels.filter((label) => label.kind !== 'words').flatMap(filesOf);
  return {
    name: 'vitrine-samples',
    generateBundle() {
      for (const [fileName, make] of files) this.emitFile({ type: 'asset', fileName, source: make() });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const asked = files.find(([path]) => request.url?.endsWith(`/${path}`));
        if (asked) response.end(asked[1]());
        else next();
      });
    },
  };
}
