// Scores of predicted probabilities, with scikit-learn's names and numbers.
import { DataError, oneOf, onlyOptions, shown } from '../error.js';
import { positiveOf, probabilities, type CurveOptions } from './curves.js';
import {
  finite,
  placesOf,
  sameLength,
  uniqueLabels,
  type Label,
  type LabelArray,
  type Numbers,
} from './labels.js';

/** By how much a probability that was computed in 32 bits may lie beyond 0 or 1. */
const rounding = 1e-6;

/**
 * Mean of -log(probability of the true class). Probabilities are clipped to [2⁻⁵², 1 - 2⁻⁵²] and divided by their sum.
 * @param yProb probabilities [row][class] in the order of the labels, or of the second of two classes [row]
 * @param options.labels the classes in the order of yProb; those that occur in yTrue, sorted
 */
export function logLoss(
  yTrue: LabelArray,
  yProb: Numbers | readonly Numbers[],
  options: { labels?: readonly Label[] } = {},
): number {
  const rows = sameLength(yTrue, yProb);
  onlyOptions(options, ['labels'], 'logLoss');
  const labels = options.labels ?? uniqueLabels(yTrue);
  const places = placesOf(labels);
  if (labels.length < 2)
    throw new DataError(`yTrue has one class only, ${shown(labels[0])}; give all classes in labels`);
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const given = yProb[row]!;
    const each = typeof given === 'number' ? [1 - given, given] : Array.from(given);
    const wrong = each.find((p) => !(p >= -rounding && p <= 1 + rounding));
    if (wrong !== undefined)
      throw new DataError(`yProb[${row}] must hold probabilities from 0 to 1, got ${shown(given)}`);
    const shares = each.map((p) => Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, p)));
    if (shares.length !== labels.length)
      throw new DataError(
        `yProb[${row}] must have ${labels.length} probabilities, one for each class, got ${shares.length}`,
      );
    const place = placeOf(places, yTrue[row]!, row, labels);
    loss -= Math.log(shares[place]! / shares.reduce((all, p) => all + p, 0));
  }
  return loss / rows;
}

/** Mean of (probability of the positive label - whether the row is of it)², from 0 to 1. */
export function brierScoreLoss(yTrue: LabelArray, yProb: Numbers, options: CurveOptions = {}): number {
  const rows = sameLength(yTrue, yProb);
  probabilities(yProb, 'yProb');
  const positive = positiveOf(yTrue, options);
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += (yProb[row]! - Number(yTrue[row] === positive)) ** 2;
  return sum / rows;
}

/**
 * Share of rows whose label is among the k with the highest scores; among equal scores the later label is the higher.
 * @param yScore [row][class] in the order of the labels, or scores of the second of two classes [row], with 0.5 (probabilities)
 * or 0 as its threshold
 */
export function topKAccuracyScore(
  yTrue: LabelArray,
  yScore: Numbers | readonly Numbers[],
  options: { k?: number; labels?: readonly Label[] } = {},
): number {
  const rows = sameLength(yTrue, yScore);
  onlyOptions(options, ['k', 'labels'], 'topKAccuracyScore');
  const { k = 2, labels = uniqueLabels(yTrue) } = options;
  if (!Number.isInteger(k) || k < 1) throw new DataError(`k must be a whole number from 1, got ${shown(k)}`);
  const places = placesOf(labels);
  let right = 0;
  const single = typeof yScore[0] === 'number';
  const threshold =
    single && Array.from(yScore as ArrayLike<number>).every((one) => one >= 0 && one <= 1) ? 0.5 : 0;
  for (let row = 0; row < rows; row++) {
    const place = placeOf(places, yTrue[row]!, row, labels);
    const given = yScore[row]!;
    finite(typeof given === 'number' ? [given] : given, `yScore[${row}]`);
    if (typeof given === 'number') {
      right += Number(k > 1 || Number(given > threshold) === place);
      continue;
    }
    if (given.length !== labels.length)
      throw new DataError(
        `yScore[${row}] must have ${labels.length} scores, one for each class, got ${given.length}`,
      );
    const own = given[place]!;
    let higher = 0;
    for (let i = 0; i < given.length; i++) if (given[i]! > own || (given[i] === own && i > place)) higher++;
    right += Number(higher < k);
  }
  return right / rows;
}

function placeOf(
  places: ReadonlyMap<Label, number>,
  label: Label,
  row: number,
  labels: readonly Label[],
): number {
  const place = places.get(label);
  if (place === undefined)
    throw new DataError(`yTrue[${row}] is ${shown(label)}, which is not among the labels ${shown(labels)}`);
  return place;
}

/**
 * Area under the ROC curve of two classes: the chance that a row of the second class has the higher score, ties counting half
 * (Mann and Whitney's U), which equals scikit-learn's trapezoids. For more classes the mean over classes, each against the rest
 * ('ovr'), or over pairs of classes ('ovo', D. Hand and R. Till, Machine Learning 45, 2001).
 * @throws DataError for a class without a row
 * @param yScore scores of the second class [row], or probabilities of each class [row][class] in the order of the labels
 * @param options.average plain mean, or weighted by the classes' rows
 */
export function rocAucScore(
  yTrue: LabelArray,
  yScore: Numbers | readonly Numbers[],
  options: { multiClass?: 'ovr' | 'ovo'; average?: 'macro' | 'weighted'; labels?: readonly Label[] } = {},
): number {
  const rows = sameLength(yTrue, yScore);
  onlyOptions(options, ['multiClass', 'average', 'labels'], 'rocAucScore');
  const { multiClass, average = 'macro', labels = uniqueLabels(yTrue) } = options;
  if (typeof yScore[0] === 'number') {
    finite(yScore as Numbers, 'yScore');
    if (labels.length !== 2)
      throw new DataError(`yTrue must have 2 classes for the area under the ROC curve, got ${labels.length}`);
    const places = placesOf(labels);
    const truth = Array.from({ length: rows }, (_, row) => placeOf(places, yTrue[row]!, row, labels));
    bothThere(truth, labels);
    return area(
      truth.map((place) => place === 1),
      yScore as Numbers,
    );
  }
  if (multiClass === undefined)
    throw new DataError('multiClass must be "ovr" or "ovo" for scores of several classes');
  oneOf(multiClass, ['ovr', 'ovo'], 'multiClass');
  oneOf(average, ['macro', 'weighted'], 'average');
  const places = placesOf(labels);
  const truth = Array.from({ length: rows }, (_, row) => placeOf(places, yTrue[row]!, row, labels));
  const scores = yScore as readonly Numbers[];
  scores.forEach((each, row) => {
    if (each.length !== labels.length)
      throw new DataError(
        `yScore[${row}] must have ${labels.length} scores, one for each class, got ${each.length}`,
      );
    finite(each, `yScore[${row}]`);
  });
  bothThere(truth, labels);
  const areaOf = (positive: number, chosen: readonly number[]) =>
    area(
      chosen.map((row) => truth[row] === positive),
      chosen.map((row) => scores[row]![positive]!),
    );
  const every = truth.map((_, row) => row);
  const each =
    multiClass === 'ovr'
      ? labels.map((_, i) => ({ area: areaOf(i, every), rows: truth.filter((place) => place === i).length }))
      : labels.flatMap((_, i) =>
          labels.slice(i + 1).map((_, k) => {
            const other = i + 1 + k;
            const pair = every.filter((row) => truth[row] === i || truth[row] === other);
            return { area: (areaOf(i, pair) + areaOf(other, pair)) / 2, rows: pair.length };
          }),
        );
  const all = each.reduce((sum, one) => sum + (average === 'macro' ? 1 : one.rows), 0);
  return each.reduce((sum, one) => sum + one.area * (average === 'macro' ? 1 : one.rows), 0) / all;
}

/** @throws DataError for a class that no row is of, for which there is no area */
function bothThere(truth: readonly number[], labels: readonly Label[]): void {
  const found = new Set(truth);
  const absent = labels.find((_, place) => !found.has(place));
  if (absent !== undefined)
    throw new DataError(
      `yTrue has no row of class ${shown(absent)}; the area under the ROC curve needs rows of every class`,
    );
}

function area(positive: readonly boolean[], scores: Numbers): number {
  const order = positive.map((_, row) => row).sort((a, b) => scores[a]! - scores[b]!);
  let [ranks, hits] = [0, 0];
  for (let start = 0, end; start < order.length; start = end) {
    for (end = start + 1; end < order.length && scores[order[end]!] === scores[order[start]!];) end++;
    for (let i = start; i < end; i++)
      if (positive[order[i]!]) {
        hits++;
        ranks += (start + 1 + end) / 2;
      }
  }
  return (ranks - (hits * (hits + 1)) / 2) / (hits * (order.length - hits));
}
