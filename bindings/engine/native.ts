// What the WebAssembly module offers (bindings/embind), as types. Nothing outside this folder sees these objects:
// they live in WASM memory and have to be deleted by hand.

/** Gives back the WASM memory behind an object. */
interface Deletable {
  delete(): void;
}

export interface NativeNetwork extends Deletable {
  /** Keras's get_config() as JSON, every option spelled out. */
  config(): string;
  /** JSON of a {@link NetworkDescription}. */
  describe(): string;
  trainingBytes(batch: number): number;
  compile(config: string): void;
  /** One step on all rows; JSON of the running {@link Logs}. `classWeight` is JSON, of null for none. */
  trainOnBatch(data: NativeDataset, classWeight: string, seed: number): string;
  testOnBatch(data: NativeDataset, seed: number): string;
  resetMetrics(): void;
  /** A copy of all weights, concatenated in Keras's get_weights() order. */
  weights(): Float32Array;
  setWeights(values: Float32Array): void;
  iterations(): number;
  /** Of the next step. */
  learningRate(): number;
  setLearningRate(rate: number): void;
  optimizerState(): OptimizerState;
  setOptimizerState(state: OptimizerState): void;
}

export type Role = 'x' | 'y' | 'sample_weight';

export interface NativeDataset extends Deletable {
  add(role: Role, values: Float32Array, shape: number[]): void;
}

export interface NativeTraining extends Deletable {
  /** Trains for about `budget` ms and at most `batches` batches (0: no bound); returns JSON of a {@link NativeProgress}. */
  run(budget: number, batches: number): string;
  /** Ends the training after the current batch; the next run() says done. */
  stop(): void;
  /** JSON of {@link Reported}. */
  reported(): string;
}

export interface NativeEvaluation extends Deletable {
  run(budget: number): boolean;
  logs(): string;
}

export interface NativePrediction extends Deletable {
  run(budget: number): boolean;
  outputs(): number;
  output(index: number): Float32Array;
  shape(index: number): number[];
}

export interface Native {
  abiVersion(): number;
  catalog(): string;
  /** Number of threads that share big products; only the `threads` build has it. */
  resizeTeam?(size: number): void;
  Network: { new (config: string, seed: number): NativeNetwork };
  Dataset: { new (): NativeDataset };
  Training: {
    new (network: NativeNetwork, data: NativeDataset, validation: NativeDataset | null, settings: string): NativeTraining;
  };
  Evaluation: { new (network: NativeNetwork, data: NativeDataset, batchSize: number): NativeEvaluation };
  Prediction: { new (network: NativeNetwork, data: NativeDataset, batchSize: number): NativePrediction };
}

/** What Emscripten's .js glue exports by default. */
export type CreateNative = (options: {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object;
  /** Workers to start for threads, the calling one counted too; only the `threads` build looks at it. */
  threads: number;
}) => Promise<Native>;

/** All that an optimizer knows of a training so far. */
export interface OptimizerState {
  /** Batches trained. */
  iterations: number;
  /** Null if it follows a schedule. */
  learningRate: number | null;
  /** Averages, gathered gradients and the optimizer's own arrays, for all trainable weights. */
  values: Float32Array;
}

/** What epochs report, by name: whether more of it is better. */
export type Reported = Record<string, boolean>;

/** Metric values by name; a metric that returns a vector gives a list. */
export type Logs = Record<string, number>;

export interface NativeProgress {
  state: 'running' | 'epoch' | 'done';
  epoch: number;
  epochs: number;
  batch: number;
  batches: number;
  logs: Logs;
  /** Batches done of the validation that is to come, under way or just over, and how many it has; 0 at any other time. */
  tested: number;
  tests: number;
  test_logs: Logs;
  finished: { epoch: number; logs: Logs }[];
  stopped: null | 'early_stopping' | 'terminate_on_nan' | 'requested';
  message?: string;
  samples: number;
}

/** Of the module's JSON, which has texts for numbers that JSON has no word for. */
export function parsed(json: string): any {
  return JSON.parse(json, (_, value) => (value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value));
}
