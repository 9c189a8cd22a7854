// One fit under way: drives the engine, calls the hooks in Keras's order, and is the handle to pause, step and stop.
import type { Engine } from '../engine/client.js';
import { handOver } from '../engine/handover.js';
import type { ArrayMessage, RunProgress } from '../engine/messages.js';
import { positive, type FitPlan } from './fit.js';
import { reports } from './callbacks/monitor.js';
import { History, progressOf, type Progress } from './history.js';
import type { BaseModel } from './basemodel.js';
import type { Network } from './network.js';
import { Printer } from './printer.js';

/** What a training needs of its model. */
export interface Trainee {
  model: BaseModel;
  /** The compiled network for these data. */
  network(data: readonly ArrayMessage[], seed: number | undefined): Promise<Network>;
  /** Called once the network's weights begin to change. */
  trains(network: Network): void;
}

/** A training that was started; `await` it (or its `history`) for the end. */
export class TrainingRun implements PromiseLike<History> {
  /** Resolves when the training ends, rejects when it fails or is aborted. */
  readonly history: Promise<History>;
  readonly #plan: FitPlan;
  readonly #trainee: Trainee;
  readonly #printer: Printer;
  #state: Progress['state'] = 'running';
  #granted = Infinity;
  #stopping = false;
  #engine: Engine | undefined;
  #begin!: (network: Network) => void;
  readonly #begun = new Promise<Network>((resolve) => (this.#begin = resolve));
  #id = 0;
  #record: History | undefined;
  #epoch = -1;
  #batch = 0;
  #steppers: { resolve(progress: Progress): void; reject(reason: unknown): void }[] = [];

  constructor(trainee: Trainee, plan: FitPlan) {
    this.#trainee = trainee;
    this.#plan = plan;
    this.#printer = new Printer(plan.verbose);
    this.history = this.#run();
  }

  get state(): Progress['state'] {
    return this.#state;
  }

  then: Promise<History>['then'] = (resolve, reject) => this.history.then(resolve, reject);

  /** Pauses after the current batch. */
  async pause(): Promise<void> {
    if (this.#state === 'done') return;
    await this.#grant(0);
  }

  resume(): void {
    if (this.#state !== 'done') void this.#grant(Infinity);
  }

  /** Trains some batches (one by default) and pauses again; resolves when they are done or the training ends. */
  async step(batches = 1): Promise<Progress> {
    positive(batches, 'step');
    if (this.#state === 'done') throw new Error('this training is over');
    if (this.#state === 'running') await this.pause();
    const done = new Promise<Progress>((resolve, reject) => this.#steppers.push({ resolve, reject }));
    void this.#grant(batches);
    return done;
  }

  /** Ends the training after the current batch, as EarlyStopping does: `history` resolves. */
  stop(): void {
    if (this.#state === 'done') return;
    this.#stopping = true;
    this.#state = 'running';
    void this.#engine?.stop(this.#id);
  }

  /** A copy of all weights as they are now, in Keras's get_weights() order. Waits for the training to begin. */
  async weights(): Promise<Float32Array> {
    const { engine, id } = await Promise.race([this.#begun, this.history.then(() => this.#begun)]);
    return engine.weights(id);
  }

  async #grant(batches: number): Promise<void> {
    this.#granted = batches;
    this.#state = batches > 0 ? 'running' : 'paused';
    await this.#engine?.grant(this.#id, batches);
  }

  async #run(): Promise<History> {
    const { signal } = this.#plan.options;
    const abort = () => void this.#engine?.abandon(this.#id);
    try {
      signal?.throwIfAborted();
      signal?.addEventListener('abort', abort, { once: true });
      return await this.#train(signal);
    } catch (error) {
      abort();
      const reason: unknown = signal?.aborted ? signal.reason : error;
      for (const { reject } of this.#steppers.splice(0)) reject(reason);
      throw reason;
    } finally {
      this.#state = 'done';
      signal?.removeEventListener('abort', abort);
    }
  }

  async #train(signal: AbortSignal | undefined): Promise<History> {
    const { callbacks, epochs, verbose, options } = this.#plan;
    const request = await this.#plan.request();
    signal?.throwIfAborted();
    const network = await this.#trainee.network(request.data, options.seed);
    const { engine } = network;
    const { id, reported } = await engine.fit(network.id, handOver(request, request.data, request.validation));
    network.trained = true;
    this.#trainee.trains(network);
    [this.#engine, this.#id] = [engine, id];
    this.#begin(network);
    signal?.throwIfAborted();
    const steps = Math.ceil(trainingRows(request) / this.#plan.batchSize);
    const record = (this.#record = new History({ epochs, steps, verbose }));
    reports.set(this.#trainee.model, reported);
    callbacks.begin(this.#trainee.model, record.params);
    await callbacks.call('onTrainBegin');
    await callbacks.call('onEpochBegin', this.#plan.initialEpoch);
    await callbacks.call('onTrainBatchBegin', 0);
    await (this.#stopping ? engine.stop(id) : engine.grant(id, this.#granted));
    for (let over = false; !over;) {
      const news = await engine.progress(id);
      await this.#absorb(news);
      over = news.state === 'done';
      if (news.held) await engine.proceed(id);
    }
    await callbacks.call('onTrainEnd', record.lastLogs());
    return record;
  }

  /** Hooks, history, printing and progress for what has happened. */
  async #absorb(news: RunProgress): Promise<void> {
    const { callbacks, options } = this.#plan;
    const record = this.#record!;
    const over = news.state === 'done';
    record.stopped = news.stopped;
    if (callbacks.hold === 'batch' || callbacks.hold === 'test') await this.#batchEnd(news);
    if (callbacks.hold === 'test' && news.tested > 0) await this.#testBatchEnd(news);
    // As in Keras, callbacks may add to the logs, and the history has what they added.
    for (const { epoch, logs } of news.finished) {
      await callbacks.call('onEpochEnd', epoch, logs);
      record.add(epoch, logs);
    }
    if (!over && !this.#stopping && news.resting) this.#state = 'paused';
    const progress = { ...progressOf(news), state: over ? 'done' : this.#state } as const;
    this.#printer.show(progress);
    options.onProgress?.(progress);
    if (!over && !this.#stopping && news.held) await this.#nextBegin(news);
    if (over || news.resting) for (const { resolve } of this.#steppers.splice(0)) resolve(progress);
  }

  async #batchEnd({ epoch, batch, logs }: RunProgress): Promise<void> {
    if (epoch === this.#epoch && batch === this.#batch) return; // validation only
    [this.#epoch, this.#batch] = [epoch, batch];
    await this.#plan.callbacks.call('onTrainBatchEnd', batch - 1, logs);
  }

  async #testBatchEnd({ tested, tests, test_logs }: RunProgress): Promise<void> {
    const { callbacks } = this.#plan;
    await callbacks.call('onTestBatchEnd', tested - 1, test_logs);
    if (tested === tests) await callbacks.call('onTestEnd', test_logs);
  }

  /** Hooks before what comes next, once an epoch's end or a batch's end has been dealt with. */
  async #nextBegin({ state, epoch, batch, batches, tested, tests }: RunProgress): Promise<void> {
    const { callbacks } = this.#plan;
    if (callbacks.hold === 'test' && tested < tests) {
      if (tested === 0) await callbacks.call('onTestBegin');
      await callbacks.call('onTestBatchBegin', tested);
    }
    if (state === 'epoch') await callbacks.call('onEpochBegin', epoch + 1);
    if (callbacks.hold !== 'epoch' && (state === 'epoch' || batch < batches)) await callbacks.call('onTrainBatchBegin', state === 'epoch' ? 0 : batch);
  }
}

function trainingRows({ data, settings }: Awaited<ReturnType<FitPlan['request']>>): number {
  return Math.floor(data[0]!.shape[0]! * (1 - settings.validation_split));
}
