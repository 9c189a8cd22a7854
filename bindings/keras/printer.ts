// Keras's progress lines for verbose 1 and 2: "18/18 ━━━━━━━━━━━━━━━━━━━━ 0s 1ms/step - accuracy: 0.9100 - loss: 0.3100".
import type { Logs } from '../engine/messages.js';
import type { Progress } from './history.js';

const terminal = globalThis.process?.stdout?.isTTY ? globalThis.process.stdout : undefined;

export class Printer {
  readonly #verbose: number;
  #began = performance.now();
  #announced = -1;

  /** 0: silent, 1: a bar for each epoch, redrawn on a terminal, 2: one line for each epoch. */
  constructor(verbose: number) {
    this.#verbose = verbose;
  }

  show({ epoch, epochs, batch, batches, logs, finished, state }: Progress): void {
    if (!this.#verbose) return;
    const seconds = (performance.now() - this.#began) / 1000;
    for (const end of finished) {
      this.#announce(end.epoch, epochs);
      const line = this.#line(batches, batches, end.logs, seconds / finished.length);
      console.log(`${terminal && this.#verbose === 1 ? '\r\x1b[K' : ''}${line}`);
      this.#began = performance.now();
    }
    if (state === 'done' || !terminal || this.#verbose !== 1 || batch === 0 || finished.length) return;
    this.#announce(epoch, epochs);
    terminal.write(`\r\x1b[K${this.#line(batch, batches, logs, seconds)}`);
  }

  #announce(epoch: number, epochs: number): void {
    if (epoch === this.#announced) return;
    this.#announced = epoch;
    console.log(`Epoch ${epoch + 1}/${epochs}`);
  }

  #line(batch: number, batches: number, logs: Logs, seconds: number): string {
    const done = Math.floor((20 * batch) / batches);
    const bar = this.#verbose === 1 ? ` ${'━'.repeat(done)}${'╺'.repeat(20 - done)} ` : ' - ';
    const dash = this.#verbose === 1 ? ' ' : ' - ';
    const count = `${String(batch).padStart(String(batches).length)}/${batches}`;
    return `${count}${bar}${seconds.toFixed(0)}s${dash}${perStep(seconds / batch)}${numbers(logs)}`;
  }
}

function perStep(seconds: number): string {
  if (seconds >= 1 || seconds === 0) return `${seconds.toFixed(0)}s/step`;
  return seconds >= 1e-3 ? `${(seconds * 1e3).toFixed(0)}ms/step` : `${(seconds * 1e6).toFixed(0)}us/step`;
}

/** As Keras prints them: by name, four digits, small ones in powers of ten. */
function numbers(logs: Logs): string {
  const text = (value: number) => (Math.abs(value) > 1e-3 ? value.toFixed(4) : value.toExponential(4).replace(/e([+-])(\d)$/, 'e$10$2'));
  return Object.keys(logs)
    .sort()
    .map((name) => ` - ${name}: ${text(logs[name]!)}`)
    .join('');
}
