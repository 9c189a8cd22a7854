// A model's other half in the engine. Forgetting it (garbage collection) frees the memory there.
import { engine, type Engine } from '../engine/client.js';
import type { NetworkDescription } from '../engine/messages.js';
import type { CompileConfig } from './compile.js';
import type { Layer } from './layer.js';

const forgotten = new FinalizationRegistry<{ engine: Engine; id: number }>(({ engine, id }) => {
  engine.dispose(id).catch(() => {}); // nobody is left who could be told
});

export class Network {
  readonly engine: Engine;
  readonly id: number;
  /** Whether it has been trained since it was compiled: then the optimizer has its own numbers. */
  trained = false;
  /** Layers, shapes and numbers of weights, as of the last change of layers. */
  description: NetworkDescription;
  #config: string;
  /** The weights that layers have brought. */
  readonly #brought = new Map<string, Layer['ownWeights']>();
  #compiled: CompileConfig | undefined;

  private constructor(engine: Engine, id: number, config: string, description: NetworkDescription) {
    this.engine = engine;
    this.id = id;
    this.#config = config;
    this.description = description;
    forgotten.register(this, { engine, id }, this);
  }

  static async create(config: string, seed: number): Promise<Network> {
    const host = await engine();
    const id = await host.build(config, seed);
    return new Network(host, id, config, await host.describe(id));
  }

  /** Takes over changed layers; those that stayed keep their weights. */
  async update(config: string, seed: number): Promise<void> {
    if (config === this.#config) return;
    await this.engine.rebuild(this.id, config, seed);
    this.description = await this.engine.describe(this.id);
    this.#config = config;
    this.#compiled = undefined;
    this.trained = false;
  }

  /** Takes over the weights of layers that bring their own, where they have changed. */
  async adopt(layers: readonly Layer[]): Promise<void> {
    const changed = layers.filter(({ name, ownWeights }) => ownWeights && this.#brought.get(name) !== ownWeights);
    if (!changed.length) return;
    const all = await this.engine.weights(this.id);
    for (const { name, ownWeights } of changed) {
      const { weights } = this.description.layers.find((layer) => layer.name === name)!;
      weights.forEach(({ path, shape, offset }, i) => {
        const { data, shape: own } = ownWeights![i]!;
        if (String(own) !== String(shape)) throw new RangeError(`weight ${path} must have the shape [${shape.join(', ')}], but was adapted to data with [${own.join(', ')}]`);
        all.set(data, offset);
      });
    }
    await this.engine.setWeights(this.id, all);
    for (const { name, ownWeights } of changed) this.#brought.set(name, ownWeights);
  }

  async compile(config: CompileConfig): Promise<void> {
    if (config === this.#compiled) return;
    await this.engine.compile(this.id, JSON.stringify(config));
    this.#compiled = config;
    this.trained = false;
  }

  async dispose(): Promise<void> {
    forgotten.unregister(this);
    await this.engine.dispose(this.id);
  }
}
