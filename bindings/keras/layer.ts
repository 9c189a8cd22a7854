// The base of all layers: a name, trainable or not, and for the first layer of a model the shape of a row of data.
import { Component } from './component.js';
import { automaticName } from './names.js';
import type { Tensor } from '../tensor.js';
import type { ComponentConfig } from './spec.js';
import { shown } from './words.js';

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

  protected constructor(className: string, args: readonly unknown[]) {
    super('layer', className, args, ['inputShape']);
    const { inputShape } = this.named as FirstLayerOptions;
    if (inputShape !== undefined && !isShape(inputShape))
      throw new TypeError(`${this.owner}.inputShape must be a list of sizes, got ${shown(inputShape)}`);
    if (String(this.given.name).includes('/'))
      throw new TypeError(`a layer's name must be a text without '/', got ${shown(this.given.name)}`);
    this.name = (this.given.name as string | undefined) ?? automaticName(this.spec.identifier);
    this.trainable = (this.given.trainable as boolean | undefined) ?? true;
    this.inputShape = inputShape;
  }

  override getConfig(): Record<string, unknown> {
    const config: Record<string, unknown> = { name: null, trainable: true, dtype: this.dtype, ...super.getConfig() };
    config.name = this.name;
    if (this.spec.options.some(({ name }) => name === 'trainable')) config.trainable = this.trainable;
    else delete config.trainable; // a few classes of Keras's don't know it
    return config;
  }

  /** Weights that the layer brings into its model, all that it has; another list once they have changed. */
  get ownWeights(): readonly Tensor[] | undefined {
    return undefined;
  }

  protected get dtype(): ComponentConfig {
    return float32();
  }
}

export function isShape(value: unknown): value is Shape {
  return Array.isArray(value) && value.every((size) => size === null || (Number.isInteger(size) && size >= 0));
}

/** Keras's way of saying that everything is computed in float32. */
export function float32(): ComponentConfig {
  return dtypePolicy('float32');
}

export function dtypePolicy(name: string): ComponentConfig {
  return { module: 'keras', class_name: 'DTypePolicy', config: { name }, registered_name: null };
}
