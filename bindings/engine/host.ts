// Owns everything that lives in WASM memory and does the work in slices. It runs behind postMessage in a worker, or
// directly in Node, so it takes and gives plain data only; networks and runs are known by number.
import { transfer } from 'comlink';
import { load } from './load.js';
import type { ArrayMessage, EngineInfo, FitRequest, LoadOptions, Logs, NetworkDescription, OptimizerState, Reported, RunProgress } from './messages.js';
import { parsed, type Native, type NativeDataset, type NativeNetwork } from './native.js';
import { Run } from './run.js';
import { turn } from './turn.js';

export class Host {
  readonly #slice: number;
  #loaded: Native | undefined;
  readonly #networks = new Map<number, NativeNetwork>();
  readonly #runs = new Map<number, { run: Run; network: number }>();
  #lastId = 0;

  /** `slice`: longest piece of work in ms before the event loop gets its turn. */
  constructor(slice: number) {
    this.#slice = slice;
  }

  /** Says that the host is there at all, before anything is loaded. */
  ready(): true {
    return true;
  }

  async open(options: LoadOptions): Promise<EngineInfo> {
    const { native, build } = await load(options);
    this.#loaded = native;
    return { build, abi: native.abiVersion() };
  }

  catalog(): string {
    return this.#native.catalog();
  }

  /** Makes a network of a Keras config; gives its number. */
  build(config: string, seed: number): number {
    return this.#add(this.#networks, new this.#native.Network(config, seed));
  }

  /**
   * Remakes a network after its layers changed: a layer keeps its weights if its name and their shapes stayed. If all did, the network is
   * compiled as before and the optimizer keeps its state; gives whether it is so.
   */
  rebuild(id: number, config: string, seed: number, compiled: string | null): boolean {
    const old = this.#network(id);
    const next = new this.#native.Network(config, seed);
    const [before, after] = [weightsOf(old), weightsOf(next)];
    const paths = before.map(({ path }) => [path, path] as const);
    moveWeights(old, next, paths);
    const layout = (weights: typeof before) => JSON.stringify(weights.map(({ path, shape, trainable }) => [path, shape, trainable]));
    const same = compiled !== null && layout(before) === layout(after);
    if (same) {
      next.compile(compiled);
      next.setOptimizerState(old.optimizerState());
    }
    this.#networks.set(id, next);
    old.delete();
    return same;
  }

  /** Copies layers' weights from one network to another, where shapes agree; `pairs` are the layers' names here and there. */
  copyWeights(from: number, to: number, pairs: [from: string, to: string][]): void {
    const [source, target] = [this.#network(from), this.#network(to)];
    const names = new Map(pairs);
    const paths = weightsOf(source).flatMap(({ path }) => {
      const layer = [...names.keys()].find((name) => path.startsWith(`${name}/`));
      return layer === undefined ? [] : [[path, names.get(layer)! + path.slice(layer.length)] as const];
    });
    moveWeights(source, target, paths);
  }

  compile(id: number, config: string): void {
    this.#network(id).compile(config);
  }

  trainingBytes(id: number, batch: number): number {
    return this.#network(id).trainingBytes(batch);
  }

  describe(id: number): NetworkDescription {
    return JSON.parse(this.#network(id).describe());
  }

  weights(id: number): Float32Array {
    return give(this.#network(id).weights());
  }

  setWeights(id: number, values: Float32Array): void {
    this.#network(id).setWeights(values);
  }

  iterations(id: number): number {
    return this.#network(id).iterations();
  }

  learningRate(id: number): number {
    return this.#network(id).learningRate();
  }

  setLearningRate(id: number, rate: number): void {
    this.#network(id).setLearningRate(rate);
  }

  optimizerState(id: number): OptimizerState {
    const state = this.#network(id).optimizerState();
    return transfer(state, [state.values.buffer as ArrayBuffer]);
  }

  setOptimizerState(id: number, state: OptimizerState): void {
    this.#network(id).setOptimizerState(state);
  }

  /** Frees a network; its runs end with an error. */
  dispose(id: number): void {
    for (const { run, network } of [...this.#runs.values()]) if (network === id) run.abandon(new Error('the model was disposed of while it was training'));
    this.#networks.get(id)?.delete();
    this.#networks.delete(id);
  }

  /** Prepares a training, which starts with the first grant; gives its number, and what its epochs will report. */
  async fit(network: number, { data, validation, settings, hold }: FitRequest): Promise<{ id: number; reported: Reported }> {
    const sets = [await this.#dataset(data)];
    try {
      if (validation) sets.push(await this.#dataset(validation));
      // With validation the core comes back after each epoch, so that a run can end there.
      const validates = validation !== null || settings.validation_split > 0;
      const text = JSON.stringify({ ...settings, pause: hold === 'test' ? 'test' : hold === 'none' && !validates ? 'none' : 'epoch' });
      const training = new this.#native.Training(this.#network(network), sets[0]!, sets[1] ?? null, text);
      const run = new Run(training, { slice: this.#slice, hold, initialEpoch: settings.initial_epoch }, () => free(sets));
      return { id: this.#add(this.#runs, { run, network }), reported: JSON.parse(training.reported()) };
    } catch (error) {
      free(sets);
      throw error;
    }
  }

  /** News of a run; the last news or a failure forgets the run. */
  async progress(id: number): Promise<RunProgress> {
    try {
      const news = await this.#run(id).progress();
      if (news.state === 'done') this.#runs.delete(id);
      return news;
    } catch (error) {
      this.#runs.delete(id);
      throw error;
    }
  }

  grant(id: number, batches: number): void {
    this.#runs.get(id)?.run.grant(batches);
  }

  proceed(id: number): void {
    this.#runs.get(id)?.run.proceed();
  }

  stop(id: number): void {
    this.#runs.get(id)?.run.stop();
  }

  abandon(id: number): void {
    this.#runs.get(id)?.run.abandon(new Error('the training was given up'));
    this.#runs.delete(id);
  }

  async evaluate(network: number, data: ArrayMessage[], batchSize: number): Promise<Logs> {
    const set = await this.#dataset(data);
    try {
      const evaluation = new this.#native.Evaluation(this.#network(network), set, batchSize);
      return await this.#finish(evaluation, () => parsed(evaluation.logs()));
    } finally {
      set.delete();
    }
  }

  /** One step of training on all rows; running loss and metrics. */
  trainOnBatch(network: number, data: ArrayMessage[], classWeight: Record<string, number> | null, seed: number): Promise<Logs> {
    return this.#onBatch(data, (set) => this.#network(network).trainOnBatch(set, JSON.stringify(classWeight), seed));
  }

  testOnBatch(network: number, data: ArrayMessage[], seed: number): Promise<Logs> {
    return this.#onBatch(data, (set) => this.#network(network).testOnBatch(set, seed));
  }

  resetMetrics(network: number): void {
    this.#network(network).resetMetrics();
  }

  async #onBatch(data: ArrayMessage[], work: (set: NativeDataset) => string): Promise<Logs> {
    const set = await this.#dataset(data);
    try {
      return parsed(work(set));
    } finally {
      set.delete();
    }
  }

  /** One array for each output. */
  async predict(network: number, data: ArrayMessage[], batchSize: number): Promise<{ data: Float32Array; shape: number[] }[]> {
    const set = await this.#dataset(data);
    try {
      const prediction = new this.#native.Prediction(this.#network(network), set, batchSize);
      return await this.#finish(prediction, () =>
        Array.from({ length: prediction.outputs() }, (_, output) => ({ data: give(prediction.output(output)), shape: prediction.shape(output) })),
      );
    } finally {
      set.delete();
    }
  }

  async #finish<T>(job: { run(budget: number): boolean; delete(): void }, result: () => T): Promise<T> {
    try {
      while (!job.run(this.#slice)) await turn();
      return result();
    } finally {
      job.delete();
    }
  }

  get #native(): Native {
    if (!this.#loaded) throw new Error('the engine is not loaded');
    return this.#loaded;
  }

  #network(id: number): NativeNetwork {
    const network = this.#networks.get(id);
    if (!network) throw new Error('the model was disposed of and cannot be used any more');
    return network;
  }

  #run(id: number): Run {
    const entry = this.#runs.get(id);
    if (!entry) throw new Error('this training is over');
    return entry.run;
  }

  /** Copies arrays into WASM memory, with turns before and after, since a large one takes its time. */
  async #dataset(arrays: ArrayMessage[]): Promise<NativeDataset> {
    await turn();
    const set = new this.#native.Dataset();
    try {
      for (const { role, data, shape } of arrays) set.add(role, data, shape);
      await turn();
      return set;
    } catch (error) {
      set.delete();
      throw error;
    }
  }

  #add<T>(map: Map<number, T>, value: T): number {
    map.set(++this.#lastId, value);
    return this.#lastId;
  }
}

function weightsOf(network: NativeNetwork) {
  const description: NetworkDescription = JSON.parse(network.describe());
  return description.layers.flatMap((layer) => layer.weights);
}

/** Copies weights by their paths here and there, where shapes agree. */
function moveWeights(source: NativeNetwork, target: NativeNetwork, paths: readonly (readonly [from: string, to: string])[]): void {
  const [from, to] = [source.weights(), target.weights()];
  const known = new Map(weightsOf(source).map((weight) => [weight.path, weight]));
  const origin = new Map(paths.map(([here, there]) => [there, known.get(here)]));
  for (const { path, shape, offset, size } of weightsOf(target)) {
    const weight = origin.get(path);
    if (weight && String(weight.shape) === String(shape)) to.set(from.subarray(weight.offset, weight.offset + size), offset);
  }
  target.setWeights(to);
}

function free(sets: NativeDataset[]): void {
  for (const set of sets) set.delete();
}

/** Hands an array over without a copy, where there is a border to cross. */
function give(array: Float32Array): Float32Array {
  return transfer(array, [array.buffer as ArrayBuffer]);
}
