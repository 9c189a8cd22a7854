// Scores of predicted probabilities, with scikit-learn's names and numbers.
import { DataError, shown } from '../error.js';
import {
  finite,
  placesOf,
  sameLength,
  uniqueLabels,
  type Label,
  type LabelArray,
  type Numbers,
} from './labels.js';

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
  const labels = options.labels ?? uniqueLabels(yTrue);
  const places = placesOf(labels);
  if (labels.length < 2)
    throw new DataError(`yTrue has one class only, ${shown(labels[0])}; give all classes in labels`);
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const given = yProb[row]!;
    const shares = (typeof given === 'number' ? [1 - given, given] : Array.from(given)).map((p) =>
      Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, p)),
    );
    if (shares.length !== labels.length)
      throw new DataError(
        `yProb[${row}] must have ${labels.length} probabilities, one for each class, got ${shares.length}`,
      );
    const place = places.get(yTrue[row]!);
    if (place === undefined)
      throw new DataError(
        `yTrue[${row}] is ${shown(yTrue[row])}, which is not among the labels ${shown(labels)}`,
      );
    loss -= Math.log(shares[place]! / shares.reduce((all, p) => all + p, 0));
  }
  return loss / rows;
}

/**
 * Area under the ROC curve of two classes: the chance that a row of the second class has the higher score, ties counting half
 * (Mann and Whitney's U), which equals scikit-learn's trapezoids.
 * @param yScore scores or probabilities of the second class (in sorted order)
 */
export function rocAucScore(yTrue: LabelArray, yScore: Numbers): number {
  const rows = sameLength(yTrue, yScore);
  finite(yScore, 'yScore');
  const labels = uniqueLabels(yTrue);
  if (labels.length !== 2)
    throw new DataError(`yTrue must have 2 classes for the area under the ROC curve, got ${labels.length}`);
  const order = Array.from({ length: rows }, (_, row) => row).sort((a, b) => yScore[a]! - yScore[b]!);
  let [ranks, positives] = [0, 0];
  for (let start = 0, end; start < rows; start = end) {
    for (end = start + 1; end < rows && yScore[order[end]!] === yScore[order[start]!];) end++;
    for (let i = start; i < end; i++)
      if (yTrue[order[i]!] === labels[1]) {
        positives++;
        ranks += (start + 1 + end) / 2;
      }
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (rows - positives));
}
