// What numbers about columns mean, in words.
import { brief, count, percent } from '../../../numbers.ts';
import type { Association, Profile } from '../../../session/types.ts';

const second = 1000;
const day = 86_400 * second;
const units: [milliseconds: number, noun: string][] = [
  [7 * day, 'week'],
  [day, 'day'],
  [3600 * second, 'hour'],
  [60 * second, 'minute'],
  [second, 'second'],
  [1, 'millisecond'],
];

/** `1 day`, `15 minutes`, `3 months`. */
export function stepWords(step: { milliseconds: number } | { months: number }): string {
  if ('months' in step) return step.months % 12 ? amount(step.months, 'month') : amount(step.months / 12, 'year');
  const [size, noun] = units.find(([size]) => step.milliseconds % size === 0) ?? [1, 'millisecond'];
  return amount(step.milliseconds / size, noun);
}
const amount = (n: number, noun: string) => `${brief(n)} ${noun}${n === 1 ? '' : 's'}`;

/** A moment as a day, with the time where there is one. */
export function moment(milliseconds: number): string {
  const text = new Date(Math.round(milliseconds)).toISOString();
  return milliseconds % day ? `${text.slice(0, 10)} ${text.slice(11, 16)}` : text.slice(0, 10);
}

export function skewWords(skew: number): string {
  if (!Number.isFinite(skew)) return 'too few values';
  const size = Math.abs(skew) < 0.5 ? 'about even on both sides' : Math.abs(skew) < 1 ? 'a tail' : 'a long tail';
  return Math.abs(skew) < 0.5 ? size : `${size} towards ${skew > 0 ? 'great' : 'small'} values`;
}

export function outlierWords({ outliers, count: present }: Profile): string {
  const { low, high, below, above, share } = outliers!;
  const all = below + above;
  if (!all) return `None: every value lies between ${brief(low)} and ${brief(high)}.`;
  const parts = [below && `${count(below)} below ${brief(low)}`, above && `${count(above)} above ${brief(high)}`].filter(Boolean);
  return `${parts.join(', ')}: ${percent(share)} of ${count(present)} values.`;
}

const grades: [least: number, word: string][] = [
  [0.9, 'almost entirely'],
  [0.7, 'strongly'],
  [0.5, 'clearly'],
  [0.3, 'moderately'],
  [0.1, 'weakly'],
  [0, 'hardly'],
];
const grade = (value: number) => grades.find(([least]) => Math.abs(value) >= least)?.[1] ?? 'hardly';

export const measureNames: Record<Association['measure'], string> = {
  pearson: 'Pearson’s r',
  spearman: 'Spearman’s ρ',
  eta: 'Correlation ratio η',
  cramersV: 'Cramér’s V',
};

/** How two columns go together, in one sentence. */
export function togetherWords({ measure, value, spearman }: Association): string {
  if (!Number.isFinite(value)) return 'It can’t be told: one of the two does not vary where both are there.';
  if (measure === 'pearson' || measure === 'spearman') {
    const direction = value < 0 ? 'when one rises, the other falls' : 'both rise together';
    if (Math.abs(value) < 0.1)
      return Math.abs(spearman ?? 0) < 0.1 ? 'The two hardly go together in a line.' : 'Hardly in a straight line, but by rank they do go together.';
    return `They go together ${grade(value)}: ${direction}.`;
  }
  if (measure === 'eta') return `The means of the groups differ ${grade(value)}.`;
  return `The two go together ${grade(value)}: some pairs of values come more often than chance would have them.`;
}

/** What one column tells of the target, in one sentence. */
export function tellsWords(column: string, target: string, { determined }: Association): string {
  if (!Number.isFinite(determined)) return `${target} does not vary where ${column} is there.`;
  if (determined > 0.95) return `${column} all but determines ${target}. Is it known before ${target} is?`;
  return `Knowing ${column} takes away ${percent(determined)} of what is unknown about ${target}.`;
}

/** −1 to 1, two decimals. */
export const coefficient = (value: number): string =>
  Number.isFinite(value)
    ? value
        .toFixed(2)
        .replace(/^-(0\.00)$/, '$1')
        .replace('-', '−')
    : '–';
