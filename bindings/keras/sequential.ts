// Sequential: layers in a row, each working on what the one before it gives.
import type { BaseModel } from './basemodel.js';
import type { Ends } from './data.js';
import { layersFromConfig, readConfig } from './fromjson.js';
import { Model, checkLayer, type ModelConfig } from './functional.js';
import { InputLayer } from './generated/layers.js';
import { inputConfig, inputShapeOf } from './input.js';
import { checkShape, float32, type Layer, type Shape } from './layer.js';
import { automaticName } from './names.js';
import type { Place, Shapes } from './shapes.js';
import type { ComponentConfig } from './spec.js';
import type { Call, Graph, SymbolicTensor } from './symbolic.js';
import { shown } from './words.js';

export class Sequential extends Model {
  readonly #layers: (Layer | BaseModel)[] = [];
  #inputLayer: InputLayer | undefined;
  #inputName = '';
  #inputShape: Shape | undefined;
  /** The layers' calls on each other, once the input's shape is known. */
  readonly #chain: Call[] = [];

  /** @param layers in their order, models among them; more can be added later */
  constructor(layers: readonly (Layer | BaseModel)[] = [], options: { name?: string } = {}) {
    if (!Array.isArray(layers)) throw new TypeError(`Sequential takes a list of layers, got ${shown(layers)}`);
    super(options as ConstructorParameters<typeof Model>[0]); // which looks at the name
    for (const layer of layers) this.add(layer);
  }

  override get layers(): readonly (Layer | BaseModel)[] {
    return [...this.#layers];
  }

  override get inputs(): readonly SymbolicTensor[] {
    return [this.#linked()[0]!.outputs[0]!];
  }

  override get outputs(): readonly SymbolicTensor[] {
    return this.#linked().at(-1)!.outputs;
  }

  override get graph(): Graph {
    return new Map(this.#layers.map((layer, index) => [layer, this.#chain.slice(index + 1, index + 2)]));
  }

  override get places(): readonly Place[] {
    const last = this.#layers.at(-1);
    if (!last) return [];
    return 'places' in last ? last.places.map((_, output) => [last, 0, output]) : [[last, 0, 0]];
  }

  /** Adds a layer, or a model as a layer, at the end. */
  add(layer: Layer | BaseModel): void {
    this.assertIdle('adding a layer');
    checkLayer(layer, `${this.name}.add`);
    if (layer instanceof Model && layer.holds(this)) throw new Error(`${this.name} cannot be a layer of itself`);
    if (this.#layers.some(({ name }) => name === layer.name))
      throw new Error(`${this.name} has a layer called '${layer.name}' already; every layer needs a name of its own`);
    if (layer instanceof InputLayer) {
      if (this.#layers.length || this.#inputShape) throw new Error(`${layer.name} must be the first layer of ${this.name}`);
      this.#inputShape = inputShapeOf(layer);
      this.#inputLayer = layer;
      this.#inputName = layer.name;
    } else {
      if (!this.#layers.length) this.#inputShape ??= firstShape(layer);
      this.#layers.push(layer);
    }
    this.#link();
  }

  /** Removes the last layer. */
  pop(): Layer | BaseModel {
    this.assertIdle('removing a layer');
    const layer = this.#layers.pop();
    if (!layer) throw new Error(`${this.name} has no layers to remove`);
    this.#unlink(this.#layers.length);
    return layer;
  }

  /** As Keras's model.to_json(), so that `keras.models.model_from_json(JSON.stringify(model))` reads it in Python. */
  override toJSON(): ModelConfig {
    const shape = this.#inputShape;
    const model = { module: 'keras', class_name: 'Sequential', config: this.#configWithShapes(), registered_name: null };
    return { ...model, ...(shape && { build_config: { input_shape: shape } }), compile_config: this.compiledAs() };
  }

  /** A model of Keras's JSON, of Keras 3 or 2: compiled if the JSON says how, without weights. */
  static fromJSON(json: string | object): Sequential {
    const { class_name, config, compile_config } = readConfig(json);
    if (class_name !== 'Sequential') throw new TypeError(`the config must be that of a Sequential, got ${shown(class_name)}`);
    const { name, layers, build_input_shape } = (Array.isArray(config) ? { layers: config } : config) as {
      name?: string;
      layers: unknown[];
      build_input_shape?: Shape | null;
    };
    if (!Array.isArray(layers)) throw new TypeError('the config of a Sequential must hold its list of layers');
    const model = new Sequential(layersFromConfig(layers), name === undefined ? {} : { name });
    if (build_input_shape) model.adopt([model.#inputShape ?? checkShape(build_input_shape, 'build_input_shape in the config')]);
    model.compileAs(compile_config);
    return model;
  }

  override configFor(shapes: readonly Shape[] | undefined, known?: Shapes): ComponentConfig {
    return { module: 'keras', class_name: 'Sequential', config: this.#config(shapes?.[0] ?? this.#inputShape, known), registered_name: null };
  }

  protected override get ends(): Ends {
    return { inputs: [this.#inputName || 'x'], outputs: [this.#layers.at(-1)?.name ?? 'y'] };
  }

  protected override get inputShapes(): readonly Shape[] | undefined {
    return this.#inputShape && [this.#inputShape];
  }

  protected override adopt(shapes: readonly Shape[] = []): void {
    if (!shapes.length) this.#unlink(0);
    this.#inputShape = shapes[0];
    this.#link();
  }

  #config(shape: Shape | undefined, known?: Shapes): Record<string, unknown> {
    const layers: object[] = this.#layers.map((layer) => ('configFor' in layer ? layer.configFor(undefined, known?.inside(layer)) : layer.toJSON()));
    if (shape) layers.unshift(inputConfig(this.#input(shape).name, shape));
    const built = shape ? { build_input_shape: shape } : {};
    return { name: this.name, trainable: true, dtype: float32(), layers, ...built };
  }

  /** The config with the shape that each layer was built for, which is what the one before it gives. */
  #configWithShapes(): Record<string, unknown> {
    const config = this.#config(this.#inputShape, this.shapes);
    const gives = [this.#inputShape, ...this.#layers.map((layer) => this.shapes.of([layer, 0, 0]))];
    const layers = (config.layers as ComponentConfig[]).map((layer) => {
      const index = this.#layers.findIndex(({ name }) => name === layer.config.name);
      return { ...layer, ...(gives[index + 1] && gives[index] && { build_config: { input_shape: gives[index] } }) };
    });
    return { ...config, layers };
  }

  #input(shape: Shape): InputLayer {
    this.#inputName ||= automaticName('input_layer');
    return (this.#inputLayer ??= new InputLayer({ batchShape: shape, name: this.#inputName }));
  }

  #linked(): readonly Call[] {
    if (!this.#chain.length)
      throw new Error(`${this.name} has no tensors before the shape of its data is known: give its first layer an inputShape, or build it`);
    return this.#chain;
  }

  /** Calls each new layer on the one before it. */
  #link(): void {
    if (!this.#inputShape) return;
    if (!this.#chain.length) this.#chain.push(this.#input(this.#inputShape).calls[0]!);
    for (const layer of this.#layers.slice(this.#chain.length - 1)) {
      layer.apply(this.#chain.at(-1)!.outputs[0]!);
      this.#chain.push(layer.calls.at(-1)!);
    }
  }

  /** Takes back the calls of all but so many layers. */
  #unlink(layers: number): void {
    const taken = this.#chain.splice(layers ? layers + 1 : 0).filter(({ inputs }) => inputs.length);
    for (const call of taken) call.operation.calls.splice(call.operation.calls.indexOf(call), 1);
  }
}

/** The shape that a first layer tells: its inputShape, or that of the model that it is. */
function firstShape(layer: Layer | BaseModel): Shape | undefined {
  if (!('inputs' in layer)) return inputShapeOf(layer);
  try {
    return layer.inputs[0]?.shape;
  } catch {
    return undefined; // a Sequential that doesn't know it yet
  }
}
