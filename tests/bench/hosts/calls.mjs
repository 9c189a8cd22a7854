// Calls to another process, one at a time: {call, args} goes out, {value} or {error} comes back.
export class Calls {
  #post;
  #waiting;
  #over;

  /** `post` sends a message to the other side. */
  constructor(post) {
    this.#post = post;
  }

  call(name, ...args) {
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(this.#over);
      this.#waiting = { resolve, reject };
      this.#post({ call: name, args });
    });
  }

  /** What the other side said. */
  answer({ value, error }) {
    const { resolve, reject } = this.#waiting;
    this.#waiting = undefined;
    if (error === undefined) resolve(value);
    else reject(new Error(error));
  }

  /** The other side is gone: this call and all that follow fail. */
  end(reason) {
    this.#over = new Error(reason);
    this.#waiting?.reject(this.#over);
  }
}
