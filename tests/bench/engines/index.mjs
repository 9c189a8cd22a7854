// The engines in JavaScript and WebAssembly, in the order of the table. Each is loaded where it is measured, in a process or page of its own.
//
// An engine's `open` resolves to { about, network(workload, data), product(size), peak() }, where `about` names versions. `network` and
// `product` prepare a workload and resolve to { step, dispose }: `step(seconds)` does a piece of work, about as long as that where pieces
// can be that long, and gives the number of samples. Whatever an engine cannot do, it says by an error or by leaving the function out.
export const engines = [
  { name: 'vitrine relaxed', open: async () => (await import('./vitrine.mjs')).open('relaxed') },
  { name: 'vitrine simd', open: async () => (await import('./vitrine.mjs')).open('simd') },
  // In Node only: in an isolated page, which it needs, tfjs wasm would not run on one thread.
  { name: 'vitrine threads', open: async () => (await import('./vitrine.mjs')).open('threads') },
  { name: 'tfjs wasm', open: async () => (await import('./tfjs-wasm.mjs')).open() },
  { name: 'tfjs cpu', open: async () => (await import('./tfjs.mjs')).open('cpu') },
  { name: 'ConvNetJS', open: async () => (await import('./convnet.mjs')).open() },
];
