// The data arguments of fit, evaluate and predict: x and y, or one prepared table, checked against each other.
import type { ArrayMessage } from '../engine/messages.js';
import { isTensor, toMatrix, type ArrayLike, type Matrix } from './arrays.js';

/** What a recipe makes of a table: inputs, and targets if the table has them. */
export interface Prepared {
  readonly x: ArrayLike;
  readonly y?: ArrayLike | null | undefined;
}

/** Whether an argument is a prepared table, {x, y}, rather than an array. */
export function isPrepared(value: unknown): value is Prepared {
  return typeof value === 'object' && value !== null && 'x' in value && !isTensor(value);
}

/** The parts of a data set, any of them still in the caller's form. `names` are what errors call them. */
export interface Parts {
  x: unknown;
  y: unknown;
  sampleWeight?: unknown;
}

/** Inputs for predict. */
export async function inputs(x: unknown, name = 'x'): Promise<ArrayMessage[]> {
  return [message('x', rows(await toMatrix(x, name), name))];
}

/** Inputs, targets and weights for fit and evaluate; all of one length. `prefix` is 'validation ' for validation data. */
export async function examples({ x, y, sampleWeight }: Parts, prefix = ''): Promise<ArrayMessage[]> {
  const data = await inputs(x, `${prefix}x`);
  if (y === undefined || y === null) throw new TypeError(`${prefix}y is missing: the targets that belong to x`);
  data.push(message('y', await toMatrix(y, `${prefix}y`)));
  if (sampleWeight !== undefined && sampleWeight !== null)
    data.push(message('sample_weight', await toMatrix(sampleWeight, `${prefix}sampleWeight`)));
  const [first, ...others] = data;
  for (const { role, shape } of others) {
    const name = role === 'y' ? 'y' : 'sampleWeight';
    if (shape[0] !== first!.shape[0])
      throw new RangeError(`${prefix}x has ${first!.shape[0]} rows, but ${prefix}${name} has ${shape[0]}; they must be as long as each other`);
  }
  return data;
}

/** A plain list of numbers is one column, as in Keras. */
function rows({ data, shape }: Matrix, name: string): Matrix {
  if (!shape[0]) throw new RangeError(`${name} is empty`);
  return { data, shape: shape.length === 1 ? [shape[0], 1] : shape };
}

function message(role: ArrayMessage['role'], { data, shape }: Matrix): ArrayMessage {
  return { role, data, shape };
}
