// The base of all layers: a name, trainable or not, its calls, and for the first layer of a model the shape of a row of data.
import { Component } from './component.js';
import type { Tensor } from '../tensor.js';
import type { ArrayLike } from './arrays.js';
import { automaticName, checkName } from './names.js';
import { changed, homeOf, type Home } from './sharing.js';
import type { ComponentConfig } from './spec.js';
import { call, start, SymbolicTensor, type Call } from './symbolic.js';
import { ofLayer, readWeights, writeWeights } from './weights.js';
import { checkObject, shown, snakeCase } from './words.js';

/** A shape with the batch first: [null, 30]. Null stands for any size. */
export type Shape = (number | null)[];

/** What the first layer of a model may be told besides its own options. */
export interface FirstLayerOptions {
  /** Shape of a row of data, without the batch: builds the model at once, as an `Input` before it would. */
  inputShape?: Shape;
}

/** One layer of a model. */
export abstract class Layer extends Component<'layer'> {
  /** Unique in its model; by default Keras's automatic name (`dense`, `dense_1`, ...). */
  readonly name: string;
  /** Whether training changes its weights. A change takes effect with the next fit. */
  trainable: boolean;
  /** Shape of a row of data if the layer was told, without the batch. */
  readonly inputShape: Shape | undefined;
  /** Its uses in graphs, oldest first. */
  readonly calls: Call[] = [];

  protected constructor(className: string, args: readonly unknown[]) {
    super('layer', className, args, ['inputShape']);
    const { inputShape } = this.named as FirstLayerOptions;
    if (inputShape !== undefined) checkShape(inputShape, `${this.owner}.inputShape`);
    this.name = checkName((this.given.name as string | undefined) ?? automaticName(this.spec.identifier), `${this.owner}.name`);
    this.trainable = (this.given.trainable as boolean | undefined) ?? true;
    this.inputShape = inputShape;
    if (className === 'InputLayer') start(this, inputLayerShape(this.given, this.owner));
  }

  /**
   * Keras's `layer(x)`: the layer applied to an output of another, or to several where it takes several, as in
   * `new Concatenate().apply([a, b])`. A shared layer is applied several times, and has its weights once.
   * @param options of the call, as { useCausalMask: true }, and tensors that it takes by name, as { initialState: [h, c] }
   * @returns the output; a list of them if the layer gives several, as a recurrent one with returnState: `apply<SymbolicTensor[]>(x)`
   */
  apply<Output extends SymbolicTensor | SymbolicTensor[] = SymbolicTensor>(
    inputs: TensorLike | readonly TensorLike[],
    options: Record<string, unknown> = {},
  ): Output {
    const tensors = tensorsOf(inputs, `${this.name} must be applied to tensors`);
    checkObject(options, 'useCausalMask', `${this.name}.apply`);
    if (Array.isArray(tensors) && !tensors.length) throw new TypeError(`${this.name}.apply needs at least one tensor, got an empty list`);
    const [named, plain]: [Record<string, SymbolicTensor | SymbolicTensor[]>, Record<string, unknown>] = [{}, {}];
    for (const [name, value] of Object.entries(options)) {
      if (holdsTensors(value)) named[snakeCase(name)] = tensorsOf(value, `${this.name}.apply's ${name} must be tensors`);
      else plain[snakeCase(name)] = value;
    }
    const outputs = call(this, tensors, { named, options: plain, outputs: this.outputCount });
    return (outputs.length === 1 ? outputs[0]! : outputs) as Output;
  }

  /** How many outputs a call gives: with returnState, a recurrent layer's states come after its output. */
  get outputCount(): number {
    return 1 + (this.given.return_state ? (this.spec.states ?? 0) : 0);
  }

  /** Whether it carries states from step to step, and its call takes those to begin with. */
  get hasStates(): boolean {
    return this.spec.states !== undefined;
  }

  /** The tensor that its one call reads (a list if it reads several). */
  get input(): SymbolicTensor | readonly SymbolicTensor[] {
    const { inputs, isList } = this.#onlyCall('input');
    return isList ? inputs : inputs[0]!;
  }

  /** The tensor that its one call gives, to build a model that ends there; its outputs in a list if it gives several. */
  get output(): SymbolicTensor {
    const { outputs } = this.#onlyCall('output');
    return (outputs.length === 1 ? outputs[0] : outputs) as SymbolicTensor;
  }

  /** Its weights in Keras's order, once a model that it is in is built; the newest, if several models share it. */
  async getWeights(): Promise<Tensor[]> {
    const { network, path } = this.#home();
    return readWeights(network, ofLayer(path));
  }

  /** Sets its weights, in all models that it is in: as many, and of the same shapes, as getWeights() gives. */
  async setWeights(weights: readonly ArrayLike[]): Promise<void> {
    const { network, path } = this.#home();
    await writeWeights(network, ofLayer(path), weights, this.name);
    changed(network, [[path, this]]);
  }

  #home(): Home {
    const home = homeOf(this);
    if (!home) throw new Error(`${this.name} has no weights yet: build or fit the model that it is in`);
    return home;
  }

  #onlyCall(what: string): Call {
    if (this.calls.length === 1) return this.calls[0]!;
    if (!this.calls.length) throw new Error(`${this.name} has no ${what} yet: apply it to a tensor, or build the model that it is in`);
    throw new Error(`${this.name} was applied ${this.calls.length} times and has as many ${what}s: take one of its calls`);
  }

  override getConfig(): Record<string, unknown> {
    const config: Record<string, unknown> = { name: null, trainable: true, dtype: this.dtype, ...super.getConfig() };
    config.name = this.name;
    if (this.spec.options.some(({ name }) => name === 'trainable')) config.trainable = this.trainable;
    else delete config.trainable; // a few classes of Keras's don't know it
    return config;
  }

  protected get dtype(): ComponentConfig {
    return float32();
  }
}

const holdsTensors = (value: unknown): boolean => (Array.isArray(value) ? value.some(holdsTensors) : value instanceof SymbolicTensor || value instanceof Layer);

/** What a layer is applied to: a tensor, or an `Input`, which stands for its tensor. */
export type TensorLike = SymbolicTensor | Layer;

/** The tensor, or the tensors of a list. `wanted` is the start of the error for anything else: "d must be applied to tensors". */
export function tensorsOf(given: unknown, wanted: string): SymbolicTensor | SymbolicTensor[] {
  if (Array.isArray(given)) return given.map((one) => tensorOf(one, wanted));
  return tensorOf(given, wanted);
}

/** The shape that an input layer's options tell, with the batch first. */
function inputLayerShape({ batch_shape, shape, batch_size }: Record<string, unknown>, owner: string): Shape {
  if (batch_shape) return checkShape(batch_shape, `${owner}.batchShape`);
  if (!shape) throw new TypeError(`${owner} needs its shape, as in Input({ shape: [30] })`);
  return [(batch_size as number | undefined) ?? null, ...checkShape(shape, `${owner}.shape`)];
}

function tensorOf(given: unknown, wanted: string): SymbolicTensor {
  if (given instanceof SymbolicTensor) return given;
  if (given instanceof Layer && given.className === 'InputLayer') return given.output;
  throw new TypeError(
    `${wanted}, as given by input() or another layer's apply(), got ${given instanceof Layer ? `the layer ${given.name} itself` : shown(given)}`,
  );
}

/** A shape as it is given, or a TypeError that says whose it is. */
export function checkShape(value: unknown, name: string): Shape {
  const fits = Array.isArray(value) && value.every((size) => size === null || (Number.isInteger(size) && size > 0));
  if (!fits) throw new TypeError(`${name} must be a list of sizes, each a positive integer or null for any, got ${shown(value)}`);
  return value as Shape;
}

/** Keras's way of saying that everything is computed in float32. */
export function float32(): ComponentConfig {
  return dtypePolicy('float32');
}

export function dtypePolicy(name: string): ComponentConfig {
  return { module: 'keras', class_name: 'DTypePolicy', config: { name }, registered_name: null };
}
