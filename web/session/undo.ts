// Undo and redo over immutable states.
export class Undo<T> {
  #past: T[] = [];
  #future: T[] = [];

  /** Remembers the state that is being left. */
  leave(state: T): void {
    this.#past.push(state);
    if (this.#past.length > 100) this.#past.shift();
    this.#future = [];
  }

  undo(present: T): T | null {
    const past = this.#past.pop();
    if (past === undefined) return null;
    this.#future.push(present);
    return past;
  }

  redo(present: T): T | null {
    const future = this.#future.pop();
    if (future === undefined) return null;
    this.#past.push(present);
    return future;
  }

  clear(): void {
    this.#past = [];
    this.#future = [];
  }

  get depth(): { undo: number; redo: number } {
    return { undo: this.#past.length, redo: this.#future.length };
  }
}
