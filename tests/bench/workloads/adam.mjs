// The optimizer of every network of the bench: Adam with Keras's defaults.
export const adam = { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
