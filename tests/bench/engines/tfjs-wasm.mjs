// TensorFlow.js on its WebAssembly backend, with SIMD and on one thread, as in a page without special headers.
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tfjs from './tfjs.mjs';

// Spelled out so that a bundler sees the files.
const files = {
  'tfjs-backend-wasm.wasm': new URL(
    '../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
    import.meta.url,
  ),
  'tfjs-backend-wasm-simd.wasm': new URL(
    '../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
    import.meta.url,
  ),
  'tfjs-backend-wasm-threaded-simd.wasm': new URL(
    '../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm',
    import.meta.url,
  ),
};

export function open() {
  setThreadsCount(1);
  // In Node it reads files by their path.
  setWasmPaths(
    Object.fromEntries(
      Object.entries(files).map(([name, { protocol, pathname, href }]) => [
        name,
        protocol === 'file:' ? pathname : href,
      ]),
    ),
  );
  return tfjs.open('wasm');
}
