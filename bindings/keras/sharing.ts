// Layers that several models share, and what layers learn before they are in a model. Each model's network has its own copy of a layer's weights in the engine; the newest copy is
// fetched before a network is used, so that all models see one layer, as in Keras.
import type { Tensor } from '../tensor.js';
import type { Layer } from './layer.js';
import type { Network } from './network.js';
import { ofLayer, writeWeights } from './weights.js';

/** A layer in a model, under the name that the network knows it by. */
export type Located = readonly [path: string, layer: Layer];

/** Where the newest weights of a layer are. */
export interface Home {
  network: Network;
  path: string;
  version: number;
}

const homes = new WeakMap<Layer, Home>();

export function homeOf(layer: Layer): Home | undefined {
  return homes.get(layer);
}

/** Says that a network's weights of these layers are the newest. */
export function changed(network: Network, layers: readonly Located[]): void {
  for (const [path, layer] of layers) {
    const version = (homes.get(layer)?.version ?? 0) + 1;
    homes.set(layer, { network, path, version });
    network.versions.set(layer, version);
  }
}

/** What layers have learned outside of any model, and whether a network has it already. */
const learned = new WeakMap<Layer, { weights: readonly Tensor[]; taken: boolean }>();

/** Gives a layer all its weights, in the models that it is in now and in those to come. */
export async function learn(layer: Layer, weights: readonly Tensor[]): Promise<void> {
  learned.set(layer, { weights, taken: false });
  const home = homes.get(layer);
  if (home) await bringLearned(home.network, [[home.path, layer]]);
}

async function bringLearned(network: Network, layers: readonly Located[]): Promise<void> {
  for (const [path, layer] of layers) {
    const own = learned.get(layer);
    if (!own || (own.taken && homes.has(layer))) continue;
    await writeWeights(network, ofLayer(path), own.weights, layer.name);
    own.taken = true;
    changed(network, [[path, layer]]);
  }
}

/** Brings a network's weights of these layers up to date. */
export async function fetchNewest(network: Network, layers: readonly Located[]): Promise<void> {
  await bringLearned(network, layers);
  const wanted = new Map<Network, [from: string, to: string][]>();
  for (const [path, layer] of layers) {
    const home = homes.get(layer);
    if (!home) changed(network, [[path, layer]]);
    else if (home.network !== network && network.versions.get(layer) !== home.version) {
      wanted.set(home.network, [...(wanted.get(home.network) ?? []), [home.path, path]]);
      network.versions.set(layer, home.version);
    }
  }
  for (const [source, pairs] of wanted) await network.engine.copyWeights(source.id, network.id, pairs);
}

/** Says that a network is gone. */
export function forget(network: Network, layers: readonly Located[]): void {
  for (const [, layer] of layers) if (homes.get(layer)?.network === network) homes.delete(layer);
}
