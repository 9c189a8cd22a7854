// Turns what people have (lists, lists of lists, typed arrays, tensors) into row-major floats and a shape, and says in
// words what is wrong with it: row and column, as they stand in the given data.
import { turn } from '../engine/turn.js';
import { shown } from './words.js';

/** Data in any of the accepted forms; the first axis counts rows. Text must be encoded as numbers first. */
export type ArrayLike = { readonly data: Float32Array; readonly shape: readonly number[] } | ArrayBufferView | readonly NestedNumbers[];
type NestedNumbers = number | boolean | ArrayBufferView | readonly NestedNumbers[];

export interface Matrix {
  data: Float32Array;
  shape: number[];
}

type Numbers = ArrayLike & { readonly length: number; readonly [index: number]: number };

/** Longest piece of conversion in ms before the event loop gets its turn. */
const slice = 10;

/** Lists nested deeper than this are no data. */
const mostAxes = 32;

/** From here on a number is infinite as a 32-bit float. */
const beyondFloats = 2 ** 128 - 2 ** 103;

/** The values as floats with a shape. `name` is 'x' or 'y' in errors. NaN and infinity are refused; weights may be a single number, of shape []. */
export async function toMatrix(values: unknown, name: string, leastAxes = 1): Promise<Matrix> {
  if (isTensor(values)) return { data: await copy(values.data, checked(values.shape, name, leastAxes), name), shape: [...values.shape] };
  if (values instanceof BigInt64Array || values instanceof BigUint64Array)
    throw new TypeError(`${name} must hold numbers, got big integers: make them numbers first, as by Float64Array.from(values, Number)`);
  if (values instanceof Promise) throw new TypeError(`${name} must be a list, a typed array or a tensor, got a Promise: await it first`);
  if (isTyped(values)) return { data: await copy(values, [values.length], name), shape: [values.length] };
  if (!Array.isArray(values)) throw new TypeError(`${name} must be a list, a typed array or a tensor, got ${kindOf(values)}`);
  const shape = shapeOf(values, name);
  const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
  const size = data.length / (shape[0] || 1);
  let start = performance.now();
  for (let row = 0; row < values.length; row++) {
    write(values[row], shape, 1, data, row * size, [row], name);
    if (row % 64 === 63 && performance.now() - start > slice) {
      await turn();
      start = performance.now();
    }
  }
  return { data, shape };
}

export function isTensor(value: unknown): value is Matrix {
  const { data, shape } = Object(value) as Partial<Matrix>;
  return isTyped(data) && Array.isArray(shape);
}

function isTyped(value: unknown): value is Numbers {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** The shape that the first elements suggest; write() holds all others to it. */
function shapeOf(values: readonly unknown[], name: string): number[] {
  const shape: number[] = [];
  let inner: unknown = values;
  while (Array.isArray(inner) || isTyped(inner)) {
    if (shape.length === mostAxes) throw new TypeError(`${name} is nested more than ${mostAxes} lists deep`);
    shape.push(inner.length);
    inner = inner[0];
  }
  return shape;
}

function checked(shape: readonly number[], name: string, leastAxes: number): readonly number[] {
  if (shape.length < leastAxes || !shape.every((size) => Number.isInteger(size) && size >= 0))
    throw new TypeError(`the shape of ${name} must be a list of whole numbers, the rows first, got ${shown(shape)}`);
  return shape;
}

async function copy(values: Numbers, shape: readonly number[], name: string): Promise<Float32Array> {
  const wanted = shape.reduce((product, size) => product * size, 1);
  if (wanted !== values.length) throw new RangeError(`${name} has ${values.length} values, but its shape ${shown(shape)} needs ${wanted}`);
  const data = new Float32Array(values.length);
  const chunk = 1 << 20;
  for (let start = 0; start < values.length; start += chunk) {
    if (start) await turn();
    const end = Math.min(start + chunk, values.length);
    for (let index = start; index < end; index++) {
      const value = values[index]!;
      if (!fits(value)) throw new RangeError(notFinite(value, place(index, shape), name));
      data[index] = value;
    }
  }
  return data;
}

/** Row, column ... of a flat index. */
function place(index: number, shape: readonly number[]): number[] {
  const places: number[] = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    places.unshift(index % shape[axis]!);
    index = Math.floor(index / shape[axis]!);
  }
  return places;
}

function write(value: unknown, shape: number[], axis: number, data: Float32Array, offset: number, path: number[], name: string): void {
  if (axis === shape.length) {
    data[offset] = toNumber(value, path, name);
    return;
  }
  const list = value as readonly unknown[];
  if (!Array.isArray(value) && !isTyped(value)) throw new TypeError(`${name} has ${kindOf(value)} at ${where(path)}, where others have a list`);
  if (list.length !== shape[axis])
    throw new RangeError(`${name} is ragged: ${where(path)} has ${count(list.length)}, ${where([...path.slice(0, -1), 0])} has ${shape[axis]}`);
  const size = shape.slice(axis + 1).reduce((product, length) => product * length, 1);
  for (let index = 0; index < list.length; index++) {
    const at = offset + index * size;
    const inner = list[index];
    if (typeof inner === 'number' && axis + 1 === shape.length && fits(inner)) data[at] = inner;
    else write(inner, shape, axis + 1, data, at, [...path, index], name);
  }
}

function toNumber(value: unknown, path: number[], name: string): number {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string')
    throw new TypeError(`${name} has the text ${shown(value)} at ${where(path)}; encode categories and labels as numbers first (vitrine/data does it)`);
  if (typeof value !== 'number') throw new TypeError(`${name} must hold numbers, got ${kindOf(value)} at ${where(path)}`);
  if (!fits(value)) throw new RangeError(notFinite(value, path, name));
  return value;
}

/** Whether a number is finite as a 32-bit float. */
const fits = (value: number) => Math.abs(value) < beyondFloats;

function notFinite(value: number, path: number[], name: string): string {
  const advice = Number.isNaN(value)
    ? 'fill or drop missing values first'
    : Number.isFinite(value)
      ? 'it is too large for 32-bit floats, so scale it first'
      : 'remove or scale it first';
  return `${name} has ${value} at ${where(path)}; ${advice}`;
}

function where([row, ...columns]: number[]): string {
  return columns.length ? `row ${row}, column ${columns.join(', ')}` : `row ${row}`;
}

function count(values: number): string {
  return `${values} ${values === 1 ? 'value' : 'values'}`;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof Date) return 'a date';
  return Array.isArray(value) || isTyped(value) ? 'a list' : shown(value);
}
