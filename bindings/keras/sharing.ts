// Layers that several models share. Each model's network has its own copy of a layer's weights in the engine; the newest copy is
// fetched before a network is used, so that all models see one layer, as in Keras.
import type { Layer } from './layer.js';
import type { Network } from './network.js';

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

/** Brings a network's weights of these layers up to date. */
export async function fetchNewest(network: Network, layers: readonly Located[]): Promise<void> {
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
