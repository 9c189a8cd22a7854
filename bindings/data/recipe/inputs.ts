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
  const arrays = new ArrayInputs(rows);
  const numbers = arrays.take(columns, 0);
  return oneOrAll(
    numbers.length || !arrays.any
      ? { [flatInput]: toTensor(numbers, rows), ...arrays.tensors }
      : arrays.tensors,
  );
}

/** The tensor if there is one only, as most networks take it. */
export function oneOrAll(inputs: NamedTensors): Tensor | NamedTensors {
  const all = Object.values(inputs);
  return all.length === 1 ? all[0]! : inputs;
}

/** Collects columns of arrays, piece by piece, each into a tensor of its own; or only their shapes, if no rows are wanted. */
export class ArrayInputs {
  readonly tensors: NamedTensors = {};
  readonly shapes: Record<string, number[]> = {};

  /** @param rows of the tensors; 0 notes shapes only */
  constructor(readonly rows = 0) {}

  get any(): boolean {
    return Object.keys(this.shapes).length > 0;
  }

  /** Notes a column of arrays that is not made. */
  note(name: string, shape: readonly number[]): void {
    this.shapes[name] ??= [...shape];
  }

  /** Writes the arrays into rows from the given one on, and gives back the columns of single numbers. */
  take(columns: readonly PreparedColumn[], from: number): NumberColumn[] {
    return columns.filter((column) => {
      if (!(column instanceof ArrayColumn)) return true;
      const { name, shape, size, data } = column;
      this.note(name, shape);
      this.tensors[name] ??= { data: new Float32Array(this.rows * size), shape: [this.rows, ...shape] };
      if (this.rows) this.tensors[name].data.set(data, from * size);
      return false;
    }) as NumberColumn[];
  }
}

/** The shape of a row of each input, by name: what Input({ shape }) takes. */
export function inputShapes(
  featureNames: readonly string[],
  arrays: Readonly<Record<string, readonly number[]>>,
): Record<string, number[]> {
  const flat = featureNames.filter((name) => !Object.hasOwn(arrays, name)).length;
  return {
    ...(flat ? { [flatInput]: [flat] } : {}),
    ...Object.fromEntries(Object.entries(arrays).map(([name, shape]) => [name, [...shape]])),
  };
}
