// Scores of how well two lists of labels agree beyond chance, and F scores as one number; scikit-learn's names and numbers.
import { DataError, oneOf, onlyOptions, shown } from '../error.js';
import {
  checkPrf,
  confusionMatrix,
  precisionRecallFscoreSupport,
  type PrfOptions,
} from './classification.js';
import { sameLabels, uniqueLabels, type Label, type LabelArray } from './labels.js';

/**
 * Matthews's correlation coefficient, from -1 to 1, for two or more classes (J. Gorodkin, "Comparing two K-category assignments
 * by a K-category correlation coefficient", 2004). 0 if all rows are of one class or get one.
 */
export function matthewsCorrcoef(yTrue: LabelArray, yPred: LabelArray): number {
  const matrix = confusionMatrix(yTrue, yPred);
  const [truth, guess] = margins(matrix);
  const rows = sum(truth);
  const right = sum(matrix.map((line, i) => line[i]!));
  const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((value, i) => value * b[i]!));
  const below = (rows ** 2 - dot(truth, truth)) * (rows ** 2 - dot(guess, guess));
  return below === 0 ? 0 : (right * rows - dot(truth, guess)) / Math.sqrt(below);
}

/**
 * Cohen's kappa: agreement beyond chance, 1 at most.
 * NaN if both lists have one and the same label throughout, as chance then leaves nothing to better.
 * @param options.weights how wrong an order of classes is: 'linear' or 'quadratic' in their distance; null: right or wrong
 */
export function cohenKappaScore(
  y1: LabelArray,
  y2: LabelArray,
  options: { labels?: readonly Label[]; weights?: 'linear' | 'quadratic' | null } = {},
): number {
  onlyOptions(options, ['labels', 'weights'], 'cohenKappaScore');
  const { labels, weights = null } = options;
  if (weights !== null) oneOf(weights, ['linear', 'quadratic'], 'weights');
  const matrix = confusionMatrix(y1, y2, labels ? { labels } : {});
  const [truth, guess] = margins(matrix);
  const rows = sum(truth);
  const cost = (i: number, j: number) =>
    weights === null ? Number(i !== j) : Math.abs(i - j) ** (weights === 'linear' ? 1 : 2);
  const wrong = sum(matrix.flatMap((line, i) => line.map((times, j) => times * cost(i, j))));
  const chance = sum(truth.flatMap((a, i) => guess.map((b, j) => (a * b * cost(i, j)) / rows)));
  return 1 - wrong / chance;
}

export interface PrfAverageOptions extends PrfOptions {
  /** of two classes that of posLabel ('binary'), or over all labels: from all counts ('micro'), plain or weighted mean */
  average?: 'binary' | 'micro' | 'macro' | 'weighted';
  /** for 'binary'; the second of two labels in sorted order */
  posLabel?: Label;
}

/** F1: harmonic mean of precision and recall. */
export function f1Score(
  yTrue: LabelArray,
  yPred: LabelArray,
  options: Omit<PrfAverageOptions, 'beta'> = {},
): number {
  return averaged(yTrue, yPred, options, 'fscore', 'f1Score');
}

/** F with recall weighted beta times as much as precision. */
export function fbetaScore(
  yTrue: LabelArray,
  yPred: LabelArray,
  options: PrfAverageOptions & { beta: number },
): number {
  return averaged(yTrue, yPred, options, 'fscore', 'fbetaScore', ['beta']);
}

/** tp / (tp + fp). */
export function precisionScore(
  yTrue: LabelArray,
  yPred: LabelArray,
  options: Omit<PrfAverageOptions, 'beta'> = {},
): number {
  return averaged(yTrue, yPred, options, 'precision', 'precisionScore');
}

/** tp / (tp + fn). */
export function recallScore(
  yTrue: LabelArray,
  yPred: LabelArray,
  options: Omit<PrfAverageOptions, 'beta'> = {},
): number {
  return averaged(yTrue, yPred, options, 'recall', 'recallScore');
}

function averaged(
  yTrue: LabelArray,
  yPred: LabelArray,
  given: PrfAverageOptions,
  key: 'precision' | 'recall' | 'fscore',
  name: string,
  more: readonly string[] = [],
): number {
  sameLabels(yTrue, yPred);
  onlyOptions(given, ['average', 'posLabel', 'labels', 'zeroDivision', ...more], name);
  const { average = 'binary', posLabel, ...options } = given;
  oneOf(average, ['binary', 'micro', 'macro', 'weighted'], 'average');
  const all = options.labels ?? uniqueLabels(yTrue, yPred);
  if (average === 'binary') {
    if (all.length > 2)
      throw new DataError(
        `average "binary" takes 2 classes, got ${all.length}; choose "micro", "macro" or "weighted"`,
      );
    const label = posLabel ?? (all.length === 2 ? all[1]! : all[0]! === 0 ? 1 : all[0]!);
    if (posLabel !== undefined && !all.includes(posLabel))
      throw new DataError(`posLabel must be one of ${shown(all)}, got ${shown(posLabel)}`);
    return precisionRecallFscoreSupport(yTrue, yPred, { ...options, labels: [label] })[0]![key];
  }
  const each = precisionRecallFscoreSupport(yTrue, yPred, { ...options, labels: all });
  if (average === 'micro') {
    checkPrf(options);
    // All labels as one: a hit is a row whose label is listed and right.
    const listed = new Set(all);
    const inList = (list: LabelArray) =>
      Array.from(list as ArrayLike<Label>, (label) => (listed.has(label) ? label : null));
    const [truth, guess] = [inList(yTrue), inList(yPred)];
    const hits = truth.filter((label, row) => label !== null && label === guess[row]).length;
    const count = (list: readonly unknown[]) => list.filter((label) => label !== null).length;
    const [support, predicted] = [count(truth), count(guess)];
    const { beta = 1, zeroDivision = 0 } = options;
    const ratio = (above: number, below: number) => (below ? above / below : zeroDivision);
    if (key === 'precision') return ratio(hits, predicted);
    if (key === 'recall') return ratio(hits, support);
    return ratio((1 + beta ** 2) * hits, beta ** 2 * support + predicted);
  }
  const support = sum(each.map((one) => one.support));
  return sum(
    each.map(
      (one) => one[key] * (average === 'macro' ? 1 / each.length : support ? one.support / support : 0),
    ),
  );
}

function margins(matrix: readonly number[][]): [number[], number[]] {
  return [matrix.map(sum), matrix.map((_, j) => sum(matrix.map((line) => line[j]!)))];
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
