// The length that a text's numbers are divided by, as scikit-learn's normalize; a text of zeros stays as it is.
export type Norm = 'l1' | 'l2' | null;

/** Divides the numbers by their sum of absolute values (l1) or by the root of their sum of squares (l2), in place. */
export function normalize(values: Float64Array, norm: Norm): void {
  if (norm === null) return;
  let length = 0;
  for (const value of values) length += norm === 'l1' ? Math.abs(value) : value * value;
  if (norm === 'l2') length = Math.sqrt(length);
  if (length > 0) for (let i = 0; i < values.length; i++) values[i]! /= length;
}
