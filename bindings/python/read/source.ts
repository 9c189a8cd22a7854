// The text of a script: as it was given, for positions, and as the parser reads it.
import type { Note, Span } from '../problems.js';
import { scan } from './scan.js';

export class Source {
  /** What is parsed: what was given without prompts and common indentation, with what the parser can't read made blank. */
  readonly text: string;
  /** What the scan found wrong before the parser saw anything. */
  readonly faults: readonly { span: Span; message: string }[];
  /** Lines for a notebook rather than for Python. */
  readonly commands: readonly Span[];
  /** What was given, place for place. */
  readonly #shown: string;
  readonly #starts: number[] = [];
  readonly #removed: number[];

  constructor(given: string) {
    const { lines, removed } = unindent(
      given
        .replace(/^\ufeff/, '')
        .replace(/\r\n?/g, '\n')
        .split('\n'),
    );
    this.#removed = removed;
    let start = 0;
    for (const line of lines) {
      this.#starts.push(start);
      start += line.length + 1;
    }
    this.#shown = lines.join('\n');
    const { text, faults, commands } = scan(this.#shown);
    [this.text, this.faults, this.commands] = [text, faults, commands];
  }

  /** Line and columns of a stretch; of one that goes over several lines, its part of the first. */
  place({ from, to }: Span): Pick<Note, 'line' | 'column' | 'endColumn'> {
    const line = this.lineOf(from);
    const start = this.#starts[line]!;
    const end = (this.#starts[line + 1] ?? this.text.length + 1) - 1;
    const shift = this.#removed[line]! + 1 - start;
    return { line: line + 1, column: from + shift, endColumn: Math.max(Math.min(to, end), from) + shift };
  }

  /** The number of the line, from 0, that holds a place. */
  lineOf(at: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The text of a stretch in one line, as it was given. */
  slice({ from, to }: Span): string {
    const end = this.#shown[to] === '.' && this.text[to] === ' ' ? to + 1 : to; // of the number 255.
    return this.#shown.slice(from, end).replace(/\s+/g, ' ').trim();
  }
}

/** Lines as they would stand in a file: without a console's prompts, or else without the indentation that all of them have. */
function unindent(lines: string[]): { lines: string[]; removed: number[] } {
  const prompts = lines.some((line) => /^\s*>>> /.test(line));
  const depth = Math.min(...lines.filter((line) => /\S/.test(line)).map((line) => /^ */.exec(line)![0].length));
  const cut = (line: string) => (prompts ? (/^\s*(>>>|\.\.\.)( |$)/.exec(line)?.[0].length ?? 0) : Math.min(depth, /^ */.exec(line)![0].length));
  const removed = lines.map(cut);
  return { lines: lines.map((line, index) => line.slice(removed[index])), removed };
}
