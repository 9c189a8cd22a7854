// All workloads in the order in which they are measured. A network tells its data's form and its layers in neutral words, which every
// engine's file turns into its own; a product tells its size. `multiplyAdds` is what one sample needs by mathematics alone, forward and
// backward: products with weights, their gradients, and the gradients of inputs wherever weights lie below. Sums, means, activations and
// the optimizer are not counted, so no engine can reach the limit that follows from it.
import batchnorm from './batchnorm.mjs';
import cnn from './cnn.mjs';
import embedding from './embedding.mjs';
import gru from './gru.mjs';
import lstm from './lstm.mjs';
import matmul from './matmul.mjs';
import mlp from './mlp.mjs';
import seed from './seed.mjs';

export const workloads = [seed, mlp, cnn, lstm, gru, embedding, batchnorm, ...matmul];

export const findWorkload = (name) => workloads.find((workload) => workload.name === name);
