// A small static server with the headers that the page is meant for: with this policy the browser itself
// makes sure that nothing a person pastes can leave the tab.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
// Already compressed.
const packed = new Set(['.png', '.ico', '.woff2', '.gz']);

export const headers = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'microphone=(self)',
};

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const compressors = { br: (data) => promisify(brotliCompress)(data, quality), gzip: promisify(gzip) };

/** Reads files of a folder; a compressed one is kept until the file changes. */
function reader(folder) {
  const kept = new Map();
  return async function read(path, encoding) {
    const file = join(folder, path);
    const { mtimeMs, size } = await stat(file);
    const tag = `"${mtimeMs.toString(36)}-${size.toString(36)}${encoding ? `-${encoding}` : ''}"`;
    const key = `${file} ${encoding}`;
    if (kept.get(key)?.tag !== tag) {
      const data = await readFile(file);
      kept.set(key, { tag, data: encoding ? await compressors[encoding](data) : data });
    }
    return kept.get(key);
  };
}

/**
 * Serves a folder on this machine alone, below the path `under`. Resolves to the server and its address;
 * port 0 takes any free one.
 */
export function serve(folder, { port = 0, under = '/' } = {}) {
  const read = reader(folder);
  const server = createServer(async (request, response) => {
    const send = (status, fields, body) =>
      response.writeHead(status, { ...headers, ...fields }).end(request.method === 'HEAD' ? undefined : body);
    const sendStatus = (status) => send(status, { 'Content-Type': types['.txt'] }, `${status}\n`);
    try {
      if (!['GET', 'HEAD'].includes(request.method)) return sendStatus(405);
      // An absolute path stays in its root when it is normalized, so that '..' never leaves the folder.
      const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
      if (!path.startsWith(under)) return sendStatus(404);
      const file = path.slice(under.length - 1).replace(/\/$/, '/index.html');
      const kind = extname(file);
      const accepted = request.headers['accept-encoding'] ?? '';
      const encoding = packed.has(kind) ? undefined : ['br', 'gzip'].find((name) => accepted.includes(name));
      const { tag, data } = await read(file, encoding);
      const fields = { ETag: tag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };
      if (request.headers['if-none-match'] === tag) return send(304, fields);
      if (encoding) fields['Content-Encoding'] = encoding;
      fields['Content-Type'] = types[kind] ?? 'application/octet-stream';
      send(200, { ...fields, 'Content-Length': data.length }, data);
    } catch (error) {
      const missing = ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code);
      sendStatus(missing ? 404 : error instanceof URIError ? 400 : 500);
    }
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () =>
      resolve({ server, address: `http://localhost:${server.address().port}${under}` }),
    );
  });
}
