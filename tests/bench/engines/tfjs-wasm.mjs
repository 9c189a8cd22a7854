// TensorFlow.js on its WebAssembly backend, single-threaded as in a page without special headers.
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { prepareOn } from './tfjs.mjs';

export const name = 'tfjs wasm';

export function prepare(task) {
  setThreadsCount(1);
  setWasmPaths(join(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')), sep));
  return prepareOn('wasm', task);
}
