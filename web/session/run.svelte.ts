// One training as the page sees it: its state, its curves, and the pace at which a person can watch it.
import type { Progress, TrainingRun } from 'vitrine';

export type RunState = 'idle' | 'running' | 'paused' | 'done';
export type Pace = 'watch' | 'full';
type Logs = Record<string, number>;

/** The shortest time that watching gives an epoch, so that a run of many short epochs takes about four seconds. */
const watchedEpoch = (epochs: number) => Math.min(150, Math.max(16, 4000 / epochs));
const slice = { watch: 40, full: 150 };
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export class Run {
  state = $state<RunState>('idle');
  pace = $state<Pace>('watch');
  epoch = $state(0);
  epochs = $state(0);
  batch = $state(0);
  batches = $state(0);
  speed = $state(0);
  logs = $state.raw<Logs>({});
  curves = $state.raw<Record<string, number[]>>({});
  weights = $state.raw<Float32Array | null>(null);
  stoppedBy = $state<'early stopping' | 'you' | null>(null);
  #handle: TrainingRun | null = null;
  #rate = 1;
  #looping: Promise<void> | null = null;
  #wanted = false;

  /** Where the training stands, to be read out. */
  get words(): string {
    return `Epoch ${this.curves.loss?.length ?? 0} of ${this.epochs}, loss ${this.logs.loss?.toFixed(4)}.`;
  }

  reset(): void {
    if (this.#handle && this.state !== 'done') this.#handle.stop();
    this.#handle = null;
    this.state = 'idle';
    this.epoch = this.epochs = this.batch = this.batches = this.speed = 0;
    this.logs = {};
    this.curves = {};
    this.weights = null;
    this.stoppedBy = null;
  }

  /** Begins a training and holds it before its first batch; `resume` or `step` set it going. */
  async hold(begin: (hear: (news: Progress) => void) => TrainingRun, epochs: number, batches: number): Promise<void> {
    this.reset();
    const handle = begin((news) => this.#handle === handle && this.#hear(news));
    this.#handle = handle;
    this.epochs = epochs;
    this.batches = batches;
    this.state = 'paused';
    await handle.pause();
  }

  /** Trains until it is done or paused. */
  async resume(): Promise<void> {
    if (this.state !== 'paused') return;
    this.state = 'running';
    this.#wanted = true;
    await (this.#looping = this.#loop(this.#handle!));
  }

  async pause(): Promise<void> {
    if (this.state !== 'running') return;
    this.#wanted = false;
    await this.#looping;
    if (this.state === 'running') this.state = 'paused';
  }

  async stepBatch(): Promise<void> {
    await this.#step(1);
  }

  async stepEpoch(): Promise<void> {
    await this.#step(this.batches - (this.batch % this.batches));
  }

  /** Ends the training here; the weights stay as early stopping would leave them. */
  async stop(): Promise<void> {
    if (!this.#handle || this.state === 'done') return;
    await this.pause();
    if (this.#handle.state === 'done') return;
    this.#handle.stop();
    await this.#handle.history;
    await this.#finish();
  }

  async #loop(handle: TrainingRun): Promise<void> {
    while (this.#wanted && this.state === 'running' && this.#handle === handle) {
      const began = performance.now();
      const share = await this.#step(this.#chunk());
      const wanted = this.pace === 'watch' ? share * watchedEpoch(this.epochs) : 0;
      const left = wanted - (performance.now() - began);
      await pause(Math.max(0, left));
    }
  }

  /** How many batches fit one slice, and when watched never more than to the epoch's end. */
  #chunk(): number {
    const count = Math.max(1, Math.round(this.#rate * slice[this.pace]));
    if (this.pace === 'full') return count;
    return Math.min(count, this.batches - (this.batch % this.batches));
  }

  /** Trains some batches and gives the share of an epoch that they were. */
  async #step(batches: number): Promise<number> {
    const handle = this.#handle!;
    const began = performance.now();
    const news = await handle.step(batches);
    if (this.#handle !== handle) return 0;
    const took = performance.now() - began;
    this.#rate = 0.7 * this.#rate + 0.3 * (batches / Math.max(took, 0.2));
    this.weights = await handle.weights();
    if (news.state === 'done') await this.#finish();
    return batches / Math.max(1, news.batches);
  }

  #hear(news: Progress): void {
    this.speed = news.samplesPerSecond;
    this.batch = news.batch;
    this.batches = news.batches;
    this.epoch = news.epoch;
    this.logs = { ...this.logs, ...(news.logs as Logs), ...(news.finished.at(-1)?.logs as Logs) };
    if (news.stopped) this.stoppedBy = news.stopped === 'early_stopping' ? 'early stopping' : 'you';
    if (!news.finished.length) return;
    const curves = { ...this.curves };
    for (const { logs } of news.finished as { logs: Logs }[]) for (const key in logs) curves[key] = [...(curves[key] ?? []), logs[key]];
    this.curves = curves;
  }

  async #finish(): Promise<void> {
    this.weights = await this.#handle!.weights();
    this.state = 'done';
  }
}
