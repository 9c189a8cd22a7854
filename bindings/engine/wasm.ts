// Gets the .wasm: from the file system in Node, else by fetch, compiled while it streams in.
// Whatever lies there instead (nothing, a web page, another file) is named with its URL.

/** Compiles the WebAssembly at the URL; rejects with one sentence that holds the URL. */
export async function compileWasm(url: URL): Promise<WebAssembly.Module> {
  return url.protocol === 'file:' ? compileFile(url) : compileResponse(url);
}

async function compileFile(url: URL): Promise<WebAssembly.Module> {
  const files = globalThis.process?.getBuiltinModule?.('node:fs/promises');
  if (!files) throw new Error(`the engine ${url} cannot be read from a file here; serve it by http`);
  const bytes = await files.readFile(url).catch((cause: unknown) => {
    throw new Error(`the engine was not found at ${url}; is the package complete?`, { cause });
  });
  return compileBytes(url, bytes);
}

async function compileResponse(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url, { credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new Error(`the engine could not be fetched from ${url}: ${(cause as Error).message}`, { cause });
  });
  if (!response.ok) throw new Error(`the engine was not found at ${url}: the server answered ${response.status}`);
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('application/wasm')) return WebAssembly.compileStreaming(response).catch(damaged(url));
  return compileBytes(url, new Uint8Array(await response.arrayBuffer()), type);
}

async function compileBytes(url: URL, bytes: Uint8Array, type = ''): Promise<WebAssembly.Module> {
  const isWasm = [0x00, 0x61, 0x73, 0x6d].every((byte, index) => bytes[index] === byte);
  if (!isWasm) {
    const what = type.includes('html') || bytes[0] === 0x3c ? 'a web page' : 'another file';
    throw new Error(`the engine was expected at ${url}, but ${what} lies there instead of WebAssembly`);
  }
  return WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>).catch(damaged(url));
}

function damaged(url: URL): (cause: unknown) => never {
  return (cause) => {
    throw new Error(`the engine at ${url} is damaged: ${(cause as Error).message}`, { cause });
  };
}
