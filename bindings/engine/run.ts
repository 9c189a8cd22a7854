// One training under way: spends the batches it is granted in slices and keeps news for whoever asks.
// Two brakes: `grant` is the person's (pause, resume, step), `hold` the callbacks' (wait until their hooks have run).
// Neither stops an epoch between its last batch and its validation: whoever steps to its end gets all its numbers.
import type { Hold, RunProgress } from './messages.js';
import { parsed, type NativeProgress, type NativeTraining } from './native.js';
import { turn } from './turn.js';

export class Run {
  #training: NativeTraining | undefined;
  readonly #slice: number;
  readonly #hold: Hold;
  readonly #ended: () => void;
  #granted = 0;
  #unvalidated = false;
  #held = false;
  #looping = false;
  #epoch: number;
  #batch = 0;
  #tested = 0;
  #seconds = 0;
  #news: RunProgress | undefined;
  #failure: { reason: unknown } | undefined;
  #listeners: (() => void)[] = [];

  /** `slice`: longest piece of work in ms. `ended` is called once, as soon as the training's memory is free. */
  constructor(training: NativeTraining, options: { slice: number; hold: Hold; initialEpoch: number }, ended: () => void) {
    this.#training = training;
    this.#slice = options.slice;
    this.#hold = options.hold;
    this.#epoch = options.initialEpoch;
    this.#ended = ended;
  }

  /** Lets the run train that many batches (Infinity: to the end, 0: pause). No batch is half done when this returns. */
  grant(batches: number): void {
    this.#granted = batches;
    this.#go();
  }

  /** Goes on after a hold. */
  proceed(): void {
    this.#held = false;
    this.#go();
  }

  /** Ends the run as Keras's stop_training does, best weights restored. */
  stop(): void {
    this.#training?.stop();
    this.#held = false;
    this.grant(Infinity);
  }

  /** Ends the run at once and as it is; whoever waits for news gets the reason. */
  abandon(reason: unknown): void {
    if (!this.#training) return;
    this.#failure = { reason };
    this.#end();
    this.#tell();
  }

  /** What is new since the last call; waits until there is something. */
  async progress(): Promise<RunProgress> {
    while (!this.#news && !this.#failure) await new Promise<void>((resolve) => this.#listeners.push(resolve));
    if (!this.#news) throw this.#failure!.reason;
    const news = this.#news;
    this.#news = undefined;
    return news;
  }

  get #resting(): boolean {
    return this.#granted <= 0 && !this.#unvalidated;
  }

  #go(): void {
    if (!this.#looping) void this.#loop();
  }

  async #loop(): Promise<void> {
    this.#looping = true;
    await turn();
    while (this.#training && !this.#resting && !this.#held) {
      try {
        this.#work(this.#training);
      } catch (error) {
        this.abandon(error);
      }
      await turn();
    }
    this.#looping = false;
  }

  #work(training: NativeTraining): void {
    const byBatch = this.#hold === 'batch' || this.#hold === 'test';
    const bound = byBatch ? 1 : Number.isFinite(this.#granted) ? Math.max(1, this.#granted) : 0;
    const start = performance.now();
    const progress = atLastBatch(parsed(training.run(this.#slice, bound)));
    this.#seconds += (performance.now() - start) / 1000;
    const trained = (progress.epoch - this.#epoch) * progress.batches + progress.batch - this.#batch;
    this.#epoch = progress.epoch;
    this.#batch = progress.batch;
    const tested = progress.tested !== this.#tested;
    this.#tested = progress.tested;
    this.#granted -= trained;
    this.#unvalidated = progress.state === 'running' && progress.batch === progress.batches;
    this.#held = this.#hold !== 'none' && (progress.state === 'epoch' || (byBatch && trained > 0) || (this.#hold === 'test' && tested));
    if (progress.state === 'done') this.#end();
    const finished = [...(this.#news?.finished ?? []), ...progress.finished];
    this.#news = { ...progress, finished, held: this.#held, resting: this.#resting, seconds: this.#seconds };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners.splice(0)) listener();
  }

  #end(): void {
    this.#training?.delete();
    this.#training = undefined;
    this.#ended();
  }
}

/** At the end of an epoch the core is already in the next one; the place of the last trained batch is what people count by. */
function atLastBatch(progress: NativeProgress): NativeProgress {
  const ended = progress.state === 'running' ? undefined : progress.finished.at(-1);
  return ended ? { ...progress, epoch: ended.epoch } : progress;
}
