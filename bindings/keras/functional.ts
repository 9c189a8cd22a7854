// Model: any graph of layers between inputs and outputs, as Keras's functional API makes it.
import { BaseModel } from './basemodel.js';
import type { Ends } from './data.js';
import { inputConfig, isInput } from './input.js';
import { Layer, tensorsOf, type Shape, type TensorLike } from './layer.js';
import { automaticName, checkName } from './names.js';
import type { ComponentConfig } from './spec.js';
import type { Place, Shapes } from './shapes.js';
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
    checkNames(options ?? {}, new.target === Model ? ['inputs', 'outputs', 'name'] : ['name'], this.className === 'Functional' ? 'Model' : 'Sequential');
    this.name = checkName(options?.name ?? automaticName(this.className.toLowerCase()), "a model's name");
    if (new.target !== Model) return;
    if (!options?.inputs || !options.outputs) throw new TypeError('a Model is made of tensors: new Model({ inputs: x, outputs: y })');
    this.#inputs = this.#ends(options.inputs, 'inputs');
    this.#outputs = this.#ends(options.outputs, 'outputs');
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

  get graph(): Graph {
    return this.#graph;
  }

  get places(): readonly Place[] {
    return this.#outputs.map((tensor) => this.#place(tensor));
  }

  get layers(): readonly (Layer | BaseModel)[] {
    return ([...this.#graph.keys()] as (Layer | BaseModel)[]).filter((layer) => !isInput(layer));
  }

  /** As Keras's model.to_json(). Shapes of tensors within are told once the model is built; before that as [null]. */
  toJSON(): ModelConfig {
    const shapes = this.inputShapes;
    const config = { ...this.configFor(shapes, this.shapes), ...(shapes && { build_config: { input_shape: shapes.length === 1 ? shapes[0]! : [...shapes] } }) };
    return { ...config, compile_config: this.compiledAs() };
  }

  configFor(shapes: readonly Shape[] | undefined, known?: Shapes): ComponentConfig {
    const shapeOf = (tensor: SymbolicTensor) => known?.of(this.#place(tensor)) ?? [null];
    const layers = [...this.#graph].map(([operation, calls]) => ({
      ...this.#entry(operation, shapes, known),
      name: operation.name,
      inbound_nodes: inboundNodes(calls, this.#graph, shapeOf),
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

  #ends(given: unknown, which: string): SymbolicTensor[] {
    const tensors = [tensorsOf(given, `the ${which} of ${this.name} must be tensors`)].flat();
    if (!tensors.length) throw new TypeError(`the ${which} of ${this.name} must be tensors, got an empty list`);
    return tensors;
  }

  #place({ call, index }: SymbolicTensor): Place {
    return [call.operation, this.#graph.get(call.operation)!.indexOf(call), index];
  }

  #entry(operation: Operation, shapes: readonly Shape[] | undefined, known?: Shapes): ComponentConfig {
    if (operation instanceof BaseModel) return operation.configFor(undefined, known?.inside(operation));
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
  if (!(layer instanceof BaseModel) && !(layer instanceof Layer)) throw new TypeError(`${owner} takes a layer, as new Dense(1), got ${shown(layer)}`);
}
