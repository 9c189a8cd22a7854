// Resamples a sound by a windowed sinc: the ideal low-pass at the lower of both rates' half, under a Hann window of 16 zero
// crossings to each side (Smith, "Digital Audio Resampling", ccrma.stanford.edu/~jos/resample).

const crossings = 16;

/**
 * Sample j of the result is Σ x[i] c sinc(c t) hann(c t / 16), t = j from / to - i, c = min(1, to / from): what is above half the
 * new rate is left out. The result has ceil(length · to / from) samples, but no more than `most`; outside of the sound is silence.
 */
export function resample(samples: Float32Array, from: number, to: number, most = Infinity): Float32Array {
  if (from === to) return samples;
  const cutoff = Math.min(1, to / from);
  const reach = crossings / cutoff;
  const out = new Float32Array(Math.min(most, Math.ceil((samples.length * to) / from)));
  const table = steps(from, to);
  const cache = new Map<number, { first: number; weights: Float64Array }>();
  for (let j = 0; j < out.length; j++) {
    const place = (j * from) / to;
    const whole = Math.floor(place);
    // With whole-number rates the same fractions come again, and with them the same weights.
    const key = table ? (j * table.from) % table.to : j;
    let kernel = cache.get(key);
    if (!kernel) {
      kernel = kernelAt(place - whole, cutoff, reach);
      if (table) cache.set(key, kernel);
    }
    const { first, weights } = kernel;
    const start = whole + first;
    const end = Math.min(weights.length, samples.length - start);
    let sum = 0;
    for (let k = Math.max(0, -start); k < end; k++) sum += samples[start + k]! * weights[k]!;
    out[j] = sum;
  }
  return out;
}

/** The rates without their common factors, if they are whole and there are not too many fractions to keep. */
function steps(from: number, to: number): { from: number; to: number } | undefined {
  if (!Number.isInteger(from) || !Number.isInteger(to)) return undefined;
  let [a, b] = [from, to];
  while (b) [a, b] = [b, a % b];
  return to / a <= 4096 ? { from: from / a, to: to / a } : undefined;
}

/** Weights of the samples around a place, from `first` before it. */
function kernelAt(fraction: number, cutoff: number, reach: number): { first: number; weights: Float64Array } {
  const first = Math.ceil(fraction - reach);
  const last = Math.floor(fraction + reach);
  const weights = Float64Array.from({ length: last - first + 1 }, (_, k) => {
    const t = (fraction - first - k) * cutoff;
    const sinc = t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
    return cutoff * sinc * (0.5 + 0.5 * Math.cos((Math.PI * t) / crossings));
  });
  return { first, weights };
}
