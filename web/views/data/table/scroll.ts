// Scrolling further than a browser's elements can be high. The element is only so high, and its scroll position is a scale of the
// real one: small moves count as they are, so that rows pass by as usual, great ones (the bar is dragged) by their share of the whole.

/** Below what Firefox (17.9 million pixels) and Chromium (33.5 million) can hold. */
export const highest = 8_000_000;
/** Steps of the wheel, of keys and of fingers are smaller; those of the bar, where one pixel is many thousand, are greater. */
const small = 2000;

export class Scale {
  /** where the table really is */
  top = 0;
  #shown = 0;

  /** @param whole height of all rows @param viewport what of them is in sight; both in pixels */
  constructor(
    readonly whole: number,
    readonly viewport: number,
  ) {}

  /** how high the element is made */
  get height(): number {
    return Math.min(this.whole, highest);
  }

  get scaled(): boolean {
    return this.whole > highest;
  }

  /** The same place in a table that has been given another size. */
  resized(whole: number, viewport: number): Scale {
    const scale = new Scale(whole, viewport);
    scale.top = Math.min(this.top, scale.#last);
    scale.#shown = this.#shown;
    return scale;
  }

  /** The element was scrolled to `shown`. */
  move(shown: number): void {
    const step = shown - this.#shown;
    this.#shown = shown;
    if (!this.scaled) this.top = shown;
    else if (Math.abs(step) < small) this.top = Math.max(0, Math.min(this.#last, this.top + step));
    else this.top = (shown / this.#lastShown) * this.#last;
  }

  /** Where the element should be scrolled to when it rests, or has come to its end before the table has. */
  get rest(): number {
    return this.scaled ? Math.round((this.top / this.#last) * this.#lastShown) : this.#shown;
  }

  /** Whether the element can't be scrolled any further, but the table could. */
  get stuck(): boolean {
    if (!this.scaled) return false;
    return (this.#shown <= 0 && this.top > 0) || (this.#shown >= this.#lastShown - 1 && this.top < this.#last);
  }

  /** The element was put at `rest`: the table has not moved. */
  settle(shown: number): void {
    this.#shown = shown;
  }

  /** How far down the element's own rows must be drawn for what is at `top` to be in sight. */
  get shift(): number {
    return this.#shown - this.top;
  }

  get #last(): number {
    return Math.max(1, this.whole - this.viewport);
  }

  get #lastShown(): number {
    return Math.max(1, this.height - this.viewport);
  }
}
