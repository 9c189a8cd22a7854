// The network and its training as a JavaScript module for the npm package `vitrine`.
import type { Catalog } from 'vitrine';
import { write, type Tongue } from './literal.ts';
import type { Design, Table } from './types.ts';

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const javascript: Tongue = {
  call(_module, name, positional, named) {
    const options = named.length ? [`{ ${named.map(([key, text]) => `${camel(key)}: ${text}`).join(', ')} }`] : [];
    return `new ${name}(${[...positional, ...options].join(', ')})`;
  },
  value: (value) => (typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value ?? null)),
};

export function toJavaScript(table: Table, design: Design, file: string, catalog: Catalog): string {
  return file + table.name + design.network.layers.map((layer) => write(catalog, javascript, layer)).join() + catalog.version;
}
