// One engine at work in a process or page of its own: it prepares a workload, and works at it for a while whenever it is told to.
import { engines } from './engines/index.mjs';
import { dataOf } from './workloads/data.mjs';
import { findWorkload } from './workloads/index.mjs';

export class Session {
  #engine;
  #task;

  /** Opens an engine by its name; gives what it says about itself. */
  async open(name) {
    console.warn = () => {}; // TensorFlow.js advertises its native package at its start
    this.#engine = await engines.find((engine) => engine.name === name).open();
    return this.#engine.about;
  }

  async prepare(name) {
    await this.#task?.dispose?.();
    this.#task = undefined;
    const workload = findWorkload(name);
    this.#task = workload.layers
      ? await this.#engine.network(workload, dataOf(workload))
      : await this.#product(workload.size);
  }

  /** Works for at least that long, and until a piece of work is done. */
  async turn(atLeast) {
    const start = performance.now();
    let samples = 0;
    let seconds = 0;
    do {
      samples += await this.#task.step(atLeast - seconds);
      seconds = (performance.now() - start) / 1000;
    } while (seconds < atLeast);
    return { samples, seconds };
  }

  /** The machine's peak in floating-point operations per second; undefined if this engine has no probe. */
  peak() {
    return this.#engine.peak?.();
  }

  #product(size) {
    if (!this.#engine.product) throw new Error('it has no matrix product of its own');
    return this.#engine.product(size);
  }
}
