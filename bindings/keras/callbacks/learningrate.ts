// LearningRateScheduler: a learning rate of one's own for every epoch.
import type { Logs } from '../../engine/messages.js';
import { Callback } from '../callbacks.js';
import { checkNames, shown } from '../words.js';

/** Gives the learning rate of an epoch (from 0), told the one that the optimizer has. */
export type Schedule = (epoch: number, learningRate: number) => number | Promise<number>;

export class LearningRateScheduler extends Callback {
  readonly #schedule: Schedule;
  readonly #verbose: number;

  /** @param schedule (epoch, learningRate) => the learning rate for that epoch. `verbose` 1 tells it in the console. */
  constructor(schedule: Schedule, options: { verbose?: 0 | 1 } = {}) {
    super();
    checkNames(options, ['verbose'], 'LearningRateScheduler');
    if (typeof schedule !== 'function') throw new TypeError(`LearningRateScheduler takes a function (epoch, learningRate) => number, got ${shown(schedule)}`);
    this.#schedule = schedule;
    this.#verbose = options.verbose ?? 0;
  }

  override async onEpochBegin(epoch: number): Promise<void> {
    const { optimizer } = this.model;
    const rate = await this.#schedule(epoch, await optimizer.getLearningRate());
    if (typeof rate !== 'number') throw new TypeError(`the schedule of LearningRateScheduler must give a number, got ${shown(rate)}`);
    await optimizer.setLearningRate(rate);
    if (this.#verbose) console.log(`\nEpoch ${epoch + 1}: LearningRateScheduler setting learning rate to ${rate}.`);
  }

  /** The history tells the learning rate that the epoch had. */
  override async onEpochEnd(_epoch: number, logs: Logs): Promise<void> {
    logs.learning_rate = await this.model.optimizer.getLearningRate();
  }
}
