// Scores of predicted classes, with scikit-learn's names and numbers (sklearn.metrics).
import { DataError, oneOf, onlyOptions, shown } from '../error.js';
import { placesOf, sameLabels, uniqueLabels, type Label, type LabelArray } from './labels.js';

/** Share of rows whose label is right. */
export function accuracyScore(yTrue: LabelArray, yPred: LabelArray): number {
  const rows = sameLabels(yTrue, yPred);
  let right = 0;
  for (let row = 0; row < rows; row++) if (yTrue[row] === yPred[row]) right++;
  return right / rows;
}

export interface ConfusionOptions {
  /** labels in the order of rows and columns; all that occur, sorted */
  labels?: readonly Label[];
  /** divide by the row's sum ('true'), the column's ('pred') or by all */
  normalize?: 'true' | 'pred' | 'all' | null;
}

/** Counts [true label][predicted label]; rows with a label that isn't listed are not counted. */
export function confusionMatrix(
  yTrue: LabelArray,
  yPred: LabelArray,
  options: ConfusionOptions = {},
): number[][] {
  const rows = sameLabels(yTrue, yPred);
  onlyOptions(options, ['labels', 'normalize'], 'confusionMatrix');
  const labels = options.labels ?? uniqueLabels(yTrue, yPred);
  const places = placesOf(labels);
  const matrix = labels.map(() => labels.map(() => 0));
  for (let row = 0; row < rows; row++) {
    const [i, j] = [places.get(yTrue[row]!), places.get(yPred[row]!)];
    if (i !== undefined && j !== undefined) matrix[i]![j]!++;
  }
  if (!options.normalize) return matrix;
  oneOf(options.normalize, ['true', 'pred', 'all'], 'normalize');
  const total = sum(matrix.map(sum));
  const columns = labels.map((_, j) => sum(matrix.map((line) => line[j]!)));
  return matrix.map((line) => {
    const own = sum(line);
    return line.map(
      (value, j) =>
        value /
        ((options.normalize === 'true' ? own : options.normalize === 'pred' ? columns[j]! : total) || 1),
    );
  });
}

export interface Prf {
  precision: number;
  recall: number;
  fscore: number;
  /** rows whose true label it is */
  support: number;
}

export interface PrfOptions {
  /** labels in the order of the answer; all that occur, sorted */
  labels?: readonly Label[];
  /** weight of recall against precision */
  beta?: number;
  /** what a division by zero gives: nothing predicted, or nothing there */
  zeroDivision?: 0 | 1;
}

/** Precision tp/(tp+fp), recall tp/(tp+fn), F = (1+β²)·p·r / (β²·p+r) and support of each label. */
export function precisionRecallFscoreSupport(
  yTrue: LabelArray,
  yPred: LabelArray,
  options: PrfOptions = {},
): (Prf & { label: Label })[] {
  const rows = sameLabels(yTrue, yPred);
  checkPrf(options);
  const labels = options.labels ?? uniqueLabels(yTrue, yPred);
  const places = placesOf(labels);
  const counts = labels.map(() => ({ hits: 0, predicted: 0, support: 0 }));
  for (let row = 0; row < rows; row++) {
    const [truth, guess] = [counts[places.get(yTrue[row]!) ?? -1], counts[places.get(yPred[row]!) ?? -1]];
    if (truth) truth.support++;
    if (guess) guess.predicted++;
    if (truth && truth === guess) truth.hits++;
  }
  return counts.map((one, i) => ({
    label: labels[i]!,
    ...prf(one.hits, one.predicted, one.support, options),
  }));
}

/** @throws DataError for an unknown or wrong option */
export function checkPrf(options: PrfOptions): void {
  onlyOptions(options, ['labels', 'beta', 'zeroDivision'], 'precisionRecallFscoreSupport');
  const { beta = 1, zeroDivision = 0 } = options;
  if (!(Number.isFinite(beta) && beta >= 0))
    throw new DataError(`beta must be a number of 0 or more, got ${shown(beta)}`);
  if (zeroDivision !== 0 && zeroDivision !== 1)
    throw new DataError(`zeroDivision must be 0 or 1, got ${shown(zeroDivision)}`);
}

function prf(
  hits: number,
  predicted: number,
  support: number,
  { beta = 1, zeroDivision = 0 }: PrfOptions,
): Prf {
  const precision = predicted ? hits / predicted : zeroDivision;
  const recall = support ? hits / support : zeroDivision;
  // From the counts, so that a class neither predicted nor there is a division by zero and one that is only missed is 0.
  const below = beta ** 2 * support + predicted;
  const fscore = below ? ((1 + beta ** 2) * hits) / below : zeroDivision;
  return { precision, recall, fscore, support };
}

/** Unweighted ('macro') mean of the labels, or the mean weighted by support. */
export function averagePrf(each: readonly Prf[], average: 'macro' | 'weighted'): Prf {
  const support = sum(each.map((one) => one.support));
  const weight = (one: Prf) => (average === 'macro' ? 1 / each.length : support ? one.support / support : 0);
  const mean = (key: 'precision' | 'recall' | 'fscore') => sum(each.map((one) => one[key] * weight(one)));
  return { precision: mean('precision'), recall: mean('recall'), fscore: mean('fscore'), support };
}

/** Mean recall of the labels that occur in yTrue. */
export function balancedAccuracyScore(yTrue: LabelArray, yPred: LabelArray): number {
  const each = precisionRecallFscoreSupport(yTrue, yPred).filter(({ support }) => support > 0);
  return sum(each.map(({ recall }) => recall)) / each.length;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
