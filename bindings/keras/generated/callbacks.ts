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
