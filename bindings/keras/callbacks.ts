// Callbacks of one's own, with Keras's hooks. Callbacks that the core has (EarlyStopping) are classes generated from it.
import type { Hold, Logs } from '../engine/messages.js';
import type { Tensor } from '../tensor.js';
import { Component } from './component.js';
import type { BaseModel } from './basemodel.js';
import { didYouMean, shown } from './words.js';

/** What Keras calls a callback's params. */
export interface CallbackParams {
  epochs: number;
  /** Batches in an epoch, once it is known. */
  steps: number;
  verbose: number;
}

/** Keras's hooks; fit() calls them and waits for what they return. */
export interface Hooks {
  onTrainBegin?(logs?: Logs): unknown;
  onTrainEnd?(logs?: Logs): unknown;
  onEpochBegin?(epoch: number, logs?: Logs): unknown;
  /** `logs` holds the epoch's loss and metrics, those of validation with `val_` before their name. */
  onEpochEnd?(epoch: number, logs: Logs): unknown;
  /** Hooks on batches slow the training down: the engine waits for them at every batch. */
  onTrainBatchBegin?(batch: number, logs?: Logs): unknown;
  /** `logs` holds the running means of the epoch. */
  onTrainBatchEnd?(batch: number, logs: Logs): unknown;
  /** Around evaluate(), and around each validation of fit(), whose `logs` have no `val_` before their names here. */
  onTestBegin?(logs?: Logs): unknown;
  onTestEnd?(logs: Logs): unknown;
  onTestBatchBegin?(batch: number, logs?: Logs): unknown;
  /** `logs` holds the running means of this evaluation. */
  onTestBatchEnd?(batch: number, logs: Logs): unknown;
  onPredictBegin?(logs?: Logs): unknown;
  onPredictEnd?(logs?: Logs): unknown;
  onPredictBatchBegin?(batch: number, logs?: Logs): unknown;
  /** `logs.outputs` is what the model gave for the batch: a list if it has several outputs. */
  onPredictBatchEnd?(batch: number, logs: { outputs: Tensor | Tensor[] }): unknown;
}

/** What fit() takes as a callback: an object with some of Keras's hooks. */
export interface CallbackHooks extends Hooks {
  setModel?(model: BaseModel): void;
  setParams?(params: CallbackParams): void;
}

/** Base class for callbacks of one's own. `this.model.stopTraining = true` ends the training. */
export abstract class Callback implements CallbackHooks {
  model!: BaseModel;
  params!: CallbackParams;

  setModel(model: BaseModel): void {
    this.model = model;
  }

  setParams(params: CallbackParams): void {
    this.params = params;
  }
}
export interface Callback extends Hooks {}

export const hookNames = [
  'onTrainBegin',
  'onTrainEnd',
  'onEpochBegin',
  'onEpochEnd',
  'onTrainBatchBegin',
  'onTrainBatchEnd',
  'onTestBegin',
  'onTestEnd',
  'onTestBatchBegin',
  'onTestBatchEnd',
  'onPredictBegin',
  'onPredictEnd',
  'onPredictBatchBegin',
  'onPredictBatchEnd',
] as const;
type HookName = (typeof hookNames)[number];
const testHooks = hookNames.filter((name) => name.startsWith('onTest'));

/** The error for an object whose hooks are none, if it has something like a hook. */
function misspelt(callback: unknown): string | undefined {
  for (const [name, value] of Object.entries(Object(callback) as object).filter(([name]) => /^on/.test(name))) {
    const meant = didYouMean(name, hookNames);
    if (hookNames.includes(name as HookName)) return `a callback's ${name} must be a function, got ${shown(value)}`;
    if (meant) return `a callback has no hook '${name}'${meant}`;
  }
  return undefined;
}

/** The callbacks of one fit, evaluate or predict: those for the core, and those that run here. */
export class CallbackList {
  /** As the core reads them. */
  readonly forCore: { class_name: string; config: object }[] = [];
  readonly #own: CallbackHooks[] = [];

  constructor(callbacks: readonly unknown[] = [], owner = 'fit') {
    if (!Array.isArray(callbacks)) throw new TypeError(`${owner}.callbacks must be a list, got ${shown(callbacks)}`);
    for (const callback of callbacks) {
      if (callback instanceof Component && callback.kind === 'callback') this.forCore.push(callback.toJSON());
      else if (hookNames.some((name) => typeof Object(callback)[name] === 'function')) this.#own.push(callback as CallbackHooks);
      else throw new TypeError(misspelt(callback) ?? `a callback must be an object with hooks such as onEpochEnd, got ${shown(callback)}`);
    }
  }

  /** Whether any hooks run here. */
  get hasOwn(): boolean {
    return this.#own.length > 0;
  }

  /** How often the engine has to wait for hooks. */
  get hold(): Hold {
    if (testHooks.some((name) => this.#has(name))) return 'test';
    if (this.#has('onTrainBatchBegin') || this.#has('onTrainBatchEnd')) return 'batch';
    return this.#has('onEpochBegin') || this.#has('onEpochEnd') ? 'epoch' : 'none';
  }

  begin(model: BaseModel, params: CallbackParams): void {
    for (const callback of this.#own) {
      callback.setModel?.(model);
      callback.setParams?.(params);
    }
  }

  /** Calls one hook of all callbacks in their order, waiting for each. */
  async call<Name extends HookName>(name: Name, ...args: Parameters<NonNullable<CallbackHooks[Name]>>): Promise<void> {
    for (const callback of this.#own) await (callback[name] as ((...args: unknown[]) => unknown) | undefined)?.(...args);
  }

  #has(name: HookName): boolean {
    return this.#own.some((callback) => typeof callback[name] === 'function');
  }
}
