// Picks the engine build that this machine runs and starts it. Its .js and .wasm lie next to this file.
import { relaxedSimd, simd } from 'wasm-feature-detect';
import { abi } from './generated.js';
import type { Build, LoadOptions } from './messages.js';
import type { CreateNative, Native } from './native.js';
import { canShareMemory, teamSize, worthStarting } from './threads.js';
import { compileWasm } from './wasm.js';

/** A started module and the build it is. */
export interface Loaded {
  native: Native;
  build: Build;
}

/** Each build: its glue and its .wasm, spelled out so that bundlers see the files. One of them is fetched. */
const builds: Record<Build, { glue: () => Promise<{ default: CreateNative }>; wasm: () => URL }> = {
  simd: {
    glue: () => import('./vitrine.simd.js'),
    wasm: () => new URL('./vitrine.simd.wasm', import.meta.url),
  },
  relaxed: {
    glue: () => import('./vitrine.relaxed.js'),
    wasm: () => new URL('./vitrine.relaxed.wasm', import.meta.url),
  },
  threads: {
    glue: () => import('./vitrine.threads.js'),
    wasm: () => new URL('./vitrine.threads.wasm', import.meta.url),
  },
};

/** Loads and starts the engine; rejects with one sentence if the machine, the file or its version does not fit. */
export async function load({ build: wanted = 'auto', reproducible = false, wasmUrl }: LoadOptions = {}): Promise<Loaded> {
  if (!(await simd())) throw new Error('this browser is too old: vitrine needs WebAssembly SIMD (any browser since 2023 has it)');
  if (wanted !== 'auto' && !(wanted in builds)) throw new Error(`build must be one of ${Object.keys(builds).join(', ')} or auto, got ${wanted}`);
  const build = await choose(wanted, reproducible, wasmUrl !== undefined);
  const opened = open(build, wasmUrl);
  // Nobody asked for threads; some machines have no room for the memory that they share.
  return wanted === 'auto' && build === 'threads' ? opened.catch(() => open('relaxed', wasmUrl)) : opened;
}

async function open(build: Build, wasmUrl?: string): Promise<Loaded> {
  const files = builds[build];
  const url = wasmUrl ? new URL(wasmUrl, import.meta.url) : files.wasm();
  const [{ default: create }, module] = await Promise.all([files.glue(), compileWasm(url)]);
  const native = await start(create, module, url);
  const found = native.abiVersion();
  if (found !== abi) throw new Error(`the engine at ${url} is of version ${found}, but this package needs ${abi}; the two files must come from one release`);
  native.resizeTeam?.(teamSize());
  return { native, build };
}

/** A file of one's own is the `simd` build, unless one says otherwise. */
async function choose(wanted: Build | 'auto', reproducible: boolean, ownFile: boolean): Promise<Build> {
  if (reproducible) return 'simd';
  if (wanted === 'threads' && !canShareMemory())
    throw new Error(
      'the threads build needs a page that is cross-origin isolated, served with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp; leave build at auto',
    );
  const able = await relaxedSimd();
  if (wanted !== 'auto' && wanted !== 'simd' && !able)
    throw new Error(`the ${wanted} build needs relaxed WebAssembly SIMD, which this machine does not run; leave build at auto`);
  if (wanted !== 'auto') return wanted;
  if (!able || ownFile) return 'simd';
  return worthStarting() ? 'threads' : 'relaxed';
}

function start(create: CreateNative, module: WebAssembly.Module, url: URL): Promise<Native> {
  return new Promise((resolve, reject) => {
    const misfit = (cause: unknown) => {
      const reason = (cause as Error).message;
      reject(new Error(`the engine at ${url} does not fit its JavaScript (${reason}); the two files must come from one release`, { cause }));
    };
    const instantiateWasm: Parameters<CreateNative>[0]['instantiateWasm'] = (imports, done) => {
      WebAssembly.instantiate(module, imports)
        .then((instance) => done(instance, module))
        .catch(misfit);
      return {};
    };
    create({ instantiateWasm, threads: teamSize() }).then(resolve, reject);
  });
}
