// The one engine of this page or process: a worker in browsers, slices on the event loop in Node and wherever no worker
// can be started. Everything above sees it through `engine()` alone.
import { wrap } from 'comlink';
import type { Host } from './host.js';
import type { EngineInfo, LoadOptions } from './messages.js';

/** The host's methods, each answering with a promise. */
export type Engine = {
  [Name in keyof Host]: (...args: Parameters<Host[Name]>) => Promise<Awaited<ReturnType<Host[Name]>>>;
};

interface Running {
  engine: Engine;
  info: EngineInfo;
  options: LoadOptions;
}

let running: Promise<Running> | undefined;

/** The engine, started at first need. */
export async function engine(): Promise<Engine> {
  return (await start({})).engine;
}

/** Starts the engine with options of one's own; to be called before the first model is used. */
export async function load(options: LoadOptions = {}): Promise<EngineInfo> {
  const known = ['reproducible', 'build', 'wasmUrl'];
  for (const name of Object.keys(options)) if (!known.includes(name)) throw new TypeError(`load has no option '${name}'; it has ${known.join(', ')}`);
  const { info, options: used } = await start(options);
  const differs = (Object.keys(options) as (keyof LoadOptions)[]).find((key) => options[key] !== used[key]);
  const fits = !differs || (differs !== 'wasmUrl' && (options.reproducible ? 'simd' : options.build) === info.build);
  if (!fits) throw new Error(`the engine already runs (build ${info.build}); call load(...) before the first model is used`);
  return info;
}

function start(options: LoadOptions): Promise<Running> {
  running ??= open(options).catch((error: unknown) => {
    running = undefined;
    throw error;
  });
  return running;
}

async function open(given: LoadOptions): Promise<Running> {
  const options = { ...given };
  if (given.wasmUrl && globalThis.location) options.wasmUrl = new URL(given.wasmUrl, location.href).href;
  const engine = inNode() ? await inProcess(15) : ((await inWorker()) ?? (await inProcess(10)));
  return { engine, info: await engine.open(options), options: given };
}

function inNode(): boolean {
  return typeof globalThis.process?.versions?.node === 'string' && typeof globalThis.document === 'undefined';
}

/** `slice`: ms of work between two turns of the event loop; in a page short enough for a smooth picture. */
async function inProcess(slice: number): Promise<Engine> {
  const { Host } = await import('./host.js');
  const host = new Host(slice);
  const names = Object.getOwnPropertyNames(Host.prototype) as (keyof Host)[];
  return Object.fromEntries(names.map((name) => [name, later(host, name)])) as Engine;
}

/** A host's method that answers as a worker does: with a promise, and with errors that carry no frames of the engine's glue. */
function later(host: Host, name: keyof Host): (...args: never[]) => Promise<unknown> {
  return async (...args) => {
    try {
      return await (host[name] as (...args: never[]) => unknown).apply(host, args);
    } catch (error) {
      throw new Error((error as Error).message);
    }
  };
}

/** Undefined where the page may not start a worker, or its file isn't there. */
async function inWorker(): Promise<Engine | undefined> {
  try {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    const failed = new Promise<undefined>((resolve) => {
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(undefined);
      };
    });
    const remote = wrap<Host>(worker) as unknown as Engine;
    const answered = await Promise.race([remote.ready(), failed]);
    return answered ? remote : undefined;
  } catch {
    return undefined;
  }
}
