// Reads WAV sounds: PCM of 8 to 32 bits and floats of 32 or 64 bits in RIFF chunks; several channels become their mean.
// Source: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0" (1991), and WAVE_FORMAT_EXTENSIBLE.
import type { AudioClip } from '../columns/media.js';
import { count, DataError, shown } from '../error.js';
import type { Problem } from '../problem.js';

interface Format {
  /** 1 is PCM, 3 is floats */
  code: number;
  channels: number;
  sampleRate: number;
  bits: number;
}

/**
 * The sound of a WAV file with one channel. If the file ends early, what is there is read and `problems` says so.
 * @throws DataError if it is no WAV file, has no sound in it, or is compressed
 */
export function readWav(file: Uint8Array, name = 'sound'): { clip: AudioClip; problems: Problem[] } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tag = (at: number) => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE')
    throw new DataError(`${shown(name)} is no WAV file: it must begin with RIFF and WAVE`);
  let format: Format | undefined;
  for (let at = 12; at + 8 <= file.length;) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (tag(at) === 'fmt ') format = readFormat(view, start, Math.min(size, file.length - start), name);
    if (tag(at) === 'data') {
      if (!format) throw new DataError(`${shown(name)}: the sound comes before its format (chunk "fmt ")`);
      return readSamples(view, start, size, format, name);
    }
    at = start + size + (size % 2); // chunks begin at even places
  }
  throw new DataError(
    `${shown(name)} ${format ? 'has no sound in it (chunk "data")' : 'ends before its format (chunk "fmt ")'}`,
  );
}

function readFormat(view: DataView, start: number, size: number, name: string): Format {
  if (size < 16)
    throw new DataError(`${shown(name)}: the chunk "fmt " must have 16 bytes or more, got ${size}`);
  let code = view.getUint16(start, true);
  // An extensible format names the real one in the first two bytes of its identifier.
  if (code === 0xfffe && size >= 26) code = view.getUint16(start + 24, true);
  const [channels, sampleRate] = [view.getUint16(start + 2, true), view.getUint32(start + 4, true)];
  const bits = view.getUint16(start + 14, true);
  const known = code === 1 ? [8, 16, 24, 32] : code === 3 ? [32, 64] : [];
  if (!known.length)
    throw new DataError(
      `${shown(name)} is compressed (format ${code}); save it as PCM, which players call plain WAV`,
    );
  if (!known.includes(bits))
    throw new DataError(
      `${shown(name)}: samples of this format must have ${known.join(', ')} bits, got ${bits}`,
    );
  if (!channels || !sampleRate)
    throw new DataError(
      `${shown(name)}: channels and sample rate must be above 0, got ${channels} and ${sampleRate}`,
    );
  return { code, channels, sampleRate, bits };
}

function readSamples(
  view: DataView,
  start: number,
  size: number,
  { code, channels, sampleRate, bits }: Format,
  name: string,
): { clip: AudioClip; problems: Problem[] } {
  const width = bits / 8;
  const there = view.byteLength - start;
  // Programs that stream don't know the size beforehand and leave 0 or the largest number.
  const streamed = size === 0xffffffff || (size === 0 && there > 0);
  const length = Math.floor(Math.min(streamed ? there : size, there) / (width * channels));
  if (!length) throw new DataError(`${shown(name)} has no sound in it: its chunk "data" is empty`);
  const read = reader(view, code, bits);
  const samples = new Float32Array(length);
  let broken = 0;
  for (let i = 0, at = start; i < length; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++, at += width) sum += read(at);
    const value = sum / channels;
    if (Number.isFinite(value)) samples[i] = value;
    else broken++;
  }
  const problems: Problem[] = [];
  if (broken) {
    const message = `${shown(name)}: ${count(broken, 'sample')} ${broken === 1 ? 'is' : 'are'} not a finite number; silence is put there`;
    problems.push({ kind: 'wrong type', value: name, message });
  }
  if (!streamed && size > there) {
    const message = `${shown(name)} ends early: ${there} of ${size} bytes of sound are there; they are read`;
    problems.push({ kind: 'truncated file', value: name, message });
  }
  return { clip: { name, sampleRate, samples }, problems };
}

/** From a place to a number from -1 to 1; 8 bits have no sign, all others do. */
function reader(view: DataView, code: number, bits: number): (at: number) => number {
  if (code === 3) return bits === 32 ? (at) => view.getFloat32(at, true) : (at) => view.getFloat64(at, true);
  if (bits === 8) return (at) => (view.getUint8(at) - 128) / 128;
  if (bits === 16) return (at) => view.getInt16(at, true) / 32_768;
  if (bits === 24) return (at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 65_536) / 8_388_608;
  return (at) => view.getInt32(at, true) / 2_147_483_648;
}
