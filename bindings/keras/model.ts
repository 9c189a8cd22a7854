// What every model can do, whatever its layers' arrangement: compile, fit, evaluate, predict, weights, summary.
import { handOver } from '../engine/handover.js';
import type { LayerDescription, Logs, NetworkDescription } from '../engine/messages.js';
import { tensor, type Tensor } from '../tensor.js';
import { toMatrix, type ArrayLike } from './arrays.js';
import { compileConfig, type CompileConfig, type CompileOptions } from './compile.js';
import { examples, inputs, isPrepared, type Parts, type Prepared } from './data.js';
import { FitPlan, positive, type FitOptions } from './fit.js';
import type { History } from './history.js';
import type { Layer, Shape } from './layer.js';
import { Network } from './network.js';
import { checkSeed, nextSeed } from './random.js';
import { summary, type SummaryOptions } from './summary.js';
import { TrainingRun } from './training.js';
import { checkNames, shown } from './words.js';

export interface EvaluateOptions {
  /** Rows at a time; 32 by default. It does not change the result. */
  batchSize?: number;
  /** Weight of each row. */
  sampleWeight?: ArrayLike | null;
}

export interface PredictOptions {
  /** Rows at a time; 32 by default. */
  batchSize?: number;
}

export abstract class Model {
  abstract readonly name: string;
  /** The layers, without the input. */
  abstract readonly layers: readonly Layer[];
  #network: Promise<Network> | undefined;
  #known: Network | undefined;
  #compiled: CompileConfig | undefined;
  #run: TrainingRun | undefined;
  #stopTraining = false;
  #disposed = false;

  /** Shape of the data with the batch first, once it is known. */
  protected abstract get inputShape(): Shape | undefined;
  protected abstract set inputShape(shape: Shape | undefined);
  /** Keras's config for rows of the model's input shape. */
  protected abstract config(): object;

  /** Whether the shape of the data is known, so that the model has weights. */
  get built(): boolean {
    return this.inputShape !== undefined;
  }

  /** Set to true (by a callback, or anywhere) to end the training after the current batch. */
  get stopTraining(): boolean {
    return this.#stopTraining;
  }

  set stopTraining(stop: boolean) {
    this.#stopTraining = stop;
    if (stop) this.#run?.stop();
  }

  /**
   * Makes the weights. Without it a model is built by its first fit, from the data's shape.
   * @param inputShape [null, 30] (batch first) or [30]; may be left out if the first layer tells it
   */
  async build(inputShape: Shape | undefined = this.inputShape, options: { seed?: number } = {}): Promise<void> {
    checkNames(options, ['seed'], 'build');
    if (!inputShape) throw new Error(`${this.name} needs the shape of its data: build([null, 30]), or Input({ shape: [30] }) as its first layer`);
    if (options.seed !== undefined) checkSeed(options.seed, 'build.seed');
    await this.#ready(inputShape[0] === null ? inputShape : [null, ...inputShape], options.seed);
  }

  /** Sets optimizer, loss and metrics. Names are checked here; whether they fit the data shows in fit. */
  compile(options: CompileOptions = {}): void {
    this.assertIdle('compile');
    this.#compiled = compileConfig(options);
  }

  /** Trains and resolves to the History. Never blocks the event loop. */
  fit(x: ArrayLike, y: ArrayLike, options?: FitOptions): Promise<History>;
  fit(prepared: Prepared, options?: FitOptions): Promise<History>;
  async fit(...args: [unknown, unknown?, FitOptions?]): Promise<History> {
    return this.start(...(args as [ArrayLike, ArrayLike, FitOptions?])).history;
  }

  /** fit() with a handle: pause, resume, step, stop, and the weights while it runs. */
  start(x: ArrayLike, y: ArrayLike, options?: FitOptions): TrainingRun;
  start(prepared: Prepared, options?: FitOptions): TrainingRun;
  start(...args: [unknown, unknown?, FitOptions?]): TrainingRun {
    const [parts, options] = split(args);
    this.#usable();
    if (this.#run) throw new Error(`${this.name} is training already: wait for that fit to end, or stop it`);
    if (!this.#compiled) throw new Error(`${this.name} must be compiled before fit: compile({ optimizer: 'adam', loss: 'mse' })`);
    if (this.#compiled.loss === null) throw new Error(`${this.name} was compiled without a loss, which fit needs: compile({ loss: ... })`);
    const plan = new FitPlan(parts, options);
    this.#stopTraining = false;
    const run = new TrainingRun({ model: this, network: (shape, seed) => this.#trainable(shape, seed) }, plan);
    this.#run = run;
    const over = () => void (this.#run = undefined);
    run.history.then(over, over);
    return run;
  }

  /** Loss and metrics on data, by name: { loss: 0.31, accuracy: 0.91 }. */
  evaluate(x: ArrayLike, y: ArrayLike, options?: EvaluateOptions): Promise<Logs>;
  evaluate(prepared: Prepared, options?: EvaluateOptions): Promise<Logs>;
  async evaluate(...args: [unknown, unknown?, EvaluateOptions?]): Promise<Logs> {
    const [parts, options] = split(args);
    checkNames(options, ['batchSize', 'sampleWeight'], 'evaluate');
    const batchSize = positive(options.batchSize ?? 32, 'evaluate.batchSize');
    if (!this.#compiled?.loss) throw new Error(`${this.name} must be compiled with a loss before evaluate`);
    const data = await examples({ ...parts, sampleWeight: options.sampleWeight });
    const network = await this.#trainable(data[0]!.shape, undefined);
    return network.engine.evaluate(network.id, handOver(data, data), batchSize);
  }

  /** The model's outputs for rows of data. */
  async predict(x: ArrayLike | Prepared, options: PredictOptions = {}): Promise<Tensor> {
    checkNames(options, ['batchSize'], 'predict');
    const batchSize = positive(options.batchSize ?? 32, 'predict.batchSize');
    const data = await inputs(isPrepared(x) ? x.x : x);
    const network = await this.#ready([null, ...data[0]!.shape.slice(1)]);
    const { data: values, shape } = await network.engine.predict(network.id, handOver(data, data), batchSize);
    return tensor(values, shape);
  }

  /** All weights in Keras's get_weights() order: each layer's, as kernel (inputs, units) and bias (units). */
  async getWeights(): Promise<Tensor[]> {
    const network = await this.#ready();
    const values = await network.engine.weights(network.id);
    return weightsOf(network.description).map(({ shape, offset, size }) => tensor(values.slice(offset, offset + size), shape));
  }

  /** Sets all weights: as many, and of the same shapes, as getWeights() gives. */
  async setWeights(weights: readonly ArrayLike[]): Promise<void> {
    const network = await this.#ready();
    const wanted = weightsOf(network.description);
    if (!Array.isArray(weights) || weights.length !== wanted.length)
      throw new TypeError(`${this.name} has ${wanted.length} weights, got ${Array.isArray(weights) ? weights.length : shown(weights)}`);
    const all = new Float32Array(network.description.params);
    for (const [index, { path, shape, offset }] of wanted.entries()) {
      const given = await toMatrix(weights[index], `weight ${path}`);
      if (String(given.shape) !== String(shape))
        throw new RangeError(`weight ${path} must have the shape ${shown(shape)}, got ${shown(given.shape)}`);
      all.set(given.data, offset);
    }
    await network.engine.setWeights(network.id, all);
  }

  /** Layers, shapes and numbers of weights, with the place of each weight in {@link TrainingRun.weights}. */
  async describe(): Promise<NetworkDescription> {
    return structuredClone((await this.#ready()).description);
  }

  /**
   * Bytes that a training takes in the engine, the data aside: weights, gradients, the optimizer's state and all buffers of a batch.
   * Rejects with the sentence that fit() would give if they can't be had.
   */
  async trainingBytes({ batchSize = 32 }: { batchSize?: number } = {}): Promise<number> {
    positive(batchSize, 'trainingBytes.batchSize');
    const network = await this.#ready();
    if (this.#compiled) await network.compile(this.#compiled);
    return network.engine.trainingBytes(network.id, batchSize);
  }

  /** Keras's model.summary() as text. */
  async summary(options: SummaryOptions = {}): Promise<string> {
    const network = this.built ? await this.#ready() : undefined;
    const state = network?.trained ? await network.engine.optimizerState(network.id) : undefined;
    // Keras counts the learning rate among an optimizer's numbers.
    return summary(this, network?.description, state && state.length + 1, options);
  }

  /** Frees the model's memory in the engine now, instead of when it is garbage-collected. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    const network = await this.#network?.catch(() => undefined);
    await network?.dispose();
  }

  /** Throws while a training is under way. */
  protected assertIdle(action: string): void {
    if (this.#run) throw new Error(`${this.name} is training: stop it before ${action}`);
  }

  /** What toJSON() writes of compile(). */
  protected get compileConfig(): CompileConfig | undefined {
    return this.#compiled;
  }

  /** The layers with their shapes, as far as the model is built in the engine. */
  protected get described(): readonly LayerDescription[] {
    return this.#known?.description.layers ?? [];
  }

  async #trainable(shape: number[], seed: number | undefined): Promise<Network> {
    const network = await this.#ready([null, ...shape.slice(1)], seed);
    await network.compile(this.#compiled!);
    return network;
  }

  /** The network for data of that shape (batch first), built or brought up to date with the layers. */
  async #ready(shape: Shape | undefined = this.inputShape, seed?: number): Promise<Network> {
    this.#usable();
    if (!shape) throw new Error(`${this.name} is not built yet: fit it, or call build([null, 30]) with the shape of its data`);
    const known = this.inputShape;
    if (known && !agree(known, shape))
      throw new RangeError(`${this.name} takes rows of shape ${shown(known.slice(1))}, got ${shown(shape.slice(1))}`);
    this.inputShape ??= shape;
    try {
      const config = JSON.stringify(this.config());
      this.#network ??= Network.create(config, seed ?? nextSeed());
      const network = (this.#known = await this.#network);
      await network.update(config, seed ?? nextSeed());
      await network.adopt(this.layers);
      return network;
    } catch (error) {
      if (!this.#known) {
        this.#network = undefined;
        this.inputShape = known;
      }
      throw error;
    }
  }

  #usable(): void {
    if (this.#disposed) throw new Error(`${this.name} was disposed of and cannot be used any more`);
  }
}

/** The arguments (x, y, options) or (prepared, options). */
function split<Options extends object>([x, y, options]: [unknown, unknown?, Options?]): [Parts, Options] {
  if (isPrepared(x)) return [{ x: x.x, y: x.y }, (y ?? {}) as Options];
  return [{ x, y }, options ?? ({} as Options)];
}

function agree(known: Shape, shape: Shape): boolean {
  const same = (size: number | null, index: number) => index === 0 || size === null || size === shape[index];
  return known.length === shape.length && known.every(same);
}

function weightsOf(description: NetworkDescription) {
  return description.layers.flatMap((layer) => layer.weights);
}
