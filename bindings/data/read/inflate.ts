// Unpacks deflate and gzip with fflate, piece by piece, and stops as soon as more comes out than may.
import { Gunzip, Inflate } from 'fflate';
import { DataError } from '../error.js';
import type { Steps } from './steps.js';

export interface InflateOptions {
  /** bytes that come out, or the most that may */
  size: number;
  /** bare deflate as in zip, else gzip */
  raw: boolean;
  /** what is unpacked, for errors */
  where: string;
}

const piece = 1 << 16;

export function* inflate(packed: Uint8Array, { size, raw, where }: InflateOptions): Steps<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let [length, ended] = [0, false];
  const take = (chunk: Uint8Array, final: boolean) => {
    length += chunk.length;
    ended ||= final;
    if (length > size)
      throw new DataError(
        `${where} unpacks to more than ${raw ? `the ${size} bytes it declares` : 'a thousand times its size'}; it is not read`,
      );
    pieces.push(chunk);
  };
  const stream = raw ? new Inflate(take) : new Gunzip(take);
  try {
    for (let at = 0; at < packed.length; at += piece) {
      stream.push(packed.subarray(at, at + piece), at + piece >= packed.length);
      yield at / packed.length;
    }
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${where} is cut short or damaged; get the file anew`);
  }
  if (!ended && packed.length) throw new DataError(`${where} is cut short or damaged; get the file anew`);
  if (pieces.length === 1) return pieces[0]!;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of pieces) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
