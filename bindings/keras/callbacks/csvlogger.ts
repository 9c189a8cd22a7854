// CSVLogger: a line of numbers for every epoch, in the form of Python's csv module, as Keras writes it.
import type { Logs } from '../../engine/messages.js';
import { Callback } from '../callbacks.js';
import { checkNames, shown } from '../words.js';

export interface CSVLoggerOptions {
  /** What stands between two values; ',' by default. */
  separator?: string;
  /** Goes on below what `csv` holds at the start of a fit, in place of beginning anew; false by default. */
  append?: boolean;
}

export class CSVLogger extends Callback {
  /** All lines so far. With `append`, set it to what an earlier training wrote. */
  csv = '';
  readonly #write: ((text: string) => unknown) | undefined;
  readonly #separator: string;
  readonly #append: boolean;
  #keys: string[] | undefined;

  /** @param write called with each piece of text as it is made, and waited for: appends it to a file, say */
  constructor(write?: (text: string) => unknown, options?: CSVLoggerOptions);
  constructor(options?: CSVLoggerOptions);
  constructor(...args: unknown[]) {
    super();
    const options = (typeof args.at(-1) === 'object' ? args.pop() : {}) as CSVLoggerOptions;
    checkNames(options, ['separator', 'append'], 'CSVLogger');
    const { separator = ',', append = false } = options;
    const [write] = args;
    if (write !== undefined && typeof write !== 'function') throw new TypeError(`CSVLogger takes a function that writes text, got ${shown(write)}`);
    if (typeof separator !== 'string' || separator.length !== 1) throw new TypeError(`CSVLogger.separator must be one character, got ${shown(separator)}`);
    this.#write = write as (text: string) => unknown;
    this.#separator = separator;
    this.#append = append;
  }

  override onTrainBegin(): void {
    if (!this.#append) this.csv = '';
    this.#keys = undefined;
  }

  override async onEpochEnd(epoch: number, logs: Logs): Promise<void> {
    const begins = this.#keys === undefined;
    const keys = (this.#keys ??= columns(logs));
    const header = begins && this.csv === '' ? this.#line(['epoch', ...keys]) : '';
    const text = header + this.#line([String(epoch), ...keys.map((key) => (key in logs ? value(logs[key]!) : 'NA'))]);
    this.csv += text;
    await this.#write?.(text);
  }

  /** Values that hold the separator, a quote or a line break are quoted. */
  #line(values: string[]): string {
    const special = (text: string) => [this.#separator, '"', '\n', '\r'].some((character) => text.includes(character));
    const quoted = values.map((text) => (special(text) ? `"${text.replaceAll('"', '""')}"` : text));
    return `${quoted.join(this.#separator)}\r\n`;
  }
}

/** Of the first epoch, sorted; if it had no validation, there is room for that of later ones. */
function columns(logs: Logs): string[] {
  const keys = Object.keys(logs).sort();
  return keys.some((key) => key.startsWith('val_')) ? keys : [...keys, ...keys.map((key) => `val_${key}`)];
}

/** As Python writes it; a list as "[1, 2]", quotes included. */
function value(given: number | number[]): string {
  if (Array.isArray(given)) return `"[${given.map(value).join(', ')}]"`;
  if (!Number.isFinite(given)) return Number.isNaN(given) ? 'nan' : given > 0 ? 'inf' : '-inf';
  return String(given);
}
