// Numbers with a shape: what goes into a network and what comes out of it. Row-major, 32-bit floats.

/** Row-major values; the product of `shape` is `data.length`. */
export interface Tensor {
  data: Float32Array;
  shape: number[];
}

/** Lists of numbers, nested to any depth, all lists of one depth of one length. */
export type NestedNumbers = readonly (number | NestedNumbers)[];

export type NumberArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

/**
 * Makes a tensor of nested lists or of a typed array.
 * @param values lists nested to any depth, or any typed array; a Float32Array is used as it is, not copied
 * @param shape sizes of the axes, first axis first; without it that of the nesting
 * @throws TypeError for a value that is not a number; RangeError for ragged lists or a shape that doesn't fit
 */
export function tensor(values: NestedNumbers | NumberArray, shape?: readonly number[]): Tensor {
  const typed = ArrayBuffer.isView(values);
  if (!typed && !Array.isArray(values))
    throw new TypeError(`a tensor is made of lists of numbers or a typed array, got ${shown(values)}`);
  if ((typed && !('length' in values)) || values instanceof BigInt64Array || values instanceof BigUint64Array)
    throw new TypeError(
      'a tensor is made of a typed array of numbers, got a DataView or one of big integers',
    );
  const natural = typed ? [(values as NumberArray).length] : shapeOf(values as NestedNumbers);
  const size = product(natural);
  const wanted = shape === undefined ? natural : checkShape(shape);
  if (product(wanted) !== size)
    throw new RangeError(`shape [${wanted.join(', ')}] needs ${product(wanted)} values, got ${size}`);
  if (values instanceof Float32Array) return { data: values, shape: wanted };
  if (typed) return { data: Float32Array.from(values as NumberArray), shape: wanted };
  const data = new Float32Array(size);
  fill(values as NestedNumbers, natural, 0, data, 0, []);
  return { data, shape: wanted };
}

const product = (sizes: readonly number[]) => sizes.reduce((all, size) => all * size, 1);

function checkShape(shape: readonly number[]): number[] {
  if (!Array.isArray(shape)) throw new TypeError(`shape must be a list of sizes, got ${shown(shape)}`);
  const bad = shape.findIndex((size) => !Number.isInteger(size) || size < 0);
  if (bad >= 0)
    throw new RangeError(`shape[${bad}] must be a whole number of 0 or more, got ${shown(shape[bad])}`);
  return [...shape];
}

/** The shape that the first elements suggest; fill() holds all others to it. */
function shapeOf(values: NestedNumbers): number[] {
  const shape: number[] = [];
  let inner: unknown = values;
  while (isList(inner)) {
    shape.push(inner.length);
    inner = inner[0];
  }
  return shape;
}

function fill(
  list: ArrayLike<unknown>,
  shape: readonly number[],
  axis: number,
  data: Float32Array,
  offset: number,
  path: number[],
) {
  const size = product(shape.slice(axis + 1));
  const last = axis === shape.length - 1;
  for (let i = 0; i < list.length; i++) {
    const value = list[i];
    if (last) {
      if (typeof value !== 'number')
        throw new TypeError(`values${index([...path, i])} must be a number, got ${shown(value)}`);
      data[offset + i] = value;
      continue;
    }
    const here = [...path, i];
    if (!isList(value))
      throw new RangeError(
        `values${index(here)} must be a list of ${shape[axis + 1]!} like the first, got ${shown(value)}`,
      );
    if (value.length !== shape[axis + 1])
      throw new RangeError(
        `values${index(here)} must have ${shape[axis + 1]!} elements like the first, got ${value.length}`,
      );
    fill(value, shape, axis + 1, data, offset + i * size, here);
  }
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

const index = (path: readonly number[]) => path.map((i) => `[${i}]`).join('');

function shown(value: unknown): string {
  if (isList(value)) return `a list of ${value.length}`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
