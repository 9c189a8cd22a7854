// Weights of a network as tensors, in Keras's order: all of them, or those of one layer.
import type { WeightDescription } from '../engine/messages.js';
import { tensor, type Tensor } from '../tensor.js';
import { toMatrix, type ArrayLike } from './arrays.js';
import type { Network } from './network.js';
import { shown } from './words.js';

type Which = (weight: WeightDescription) => boolean;

/** Those of a layer, or of a model inside, by the name that the network knows it by. */
export const ofLayer =
  (path: string): Which =>
  (weight) =>
    weight.path.startsWith(`${path}/`);

export async function readWeights(network: Network, which: Which): Promise<Tensor[]> {
  const values = await network.engine.weights(network.id);
  return weightsOf(network, which).map(({ shape, offset, size }) => tensor(values.slice(offset, offset + size), shape));
}

/** Throws if there are not as many weights, or they have other shapes; nothing is changed then. `owner` is who has them, in errors. */
export async function writeWeights(network: Network, which: Which, weights: readonly ArrayLike[], owner: string): Promise<void> {
  const wanted = weightsOf(network, which);
  if (!Array.isArray(weights)) throw new TypeError(`setWeights takes the ${wanted.length} weights of ${owner} in a list, got ${shown(weights)}`);
  if (weights.length !== wanted.length) throw new TypeError(`${owner} has ${wanted.length} weights, got ${weights.length}`);
  const all = await network.engine.weights(network.id);
  for (const [index, { path, shape, offset }] of wanted.entries()) {
    const given = await toMatrix(weights[index], `weight ${path}`, 0);
    if (String(given.shape) !== String(shape)) throw new RangeError(`weight ${path} must have the shape ${shown(shape)}, got ${shown(given.shape)}`);
    all.set(given.data, offset);
  }
  await network.engine.setWeights(network.id, all);
}

function weightsOf({ description }: Network, which: Which): WeightDescription[] {
  return description.layers.flatMap((layer) => layer.weights).filter(which);
}
