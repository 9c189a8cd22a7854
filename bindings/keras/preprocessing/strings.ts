// Texts nested in lists, as tensors of texts: their shape, and all of them in one list.
import { shown } from '../words.js';

/** Texts, nested to any depth. */
export type NestedStrings = string | readonly NestedStrings[];

/** Texts with a shape. */
export interface Texts {
  texts: string[];
  shape: number[];
}

/** Nested lists that are all of one length at one depth. `name` is what errors call them. */
export function textsOf(values: unknown, name: string): Texts {
  const shape: number[] = [];
  for (let inner = values; Array.isArray(inner); inner = inner[0]) shape.push(inner.length);
  const texts: string[] = [];
  collect(values, shape, 0, texts, name);
  return { texts, shape };
}

function collect(value: unknown, shape: readonly number[], axis: number, texts: string[], name: string): void {
  if (axis === shape.length) {
    if (typeof value !== 'string') throw new TypeError(`${name} must hold texts, got ${shown(value)}`);
    texts.push(value);
    return;
  }
  if (!Array.isArray(value) || value.length !== shape[axis])
    throw new RangeError(`${name} is ragged: lists at one depth must have one length, ${shape[axis]}, got ${shown(value)}`);
  for (const inner of value) collect(inner, shape, axis + 1, texts, name);
}

/** Flat values as lists nested by a shape. */
export function nest(values: readonly string[], shape: readonly number[]): NestedStrings {
  if (!shape.length) return values[0]!;
  if (shape.length === 1) return values;
  const size = values.length / shape[0]!;
  return Array.from({ length: shape[0]! }, (_, i) => nest(values.slice(i * size, (i + 1) * size), shape.slice(1)));
}

/** Rows of a tensor whose last axis is one row. */
export function rowsOf<T>(values: readonly T[], shape: readonly number[]): T[][] {
  const size = shape.at(-1) ?? 1;
  return Array.from({ length: size ? values.length / size : 0 }, (_, i) => values.slice(i * size, (i + 1) * size) as T[]);
}
