// Vite plugin: puts every sample into the site as samples/<id>.csv.gz, and checks that it is as large as its label says.
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { files } from './files.ts';
import { samples as labels } from '../samples.ts';

function make(id: string): Buffer {
  const csv = files[id]();
  const label = labels.find((sample) => sample.id === id)!;
  const rows = csv.trim().split(/\r?\n/).length - 1;
  const columns = csv.slice(0, csv.indexOf('\n')).split(',').length;
  if (rows !== label.rows || columns !== label.columns) {
    throw new Error(`sample ${id} has ${rows} rows and ${columns} columns, its label says ${label.rows} and ${label.columns}`);
  }
  return gzipSync(csv, { level: 9 });
}

export function samples(): Plugin {
  return {
    name: 'vitrine-samples',
    generateBundle() {
      for (const { id } of labels) this.emitFile({ type: 'asset', fileName: `samples/${id}.csv.gz`, source: make(id) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const id = /\/samples\/(\w+)\.csv\.gz$/.exec(request.url ?? '')?.[1];
        if (id && files[id]) response.end(make(id));
        else next();
      });
    },
  };
}
