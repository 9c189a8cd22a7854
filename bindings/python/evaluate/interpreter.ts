// The reading of one script: what all parts of it share, and the bounds that it is held to. Nothing of the script is ever run.
import type { Span } from '../problems.js';
import { Notes } from '../problems.js';
import type { Source } from '../read/source.js';
import type { Node } from '../read/syntax.js';
import type { ModelValue } from '../keras/graph.js';
import { call } from '../keras/calls.js';
import { evaluate } from './expressions.js';
import { Exhausted, limits, renew } from './limits.js';
import { Scope } from './scope.js';
import { execute, type Completion } from './statements.js';
import { Unknown, type Arguments, type Topic, type Value } from './values.js';

/** What a statement has done so far: something for the network, or else the first thing that was not about it. */
interface Trace {
  acts: number;
  foreign: { topic: Topic; text: string } | undefined;
}

export class Interpreter {
  readonly source: Source;
  readonly notes: Notes;
  readonly globals = new Scope();
  /** Lines that are not Python. */
  readonly broken: ReadonlySet<number>;
  /** Values that the caller knows of names that the script leaves open. */
  readonly given: ReadonlyMap<string, Value>;
  readonly models: ModelValue[] = [];
  /** Arrays that the script spells out, by name. */
  readonly arrays = new Map<string, Unknown['array']>();
  seed: number | undefined;
  /** Whether a layer is missing that was reported, so that what comes of it need not be. */
  incomplete = false;
  trace: Trace = { acts: 0, foreign: undefined };
  #steps = 0;
  #depth = 0;
  #calls = 0;
  #layers = 0;
  readonly #names = new Map<string, number>();

  constructor(source: Source, broken: ReadonlySet<number>, given: ReadonlyMap<string, Value>) {
    renew();
    this.source = source;
    this.notes = new Notes(source);
    this.broken = broken;
    this.given = given;
  }

  evaluate(node: Node, scope: Scope): Value {
    this.step(node);
    if (this.#depth >= limits.depth) throw new Exhausted(node, 'this is nested too deeply to be read', 'statement');
    this.#depth++;
    try {
      return evaluate(this, node, scope);
    } finally {
      this.#depth--;
    }
  }

  execute(nodes: readonly Node[], scope: Scope): Completion {
    return execute(this, nodes, scope);
  }

  call(callee: Value, args: Arguments, node: Node): Value {
    return call(this, callee, args, node);
  }

  /** Runs the body of a function of the script, unless it calls itself too often. */
  enter<T>(node: Span, body: () => T): T {
    if (this.#calls >= limits.calls) throw new Exhausted(node, 'functions call each other too deeply to be read', 'statement');
    this.#calls++;
    const depth = this.#depth;
    this.#depth = 0;
    try {
      return body();
    } finally {
      this.#depth = depth;
      this.#calls--;
    }
  }

  /** Evaluates something after the script has been read, within the same bounds; what is said of it is said no more. */
  again(action: () => Value): Value | undefined {
    const outer = this.trace;
    this.#steps = 0;
    renew();
    try {
      return action();
    } catch (error) {
      if (error instanceof Exhausted || error instanceof RangeError) return undefined;
      throw error;
    } finally {
      this.trace = outer;
    }
  }

  step(span: Span): void {
    if (++this.#steps > limits.steps) throw new Exhausted(span, `the script is read up to here only: it takes more than ${limits.steps} steps`, 'script');
  }

  /** A layer, or a layer called. */
  countLayer(span: Span): void {
    if (++this.#layers > limits.layers) throw new Exhausted(span, `the script is read up to here only: it makes more than ${limits.layers} layers`, 'script');
  }

  /** Says what can't be done, and gives the value that stands for it. */
  problem(span: Span, message: string): Unknown {
    this.trace.acts++; // so that nothing else is said about the statement
    this.notes.problem(span, message);
    return new Unknown(this.source.slice(span), 'script', { reported: true });
  }

  /** What depends on values that only the running script knows. */
  unknown(node: Node, of: readonly Value[] = []): Unknown {
    const origin = of.find((value): value is Unknown => value instanceof Unknown);
    const topic = origin?.topic ?? 'data';
    this.foreign(topic, node);
    return new Unknown(this.source.slice(node), topic, { reported: of.some((value) => value instanceof Unknown && value.reported) });
  }

  /** The statement does something for the network. */
  act(): void {
    this.trace.acts++;
  }

  /** The statement does something that is not about the network. */
  foreign(topic: Topic, span: Span): void {
    this.trace.foreign ??= { topic, text: this.source.slice(span) };
  }

  /** Keras's automatic names, counted for this script: dense, dense_1, ... */
  autoName(identifier: string): string {
    const count = this.#names.get(identifier) ?? 0;
    this.#names.set(identifier, count + 1);
    return count ? `${identifier}_${count}` : identifier;
  }
}
