// Variables: those of the script, and of each function that is called.
import type { Value } from './values.js';

export class Scope {
  readonly parent: Scope | undefined;
  readonly #values = new Map<string, Value>();
  /** Names that belong to an outer scope by `global` or `nonlocal`. */
  readonly #outer = new Map<string, Scope>();
  /** Modules of `from ... import *`. */
  readonly stars: string[] = [];

  constructor(parent?: Scope) {
    this.parent = parent;
  }

  get(name: string): Value | undefined {
    const outer = this.#outer.get(name);
    if (outer) return outer.get(name);
    return this.#values.has(name) ? this.#values.get(name) : this.parent?.get(name);
  }

  set(name: string, value: Value): void {
    const outer = this.#outer.get(name);
    if (outer) outer.set(name, value);
    else this.#values.set(name, value);
  }

  delete(name: string): void {
    this.#values.delete(name);
  }

  /** Declares names as those of the script (`global`), or of the function around (`nonlocal`). */
  declare(names: readonly string[], where: 'global' | 'nonlocal'): void {
    const outer = where === 'global' ? this.top : this.parent;
    if (outer && outer !== this) for (const name of names) this.#outer.set(name, outer);
  }

  get top(): Scope {
    return this.parent?.top ?? this;
  }

  /** Names of this scope alone, with their values. */
  own(): ReadonlyMap<string, Value> {
    return this.#values;
  }

  /** Every name that can be seen from here. */
  names(): string[] {
    return [...this.#values.keys(), ...(this.parent?.names() ?? [])];
  }
}
