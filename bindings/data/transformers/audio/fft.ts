// The discrete Fourier transform of real numbers, X[k] = Σ x[n] exp(-2πi kn / N), by halving (Cooley and Tukey, 1965).
import { DataError, shown } from '../../error.js';

/** Made once for a size, used for many frames; it keeps its own buffers. */
export class RealFft {
  readonly #half: number;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #order: Uint32Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;

  /** @param size a power of two from 4 */
  constructor(readonly size: number) {
    if (!Number.isInteger(Math.log2(size)) || size < 4)
      throw new DataError(
        `the size of a Fourier transform must be a power of two from 4, got ${shown(size)}`,
      );
    this.#half = size / 2;
    const angles = Float64Array.from({ length: this.#half }, (_, k) => (2 * Math.PI * k) / size);
    this.#cos = angles.map(Math.cos);
    this.#sin = angles.map(Math.sin);
    const bits = Math.log2(this.#half);
    this.#order = Uint32Array.from({ length: this.#half }, (_, i) => reversed(i, bits));
    this.#re = new Float64Array(this.#half);
    this.#im = new Float64Array(this.#half);
  }

  /** Squared magnitudes |X[k]|² for k from 0 to size / 2, written to `out`. */
  power(x: Float64Array, out: Float64Array): void {
    this.#transform(x);
    const half = this.#half;
    const re = this.#re;
    const im = this.#im;
    const cosines = this.#cos;
    const sines = this.#sin;
    out[0] = (re[0]! + im[0]!) ** 2;
    out[half] = (re[0]! - im[0]!) ** 2;
    for (let k = 1; k < half; k++) {
      // Even and odd samples went in as real and imaginary parts; their spectra are the symmetric halves.
      const evenRe = (re[k]! + re[half - k]!) / 2;
      const evenIm = (im[k]! - im[half - k]!) / 2;
      const oddRe = (im[k]! + im[half - k]!) / 2;
      const oddIm = (re[half - k]! - re[k]!) / 2;
      const cos = cosines[k]!;
      const sin = sines[k]!;
      const real = evenRe + oddRe * cos + oddIm * sin;
      const imaginary = evenIm + oddIm * cos - oddRe * sin;
      out[k] = real * real + imaginary * imaginary;
    }
  }

  /** The complex transform of pairs of neighbours, in place in the buffers. */
  #transform(x: Float64Array): void {
    const half = this.#half;
    const re = this.#re;
    const im = this.#im;
    const cosines = this.#cos;
    const sines = this.#sin;
    const order = this.#order;
    for (let i = 0; i < half; i++) {
      re[i] = x[2 * order[i]!]!;
      im[i] = x[2 * order[i]! + 1]!;
    }
    for (let width = 1; width < half; width *= 2) {
      const stride = half / width; // angles are stored for twice as many points
      for (let start = 0; start < half; start += 2 * width)
        for (let i = start, angle = 0; i < start + width; i++, angle += stride) {
          const j = i + width;
          const cos = cosines[angle]!;
          const sin = sines[angle]!;
          const real = re[j]! * cos + im[j]! * sin;
          const imaginary = im[j]! * cos - re[j]! * sin;
          re[j] = re[i]! - real;
          im[j] = im[i]! - imaginary;
          re[i] = re[i]! + real;
          im[i] = im[i]! + imaginary;
        }
    }
  }
}

function reversed(value: number, bits: number): number {
  let out = 0;
  for (let i = 0; i < bits; i++) out |= ((value >> i) & 1) << (bits - 1 - i);
  return out;
}
