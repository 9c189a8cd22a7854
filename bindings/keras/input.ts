// Where data enters a model: the shape of its rows, from an Input, from the first layer's inputShape, or from the data.
import { InputLayer, type InputLayerOptions } from './generated/layers.js';
import type { Layer, Shape } from './layer.js';
import type { ComponentConfig } from './spec.js';
import type { SymbolicTensor } from './symbolic.js';

/**
 * Keras's Input: says the shape of a row of data, as in `new Sequential([Input({ shape: [30] }), new Dense(1)])`. Layers can be applied to
 * it, as to the tensor that `input()` gives.
 */
export function Input(options: InputLayerOptions): InputLayer {
  return new InputLayer(options);
}

/** The tensor by which data of that shape enter a model: `const x = input({ shape: [30] })`. */
export function input(options: InputLayerOptions): SymbolicTensor {
  return new InputLayer(options).output;
}

export function isInput(layer: object): boolean {
  return layer instanceof InputLayer;
}

/** The shape with the batch first that an input layer or a first layer tells, if it does. */
export function inputShapeOf(layer: Layer | undefined): Shape | undefined {
  if (!layer) return undefined;
  return isInput(layer) ? layer.output.shape : layer.inputShape && [null, ...layer.inputShape];
}

export function isInputConfig({ class_name }: ComponentConfig): boolean {
  return class_name === 'InputLayer';
}

/** An input layer as Keras writes it. */
export function inputConfig(name: string, batchShape: Shape): ComponentConfig {
  const config = { batch_shape: batchShape, dtype: 'float32', sparse: false, ragged: false, name, optional: false };
  return { module: 'keras.layers', class_name: 'InputLayer', config, registered_name: null };
}
