// A compiled model's optimizer as it stands: what Keras has as model.optimizer. The numbers are in the engine.
import type { OptimizerState } from '../engine/messages.js';
import type { Network } from './network.js';
import type { ComponentConfig } from './spec.js';
import { shown } from './words.js';

/** What an optimizer needs of its model. */
interface Owner {
  built(): boolean;
  /** As compile() was told. */
  config(): ComponentConfig;
  /** The compiled network, which a model has once it is built. */
  network(): Promise<Network>;
}

export class ModelOptimizer {
  readonly #model: Owner;

  constructor(model: Owner) {
    this.#model = model;
  }

  /** Learning rate of the next step, by its schedule if it has one. */
  async getLearningRate(): Promise<number> {
    const { learning_rate: given } = this.#model.config().config;
    if (!this.#model.built() && typeof given === 'number') return given;
    const { engine, id } = await this.#model.network();
    return engine.learningRate(id);
  }

  /** Sets the learning rate, also while a fit is under way; one that follows a schedule can't be set. */
  async setLearningRate(rate: number): Promise<void> {
    if (!(Number.isFinite(rate) && rate >= 0)) throw new TypeError(`the learning rate must be a number of at least 0, got ${shown(rate)}`);
    const { config } = this.#model.config();
    if (this.#model.built() || typeof config.learning_rate !== 'number') {
      const { engine, id } = await this.#model.network();
      await engine.setLearningRate(id, rate);
    }
    config.learning_rate = rate;
  }

  /** Batches that it has been given since the model was compiled: Keras's `iterations`. */
  async getIterations(): Promise<number> {
    const { engine, id } = await this.#model.network();
    return engine.iterations(id);
  }

  /** All that it takes, besides the weights, to go on with a training: see {@link setState}. */
  async getState(): Promise<OptimizerState> {
    const { engine, id } = await this.#model.network();
    return engine.optimizerState(id);
  }

  /** Goes on where another optimizer of the same kind, of a model with the same layers, was when {@link getState} was called. */
  async setState(state: OptimizerState): Promise<void> {
    const { iterations, learningRate, values } = Object(state) as OptimizerState;
    const rated = learningRate === null || Number.isFinite(learningRate);
    if (!(Number.isInteger(iterations) && iterations >= 0 && rated && values instanceof Float32Array))
      throw new TypeError(`the optimizer's state must be {iterations, learningRate, values}, as getState() gives it, got ${shown(state)}`);
    const network = await this.#model.network();
    await network.engine.setOptimizerState(network.id, { iterations, learningRate, values });
    network.trained = true;
  }
}
