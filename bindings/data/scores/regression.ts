// Scores of predicted numbers, with scikit-learn's names and numbers; all in the target's units or their square.
import { finite, sameLength, type Numbers } from './labels.js';

/** Mean of |true - predicted|, in the target's units. */
export function meanAbsoluteError(yTrue: Numbers, yPred: Numbers): number {
  return meanOver(yTrue, yPred, (difference) => Math.abs(difference));
}

/** Mean of (true - predicted)², in the target's units squared. */
export function meanSquaredError(yTrue: Numbers, yPred: Numbers): number {
  return meanOver(yTrue, yPred, (difference) => difference * difference);
}

/** 1 - Σ(true - predicted)² / Σ(true - mean)²; for a constant truth 1 if all is right, else 0. NaN for one row. */
export function r2Score(yTrue: Numbers, yPred: Numbers): number {
  const rows = sameLength(yTrue, yPred);
  if (rows < 2) return NaN;
  const residual = meanSquaredError(yTrue, yPred);
  let mean = 0;
  for (let row = 0; row < rows; row++) mean += yTrue[row]! / rows;
  const total = meanOver(yTrue, yTrue, (_, value) => (value - mean) ** 2);
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}

function meanOver(yTrue: Numbers, yPred: Numbers, of: (difference: number, value: number) => number): number {
  const rows = sameLength(yTrue, yPred);
  finite(yTrue, 'yTrue');
  finite(yPred, 'yPred');
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += of(yTrue[row]! - yPred[row]!, yTrue[row]!);
  return sum / rows;
}
