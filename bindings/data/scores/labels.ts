// What all scores of classes share: the list of labels and the checks of their arguments.
import { DataError, shown } from '../error.js';
import { sortCategories } from '../columns/category.js';

export type Label = string | number;
/** One label per row; strings, numbers or class numbers in a typed array. */
export type LabelArray = readonly Label[] | Int32Array | Float32Array | Float64Array | Uint8Array;
/** One number per row. */
export type Numbers = readonly number[] | Float32Array | Float64Array | Int32Array | Uint8Array;

/** @throws DataError if the arrays are empty or not as long as each other */
export function sameLength(yTrue: ArrayLike<unknown>, yPred: ArrayLike<unknown>): number {
  for (const [name, list] of Object.entries({ yTrue, yPred }))
    if (typeof list !== 'object' || list === null || !Number.isInteger(list.length))
      throw new DataError(`${name} must be a list, got ${shown(list)}`);
  if (yTrue.length !== yPred.length)
    throw new DataError(
      `yTrue and yPred must have as many rows as each other, got ${yTrue.length} and ${yPred.length}`,
    );
  if (!yTrue.length) throw new DataError('yTrue is empty; a score needs at least 1 row');
  return yTrue.length;
}

/**
 * How many rows two lists of labels have. @throws DataError as sameLength does, and for labels that can never be the same: numbers
 * in one list and words in the other, or NaN
 */
export function sameLabels(yTrue: LabelArray, yPred: LabelArray): number {
  const rows = sameLength(yTrue, yPred);
  const kinds = Object.entries({ yTrue, yPred }).map(([name, labels]) => {
    for (let row = 0; row < rows; row++) checkLabel(labels[row], `${name}[${row}]`);
    return typeof labels[0];
  });
  if (kinds[0] !== kinds[1] && kinds.includes('number') && kinds.includes('string'))
    throw new DataError(
      `yTrue and yPred must have labels of one kind, got ${shown(yTrue[0])} in yTrue and ${shown(yPred[0])} in yPred`,
    );
  return rows;
}

/** @throws DataError for a gap, which is no class */
export function checkLabel(label: unknown, place: string): void {
  if (label === undefined || label === null || label !== label)
    throw new DataError(`${place} must be a label, got ${shown(label)}`);
}

/** The different labels, sorted: numbers by size, words by code unit. */
export function uniqueLabels(...lists: LabelArray[]): Label[] {
  const found = new Set<Label>();
  for (const list of lists) for (let i = 0; i < list.length; i++) found.add(list[i]!);
  const labels = [...found];
  if (labels.every((label) => typeof label === 'number')) return labels.sort((a, b) => a - b);
  const words = new Map(labels.map((label) => [String(label), label]));
  return sortCategories([...words.keys()]).map((word) => words.get(word)!);
}

/** Place of each label; throws for labels given twice. */
export function placesOf(labels: readonly Label[]): Map<Label, number> {
  const places = new Map(labels.map((label, place) => [label, place]));
  if (places.size !== labels.length)
    throw new DataError(`labels must differ from each other, got ${shown(labels)}`);
  return places;
}

/** @throws DataError if a value is not a finite number */
export function finite(values: Numbers, name: string): void {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]))
      throw new DataError(`${name}[${i}] must be a finite number, got ${shown(values[i])}`);
}
