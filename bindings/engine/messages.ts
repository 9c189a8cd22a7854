// What crosses the border between a model and the engine: plain data that postMessage can copy.
import type { NativeProgress, Role } from './native.js';

export type { Logs, OptimizerState, Reported } from './native.js';

/** Which engine to load, and from where. */
export interface LoadOptions {
  /** Same seed, same numbers, bit for bit, in every browser and in Node: takes the `simd` build. */
  reproducible?: boolean;
  /**
   * `auto` (the default) takes the fastest build that this machine runs: `relaxed` has fused multiply-adds, whose rounding is the machine's own;
   * `threads` shares big products and images between up to four cores besides, in pages that are cross-origin isolated (in Node only if asked for).
   */
  build?: Build | 'auto';
  /** Where the .wasm file (of the `simd` build, unless `build` says otherwise) lies, if it doesn't lie next to the package's own files. */
  wasmUrl?: string;
}

export type Build = 'simd' | 'relaxed' | 'threads';

/** Which engine runs, and where. */
export interface EngineInfo {
  build: Build;
  /** Version of the border between JavaScript and WebAssembly. */
  abi: number;
}

/** One weight of a layer: `offset` and `size` count floats in the concatenation of all weights. */
export interface WeightDescription {
  name: string;
  path: string;
  shape: number[];
  trainable: boolean;
  offset: number;
  size: number;
}

export interface LayerDescription {
  name: string;
  class_name: string;
  output_shape: (number | null)[];
  /** Number of weights in the layer. */
  params: number;
  trainable: boolean;
  weights: WeightDescription[];
  /** Its uses, in the order in which they are computed. */
  calls: CallDescription[];
}

/** One use of a layer: which it is among the layer's uses in its model, the names of the layers that it reads, and what it gives. */
export interface CallDescription {
  call: number;
  inputs: string[];
  output_shape: (number | null)[];
}

/** An input or output of a network. */
export interface EndDescription {
  name: string;
  shape: (number | null)[];
}

/** A built network in numbers. */
export interface NetworkDescription {
  name: string;
  layers: LayerDescription[];
  inputs: EndDescription[];
  outputs: EndDescription[];
  params: number;
  trainable_params: number;
}

/** One array of a data set: row-major floats and their shape. */
export interface ArrayMessage {
  role: Role;
  data: Float32Array;
  shape: number[];
}

/** Keras's fit() arguments, spelled as the core reads them. */
export interface FitSettings {
  epochs: number;
  batch_size: number;
  validation_split: number;
  validation_batch_size: number | null;
  validation_freq: number;
  shuffle: boolean;
  class_weight: Record<string, number> | null;
  seed: number;
  initial_epoch: number;
  callbacks: { class_name: string; config: object }[];
}

/** When a run waits for its caller: never, after each epoch, after each batch, after each batch of training or validation. */
export type Hold = 'none' | 'epoch' | 'batch' | 'test';

/** Everything a training needs. */
export interface FitRequest {
  data: ArrayMessage[];
  validation: ArrayMessage[] | null;
  settings: FitSettings;
  hold: Hold;
}

/** News of a run. */
export interface RunProgress extends NativeProgress {
  /** The run waits until its caller lets it proceed. */
  held: boolean;
  /** It has done all that it was granted and waits for more. */
  resting: boolean;
  /** Seconds spent training, pauses left out. */
  seconds: number;
}
