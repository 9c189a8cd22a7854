// What the engine has set out to reach, in ratios within one run: the relaxed build against an engine (`times`), or its share of what
// 4-wide multiply-adds allow (`share`).
export const targets = [
  { workload: 'seed', engine: 'tfjs wasm', times: 40 },
  { workload: 'seed', engine: 'scikit-learn, 1 thread', times: 5.5 },
  { workload: 'seed', engine: 'PyTorch, 1 thread', times: 9 },
  { workload: 'seed', share: 0.6 },
  { workload: 'mlp', engine: 'tfjs wasm', times: 20 },
  { workload: 'mlp', share: 0.75 },
  { workload: 'cnn', engine: 'tfjs cpu', times: 500 },
  { workload: 'cnn', engine: 'PyTorch, 1 thread', times: 1 },
  { workload: 'cnn', share: 0.5 },
  { workload: 'lstm', engine: 'tfjs wasm', times: 20 },
  { workload: 'lstm', engine: 'PyTorch, 1 thread', times: 2 },
  { workload: 'gru', engine: 'tfjs wasm', times: 20 },
  { workload: 'gru', engine: 'PyTorch, 1 thread', times: 2 },
  { workload: 'embedding', engine: 'PyTorch, 1 thread', times: 4 },
  { workload: 'batchnorm', engine: 'tfjs wasm', times: 15 },
  ...[64, 256, 512, 1024].map((size) => ({ workload: `matmul ${size}`, engine: 'tfjs wasm', times: 1.5 })),
  ...[256, 512, 1024].map((size) => ({ workload: `matmul ${size}`, share: 0.9 })),
];

/** On these workloads, the build with threads against the relaxed one. */
export const threadsOfRelaxed = { mlp: 1.5, cnn: 1.5 };

/** On every workload, the plain build against the relaxed one. */
export const simdOfRelaxed = 0.65;
