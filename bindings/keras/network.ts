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
  /** Which version of a shared layer's weights it has; see sharing.ts. */
  readonly versions = new WeakMap<Layer, number>();
  /** Layers, shapes and numbers of weights, as of the last change of layers. */
  description: NetworkDescription;
  #config: string;
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

  /** Takes over changed layers; those that stayed keep their weights, and the optimizer its state if all of them did. */
  async update(config: string, seed: number): Promise<void> {
    if (config === this.#config) return;
    const same = await this.engine.rebuild(this.id, config, seed, this.#compiled ? JSON.stringify(this.#compiled) : null);
    this.description = await this.engine.describe(this.id);
    this.#config = config;
    if (same) return;
    this.#compiled = undefined;
    this.trained = false;
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
