// The correlation ratio: how much of the spread of numbers lies between groups.
import type { Codes } from './codes.js';

/**
 * η = √(spread between groups / all spread), from 0 to 1, over rows where both are there. Source: Fisher 1925, "Statistical
 * Methods for Research Workers". NaN for constant numbers or no row.
 */
export function correlationRatio({ codes, size }: Codes, values: Float64Array): number {
  const [counts, sums] = [new Float64Array(size), new Float64Array(size)];
  let [n, all] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    const [code, value] = [codes[row]!, values[row]!];
    if (code < 0 || value !== value) continue;
    n++;
    all += value;
    counts[code]!++;
    sums[code]! += value;
  }
  const mean = all / n;
  let [between, total] = [0, 0];
  for (let code = 0; code < size; code++)
    if (counts[code]) between += counts[code]! * (sums[code]! / counts[code]! - mean) ** 2;
  for (let row = 0; row < values.length; row++)
    if (codes[row]! >= 0 && values[row] === values[row]) total += (values[row]! - mean) ** 2;
  if (!(total > (mean * Number.EPSILON) ** 2 * n)) return NaN;
  return Math.min(1, Math.sqrt(between / total));
}
