// The data arguments of fit, evaluate and predict: x and y, or one prepared table, checked against each other. Models with several inputs
// take a list of arrays in the inputs' order, or an object of arrays by the inputs' names; so with outputs.
import type { ArrayMessage } from '../engine/messages.js';
import { isTensor, toMatrix, type ArrayLike, type Matrix } from './arrays.js';
import { didYouMean, shown } from './words.js';

/** What a recipe makes of a table: inputs, and targets if the table has them. */
export interface Prepared {
  readonly x: ArrayLike;
  readonly y?: ArrayLike | null | undefined;
}

/** Data of one input or output, of several in their order, or by their names. */
export type Arrays = ArrayLike | readonly (ArrayLike | null)[] | { readonly [name: string]: ArrayLike | null };

/** The names of a model's inputs and outputs. */
export interface Ends {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Whether an argument is a prepared table, {x, y}, rather than an array or arrays by name. */
export function isPrepared(value: unknown, { inputs }: Ends): value is Prepared {
  return typeof value === 'object' && value !== null && 'x' in value && !isTensor(value) && !(inputs.includes('x') && !('y' in value));
}

/** The parts of a data set, any of them still in the caller's form. */
export interface Parts {
  x: unknown;
  y: unknown;
  sampleWeight?: unknown;
}

/** Inputs for predict. `name` is what errors call them. */
export async function inputs(x: unknown, ends: Ends, name = 'x'): Promise<ArrayMessage[]> {
  const messages: ArrayMessage[] = [];
  for (const { value, name: each } of apart(x, ends.inputs, name)) {
    if (value === undefined && isByName(x)) throw new TypeError(`${each} is missing: there is ${listed(Object.keys(x))} only`);
    messages.push(message('x', rows(await toMatrix(value, each), each)));
  }
  for (const [index, { shape }] of messages.entries())
    if (shape[0] !== messages[0]!.shape[0])
      throw new RangeError(`${name} has ${messages[0]!.shape[0]} rows for '${ends.inputs[0]}', but ${shape[0]} for '${ends.inputs[index]}'`);
  return messages;
}

/** Inputs, targets and weights for fit and evaluate; all of one length. `prefix` is 'validation ' for validation data. */
export async function examples({ x, y, sampleWeight }: Parts, ends: Ends, prefix = ''): Promise<ArrayMessage[]> {
  const data = await inputs(x, ends, `${prefix}x`);
  const length = data[0]!.shape[0]!;
  if (y === undefined || y === null) throw new TypeError(`${prefix}y is missing: the targets that belong to x`);
  const add = async (role: 'y' | 'sample_weight', value: unknown, name: string) => {
    const matrix = await toMatrix(value, name);
    if (matrix.shape[0] !== length)
      throw new RangeError(`${prefix}x has ${length} rows, but ${name} has ${matrix.shape[0]}; they must be as long as each other`);
    if (role === 'sample_weight' && matrix.data.length !== length)
      throw new RangeError(`${name} must have one number a row, got rows of shape ${shown(matrix.shape.slice(1))}`);
    data.push(message(role, matrix));
  };
  for (const { value, name } of apart(y, ends.outputs, `${prefix}y`)) {
    if (value === null || value === undefined) data.push(message('y', { data: new Float32Array(), shape: [length, 0] }));
    else await add('y', value, name);
  }
  if (sampleWeight !== undefined && sampleWeight !== null)
    for (const { value, name } of weights(sampleWeight, ends.outputs, `${prefix}sampleWeight`))
      await add('sample_weight', value ?? new Float32Array(length).fill(1), name);
  return data;
}

/** Weights are for all outputs, or one list for each. */
function weights(given: unknown, outputs: readonly string[], name: string) {
  const forEach = outputs.length > 1 && (isByName(given) || (Array.isArray(given) && given.length === outputs.length && given.some(isList)));
  return forEach ? apart(given, outputs, name) : [{ value: given, name }];
}

/** The arrays for each end, with what errors call them. */
function apart(given: unknown, ends: readonly string[], name: string): { value: unknown; name: string }[] {
  if (isByName(given) && Object.keys(given).length) {
    for (const key of Object.keys(given))
      if (!ends.includes(key)) throw new TypeError(`${name} has '${key}', but the model has ${listed(ends)}${didYouMean(key, ends)}`);
    return ends.map((end) => ({ value: given[end], name: ends.length > 1 ? `${name} for '${end}'` : name }));
  }
  if (ends.length === 1) return [{ value: given, name }];
  if (!Array.isArray(given) || given.length !== ends.length)
    throw new TypeError(
      `${name} must be a list of ${ends.length} arrays or an object of arrays, for ${listed(ends)}, got ${Array.isArray(given) ? `a list of ${given.length}` : shown(given)}`,
    );
  return ends.map((end, index) => ({ value: given[index] as unknown, name: `${name} for '${end}'` }));
}

const listed = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

const isList = (value: unknown) => Array.isArray(value) || ArrayBuffer.isView(value) || isTensor(value);

function isByName(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !isList(value) && Object.getPrototypeOf(value) === Object.prototype;
}

/** A plain list of numbers is one column, as in Keras. */
function rows({ data, shape }: Matrix, name: string): Matrix {
  if (!shape[0]) throw new RangeError(`${name} is empty`);
  if (!data.length) throw new RangeError(`${name} has rows without values, of shape ${shown(shape.slice(1))}`);
  return { data, shape: shape.length === 1 ? [shape[0], 1] : shape };
}

function message(role: ArrayMessage['role'], { data, shape }: Matrix): ArrayMessage {
  return { role, data, shape };
}
