// Hashes of texts as TensorFlow's, so that unknown words fall into the same places as in Keras: FarmHash64 and, with a salt, SipHash-2-4.
// Sources: Pike, FarmHash (Google, 2014); Aumasson, Bernstein, "SipHash: a fast short-input PRF" (2012).

const all = (1n << 64n) - 1n;
const times = (a: bigint, b: bigint) => (a * b) & all;
const plus = (...numbers: bigint[]) => numbers.reduce((sum, number) => sum + number, 0n) & all;
const left = (v: bigint, by: bigint) => ((v << by) | (v >> (64n - by))) & all;
const right = (v: bigint, by: bigint) => left(v, 64n - by);

const [k0, k1, k2] = [0xc3a5c85c97cb3127n, 0xb492b66fbe98f273n, 0x9ae16a3b2f90404fn];
const mix = (v: bigint) => v ^ (v >> 47n);

function mixPair(u: bigint, v: bigint, factor: bigint): bigint {
  const a = mix(times(u ^ v, factor));
  return times(mix(times(v ^ a, factor)), factor);
}

/** The place of a text among so many. */
export function bucket(text: string, buckets: number, salt: readonly number[] | null): number {
  const bytes = new TextEncoder().encode(text);
  const hash = salt ? sipHash(bytes, BigInt(salt[0]!), BigInt(salt[1]!)) : farmHash(bytes);
  return Number(hash % BigInt(buckets));
}

/** `size` bytes as a number, the first one lowest. */
function read(bytes: Uint8Array, from: number, size: number): bigint {
  let value = 0n;
  for (let i = from + size - 1; i >= from; i--) value = (value << 8n) | BigInt(bytes[i]!);
  return value;
}

export function farmHash(bytes: Uint8Array): bigint {
  const n = bytes.length;
  const word = (from: number) => read(bytes, from, 8);
  const factor = plus(k2, 2n * BigInt(n));
  if (n > 64) return farmHashOfLong(bytes);
  if (n > 32) return farmHashOf64(word, n, factor);
  if (n > 16) {
    const [a, b, c, d] = [times(word(0), k1), word(8), times(word(n - 8), factor), times(word(n - 16), k2)];
    return mixPair(plus(right(plus(a, b), 43n), right(c, 30n), d), plus(a, right(plus(b, k2), 18n), c), factor);
  }
  if (n >= 8) {
    const [a, b] = [plus(word(0), k2), word(n - 8)];
    return mixPair(plus(times(right(b, 37n), factor), a), times(plus(right(a, 25n), b), factor), factor);
  }
  if (n >= 4) return mixPair(plus(BigInt(n), read(bytes, 0, 4) << 3n), read(bytes, n - 4, 4), factor);
  if (n === 0) return k2;
  const [first, middle, last] = [bytes[0]!, bytes[n >> 1]!, bytes[n - 1]!].map(BigInt) as [bigint, bigint, bigint];
  return times(mix(times(first + (middle << 8n), k2) ^ times(BigInt(n) + (last << 2n), k0)), k2);
}

function farmHashOf64(word: (from: number) => bigint, n: number, factor: bigint): bigint {
  const [a, b, c, d] = [times(word(0), k2), word(8), times(word(n - 8), factor), times(word(n - 16), k2)];
  const y = plus(right(plus(a, b), 43n), right(c, 30n), d);
  const z = mixPair(y, plus(a, right(plus(b, k2), 18n), c), factor);
  const [e, f] = [times(word(16), factor), word(24)];
  const [g, h] = [times(plus(y, word(n - 32)), factor), times(plus(z, word(n - 24)), factor)];
  return mixPair(plus(right(plus(e, f), 43n), right(g, 30n), h), plus(e, right(plus(f, a), 18n), g), factor);
}

/** 64 bytes at a time; the last 64 bytes come once more. */
function farmHashOfLong(bytes: Uint8Array): bigint {
  const n = bytes.length;
  const end = Math.floor((n - 1) / 64) * 64;
  const word = (from: number) => read(bytes, from, 8);
  let [x, y] = [81n, plus(times(81n, k1), 113n)];
  let z = times(mix(plus(times(y, k2), 113n)), k2);
  let [v, w]: [Pair, Pair] = [
    [0n, 0n],
    [0n, 0n],
  ];
  x = plus(times(x, k2), word(0));
  const turn = (s: number, factor: bigint, [forX, forY]: Pair) => {
    x = times(right(plus(x, y, v[0], word(s + 8)), 37n), factor) ^ times(w[1], forX);
    y = plus(times(right(plus(y, v[1], word(s + 48)), 42n), factor), times(v[0], forY), word(s + 40));
    z = times(right(plus(z, w[0]), 33n), factor);
    v = weak(word, s, times(v[1], factor), plus(x, w[0]));
    w = weak(word, s + 32, plus(z, w[1]), plus(y, word(s + 16)));
    [z, x] = [x, z];
  };
  for (let s = 0; s < end; s += 64) turn(s, k1, [1n, 1n]);
  const factor = plus(k1, (z & 0xffn) << 1n);
  w = [plus(w[0], BigInt((n - 1) & 63)), w[1]];
  v = [plus(v[0], w[0]), v[1]];
  w = [plus(w[0], v[0]), w[1]];
  turn(n - 64, factor, [9n, 9n]);
  return mixPair(plus(mixPair(v[0], w[0], factor), times(mix(y), k0), z), plus(mixPair(v[1], w[1], factor), x), factor);
}

type Pair = [bigint, bigint];

function weak(word: (from: number) => bigint, s: number, a: bigint, b: bigint): Pair {
  const start = plus(a, word(s));
  const sum = plus(start, word(s + 8), word(s + 16));
  return [plus(sum, word(s + 24)), plus(right(plus(b, start, word(s + 24)), 21n), right(sum, 44n), start)];
}

export function sipHash(bytes: Uint8Array, salt0: bigint, salt1: bigint): bigint {
  const [key0, key1] = [salt0 & all, salt1 & all];
  let [a, b, c, d] = [key0 ^ 0x736f6d6570736575n, key1 ^ 0x646f72616e646f6dn, key0 ^ 0x6c7967656e657261n, key1 ^ 0x7465646279746573n];
  const round = () => {
    [a, c] = [plus(a, b), plus(c, d)];
    [b, d] = [left(b, 13n) ^ a, left(d, 16n) ^ c];
    a = left(a, 32n);
    [a, c] = [plus(a, d), plus(c, b)];
    [d, b] = [left(d, 21n) ^ a, left(b, 17n) ^ c];
    c = left(c, 32n);
  };
  const take = (word: bigint) => {
    d ^= word;
    round();
    round();
    a ^= word;
  };
  const whole = bytes.length - (bytes.length % 8);
  for (let from = 0; from < whole; from += 8) take(read(bytes, from, 8));
  take(read(bytes, whole, bytes.length - whole) | (BigInt(bytes.length & 255) << 56n));
  c ^= 0xffn;
  for (let i = 0; i < 4; i++) round();
  return a ^ b ^ c ^ d;
}
