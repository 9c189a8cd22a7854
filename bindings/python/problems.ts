// What is said about a script: problems, which are things that it asks for and does not get, and lines that were left alone.
import type { Source } from './read/source.js';

/** One sentence about a place in the script. */
export interface Note {
  /** 'problem': asked for and not done. 'ignored': not about the network (data, plots, files), left alone. */
  level: 'problem' | 'ignored';
  /** Counted from 1. */
  line: number;
  /** The first character's place in its line, counted from 1. */
  column: number;
  /** The place after the last character, in the same line. */
  endColumn: number;
  message: string;
}

/** A stretch of the source, as nodes of the tree have it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Collects notes; what a loop says again and again is kept once. */
export class Notes {
  readonly #source: Source;
  readonly #notes = new Map<string, Note & { at: number }>();

  constructor(source: Source) {
    this.#source = source;
  }

  problem(span: Span, message: string): void {
    this.#add('problem', span, message);
  }

  ignored(span: Span, message: string): void {
    this.#add('ignored', span, message);
  }

  /** All of one level, in the order of the source. */
  list(level: Note['level']): Note[] {
    return [...this.#notes.values()]
      .filter((note) => note.level === level)
      .sort((a, b) => a.at - b.at)
      .map(({ at, ...note }) => note);
  }

  #add(level: Note['level'], span: Span, message: string): void {
    const key = `${span.from} ${message}`;
    if (!this.#notes.has(key)) this.#notes.set(key, { level, ...this.#source.place(span), message, at: span.from });
  }
}
