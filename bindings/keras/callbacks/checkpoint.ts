// ModelCheckpoint: hands over the model or its weights in the course of a training, as Keras's writes files.
import type { Logs, OptimizerState } from '../../engine/messages.js';
import type { Tensor } from '../../tensor.js';
import type { ComponentConfig } from '../spec.js';
import { checkNames, shown } from '../words.js';
import { MonitorCallback, type MonitorMode } from './monitor.js';

/** What a place to save to gets: all that it takes to go on from there with `fit(x, y, { initialEpoch: epoch + 1 })`. */
export interface Checkpoint {
  /** Index of the epoch, from 0. */
  epoch: number;
  /** Index of the batch in the epoch, from 0, if it is saved after batches. */
  batch: number | null;
  logs: Logs;
  weights: Tensor[];
  /** The model's JSON, as `JSON.stringify(model)` holds it; not with saveWeightsOnly. */
  model?: ComponentConfig;
  /** The optimizer's state, as `model.optimizer.setState()` takes it; not with saveWeightsOnly. */
  optimizer?: OptimizerState;
}

/** A function, or an object with a method `save`; what it returns is waited for. */
export type Place = ((checkpoint: Checkpoint) => unknown) | { save(checkpoint: Checkpoint): unknown };

export interface ModelCheckpointOptions {
  /** Name of the number to watch, as in the history; 'val_loss' by default. */
  monitor?: string;
  /** 1 says in the console when it saves; 0 by default. */
  verbose?: 0 | 1;
  /** Saves only if the number is better than ever before; false by default. */
  saveBestOnly?: boolean;
  /** Saves the weights without the model and its optimizer; false by default. */
  saveWeightsOnly?: boolean;
  /** Whether less or more is better; 'auto' goes by the number. */
  mode?: MonitorMode;
  /** 'epoch', or a number of batches. */
  saveFreq?: 'epoch' | number;
  /** Value that has to be improved on from the start. */
  initialValueThreshold?: number | null;
}

const owner = 'modelCheckpoint';
const names: readonly (keyof ModelCheckpointOptions)[] = ['monitor', 'verbose', 'saveBestOnly', 'saveWeightsOnly', 'mode', 'saveFreq', 'initialValueThreshold'];

export class ModelCheckpoint extends MonitorCallback {
  readonly #save: (checkpoint: Checkpoint) => unknown;
  readonly #options: ModelCheckpointOptions;
  #epoch = 0;
  #batchesSince = 0;
  #lastBatch = -1;

  /** @param place a function, or an object with a method `save`: into a file, into the browser's storage ... */
  constructor(place: Place, options: ModelCheckpointOptions = {}) {
    checkNames(options, names, 'ModelCheckpoint');
    const { monitor = 'val_loss', mode = 'auto', initialValueThreshold = null, saveFreq = 'epoch' } = options;
    super({ monitor, mode, best: initialValueThreshold, owner });
    if (typeof place === 'function') this.#save = place;
    else if (typeof place?.save === 'function') this.#save = (checkpoint) => place.save(checkpoint);
    else throw new TypeError(`ModelCheckpoint takes a function that saves, or an object with a method save, got ${shown(place)}`);
    if (saveFreq !== 'epoch' && !(Number.isInteger(saveFreq) && saveFreq >= 1))
      throw new TypeError(`${owner}.saveFreq must be 'epoch' or a positive integer, got ${shown(saveFreq)}`);
    this.#options = options;
    // A hook on batches makes the engine wait at each: it is only there if it is wanted.
    if (saveFreq === 'epoch') this.onEpochEnd = (epoch, logs) => this.#consider(epoch, null, logs);
    else this.onTrainBatchEnd = (batch, logs) => this.#count(batch, saveFreq) && this.#consider(this.#epoch, batch, logs);
  }

  override onTrainBegin(): void {
    if (this.#options.saveBestOnly) this.checkMonitor(owner);
  }

  override onEpochBegin(epoch: number): void {
    this.#epoch = epoch;
  }

  /** Whether so many batches are over, counted across epochs. */
  #count(batch: number, saveFreq: number): boolean {
    this.#batchesSince += batch <= this.#lastBatch ? batch + 1 : batch - this.#lastBatch;
    this.#lastBatch = batch;
    if (this.#batchesSince < saveFreq) return false;
    this.#batchesSince = 0;
    return true;
  }

  async #consider(epoch: number, batch: number | null, logs: Logs): Promise<void> {
    if (!this.#wanted(epoch, logs)) return;
    const { model } = this;
    const checkpoint: Checkpoint = { epoch, batch, logs: { ...logs }, weights: await model.getWeights() };
    if (!this.#options.saveWeightsOnly) Object.assign(checkpoint, { model: model.toJSON(), optimizer: await model.optimizer.getState() });
    await this.#save(checkpoint);
  }

  /** As Keras does, it saves where the watched number is missing. */
  #wanted(epoch: number, logs: Logs): boolean {
    const { saveBestOnly, verbose } = this.#options;
    const value = this.current(logs);
    const wanted = !saveBestOnly || value === undefined || this.improves(value);
    const [from, to] = [this.best, value].map((number) => number?.toFixed(5) ?? 'None');
    if (verbose && saveBestOnly)
      console.log(`\nEpoch ${epoch + 1}: ${this.monitor} ${wanted ? `improved from ${from} to ${to}, saving model` : `did not improve from ${from}`}`);
    else if (verbose) console.log(`\nEpoch ${epoch + 1}: saving model`);
    if (wanted && saveBestOnly && value !== undefined) this.best = value;
    return wanted;
  }
}
