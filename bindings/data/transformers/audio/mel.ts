// Mel filters: triangles over the frequencies of a spectrum, evenly spaced as people hear pitch. Formulas as librosa's filters.mel.

/** Slaney's scale is linear to 1000 Hz and logarithmic above (Auditory Toolbox, 1998); HTK's is 2595 log10(1 + f / 700). */
export type MelScale = 'slaney' | 'htk';

const [linearStep, corner] = [200 / 3, 1000];
const cornerMel = corner / linearStep;
const logStep = Math.log(6.4) / 27;

export function hzToMel(hz: number, scale: MelScale): number {
  if (scale === 'htk') return 2595 * Math.log10(1 + hz / 700);
  return hz < corner ? hz / linearStep : cornerMel + Math.log(hz / corner) / logStep;
}

export function melToHz(mel: number, scale: MelScale): number {
  if (scale === 'htk') return 700 * (10 ** (mel / 2595) - 1);
  return mel < cornerMel ? mel * linearStep : corner * Math.exp(logStep * (mel - cornerMel));
}

/** One filter: weights of the frequencies from `start`; all others are 0. */
export interface MelFilter {
  start: number;
  weights: Float64Array;
}

/**
 * Triangles between fMin and fMax in Hz over the nFft / 2 + 1 frequencies of a spectrum.
 * @param slaneyNorm divide each by half its width in Hz, so that all have one area
 */
export function melFilters(options: {
  sampleRate: number;
  nFft: number;
  nMels: number;
  fMin: number;
  fMax: number;
  scale: MelScale;
  slaneyNorm: boolean;
}): MelFilter[] {
  const { sampleRate, nFft, nMels, fMin, fMax, scale, slaneyNorm } = options;
  const [low, high] = [hzToMel(fMin, scale), hzToMel(fMax, scale)];
  const edges = Array.from({ length: nMels + 2 }, (_, i) =>
    melToHz(low + ((high - low) * i) / (nMels + 1), scale),
  );
  return Array.from({ length: nMels }, (_, i) => {
    const [left, middle, right] = edges.slice(i, i + 3) as [number, number, number];
    const norm = slaneyNorm ? 2 / (right - left) : 1;
    const weight = (k: number) => {
      const hz = (k * sampleRate) / nFft;
      return norm * Math.max(0, Math.min((hz - left) / (middle - left), (right - hz) / (right - middle)));
    };
    const all = Array.from({ length: nFft / 2 + 1 }, (_, k) => weight(k));
    const start = Math.max(
      0,
      all.findIndex((value) => value > 0),
    );
    const end = all.findLastIndex((value) => value > 0) + 1;
    return { start, weights: Float64Array.from(all.slice(start, Math.max(start, end))) };
  });
}
