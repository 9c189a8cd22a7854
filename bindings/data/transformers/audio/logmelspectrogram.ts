// LogMelSpectrogram: a sound as a picture [frames, mels, 1], how loud each pitch is at each time, in decibels.
import { ArrayColumn } from '../../columns/array.js';
import type { Column } from '../../columns/index.js';
import type { AudioClip, AudioColumn } from '../../columns/media.js';
import { DataError, shown } from '../../error.js';
import { sameCount, Transformer, type TransformerDescription } from '../transformer.js';
import { decibelsOf, frameCount, momentsOf } from './decibels.js';
import type { MelScale } from './mel.js';

export interface LogMelSpectrogramOptions {
  /** samples a second that every sound is brought to */
  sampleRate?: number;
  /** seconds; longer sounds are cut at the end, shorter ones filled up with silence; null takes the longest training sound's */
  duration?: number | null;
  /** samples in a frame, a power of two */
  nFft?: number;
  /** samples under the Hann window, in the middle of the frame; null for nFft */
  winLength?: number | null;
  hopLength?: number;
  nMels?: number;
  /** Hz */
  fMin?: number;
  /** Hz; null for half the sample rate */
  fMax?: number | null;
  melScale?: MelScale;
  norm?: 'slaney' | null;
  center?: boolean;
  /** decibels below the loudest number of a sound that are told apart; null for all */
  topDb?: number | null;
  standardize?: boolean;
  handleMissing?: 'error' | 'zeros';
}

interface State {
  names: string[];
  /** samples of each column's sounds */
  lengths: number[];
  /** mean and standard deviation of the decibels in the training rows */
  mean: number[];
  scale: number[];
}

/** Seconds; all sounds of a column are brought to one length, so a longer one would fill the memory. */
const longestSound = 3600;

/**
 * Options and formulas are librosa's (melspectrogram, then power_to_db with ref 1 and amin 1e-10): 10 log10(max(1e-10, M |STFT|²)),
 * not below the sound's largest value less topDb. The Hann window is periodic; `center` puts silence before and after.
 */
export class LogMelSpectrogram extends Transformer<LogMelSpectrogramOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'LogMelSpectrogram',
    help: 'Turns a sound into a picture of how loud each pitch is at each time, as ears hear it.',
    accepts: ['audio'],
    options: [
      {
        name: 'sampleRate',
        default: 16_000,
        range: { min: 1, integer: true },
        help: 'samples a second that all sounds are brought to',
      },
      {
        name: 'duration',
        default: null,
        range: { above: 0, max: longestSound },
        help: 'seconds that all sounds are brought to; null for the longest',
      },
      {
        name: 'nFft',
        default: 512,
        range: { min: 4, max: 65_536, integer: true },
        help: 'samples in a frame, a power of two',
      },
      {
        name: 'winLength',
        default: null,
        range: { min: 1, integer: true },
        help: 'samples of a frame that count; null for all of them',
      },
      {
        name: 'hopLength',
        default: 160,
        range: { min: 1, integer: true },
        help: 'samples from one frame to the next',
      },
      { name: 'nMels', default: 40, range: { min: 1, integer: true }, help: 'pitches that are told apart' },
      { name: 'fMin', default: 0, range: { min: 0 }, help: 'the lowest frequency in Hz' },
      {
        name: 'fMax',
        default: null,
        range: { above: 0 },
        help: 'the highest frequency in Hz; null for half the sample rate',
      },
      { name: 'melScale', default: 'slaney', choices: ['slaney', 'htk'], help: 'the formula of pitch' },
      {
        name: 'norm',
        default: 'slaney',
        choices: ['slaney'],
        orNull: true,
        help: 'give every pitch the same area, so that wide ones are not louder; null for the same height',
      },
      {
        name: 'center',
        default: true,
        help: 'put the middle of the first frame at the beginning of the sound',
      },
      {
        name: 'topDb',
        default: 80,
        range: { min: 0 },
        orNull: true,
        help: 'decibels below the loudest that are told apart; null for all',
      },
      {
        name: 'standardize',
        default: true,
        help: 'subtract the mean and divide by the standard deviation of the training sounds',
      },
      {
        name: 'handleMissing',
        default: 'error',
        choices: ['error', 'zeros'],
        help: 'a missing sound stays a gap, which the recipe refuses, or becomes all zeros',
      },
    ],
  };

  constructor(options?: LogMelSpectrogramOptions) {
    super(LogMelSpectrogram.description, options);
    const { sampleRate, nFft, winLength, fMin, fMax } = this.options;
    const refuse = (name: string, wanted: string, value: unknown) => {
      throw new DataError(`LogMelSpectrogram.${name} must be ${wanted}, got ${shown(value)}`);
    };
    if (!Number.isInteger(Math.log2(nFft))) refuse('nFft', 'a power of two', nFft);
    if (winLength !== null && winLength > nFft) refuse('winLength', `up to nFft, ${nFft}`, winLength);
    if (fMin >= sampleRate / 2) refuse('fMin', `under ${sampleRate / 2} Hz, half the sample rate`, fMin);
    if (fMax !== null && !(fMax > fMin && fMax <= sampleRate / 2))
      refuse('fMax', `over fMin and up to ${sampleRate / 2} Hz, half the sample rate`, fMax);
  }

  protected learn(columns: readonly Column[]): State {
    const { sampleRate, duration, standardize, center, nFft } = this.options;
    const state: State = { names: columns.map(({ name }) => name), lengths: [], mean: [], scale: [] };
    for (const column of columns as AudioColumn[]) {
      const seconds = (clip: AudioClip | null) => (clip ? clip.samples.length / clip.sampleRate : 0);
      const longest = duration ?? column.cells.reduce((most, clip) => Math.max(most, seconds(clip)), 0);
      const length = Math.round(longest * sampleRate);
      if (longest > longestSound)
        throw new DataError(
          `column ${shown(column.name)} has a sound of ${Math.round(longest)} seconds; set LogMelSpectrogram.duration, up to ${longestSound}`,
        );
      if (length < (center ? 1 : nFft))
        throw new DataError(
          `the sounds of column ${shown(column.name)} are too short: ${length} samples at ${sampleRate} Hz, where a frame needs ${center ? 1 : nFft}; set LogMelSpectrogram.duration`,
        );
      state.lengths.push(length);
      const [mean, scale] = standardize ? momentsOf(decibelsOf(column, length, this.options)) : [0, 1];
      state.mean.push(mean);
      state.scale.push(scale);
    }
    return state;
  }

  protected apply(columns: readonly Column[], { names, lengths, mean, scale }: State): Column[] {
    sameCount(columns, names, 'LogMelSpectrogram');
    return (columns as AudioColumn[]).map((column, i) => {
      const { data, shape, missing } = decibelsOf(column, lengths[i]!, this.options);
      for (let k = 0; k < data.length; k++) data[k] = (data[k]! - mean[i]!) / scale[i]!;
      const size = shape[0]! * shape[1]!;
      const gap = this.options.handleMissing === 'error' ? NaN : 0;
      for (const row of missing) data.fill(gap, row * size, (row + 1) * size);
      return new ArrayColumn(names[i]!, data, shape, column.length);
    });
  }

  override shapesOut(): number[][] {
    return this.fitted.lengths.map((length) => [frameCount(length, this.options), this.options.nMels, 1]);
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }
}
