// What every model can do, however its layers hang together: compile, fit, evaluate, predict, weights, summary.
import { handOver } from '../engine/handover.js';
import type { ArrayMessage, Logs, NetworkDescription } from '../engine/messages.js';
import { tensor, type Tensor } from '../tensor.js';
import type { ArrayLike } from './arrays.js';
import { evaluateByBatch, predictByBatch } from './bybatch.js';
import { CallbackList, type CallbackHooks } from './callbacks.js';
import { compileConfig, compileOptions, type CompileConfig, type CompileOptions } from './compile.js';
import { examples, inputs, isPrepared, type Arrays, type Ends, type Parts, type Prepared } from './data.js';
import { classWeights, FitPlan, positive, type FitOptions } from './fit.js';
import type { History } from './history.js';
import { checkShape, tensorsOf, type Layer, type Shape, type TensorLike } from './layer.js';
import { Network } from './network.js';
import { ModelOptimizer } from './optimizer.js';
import { checkSeed, nextSeed } from './random.js';
import { changed, fetchNewest, forget, type Located } from './sharing.js';
import { openDescription, Shapes, type Place } from './shapes.js';
import type { ComponentConfig } from './spec.js';
import { summary, type SummaryOptions } from './summary.js';
import { call, type Call, type Graph, type Operation, type SymbolicTensor } from './symbolic.js';
import { TrainingRun } from './training.js';
import { readWeights, writeWeights } from './weights.js';
import { checkNames, didYouMean, shown } from './words.js';

export interface EvaluateOptions {
  /** Rows at a time; 32 by default. It does not change the result. */
  batchSize?: number;
  /** Weight of each row; of a model with several outputs, for all of them or for each. */
  sampleWeight?: Arrays | null;
  /** Keras's hooks around the evaluation and its batches. */
  callbacks?: readonly CallbackHooks[];
}

export interface BatchOptions {
  /** Weight of each row; of a model with several outputs, for all of them or for each. */
  sampleWeight?: Arrays | null;
  /** Weight of each class in the loss, by its number; 1 for those left out. */
  classWeight?: Readonly<Record<number, number>> | null;
}

export interface PredictOptions {
  /** Rows at a time; 32 by default. */
  batchSize?: number;
  /** Keras's hooks around the prediction and its batches. */
  callbacks?: readonly CallbackHooks[];
}

export abstract class BaseModel implements Operation {
  abstract readonly name: string;
  abstract readonly className: string;
  /** The layers, without the inputs. Models inside the model are among them. */
  abstract readonly layers: readonly (Layer | BaseModel)[];
  /** Its uses as a layer of other models, oldest first. */
  readonly calls: Call[] = [];
  #network: Promise<Network> | undefined;
  #known: Network | undefined;
  /** The shapes that the network was built for. */
  #builtFor: Shape[] | undefined;
  #compiled: CompileConfig | undefined;
  #run: TrainingRun | undefined;
  /** Whether the run has begun to change the network, which has to stay as it is until its end. */
  #training = false;
  #stopTraining = false;
  #disposed = false;
  #isTrainable = true;

  /** Names of its inputs and outputs. */
  protected abstract get ends(): Ends;
  /** Shapes of the inputs with the batch first, once they are known; null where an axis may have any size. */
  protected abstract get inputShapes(): readonly Shape[] | undefined;
  /** Takes shapes from the data. */
  protected abstract adopt(shapes: readonly Shape[]): void;
  /** Keras's JSON, {class_name, config}, for inputs of these shapes; `known` are those of the layers, if they are to be written too. */
  abstract configFor(shapes: readonly Shape[] | undefined, known?: Shapes): ComponentConfig;
  /** Keras's JSON, with all that is known: shapes, and how the model was compiled. */
  abstract toJSON(): ComponentConfig;
  /** As tensors, for graphs. */
  abstract readonly inputs: readonly SymbolicTensor[];
  abstract readonly outputs: readonly SymbolicTensor[];
  /** What Keras lists of the model, in its order: the inputs of a graph and all layers, each with its calls in the model. */
  abstract readonly graph: Graph;
  /** Where the outputs come from. */
  abstract readonly places: readonly Place[];

  /** Whether the shape of the data is known, so that the model has weights. */
  get built(): boolean {
    return this.#builtFor !== undefined || (this.inputShapes?.every((shape) => shape.slice(1).every((size) => size !== null)) ?? false);
  }

  /** Whether training changes its weights. Setting it sets it for all layers; it takes effect with the next fit. */
  get trainable(): boolean {
    return this.#isTrainable;
  }

  set trainable(trainable: boolean) {
    this.#isTrainable = trainable;
    for (const layer of this.layers) layer.trainable = trainable;
  }

  /** The layer with that name, or at that place. */
  getLayer(nameOrIndex: string | number): Layer {
    if (typeof nameOrIndex !== 'string' && typeof nameOrIndex !== 'number')
      throw new TypeError(`getLayer takes a layer's name or its place, got ${shown(nameOrIndex)}`);
    const layer = this.layers.find(({ name }, index) => name === nameOrIndex || index === nameOrIndex);
    if (!layer)
      throw new Error(
        `${this.name} has no layer ${typeof nameOrIndex === 'number' ? nameOrIndex : `called '${nameOrIndex}'`}; it has ${this.layers.map(({ name }) => name).join(', ')}`,
      );
    return layer as Layer;
  }

  /** The model as a layer of another: applied to tensors, it gives its output (a list if it has several). */
  apply(given: TensorLike | readonly TensorLike[]): SymbolicTensor | SymbolicTensor[] {
    const tensors = tensorsOf(given, `${this.name} must be applied to tensors`);
    const count = Array.isArray(tensors) ? tensors.length : 1;
    if (count !== this.ends.inputs.length) throw new TypeError(`${this.name} takes ${this.ends.inputs.length} tensors, got ${count}`);
    const outputs = call(this, tensors, { outputs: this.ends.outputs.length });
    return outputs.length === 1 ? outputs[0]! : outputs;
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
  async build(inputShape?: Shape | readonly Shape[], options: { seed?: number } = {}): Promise<void> {
    checkNames(options, ['seed'], 'build');
    const several = Array.isArray(inputShape?.[0]);
    const given = inputShape === undefined ? this.inputShapes : several ? (inputShape as Shape[]) : [inputShape as Shape];
    if (!given) throw new Error(`${this.name} needs the shape of its data: build([null, 30]), or Input({ shape: [30] }) as its first layer`);
    for (const shape of given) checkShape(shape, 'build.inputShape');
    const count = this.ends.inputs.length;
    if (given.length !== count) throw new TypeError(`${this.name} has ${count} ${count === 1 ? 'input' : 'inputs'}, but build got ${given.length} shapes`);
    if (options.seed !== undefined) checkSeed(options.seed, 'build.seed');
    await this.#ready(
      given.map((shape) => (shape[0] === null || shape === this.inputShapes?.[0] ? shape : [null, ...shape])),
      options.seed,
    );
  }

  /** Sets optimizer, loss and metrics. Names are checked here; whether they fit the data shows in fit. */
  compile(options: CompileOptions = {}): void {
    this.#usable();
    this.assertIdle('compile');
    this.#compiled = compileConfig(options, this.ends.outputs);
  }

  /** The optimizer as it stands: its learning rate, the steps that it has made, and its state to save. */
  get optimizer(): ModelOptimizer {
    if (!this.#compiled) throw new Error(`${this.name} has no optimizer before it is compiled: compile({ optimizer: 'adam', loss: 'mse' })`);
    return new ModelOptimizer({
      built: () => this.built,
      config: () => this.#compiled!.optimizer as ComponentConfig,
      network: () => this.#trainable([], undefined),
    });
  }

  /** Trains and resolves to the History. Never blocks the event loop. Several inputs or outputs: a list of arrays, or arrays by name. */
  fit(x: Arrays, y: Arrays, options?: FitOptions): Promise<History>;
  fit(prepared: Prepared, options?: FitOptions): Promise<History>;
  async fit(...args: [unknown, unknown?, FitOptions?]): Promise<History> {
    return this.start(...(args as [Arrays, Arrays, FitOptions?])).history;
  }

  /** fit() with a handle: pause, resume, step, stop, and the weights while it runs. */
  start(x: Arrays, y: Arrays, options?: FitOptions): TrainingRun;
  start(prepared: Prepared, options?: FitOptions): TrainingRun;
  start(...args: [unknown, unknown?, FitOptions?]): TrainingRun {
    const [parts, options] = this.#split(args);
    this.#usable();
    if (this.#run) throw new Error(`${this.name} is training already: wait for that fit to end, or stop it`);
    if (!this.#compiled) throw new Error(`${this.name} must be compiled before fit: compile({ optimizer: 'adam', loss: 'mse' })`);
    if (this.#compiled.loss === null) throw new Error(`${this.name} was compiled without a loss, which fit needs: compile({ loss: ... })`);
    const plan = new FitPlan(parts, options, this.ends);
    this.#stopTraining = false;
    const network = (data: readonly ArrayMessage[], seed: number | undefined) => this.#trainable(data, seed);
    const trains = (network: Network) => {
      this.#training = true;
      changed(network, this.located());
    };
    const run = new TrainingRun({ model: this, network, trains }, plan);
    this.#run = run;
    const over = () => {
      this.#run = undefined;
      this.#training = false;
      if (this.#known) changed(this.#known, this.located());
    };
    run.history.then(over, over);
    return run;
  }

  /** Loss and metrics on data, by name: { loss: 0.31, accuracy: 0.91 }. */
  evaluate(x: Arrays, y: Arrays, options?: EvaluateOptions): Promise<Logs>;
  evaluate(prepared: Prepared, options?: EvaluateOptions): Promise<Logs>;
  async evaluate(...args: [unknown, unknown?, EvaluateOptions?]): Promise<Logs> {
    const [parts, options] = this.#split(args);
    checkNames(options, ['batchSize', 'sampleWeight', 'callbacks'], 'evaluate');
    const batchSize = positive(options.batchSize ?? 32, 'evaluate.batchSize');
    if (!this.#compiled?.loss) throw new Error(`${this.name} must be compiled with a loss before evaluate`);
    const data = await examples({ ...parts, sampleWeight: options.sampleWeight }, this.ends);
    const callbacks = new CallbackList(options.callbacks, 'evaluate');
    const network = await this.#trainable(data, undefined);
    if (callbacks.hasOwn) return evaluateByBatch(this, network, data, batchSize, callbacks);
    return network.engine.evaluate(network.id, handOver(data, data), batchSize);
  }

  /** The model's output for rows of data; a list of them if it has several. */
  async predict<Output extends Tensor | Tensor[] = Tensor>(x: Arrays | Prepared, options: PredictOptions = {}): Promise<Output> {
    checkNames(options, ['batchSize', 'callbacks'], 'predict');
    const batchSize = positive(options.batchSize ?? 32, 'predict.batchSize');
    const data = await inputs(isPrepared(x, this.ends) ? x.x : x, this.ends);
    const callbacks = new CallbackList(options.callbacks, 'predict');
    const network = await this.#ready(shapesOf(data));
    if (callbacks.hasOwn) return (await predictByBatch(this, network, data, batchSize, callbacks)) as Output;
    const outputs = await network.engine.predict(network.id, handOver(data, data), batchSize);
    const tensors = outputs.map(({ data: values, shape }) => tensor(values, shape));
    return (tensors.length === 1 ? tensors[0] : tensors) as Output;
  }

  /**
   * One step of training on all these rows. Gives the loss and metrics by name; as in Keras they run on over batches until
   * {@link resetMetrics}.
   */
  async trainOnBatch(x: Arrays, y: Arrays, options: BatchOptions = {}): Promise<Logs> {
    checkNames(options, ['sampleWeight', 'classWeight'], 'trainOnBatch');
    const [network, data] = await this.#batch({ x, y, sampleWeight: options.sampleWeight }, 'trainOnBatch');
    changed(network, this.located());
    network.trained = true;
    return network.engine.trainOnBatch(network.id, handOver(data, data), classWeights(options.classWeight), nextSeed());
  }

  /** Loss and metrics of all these rows, which run on like those of {@link trainOnBatch}. */
  async testOnBatch(x: Arrays, y: Arrays, options: Pick<BatchOptions, 'sampleWeight'> = {}): Promise<Logs> {
    checkNames(options, ['sampleWeight'], 'testOnBatch');
    const [network, data] = await this.#batch({ x, y, sampleWeight: options.sampleWeight }, 'testOnBatch');
    return network.engine.testOnBatch(network.id, handOver(data, data), nextSeed());
  }

  /** The model's output for all these rows at once. */
  async predictOnBatch<Output extends Tensor | Tensor[] = Tensor>(x: Arrays): Promise<Output> {
    const [first] = await inputs(x, this.ends);
    return this.predict<Output>(x, { batchSize: first!.shape[0]! });
  }

  /** Lets the loss and metrics of trainOnBatch and testOnBatch start again. */
  async resetMetrics(): Promise<void> {
    const network = await this.#network;
    await network?.engine.resetMetrics(network.id);
  }

  /** All weights in Keras's get_weights() order: each layer's, as kernel (inputs, units) and bias (units). */
  async getWeights(): Promise<Tensor[]> {
    return readWeights(await this.#ready(), () => true);
  }

  /** Sets all weights: as many, and of the same shapes, as getWeights() gives. */
  async setWeights(weights: readonly ArrayLike[]): Promise<void> {
    const network = await this.#ready();
    await writeWeights(network, () => true, weights, this.name);
    changed(network, this.located());
  }

  /** One weight by its path, as 'dense/kernel'; describe() tells all paths. */
  async getWeight(path: string): Promise<Tensor> {
    const network = await this.#ready();
    const [weight] = await readWeights(network, (each) => each.path === path);
    if (weight) return weight;
    const paths = network.description.layers.flatMap((layer) => layer.weights.map((each) => each.path));
    throw new Error(`${this.name} has no weight '${path}'${didYouMean(path, paths)}`);
  }

  /** Layers, shapes and numbers of weights, with the place of each weight in {@link TrainingRun.weights}. */
  async describe(): Promise<NetworkDescription> {
    return structuredClone((await this.#ready()).description);
  }

  /**
   * Bytes that a training takes in the engine, the data aside: weights, gradients, the optimizer's state and all buffers of a batch.
   * Rejects with the sentence that fit() would give if they can't be had.
   */
  async trainingBytes(options: { batchSize?: number } = {}): Promise<number> {
    checkNames(options, ['batchSize'], 'trainingBytes');
    const batchSize = positive(options.batchSize ?? 32, 'trainingBytes.batchSize');
    const network = await this.#ready();
    if (this.#compiled) await network.compile(this.#compiled);
    return network.engine.trainingBytes(network.id, batchSize);
  }

  /** Keras's model.summary() as text. */
  async summary(options: SummaryOptions = {}): Promise<string> {
    const network = this.built ? await this.#ready() : undefined;
    const state = network?.trained ? await network.engine.optimizerState(network.id) : undefined;
    // Keras counts the iterations and the learning rate among an optimizer's numbers.
    return summary(this, (await this.#describeOpen()) ?? network?.description, state && state.values.length + (state.learningRate === null ? 1 : 2), options);
  }

  /** Frees the model's memory in the engine now, instead of when it is garbage-collected. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    const network = await this.#network?.catch(() => undefined);
    if (!network) return;
    forget(network, this.located());
    await network.dispose();
  }

  /** Whether another model is this one, or inside it. */
  holds(model: BaseModel): boolean {
    return this === model || this.layers.some((layer) => layer instanceof BaseModel && layer.holds(model));
  }

  /** Throws while a training is under way. */
  protected assertIdle(action: string): void {
    if (this.#run) throw new Error(`${this.name} is training: stop it before ${action}`);
  }

  /** What Keras's JSON says of compile(). */
  protected compiledAs(): Record<string, unknown> {
    return this.#compiled ? { ...this.#compiled, run_eagerly: false, steps_per_execution: 1, jit_compile: 'auto' } : {};
  }

  /** Compiles as Keras's JSON says, if it does. */
  compileAs(config: Record<string, unknown> | null | undefined): void {
    if (config === null || config === undefined) return;
    if (typeof config !== 'object') throw new TypeError(`compile_config in the config must be {optimizer, loss, metrics}, got ${shown(config)}`);
    if (config.optimizer) this.compile(compileOptions(config as Partial<CompileConfig>));
  }

  /** The layers' shapes, as far as the model is built in the engine. */
  protected get shapes(): Shapes {
    return new Shapes(this.#known?.description.layers ?? []);
  }

  /** All layers, those of models inside too, by the names that the engine knows them by. */
  protected located(prefix = ''): Located[] {
    return this.layers.flatMap((layer) =>
      layer instanceof BaseModel ? layer.located(`${prefix}${layer.name}/`) : [[`${prefix}${layer.name}`, layer] as const],
    );
  }

  /** The arguments (x, y, options) or (prepared, options). */
  #split<Options extends object>([x, y, options]: [unknown, unknown?, Options?]): [Parts, Options] {
    if (isPrepared(x, this.ends)) return [{ x: x.x, y: x.y }, (y ?? {}) as Options];
    return [{ x, y }, options ?? ({} as Options)];
  }

  /** The network's description if inputs have open sizes, as any data would make it: two sizes are tried. */
  async #describeOpen(): Promise<NetworkDescription | undefined> {
    const shapes = this.inputShapes;
    if (!shapes?.some((shape) => shape.slice(1).includes(null))) return undefined;
    const sized = (open: number) => this.configFor(shapes.map(([batch, ...row]) => [batch!, ...row.map((size) => size ?? open)]));
    try {
      const networks = [await Network.create(JSON.stringify(sized(256)), 0), await Network.create(JSON.stringify(sized(512)), 0)] as const;
      for (const network of networks) await network.dispose();
      return openDescription(networks[0].description, networks[1].description);
    } catch {
      return undefined; // too large, or a layer that needs the very size
    }
  }

  async #batch(parts: Parts, action: string): Promise<[Network, ArrayMessage[]]> {
    this.assertIdle(action);
    if (!this.#compiled?.loss) throw new Error(`${this.name} must be compiled with a loss before ${action}`);
    const data = await examples(parts, this.ends);
    return [await this.#trainable(data, undefined), data];
  }

  async #trainable(data: readonly ArrayMessage[], seed: number | undefined): Promise<Network> {
    const network = await this.#ready(data.length ? shapesOf(data) : undefined, seed);
    await network.compile(this.#compiled!);
    return network;
  }

  /** The network for data of these shapes (batch first), built or brought up to date with the layers and their newest weights. */
  async #ready(given?: readonly Shape[], seed?: number): Promise<Network> {
    this.#usable();
    if (!this.places.length) throw new Error(`${this.name} has no layers: add one first`);
    const before = this.inputShapes;
    const shapes = this.#resolve(before ?? given, given);
    if (this.#training) {
      if (String(shapes) !== String(this.#builtFor))
        throw new Error(`${this.name} is training: stop it before it takes data of another shape, ${shown(shapes)}`);
      return this.#known!;
    }
    if (!before) this.adopt(shapes);
    try {
      const config = JSON.stringify(this.configFor(shapes));
      this.#network ??= Network.create(config, seed ?? nextSeed());
      const network = (this.#known = await this.#network);
      await network.update(config, seed ?? nextSeed());
      await fetchNewest(network, this.located());
      this.#builtFor = shapes;
      return network;
    } catch (error) {
      if (!this.#known) {
        this.#network = undefined;
        if (!before) this.adopt([]);
      }
      throw error;
    }
  }

  /** The inputs' shapes, with the sizes that are left open taken from the data, or from the last data. */
  #resolve(known: readonly Shape[] | undefined, given: readonly Shape[] | undefined): Shape[] {
    if (!known) throw new Error(`${this.name} is not built yet: fit it, or call build([null, 30]) with the shape of its data`);
    return known.map((shape, index) => {
      const end = known.length > 1 ? ` for '${this.ends.inputs[index]}'` : '';
      const data = given?.[index];
      if (data && !agree(shape, data)) throw new RangeError(`${this.name} takes rows of shape ${shown(shape.slice(1))}${end}, got ${shown(data.slice(1))}`);
      const sizes = shape.map((size, axis) => size ?? data?.[axis] ?? this.#builtFor?.[index]?.[axis] ?? null);
      if (sizes.slice(1).includes(null))
        throw new Error(`${this.name} takes rows of shape ${shown(shape.slice(1))}${end}: fit it, or call build with a size for every null`);
      return sizes;
    });
  }

  #usable(): void {
    if (this.#disposed) throw new Error(`${this.name} was disposed of and cannot be used any more`);
  }
}

function agree(known: Shape, shape: Shape): boolean {
  const same = (size: number | null, index: number) => index === 0 || size === null || size === shape[index];
  return known.length === shape.length && known.every(same);
}

function shapesOf(data: readonly ArrayMessage[]): Shape[] {
  return data.filter(({ role }) => role === 'x').map(({ shape }) => [null, ...shape.slice(1)]);
}
