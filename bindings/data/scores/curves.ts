// Curves over all thresholds of a score: ROC, precision and recall, calibration, with scikit-learn's names and numbers.
import { DataError, oneOf, onlyOptions, shown } from '../error.js';
import { evenly, percentileOf } from '../maths/quantile.js';
import {
  checkLabel,
  finite,
  sameLength,
  uniqueLabels,
  type Label,
  type LabelArray,
  type Numbers,
} from './labels.js';

export interface CurveOptions {
  /** the label that a high score speaks for; the second of two, in sorted order */
  posLabel?: Label;
}

interface Counts {
  /** descending scores at which something changes */
  thresholds: number[];
  /** rows of the positive label with at least that score, and rows of the other */
  hits: number[];
  misses: number[];
}

/** Hits and misses at each threshold. */
function countsOf(yTrue: LabelArray, yScore: Numbers, options: CurveOptions): Counts {
  const rows = sameLength(yTrue, yScore);
  finite(yScore, 'yScore');
  const positive = positiveOf(yTrue, options);
  const order = Array.from({ length: rows }, (_, row) => row).sort((a, b) => yScore[b]! - yScore[a]!);
  const counts: Counts = { thresholds: [], hits: [], misses: [] };
  let hits = 0;
  order.forEach((row, i) => {
    if (yTrue[row] === positive) hits++;
    if (i + 1 < rows && yScore[order[i + 1]!] === yScore[row]) return;
    counts.thresholds.push(yScore[row]!);
    counts.hits.push(hits);
    counts.misses.push(i + 1 - hits);
  });
  return counts;
}

/** The label that a high score speaks for. @throws DataError if there are more than two, or it can't be told */
export function positiveOf(yTrue: LabelArray, { posLabel }: CurveOptions): Label {
  for (let row = 0; row < yTrue.length; row++) checkLabel(yTrue[row], `yTrue[${row}]`);
  const labels = uniqueLabels(yTrue);
  if (labels.length > 2) throw new DataError(`yTrue must have at most 2 classes, got ${labels.length}`);
  if (posLabel !== undefined) return posLabel;
  if (labels.length === 2) return labels[1]!;
  if (labels[0] === 1 || labels[0] === 0 || labels[0] === -1) return 1;
  throw new DataError(
    `yTrue has one class only, ${shown(labels[0])}; say which label is the positive one by posLabel`,
  );
}

/**
 * False and true positive rates at descending thresholds; the first threshold lets no row pass.
 * @throws DataError unless there are rows of the positive class and of the other
 * @param options.dropIntermediate leave out points on a straight line between their neighbours; true
 */
export function rocCurve(
  yTrue: LabelArray,
  yScore: Numbers,
  options: CurveOptions & { dropIntermediate?: boolean } = {},
): { fpr: number[]; tpr: number[]; thresholds: number[] } {
  onlyOptions(options, ['posLabel', 'dropIntermediate'], 'rocCurve');
  const { thresholds, hits, misses } = countsOf(yTrue, yScore, options);
  const last = thresholds.length - 1;
  if (!hits[last] || !misses[last])
    throw new DataError(
      `yTrue has no row ${hits[last] ? 'beside those ' : ''}of the positive class ${shown(positiveOf(yTrue, options))}; a ROC curve needs rows of both classes`,
    );
  const bent = (values: readonly number[], i: number) =>
    values[i + 1]! - values[i]! !== values[i]! - values[i - 1]!;
  const kept = thresholds
    .map((_, i) => i)
    .filter(
      (i) =>
        options.dropIntermediate === false ||
        last < 2 ||
        i === 0 ||
        i === last ||
        bent(hits, i) ||
        bent(misses, i),
    );
  const share = (counts: readonly number[]) => [0, ...kept.map((i) => counts[i]! / counts[last]!)];
  return { fpr: share(misses), tpr: share(hits), thresholds: [Infinity, ...kept.map((i) => thresholds[i]!)] };
}

/**
 * Precision and recall at ascending thresholds; the last point, 1 and 0, has none. As scikit-learn from 1.1 on, the curve begins
 * at the lowest score. Without a positive row the recall is 1 everywhere.
 */
export function precisionRecallCurve(
  yTrue: LabelArray,
  yScore: Numbers,
  options: CurveOptions = {},
): { precision: number[]; recall: number[]; thresholds: number[] } {
  onlyOptions(options, ['posLabel'], 'precisionRecallCurve');
  const { thresholds, hits, misses } = countsOf(yTrue, yScore, options);
  const all = hits.at(-1)!;
  const precision = hits.map((hit, i) => hit / (hit + misses[i]!));
  const recall = hits.map((hit) => (all ? hit / all : 1));
  return {
    precision: [...precision.reverse(), 1],
    recall: [...recall.reverse(), 0],
    thresholds: thresholds.reverse(),
  };
}

/** Σ (recall step) · precision: the mean precision over all recalls, without interpolation. */
export function averagePrecisionScore(
  yTrue: LabelArray,
  yScore: Numbers,
  options: CurveOptions = {},
): number {
  const { precision, recall } = precisionRecallCurve(yTrue, yScore, options);
  let area = 0;
  for (let i = 0; i + 1 < recall.length; i++) area += (recall[i]! - recall[i + 1]!) * precision[i]!;
  return area;
}

/**
 * Share of positive rows against the mean probability, bin by bin; empty bins are left out.
 * @param options.strategy bins of one width, or with as many rows each; 'uniform'
 */
export function calibrationCurve(
  yTrue: LabelArray,
  yProb: Numbers,
  options: CurveOptions & { nBins?: number; strategy?: 'uniform' | 'quantile' } = {},
): { probTrue: number[]; probPred: number[] } {
  onlyOptions(options, ['posLabel', 'nBins', 'strategy'], 'calibrationCurve');
  const { nBins = 5, strategy = 'uniform' } = options;
  const rows = sameLength(yTrue, yProb);
  probabilities(yProb, 'yProb');
  oneOf(strategy, ['uniform', 'quantile'], 'strategy');
  if (!Number.isInteger(nBins) || nBins < 1)
    throw new DataError(`nBins must be a whole number from 1, got ${shown(nBins)}`);
  const positive = positiveOf(yTrue, options);
  const sorted = Float64Array.from(yProb as ArrayLike<number>).sort();
  const even = evenly(0, 1, nBins + 1);
  const edges = strategy === 'uniform' ? even : even.map((share) => percentileOf(sorted, share * 100));
  const inner = edges.slice(1, -1);
  const bins = Array.from({ length: nBins }, () => ({ rows: 0, hits: 0, sum: 0 }));
  for (let row = 0; row < rows; row++) {
    const bin = bins[inner.filter((edge) => edge < yProb[row]!).length]!;
    bin.rows++;
    bin.sum += yProb[row]!;
    if (yTrue[row] === positive) bin.hits++;
  }
  const filled = bins.filter((bin) => bin.rows);
  return {
    probTrue: filled.map((bin) => bin.hits / bin.rows),
    probPred: filled.map((bin) => bin.sum / bin.rows),
  };
}

/** @throws DataError unless all are from 0 to 1 */
export function probabilities(values: Numbers, name: string): void {
  finite(values, name);
  for (let i = 0; i < values.length; i++)
    if (values[i]! < 0 || values[i]! > 1)
      throw new DataError(`${name}[${i}] must be a probability from 0 to 1, got ${shown(values[i])}`);
}
