// fit()'s options: checked, with Keras's defaults, and turned into what the core reads.
import type { ArrayMessage, FitRequest } from '../engine/messages.js';
import { CallbackList, type CallbackHooks } from './callbacks.js';
import type { Component } from './component.js';
import { examples, isPrepared, type Arrays, type Ends, type Parts, type Prepared } from './data.js';
import type { Progress } from './history.js';
import { checkSeed, nextSeed } from './random.js';
import { checkNames, shown } from './words.js';

export interface FitOptions {
  /** Times that the whole data is gone through; 1 by default. */
  epochs?: number;
  /** Rows for each step of the optimizer; 32 by default. */
  batchSize?: number;
  /** Fraction of the rows, the last ones before shuffling, kept for validation; 0 by default. */
  validationSplit?: number;
  /** Data for validation after each epoch: [x, y], [x, y, sampleWeight] or a prepared table. */
  validationData?: readonly [Arrays, Arrays] | readonly [Arrays, Arrays, Arrays] | Prepared | null;
  /** Rows for each step of validation; batchSize by default. */
  validationBatchSize?: number;
  /** Validation after every so many epochs; 1 by default. */
  validationFreq?: number;
  /** New order of the rows in each epoch; true by default. */
  shuffle?: boolean;
  /** Weight of each class in the loss, by its number; 1 for those left out. */
  classWeight?: Readonly<Record<number, number>> | null;
  /** Weight of each row in the loss; of a model with several outputs, for all of them or for each. */
  sampleWeight?: Arrays | null;
  /** Number of the first epoch, to go on with a training; 0 by default. */
  initialEpoch?: number;
  /** Keras's callbacks (EarlyStopping ...) and hooks of one's own. */
  callbacks?: readonly (Component<'callback'> | CallbackHooks)[];
  /** Makes shuffling and dropout repeat; the first weights too, if this fit builds the model. */
  seed?: number;
  /** Aborts the training: it rejects with the signal's reason, and the model stays usable as it then is. */
  signal?: AbortSignal;
  /** 0: silent, 1: a progress bar, 2: a line for each epoch. 'auto' (the default) is 0: a library does not write to the console. */
  verbose?: 0 | 1 | 2 | 'auto';
  /** Called some ten times a second while training. */
  onProgress?: (progress: Progress) => void;
}

const names: readonly (keyof Required<FitOptions>)[] = [
  'epochs',
  'batchSize',
  'validationSplit',
  'validationData',
  'validationBatchSize',
  'validationFreq',
  'shuffle',
  'classWeight',
  'sampleWeight',
  'initialEpoch',
  'callbacks',
  'seed',
  'signal',
  'verbose',
  'onProgress',
];

/** The options of one fit after checking. */
export class FitPlan {
  readonly options: FitOptions;
  readonly callbacks: CallbackList;
  readonly epochs: number;
  readonly batchSize: number;
  readonly initialEpoch: number;
  readonly verbose: number;
  readonly #parts: Parts;
  readonly #ends: Ends;

  constructor(parts: Parts, options: FitOptions, ends: Ends) {
    checkNames(options, names, 'fit');
    this.options = options;
    this.#ends = ends;
    this.#parts = { ...parts, sampleWeight: options.sampleWeight };
    this.epochs = positive(options.epochs ?? 1, 'fit.epochs');
    this.batchSize = positive(options.batchSize ?? 32, 'fit.batchSize');
    this.initialEpoch = whole(options.initialEpoch ?? 0, 'fit.initialEpoch');
    const { verbose = 'auto' } = options;
    if (!['auto', 0, 1, 2].includes(verbose)) throw new TypeError(`fit.verbose must be 0, 1, 2 or 'auto', got ${shown(verbose)}`);
    this.verbose = verbose === 'auto' ? 0 : verbose;
    if (options.classWeight && ends.outputs.length > 1)
      throw new TypeError(`fit.classWeight is for models with one output, this one has ${ends.outputs.length}: give sampleWeight for each`);
    if (options.classWeight && options.sampleWeight)
      throw new TypeError('fit takes classWeight or sampleWeight, not both: multiply them into one sampleWeight');
    if (options.onProgress !== undefined && typeof options.onProgress !== 'function')
      throw new TypeError(`fit.onProgress must be a function, got ${shown(options.onProgress)}`);
    if (options.shuffle !== undefined && typeof options.shuffle !== 'boolean')
      throw new TypeError(`fit.shuffle must be true or false, got ${shown(options.shuffle)}`);
    if (options.signal !== undefined && typeof Object(options.signal).addEventListener !== 'function')
      throw new TypeError(`fit.signal must be the signal of an AbortController, got ${shown(options.signal)}`);
    if (options.seed !== undefined) checkSeed(options.seed, 'fit.seed');
    this.callbacks = new CallbackList(options.callbacks);
  }

  /** The data converted and the settings as the core reads them. */
  async request(): Promise<FitRequest> {
    const data = await examples(this.#parts, this.#ends);
    const split = this.#split(data[0]!.shape[0]!);
    const validation = await this.#validation(data);
    const { options, callbacks } = this;
    const validationBatchSize = options.validationBatchSize;
    return {
      data,
      validation,
      hold: callbacks.hold,
      settings: {
        epochs: this.epochs,
        batch_size: this.batchSize,
        validation_split: validation ? 0 : split,
        validation_batch_size: validationBatchSize === undefined ? null : positive(validationBatchSize, 'fit.validationBatchSize'),
        validation_freq: positive(options.validationFreq ?? 1, 'fit.validationFreq'),
        shuffle: options.shuffle ?? true,
        class_weight: classWeights(options.classWeight),
        seed: options.seed ?? nextSeed(),
        initial_epoch: this.initialEpoch,
        callbacks: callbacks.forCore,
      },
    };
  }

  #split(rows: number): number {
    const split = this.options.validationSplit ?? 0;
    if (!(Number.isFinite(split) && split >= 0 && split < 1))
      throw new RangeError(`fit.validationSplit must be a number from 0 to below 1, got ${shown(split)}`);
    const training = Math.floor(rows * (1 - split));
    if (split > 0 && (training === 0 || training === rows))
      throw new RangeError(`fit.validationSplit ${split} of ${rows} rows leaves none for ${training ? 'validation' : 'training'}`);
    return split;
  }

  /** Rows for validation have to be like those of x. */
  async #validation(training: readonly ArrayMessage[]): Promise<ArrayMessage[] | null> {
    const given = this.options.validationData;
    if (given === undefined || given === null) return null;
    const data = await examples(validationParts(given, this.#ends), this.#ends, 'validation ');
    for (const [index, end] of this.#ends.inputs.entries()) {
      const [row, wanted] = [data[index]!.shape.slice(1), training[index]!.shape.slice(1)];
      const whose = this.#ends.inputs.length > 1 ? ` for '${end}'` : '';
      if (String(row) !== String(wanted))
        throw new RangeError(`validation x${whose} has rows of shape ${shown(row)}, but x${whose} has rows of shape ${shown(wanted)}`);
    }
    return data;
  }
}

function validationParts(data: NonNullable<FitOptions['validationData']>, ends: Ends): Parts {
  if (isPrepared(data, ends)) return { x: data.x, y: data.y };
  if (!Array.isArray(data) || data.length < 2 || data.length > 3)
    throw new TypeError(`fit.validationData must be [x, y], [x, y, sampleWeight] or a prepared table, got ${shown(data)}`);
  return { x: data[0], y: data[1], sampleWeight: data[2] };
}

export function classWeights(weights: FitOptions['classWeight']): Record<string, number> | null {
  if (weights === undefined || weights === null) return null;
  if (typeof weights !== 'object' || weights instanceof Map)
    throw new TypeError(`fit.classWeight must be an object of weights by class number, as { 0: 1, 1: 5 }, got ${shown(weights)}`);
  for (const [label, weight] of Object.entries(weights)) {
    if (!/^\d+$/.test(label)) throw new TypeError(`fit.classWeight must be by class number, as { 0: 1, 1: 5 }, got the key '${label}'`);
    if (!(Number.isFinite(weight) && weight >= 0)) throw new TypeError(`fit.classWeight[${label}] must be a number of at least 0, got ${shown(weight)}`);
  }
  return { ...weights };
}

export function positive(value: number, name: string): number {
  if (!Number.isInteger(value) || value < 1) throw new TypeError(`${name} must be a positive integer, got ${shown(value)}`);
  return value;
}

function whole(value: number, name: string): number {
  if (!Number.isInteger(value) || value < 0) throw new TypeError(`${name} must be an integer of at least 0, got ${shown(value)}`);
  return value;
}
