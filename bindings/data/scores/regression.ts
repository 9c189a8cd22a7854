// Scores of predicted numbers, with scikit-learn's names and numbers; all in the target's units or their square.
import { DataError } from '../error.js';
import { meanOf, quantileOf, varianceOf } from '../profile/statistics.js';
import { finite, sameLength, type Numbers } from './labels.js';

/** Mean of |true - predicted|, in the target's units. */
export function meanAbsoluteError(yTrue: Numbers, yPred: Numbers): number {
  return meanOver(yTrue, yPred, (difference) => Math.abs(difference));
}

/** Mean of (true - predicted)², in the target's units squared. */
export function meanSquaredError(yTrue: Numbers, yPred: Numbers): number {
  return meanOver(yTrue, yPred, (difference) => difference * difference);
}

/** Root of the mean of (true - predicted)², in the target's units. */
export function rootMeanSquaredError(yTrue: Numbers, yPred: Numbers): number {
  return Math.sqrt(meanSquaredError(yTrue, yPred));
}

/** Mean of |true - predicted| / |true|, as a share: 0.1 is 10 %. A true value of 0 counts as 2⁻⁵², which makes the mean huge. */
export function meanAbsolutePercentageError(yTrue: Numbers, yPred: Numbers): number {
  return meanOver(
    yTrue,
    yPred,
    (difference, value) => Math.abs(difference) / Math.max(Math.abs(value), Number.EPSILON),
  );
}

/** Mean of (log(1 + true) - log(1 + predicted))². @throws DataError for numbers under 0 */
export function meanSquaredLogError(yTrue: Numbers, yPred: Numbers): number {
  for (const [name, values] of Object.entries({ yTrue, yPred }))
    for (let row = 0; row < values.length; row++)
      if (values[row]! < 0)
        throw new DataError(`${name}[${row}] must be 0 or more for a logarithm, got ${values[row]}`);
  const log = (values: Numbers) => Float64Array.from(values as ArrayLike<number>, Math.log1p);
  return meanSquaredError(log(yTrue), log(yPred));
}

/** Median of |true - predicted|, in the target's units: a few large errors don't count. */
export function medianAbsoluteError(yTrue: Numbers, yPred: Numbers): number {
  const errors = differences(yTrue, yPred).map(Math.abs).sort();
  return quantileOf(errors, 0.5);
}

/** Greatest |true - predicted|, in the target's units. */
export function maxError(yTrue: Numbers, yPred: Numbers): number {
  return differences(yTrue, yPred).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
}

/** 1 - Var(true - predicted) / Var(true): as r2Score, but a constant error doesn't count. For a constant truth 1 if all is right, else 0. */
export function explainedVarianceScore(yTrue: Numbers, yPred: Numbers): number {
  const errors = differences(yTrue, yPred);
  const variance = (values: Float64Array) => varianceOf(values, meanOf(values));
  const [residual, total] = [variance(errors), variance(Float64Array.from(yTrue as ArrayLike<number>))];
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}

function differences(yTrue: Numbers, yPred: Numbers): Float64Array {
  const rows = sameLength(yTrue, yPred);
  finite(yTrue, 'yTrue');
  finite(yPred, 'yPred');
  return Float64Array.from({ length: rows }, (_, row) => yTrue[row]! - yPred[row]!);
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
