// Model: any graph of layers between inputs and outputs, as Keras's functional API makes it.
import { BaseModel } from './basemodel.js';
import type { Ends } from './data.js';
import { inputConfig, isInput } from './input.js';
import { tensorsOf, type Layer, type Shape, type TensorLike } from './layer.js';
import { automaticName } from './names.js';
import type { ComponentConfig } from './spec.js';
import { graphOf, history, inboundNodes, type Graph, type Operation, type SymbolicTensor } from './symbolic.js';
import { checkNames, shown } from './words.js';

export interface ModelOptions {
  /** Where data enter: a tensor of `input()`, or a list of them. */
  inputs: TensorLike | readonly TensorLike[];
  /** What the model gives: a tensor, or a list of them. */
  outputs: TensorLike | readonly TensorLike[];
  name?: string;
}

/** A model as Keras's model.to_json() writes it. */
export interface ModelConfig extends ComponentConfig {
  build_config?: { input_shape: Shape | Shape[] };
  compile_config?: Record<string, unknown>;
}

export class Model extends BaseModel {
  readonly name: string;
  /** Keras's class: 'Functional', or 'Sequential'. */
  readonly className: 'Functional' | 'Sequential';
  readonly #inputs: readonly SymbolicTensor[] = [];
  readonly #outputs: readonly SymbolicTensor[] = [];
  readonly #graph: Graph = new Map();

  /**
   * A model of all layers between `inputs` and `outputs`: `new Model({ inputs: x, outputs: y })`. Models that share layers share their weights.
   * @throws TypeError for something that is not a tensor; Error if an output needs an input that is not among `inputs`
   */
  constructor(options?: ModelOptions) {
    super();
    this.className = new.target === Model ? 'Functional' : 'Sequential';
    this.name = options?.name ?? automaticName(this.className.toLowerCase());
    if (new.target !== Model) return;
    checkNames(options ?? {}, ['inputs', 'outputs', 'name'], 'Model');
    if (!options?.inputs || !options.outputs) throw new TypeError('a Model is made of tensors: new Model({ inputs: x, outputs: y })');
    this.#inputs = [tensorsOf(options.inputs, `the inputs of ${this.name}`)].flat();
    this.#outputs = [tensorsOf(options.outputs, `the outputs of ${this.name}`)].flat();
    for (const { name, call } of this.#inputs)
      if (call.inputs.length) throw new Error(`the inputs of ${this.name} must be tensors of input(), got the output of ${name}`);
    this.#graph = graphOf(this.#inputs, this.#outputs, this.name);
    const names = new Set<string>();
    for (const { name } of this.#graph.keys()) {
      if (names.has(name)) throw new Error(`${this.name} has two layers called '${name}'; every layer needs a name of its own`);
      names.add(name);
    }
  }

  get inputs(): readonly SymbolicTensor[] {
    return this.#inputs;
  }

  get outputs(): readonly SymbolicTensor[] {
    return this.#outputs;
  }

  get layers(): readonly (Layer | BaseModel)[] {
    return ([...this.#graph.keys()] as (Layer | BaseModel)[]).filter((layer) => !isInput(layer));
  }

  /** As Keras's model.to_json(); Keras reads it if the model is built, since tensors are written with their shapes. */
  toJSON(): ModelConfig {
    const shapes = this.inputShapes;
    const config = { ...this.configFor(shapes), ...(shapes && { build_config: { input_shape: shapes.length === 1 ? shapes[0]! : [...shapes] } }) };
    return { ...config, compile_config: this.compiledAs() };
  }

  configFor(shapes: readonly Shape[] | undefined): ComponentConfig {
    const known = new Map(this.described.map(({ name, output_shape }) => [name, output_shape]));
    const shapeOf = (tensor: SymbolicTensor) => tensor.shape ?? known.get(tensor.name) ?? null;
    const layers = [...this.#graph].map(([operation, calls]) => ({
      ...this.#entry(operation, shapes),
      name: operation.name,
      inbound_nodes: inboundNodes(calls, this.#graph, shapes ? shapeOf : () => null),
    }));
    const ends = (tensors: readonly SymbolicTensor[]) => tensors.map((tensor) => history(tensor, this.#graph));
    const config = { name: this.name, trainable: true, layers, input_layers: ends(this.#inputs), output_layers: ends(this.#outputs) };
    return { module: 'keras.src.models.functional', class_name: 'Functional', config, registered_name: 'Functional' };
  }

  protected get ends(): Ends {
    return { inputs: this.#inputs.map(({ name }) => name), outputs: numbered(this.#outputs.map(({ name }) => name)) };
  }

  protected get inputShapes(): readonly Shape[] | undefined {
    return this.#inputs.map(({ shape }) => shape!);
  }

  protected adopt(): void {} // the inputs tell their shapes

  #entry(operation: Operation, shapes: readonly Shape[] | undefined): ComponentConfig {
    if (operation instanceof BaseModel) return operation.configFor(undefined);
    const index = this.#inputs.findIndex(({ call }) => call.operation === operation);
    return index < 0 ? operation.toJSON() : inputConfig(operation.name, shapes?.[index] ?? this.#inputs[index]!.shape!);
  }
}

/** A second output of the same layer is called layer_1. */
function numbered(names: readonly string[]): string[] {
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length;
    return before ? `${name}_${before}` : name;
  });
}

/** Throws unless the layer may stand in a model. */
export function checkLayer(layer: unknown, owner: string): asserts layer is Layer | BaseModel {
  if (!(Object(layer) instanceof BaseModel) && typeof Object(layer).apply !== 'function')
    throw new TypeError(`${owner} takes a layer, as new Dense(1), got ${shown(layer)}`);
}
