// Sequential: layers in a row, each working on what the one before it gives.
import { compileOptions, type CompileConfig } from './compile.js';
import { layerFromConfig } from './fromconfig.js';
import { inputConfig, inputShapeOf, isInput, isInputConfig } from './input.js';
import { float32, Layer, type Shape } from './layer.js';
import { Model } from './model.js';
import { automaticName } from './names.js';
import type { ComponentConfig } from './spec.js';
import { checkNames, shown } from './words.js';

/** A model as Keras's model.to_json() writes it. */
export interface ModelConfig {
  module: string;
  class_name: string;
  config: Record<string, unknown>;
  registered_name: string | null;
  build_config?: { input_shape: Shape };
  compile_config?: Record<string, unknown>;
}

export class Sequential extends Model {
  readonly name: string;
  readonly #layers: Layer[] = [];
  #inputName = '';
  #inputShape: Shape | undefined;

  /** @param layers in their order; more can be added later */
  constructor(layers: readonly Layer[] = [], options: { name?: string } = {}) {
    super();
    checkNames(options, ['name'], 'Sequential');
    if (!Array.isArray(layers)) throw new TypeError(`Sequential takes a list of layers, got ${shown(layers)}`);
    this.name = options.name ?? automaticName('sequential');
    for (const layer of layers) this.add(layer);
  }

  get layers(): readonly Layer[] {
    return [...this.#layers];
  }

  /** Adds a layer at the end. */
  add(layer: Layer): void {
    this.assertIdle('adding a layer');
    if (!(layer instanceof Layer)) throw new TypeError(`${this.name}.add takes a layer, as new Dense(1), got ${shown(layer)}`);
    if (this.#layers.some(({ name }) => name === layer.name))
      throw new Error(`${this.name} has a layer called '${layer.name}' already; every layer needs a name of its own`);
    const shape = inputShapeOf(layer);
    if (isInput(layer) && (this.#layers.length || this.#inputShape)) throw new Error(`${layer.name} must be the first layer of ${this.name}`);
    if (isInput(layer)) this.#inputName = layer.name;
    if (shape && !this.#layers.length) this.#inputShape = shape;
    if (!isInput(layer)) this.#layers.push(layer);
  }

  /** Removes the last layer. */
  pop(): Layer {
    this.assertIdle('removing a layer');
    const layer = this.#layers.pop();
    if (!layer) throw new Error(`${this.name} has no layers to remove`);
    return layer;
  }

  /** The layer with that name. */
  getLayer(name: string): Layer {
    const layer = this.#layers.find((layer) => layer.name === name);
    if (!layer) throw new Error(`${this.name} has no layer called '${name}'; it has ${this.#layers.map(({ name }) => name).join(', ')}`);
    return layer;
  }

  /** As Keras's model.to_json(), so that `keras.models.model_from_json(JSON.stringify(model))` reads it in Python. */
  toJSON(): ModelConfig {
    const shape = this.#inputShape;
    const model = { module: 'keras', class_name: 'Sequential', config: this.#configWithShapes(), registered_name: null };
    const built = shape ? { build_config: { input_shape: shape } } : {};
    const { compileConfig: compiled } = this;
    const how = { run_eagerly: false, steps_per_execution: 1, jit_compile: 'auto' };
    return { ...model, ...built, compile_config: compiled ? { ...compiled, ...how } : {} };
  }

  /** A model of Keras's JSON, of Keras 3 or 2: compiled if the JSON says how, without weights. */
  static fromJSON(json: string | object): Sequential {
    const { class_name, config, compile_config } = parse(json);
    if (class_name !== 'Sequential') throw new TypeError(`the config must be that of a Sequential, got ${shown(class_name)}`);
    const { name, layers, build_input_shape } = (Array.isArray(config) ? { layers: config } : config) as {
      name?: string;
      layers: unknown[];
      build_input_shape?: Shape | null;
    };
    if (!Array.isArray(layers)) throw new TypeError('the config of a Sequential must hold its list of layers');
    const model = new Sequential(layers.map(layerFromConfig), name === undefined ? {} : { name });
    model.#inputShape ??= build_input_shape ?? undefined;
    if (compile_config?.optimizer) model.compile(compileOptions(compile_config as Partial<CompileConfig>));
    return model;
  }

  protected get inputShape(): Shape | undefined {
    return this.#inputShape;
  }

  protected set inputShape(shape: Shape | undefined) {
    this.#inputShape = shape;
  }

  protected config(): Record<string, unknown> {
    const shape = this.#inputShape;
    const layers: object[] = this.#layers.map((layer) => layer.toJSON());
    if (shape) layers.unshift(inputConfig((this.#inputName ||= automaticName('input_layer')), shape));
    const built = shape ? { build_input_shape: shape } : {};
    return { name: this.name, trainable: true, dtype: float32(), layers, ...built };
  }

  /** The config with the shape that each layer was built for, which is what the one before it gives. */
  #configWithShapes(): Record<string, unknown> {
    const config = this.config();
    let input: Shape | undefined = this.#inputShape;
    const layers = (config.layers as ComponentConfig[]).map((layer) => {
      const description = this.described.find(({ name }) => name === layer.config.name);
      const built = description && input && !isInputConfig(layer) ? { build_config: { input_shape: input } } : {};
      input = description?.output_shape ?? input;
      return { ...layer, ...built };
    });
    return { ...config, layers };
  }
}

function parse(json: string | object): ModelConfig {
  let config: unknown = json;
  try {
    if (typeof json === 'string') config = JSON.parse(json);
  } catch (cause) {
    throw new SyntaxError(`the config is not JSON: ${(cause as Error).message}`, { cause });
  }
  if (typeof Object(config).class_name !== 'string' || typeof Object(config).config !== 'object')
    throw new TypeError(`a model's config must be {class_name, config}, got ${shown(config)}`);
  return config as ModelConfig;
}
