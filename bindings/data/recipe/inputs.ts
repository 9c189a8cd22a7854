// From prepared columns to a network's inputs: numbers side by side make one, and each column of arrays makes one of its own.
import type { Tensor } from '../../tensor.js';
import { ArrayColumn } from '../columns/array.js';
import type { NumberColumn } from '../columns/number.js';
import { toTensor } from './assemble.js';

/** Inputs of a network with several, by their names. */
export type NamedTensors = Record<string, Tensor>;

/** What a step may give in the end: a number or an array of numbers for each row. */
export type PreparedColumn = NumberColumn | ArrayColumn;

/** The name of the input that all single numbers are in, where there are other inputs beside it. */
export const flatInput = 'features';

/** One input as a tensor, several by name. [rows, features] for numbers, [rows, ...shape] for arrays, named as their column. */
export function toInputs(columns: readonly PreparedColumn[], rows: number): Tensor | NamedTensors {
  const arrays = columns.filter((column) => column instanceof ArrayColumn);
  const numbers = columns.filter((column) => !(column instanceof ArrayColumn));
  const inputs: NamedTensors =
    numbers.length || !arrays.length ? { [flatInput]: toTensor(numbers, rows) } : {};
  for (const { name, data, shape } of arrays) inputs[name] = { data, shape: [rows, ...shape] };
  const all = Object.values(inputs);
  return all.length === 1 ? all[0]! : inputs;
}

/** The shape of a row of each input, by name: what Input({ shape }) takes. */
export function inputShapes(
  featureNames: readonly string[],
  arrays: Readonly<Record<string, readonly number[]>>,
): Record<string, number[]> {
  const flat = featureNames.filter((name) => !(name in arrays)).length;
  return {
    ...(flat ? { [flatInput]: [flat] } : {}),
    ...Object.fromEntries(Object.entries(arrays).map(([name, shape]) => [name, [...shape]])),
  };
}
