// The front door of the package `vitrine`: models with Keras's names and rules, and the data tools of `vitrine/data`.
import { engine } from './engine/client.js';
import type { Catalog } from './keras/spec.js';

export { load } from './engine/client.js';
export type {
  EngineInfo,
  LayerDescription,
  LoadOptions,
  Logs,
  NetworkDescription,
  OptimizerState,
  WeightDescription,
} from './engine/messages.js';
export { version } from './engine/generated.js';
export type { ArrayLike } from './keras/arrays.js';
export { Callback, type CallbackHooks, type CallbackParams, type Hooks } from './keras/callbacks.js';
export { CSVLogger, type CSVLoggerOptions } from './keras/callbacks/csvlogger.js';
export { LambdaCallback } from './keras/callbacks/lambda.js';
export { LearningRateScheduler, type Schedule } from './keras/callbacks/learningrate.js';
export {
  ModelCheckpoint,
  type Checkpoint,
  type ModelCheckpointOptions,
} from './keras/callbacks/checkpoint.js';
export type { CompileOptions } from './keras/compile.js';
export type { Component } from './keras/component.js';
export type { Arrays, Prepared } from './keras/data.js';
export type { FitOptions } from './keras/fit.js';
export * from './keras/generated/index.js';
export type { History, Progress } from './keras/history.js';
export { modelFromJSON } from './keras/fromjson.js';
export { Model, type ModelConfig, type ModelOptions } from './keras/functional.js';
export { Input, input } from './keras/input.js';
export { Layer, type Shape } from './keras/layer.js';
export {
  BaseModel,
  type BatchOptions,
  type EvaluateOptions,
  type PredictOptions,
} from './keras/basemodel.js';
export { clearSession } from './keras/names.js';
export type { ModelOptimizer } from './keras/optimizer.js';
export {
  StringLookup,
  TextVectorization,
  type NestedStrings,
  type StringLookupOptions,
  type TextVectorizationOptions,
} from './keras/preprocessing/index.js';
export { setRandomSeed } from './keras/random.js';
export { Sequential } from './keras/sequential.js';
export type { Catalog, CatalogComponent, CatalogOption, ComponentConfig } from './keras/spec.js';
export { SymbolicTensor } from './keras/symbolic.js';
export type { SummaryOptions } from './keras/summary.js';
export type { TrainingRun } from './keras/training.js';
export * from './data/index.js';
export { Pipeline, type PipelineOptions, type PipelinePrediction } from './pipeline/pipeline.js';
export type { Rows } from './pipeline/rows.js';
export { tensor, type Tensor } from './tensor.js';

/** Everything the engine offers: each layer, loss, optimizer ... with its options, their ranges, defaults and help. */
export async function catalog(): Promise<Catalog> {
  return JSON.parse(await (await engine()).catalog());
}
