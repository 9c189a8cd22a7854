// How strongly single columns go with the target: F tests and chi-squared, with scikit-learn's names and numbers.
import { meanOf } from '../profile/statistics.js';
import { chiSquaredTail, fTail } from './distributions.js';

export interface Relation {
  score: number;
  /** the chance of such a score if there were no relation; NaN where none is known */
  pvalue: number;
}

/** Analysis of variance: between-class over within-class variance of x. @param classes class number of each row, from 0 */
export function fClassif(x: Float64Array, classes: Int32Array): Relation {
  const count = highest(classes) + 1;
  const [sums, sizes] = [new Float64Array(count), new Float64Array(count)];
  let [all, squares] = [0, 0];
  const mean = meanOf(x);
  x.forEach((raw, row) => {
    // F doesn't change with the zero point, but sums of squares lose all digits far from it.
    const value = raw - mean;
    sums[classes[row]!]! += value;
    sizes[classes[row]!]!++;
    all += value;
    squares += value * value;
  });
  const square = (all * all) / x.length;
  const between = sums.reduce((sum, one, i) => sum + (one * one) / sizes[i]!, 0) - square;
  const within = squares - square - between;
  const score = between / (count - 1) / (within / (x.length - count));
  return { score, pvalue: fTail(score, count - 1, x.length - count) };
}

/** F of the straight line from x to y: r² / (1 - r²) · (rows - 2). A constant column scores 0. */
export function fRegression(x: Float64Array, y: Float64Array): Relation {
  const freedom = x.length - 2;
  const square = pearson(x, y) ** 2;
  const score = (square / (1 - square)) * freedom;
  if (Number.isNaN(score)) return { score: 0, pvalue: 1 };
  return score === Infinity
    ? { score: Number.MAX_VALUE, pvalue: 0 }
    : { score, pvalue: fTail(score, 1, freedom) };
}

/** Chi-squared of the sums of x in each class against those that would follow from the classes' sizes alone. x is 0 or more. */
export function chi2(x: Float64Array, classes: Int32Array): Relation {
  const count = highest(classes) + 1;
  const [sums, sizes] = [new Float64Array(count), new Float64Array(count)];
  let all = 0;
  x.forEach((value, row) => {
    sums[classes[row]!]! += value;
    sizes[classes[row]!]!++;
    all += value;
  });
  const score = sums.reduce((total, sum, i) => {
    const expected = (sizes[i]! / x.length) * all;
    return total + (sum - expected) ** 2 / expected;
  }, 0);
  return { score, pvalue: chiSquaredTail(score, count - 1) };
}

/** Pearson's correlation; 0 where one of the two is constant. */
function pearson(x: Float64Array, y: Float64Array): number {
  const [mx, my] = [meanOf(x), meanOf(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    const [dx, dy] = [x[row]! - mx, y[row]! - my];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx && yy ? xy / Math.sqrt(xx) / Math.sqrt(yy) : 0;
}

const highest = (classes: Int32Array) => classes.reduce((most, one) => Math.max(most, one), 0);
