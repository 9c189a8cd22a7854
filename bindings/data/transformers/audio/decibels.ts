// The numbers of a log-mel spectrogram: frames of a sound under a window, their spectra, mel filters, decibels.
import type { AudioClip, AudioColumn } from '../../columns/media.js';
import { DataError, shown } from '../../error.js';
import { fitsMemory } from '../checks.js';
import { RealFft } from './fft.js';
import type { LogMelSpectrogramOptions } from './logmelspectrogram.js';
import { melFilters } from './mel.js';
import { resample } from './resample.js';

type Options = Required<LogMelSpectrogramOptions>;

/** Numbers of all sounds of a column, one after the other, [frames, mels, 1] each; rows that are missing hold 0. */
export interface Decibels {
  data: Float32Array;
  shape: number[];
  missing: number[];
}

/** Frames of a sound of so many samples. */
export const frameCount = (length: number, { center, nFft, hopLength }: Options): number =>
  1 + Math.floor((center ? length : length - nFft) / hopLength);

/** @param length samples that every sound is brought to */
export function decibelsOf(column: AudioColumn, length: number, options: Options): Decibels {
  const { nMels, topDb } = options;
  const frames = frameCount(length, options);
  const size = frames * nMels;
  fitsMemory(column.length, size, 'lower LogMelSpectrogram.duration or nMels, or raise hopLength');
  const data = new Float32Array(column.length * size);
  const missing: number[] = [];
  const listen = listener(length, options);
  column.cells.forEach((clip, row) => {
    if (!clip) return void missing.push(row);
    const decibels = listen(clip);
    if (!decibels.every(Number.isFinite))
      throw new DataError(
        `column ${shown(column.name)}, row ${row + 1}: the sound has samples that are not finite numbers`,
      );
    let loudest = -Infinity;
    for (let k = 0; k < size; k++) if (decibels[k]! > loudest) loudest = decibels[k]!;
    const floor = topDb === null ? -Infinity : loudest - topDb;
    for (let k = 0; k < size; k++) data[row * size + k] = Math.max(decibels[k]!, floor);
  });
  return { data, shape: [frames, nMels, 1], missing };
}

/** What gives the decibels of one sound after another, in the same array each time. */
function listener(length: number, options: Options): (clip: AudioClip) => Float64Array {
  const { nFft, hopLength, nMels, center, sampleRate, fMin, fMax, melScale, norm } = options;
  const frames = frameCount(length, options);
  const fft = new RealFft(nFft);
  const window = hann(nFft, options.winLength ?? nFft);
  const slaneyNorm = norm === 'slaney';
  const filters = melFilters({
    sampleRate,
    nFft,
    nMels,
    fMin,
    fMax: fMax ?? sampleRate / 2,
    scale: melScale,
    slaneyNorm,
  });
  const sound = new Float64Array(length + 2 * nFft);
  const [frame, power] = [new Float64Array(nFft), new Float64Array(nFft / 2 + 1)];
  const decibels = new Float64Array(frames * nMels);
  return (clip) => {
    const samples = resample(clip.samples, clip.sampleRate, sampleRate, length).subarray(0, length);
    sound.fill(0);
    sound.set(samples, center ? nFft / 2 : 0);
    for (let t = 0; t < frames; t++) {
      for (let n = 0; n < nFft; n++) frame[n] = sound[t * hopLength + n]! * window[n]!;
      fft.power(frame, power);
      filters.forEach(({ start, weights }, m) => {
        let sum = 0;
        for (let k = 0; k < weights.length; k++) sum += weights[k]! * power[start + k]!;
        decibels[t * nMels + m] = 10 * Math.log10(Math.max(1e-10, sum));
      });
    }
    return decibels;
  };
}

/** The periodic Hann window of a width, in the middle of a frame. */
function hann(size: number, width: number): Float64Array {
  const window = new Float64Array(size);
  const left = Math.floor((size - width) / 2);
  for (let n = 0; n < width; n++) window[left + n] = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / width);
  return window;
}

/** Mean and population standard deviation of all numbers but those of missing rows; 1 if all are the same. */
export function momentsOf({ data, shape, missing }: Decibels): [number, number] {
  const size = shape[0]! * shape[1]!;
  const gaps = new Set(missing);
  const count = data.length - gaps.size * size;
  if (!count) return [0, 1];
  const sum = (f: (value: number) => number) => {
    let total = 0;
    for (let k = 0; k < data.length; k++) if (!gaps.has(Math.floor(k / size))) total += f(data[k]!);
    return total;
  };
  const mean = sum((value) => value) / count;
  const variance = sum((value) => (value - mean) ** 2) / count;
  return [mean, variance > 1e-12 ? Math.sqrt(variance) : 1];
}
