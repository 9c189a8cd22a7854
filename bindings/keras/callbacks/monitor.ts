// What callbacks share that watch one of the numbers that epochs report.
import type { Logs, Reported } from '../../engine/messages.js';
import type { BaseModel } from '../basemodel.js';
import { Callback } from '../callbacks.js';
import { shown } from '../words.js';

/** What the training under way of a model reports. */
export const reports = new WeakMap<BaseModel, Reported>();

export type MonitorMode = 'auto' | 'min' | 'max';

export abstract class MonitorCallback extends Callback {
  readonly monitor: string;
  readonly mode: MonitorMode;
  /** The best value so far; as in Keras, a second fit goes on from there. */
  best: number | null;

  constructor({ monitor, mode, best, owner }: { monitor: string; mode: MonitorMode; best: number | null; owner: string }) {
    super();
    if (typeof monitor !== 'string') throw new TypeError(`${owner}.monitor must be a text, got ${shown(monitor)}`);
    if (!['auto', 'min', 'max'].includes(mode)) throw new TypeError(`${owner}.mode must be one of 'auto', 'min', 'max', got ${shown(mode)}`);
    if (best !== null && !Number.isFinite(best)) throw new TypeError(`${owner}.initialValueThreshold must be a number or null, got ${shown(best)}`);
    this.monitor = monitor;
    this.mode = mode;
    this.best = best;
  }

  /** Throws if the number will never be reported. */
  protected checkMonitor(owner: string): void {
    const names = Object.keys(reports.get(this.model) ?? {});
    if (names.includes(this.monitor)) return;
    const lacks = this.monitor.startsWith('val_') && !names.some((name) => name.startsWith('val_'));
    const hint = lacks ? ': give validation data or a validation split' : '';
    throw new TypeError(`${owner}.monitor must be one of ${names.map(shown).join(', ')}, got ${shown(this.monitor)}${hint}`);
  }

  /** The watched number, which epochs without validation and single batches may lack. */
  protected current(logs: Logs): number | undefined {
    return logs[this.monitor];
  }

  protected improves(value: number): boolean {
    if (this.best === null) return true;
    const rising = this.mode === 'auto' ? reports.get(this.model)![this.monitor] : this.mode === 'max';
    return rising ? value > this.best : value < this.best;
  }
}
