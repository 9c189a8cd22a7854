// Shapes of what layers give, and models inside models, as the engine tells them of a built network.
import type { LayerDescription, NetworkDescription } from '../engine/messages.js';
import type { BaseModel } from './basemodel.js';
import type { Shape } from './layer.js';
import type { Operation } from './symbolic.js';

/** An output of an operation: which of its calls in a model gives it, and which of that call's outputs it is. */
export type Place = readonly [operation: Operation, call: number, output: number];

export class Shapes {
  readonly #layers: readonly LayerDescription[];
  readonly #prefix: string;

  /** `layers` as a network's description has them; `prefix` is what the names of a model's layers begin with there. */
  constructor(layers: readonly LayerDescription[], prefix = '') {
    this.#layers = layers;
    this.#prefix = prefix;
  }

  /** For the layers of a model among those that this tells of. */
  inside(model: Operation): Shapes {
    return new Shapes(this.#layers, `${this.#prefix}${model.name}/`);
  }

  /** The shape of an output, batch first; undefined where it is not known. */
  of([operation, call, output]: Place): Shape | undefined {
    if (isModel(operation)) {
      const place = operation.places[output];
      return place && this.inside(operation).of(place);
    }
    const calls = this.#layers.find(({ name }) => name === `${this.#prefix}${operation.name}`)?.calls ?? [];
    return operation.calls[0]?.outputs[0]?.shape ?? calls.filter((one) => one.call === call).at(-1)?.output_shapes[output];
  }

  /** Numbers of weights of a layer or a model; undefined where they are not known. */
  params(operation: Operation): number | undefined {
    const path = `${this.#prefix}${operation.name}`;
    const own = this.#layers.filter(({ name }) => name === path || (isModel(operation) && name.startsWith(`${path}/`)));
    return own.length ? own.reduce((sum, { params }) => sum + params, 0) : undefined;
  }
}

export function isModel(operation: Operation): operation is BaseModel {
  return 'layers' in operation;
}

/**
 * The description of a network for data of any size, out of those for two sizes: what differs is open. Undefined if the number of weights
 * does, since there is no such network then.
 */
export function openDescription(one: NetworkDescription, two: NetworkDescription): NetworkDescription | undefined {
  if (one.params !== two.params) return undefined;
  const open = (shape: Shape, other: Shape): Shape => shape.map((size, axis) => (size === other[axis] ? size : null));
  const layers = one.layers.map((layer, index) => {
    const other = two.layers[index]!;
    const calls = layer.calls.map((call, at) => ({
      ...call,
      output_shapes: call.output_shapes.map((shape, output) => open(shape, other.calls[at]!.output_shapes[output]!)),
    }));
    return { ...layer, output_shape: open(layer.output_shape, other.output_shape), calls };
  });
  return { ...one, layers };
}
