// What a training tells: progress while it runs, Keras's History when it is over.
import type { Logs, RunProgress } from '../engine/messages.js';

/** How far a training is. */
export interface Progress {
  /** Index of the epoch of the last trained batch, from 0. */
  epoch: number;
  epochs: number;
  /** Batches done in this epoch; `batches` at its end. */
  batch: number;
  batches: number;
  /** Running loss and metrics of this epoch. */
  logs: Logs;
  /** Epochs that ended since the last progress, with their final numbers. */
  finished: { epoch: number; logs: Logs }[];
  /** Rows trained on since fit began, each epoch counted. */
  samples: number;
  /** Mean speed, pauses left out. */
  samplesPerSecond: number;
  state: 'running' | 'paused' | 'done';
  /** Why the training ended before its last epoch, if it did. */
  stopped: null | 'early_stopping' | 'terminate_on_nan' | 'requested';
  /** The engine's remark, such as the reason for stopping. */
  message?: string;
}

export function progressOf(news: RunProgress): Progress {
  const { epoch, epochs, batch, batches, logs, finished, samples, stopped, message, seconds } = news;
  const state = news.state === 'done' ? 'done' : news.resting ? 'paused' : 'running';
  const samplesPerSecond = seconds > 0 ? samples / seconds : 0;
  const progress: Progress = { epoch, epochs, batch, batches, logs, finished, samples, samplesPerSecond, state, stopped };
  return message === undefined ? progress : { ...progress, message };
}

/** What fit() resolves to: Keras's History. */
export class History {
  /** One list for each number, an entry for each epoch: `history.loss`, `history.accuracy`, `history.val_loss` ... */
  readonly history: Record<string, number[]> = {};
  /** Indices of the epochs. */
  readonly epoch: number[] = [];
  readonly params: { epochs: number; steps: number; verbose: number };
  /** Why the training ended before its last epoch, if it did. */
  stopped: Progress['stopped'] = null;

  constructor(params: History['params']) {
    this.params = params;
  }

  add(epoch: number, logs: Logs): void {
    this.epoch.push(epoch);
    for (const [name, value] of Object.entries(logs)) (this.history[name] ??= []).push(value);
  }

  /** The numbers of the last epoch. */
  lastLogs(): Logs {
    return Object.fromEntries(Object.entries(this.history).map(([name, values]) => [name, values.at(-1)!]));
  }
}
