// Sorts floats by their bits, sixteen at a time (radix sort): linear in the number of values, where a comparing sort is not.

/** Fewer values than this are sorted by the language's own sort. */
const few = 4096;

/** Sorts in place, ascending. @param values without NaN */
export function sortFloats(values: Float64Array): Float64Array {
  const { length } = values;
  if (isSorted(values)) return values;
  if (length < few) return values.sort();
  let keys: Uint32Array = new Uint32Array(values.buffer, values.byteOffset, 2 * length);
  const { high, low } = halves();
  flip(keys, low, high);
  let other: Uint32Array = new Uint32Array(2 * length);
  const own = keys;
  for (const [half, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const) {
    const starts = startsOf(keys, half, shift);
    if (!starts) continue;
    for (let i = 0; i < 2 * length; i += 2) {
      const to = 2 * starts[(keys[i + half]! >>> shift) & 0xffff]!++;
      other[to] = keys[i]!;
      other[to + 1] = keys[i + 1]!;
    }
    [keys, other] = [other, keys];
  }
  if (keys !== own) own.set(keys);
  unflip(own, low, high);
  return values;
}

function isSorted(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (!(values[i - 1]! <= values[i]!)) return false;
  return true;
}

/** Which of a float's two words holds its sign. */
function halves(): { high: number; low: number } {
  const high = new Uint32Array(new Float64Array([-0]).buffer)[0] ? 0 : 1;
  return { high, low: 1 - high };
}

/** Makes bits that sort like the floats: negative ones are turned round, others get the first bit. */
function flip(keys: Uint32Array, low: number, high: number): void {
  for (let i = 0; i < keys.length; i += 2)
    if (keys[i + high]! >>> 31) {
      keys[i + high] = ~keys[i + high]!;
      keys[i + low] = ~keys[i + low]!;
    } else keys[i + high] = keys[i + high]! | 0x80000000;
}

function unflip(keys: Uint32Array, low: number, high: number): void {
  for (let i = 0; i < keys.length; i += 2)
    if (keys[i + high]! >>> 31) keys[i + high] = keys[i + high]! & 0x7fffffff;
    else {
      keys[i + high] = ~keys[i + high]!;
      keys[i + low] = ~keys[i + low]!;
    }
}

/** Where the values with each sixteen bits go; undefined if all have the same. */
function startsOf(keys: Uint32Array, half: number, shift: number): Uint32Array | undefined {
  const starts = new Uint32Array(0x10000);
  for (let i = half; i < keys.length; i += 2) starts[(keys[i]! >>> shift) & 0xffff]!++;
  if (starts[(keys[half]! >>> shift) & 0xffff] === keys.length / 2) return undefined;
  let sum = 0;
  for (let digit = 0; digit < starts.length; digit++) {
    const here = starts[digit]!;
    starts[digit] = sum;
    sum += here;
  }
  return starts;
}
