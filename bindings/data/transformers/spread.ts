// Mean and variance as StandardScaler takes them, and when a variance is no more than rounding.
import { meanOf, varianceOf } from '../profile/statistics.js';

/** Mean and population variance of values without gaps; 0 and 0 for none. */
export function spreadOf(values: Float64Array): { mean: number; variance: number } {
  if (!values.length) return { mean: 0, variance: 0 };
  const mean = meanOf(values);
  return { mean, variance: varianceOf(values, mean) };
}

/** Whether a variance is no more than rounding would make of a constant (scikit-learn's _is_constant_feature). */
export function constantTo(count: number, mean: number, variance: number): boolean {
  return variance <= count * Number.EPSILON * variance + (count * mean * Number.EPSILON) ** 2;
}
