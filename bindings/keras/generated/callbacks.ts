// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.
import { Component } from '../component.js';

/** Options of {@link EarlyStopping}. */
export interface EarlyStoppingOptions {
  /** Name of the number to watch, as in the history. Default: 'val_loss'. */
  monitor?: string;
  /** Smallest change that counts as an improvement. Default: 0. */
  minDelta?: number;
  /** Epochs without improvement before it stops. At least 0. Default: 0. */
  patience?: number;
  /** Keras's verbosity; nothing is printed here. At least 0. Default: 0. */
  verbose?: number;
  /** Whether less or more is better; auto goes by the name. Default: 'auto'. */
  mode?: 'auto' | 'min' | 'max';
  /** Value that must be reached for waiting to begin anew. */
  baseline?: number | null;
  /** Goes back to the weights of the best epoch at the end. Default: false. */
  restoreBestWeights?: boolean;
  /** Epochs to let pass before watching. At least 0. Default: 0. */
  startFromEpoch?: number;
}

/** Ends the training when a number has stopped to improve. */
export class EarlyStopping extends Component<'callback'> {
  constructor(options?: EarlyStoppingOptions);
  /**
   * @param monitor Name of the number to watch, as in the history. Default: 'val_loss'.
   */
  constructor(monitor: string, options?: EarlyStoppingOptions);
  constructor(...args: unknown[]) {
    super('callback', 'EarlyStopping', args);
  }
}

/** Options of {@link ReduceLROnPlateau}. */
export interface ReduceLROnPlateauOptions {
  /** Name of the number to watch, as in the history. Default: 'val_loss'. */
  monitor?: string;
  /** What the learning rate is multiplied by. At least 0 and below 1. Default: 0.1. */
  factor?: number;
  /** Epochs without improvement before it does. At least 0. Default: 10. */
  patience?: number;
  /** Keras's verbosity; nothing is printed here. At least 0. Default: 0. */
  verbose?: number;
  /** Whether less or more is better; auto goes by the name. Default: 'auto'. */
  mode?: 'auto' | 'min' | 'max';
  /** Smallest change that counts as an improvement. Default: 0.0001. */
  minDelta?: number;
  /** Epochs to let pass after that before it waits again. At least 0. Default: 0. */
  cooldown?: number;
  /** Smallest learning rate to go to. At least 0. Default: 0. */
  minLr?: number;
}

/** Lowers the learning rate when a number has stopped to improve. */
export class ReduceLROnPlateau extends Component<'callback'> {
  constructor(options?: ReduceLROnPlateauOptions);
  /**
   * @param monitor Name of the number to watch, as in the history. Default: 'val_loss'.
   */
  constructor(monitor: string, options?: ReduceLROnPlateauOptions);
  constructor(...args: unknown[]) {
    super('callback', 'ReduceLROnPlateau', args);
  }
}

/** Options of {@link TerminateOnNaN}. */
export interface TerminateOnNaNOptions {
  /** Gives the error all the same. Default: false. */
  raiseError?: boolean;
}

/** Ends the training quietly when the loss is no longer a number; without it, that is an error that tells the cause. */
export class TerminateOnNaN extends Component<'callback'> {
  constructor(options?: TerminateOnNaNOptions);
  constructor(...args: unknown[]) {
    super('callback', 'TerminateOnNaN', args);
  }
}

/** Options of {@link SwapEMAWeights}. */
export interface SwapEMAWeightsOptions {
  /** Leaves the averages in the model between two epochs, for callbacks that save it. Default: false. */
  swapOnEpoch?: boolean;
}

/** Validates with the averaged weights of an optimizer that has use_ema. */
export class SwapEMAWeights extends Component<'callback'> {
  constructor(options?: SwapEMAWeightsOptions);
  constructor(...args: unknown[]) {
    super('callback', 'SwapEMAWeights', args);
  }
}
