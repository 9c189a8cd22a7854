// The front door of the package `vitrine`: models with Keras's names and rules, and the data tools of `vitrine/data`.
import { engine } from './engine/client.js';
import type { Catalog } from './keras/spec.js';

export { load } from './engine/client.js';
export type { EngineInfo, LayerDescription, LoadOptions, Logs, NetworkDescription, WeightDescription } from './engine/messages.js';
export { version } from './engine/generated.js';
export type { ArrayLike } from './keras/arrays.js';
export { Callback, type CallbackHooks, type CallbackParams } from './keras/callbacks.js';
export type { CompileOptions } from './keras/compile.js';
export type { Component } from './keras/component.js';
export type { Prepared } from './keras/data.js';
export type { FitOptions } from './keras/fit.js';
export * from './keras/generated/index.js';
export type { History, Progress } from './keras/history.js';
export { Input } from './keras/input.js';
export { Layer, type Shape } from './keras/layer.js';
export type { EvaluateOptions, Model, PredictOptions } from './keras/model.js';
export { clearSession } from './keras/names.js';
export {
  StringLookup,
  TextVectorization,
  type NestedStrings,
  type StringLookupOptions,
  type TextVectorizationOptions,
} from './keras/preprocessing/index.js';
export { setRandomSeed } from './keras/random.js';
export { Sequential, type ModelConfig } from './keras/sequential.js';
export type { Catalog, CatalogComponent, CatalogOption, ComponentConfig } from './keras/spec.js';
export type { SummaryOptions } from './keras/summary.js';
export type { TrainingRun } from './keras/training.js';
export * from './data/index.js';
export { tensor, type Tensor } from './tensor.js';

/** Everything the engine offers: each layer, loss, optimizer ... with its options, their ranges, defaults and help. */
export async function catalog(): Promise<Catalog> {
  return JSON.parse(await (await engine()).catalog());
}
