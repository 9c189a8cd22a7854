// The classes of each part of a split, and weights that make rare classes count as much as common ones.
import { DataError, shown } from '../error.js';
import { checkLabel, uniqueLabels, type Label, type LabelArray } from '../scores/labels.js';
import { rowIndices } from '../rowindices.js';
import type { Table } from '../table.js';
import { groupRows, labelsOf, rowsOf, sortedKeys, type Key, type PerRow, type Split } from './rows.js';

export interface ClassBalance {
  /** null: rows without a class */
  label: Key;
  train: number;
  test: number;
  /** the same as shares of their part */
  trainShare: number;
  testShare: number;
}

/** How many rows of each class are in both parts, classes sorted. */
export function classBalance(rows: number | Table, { train, test }: Split, y: PerRow): ClassBalance[] {
  const labels = labelsOf(rows, y, rowsOf(rows), 'y');
  const count = (part: Int32Array) =>
    groupRows(Array.from(rowIndices(part, labels.length), (row) => labels[row]!));
  const [trains, tests] = [count(train), count(test)];
  return sortedKeys(new Set([...trains.keys(), ...tests.keys()])).map((label) => {
    const [inTrain, inTest] = [trains.get(label)?.length ?? 0, tests.get(label)?.length ?? 0];
    return {
      label,
      train: inTrain,
      test: inTest,
      trainShare: train.length ? inTrain / train.length : 0,
      testShare: test.length ? inTest / test.length : 0,
    };
  });
}

/**
 * Weight of each class, by label, as scikit-learn's compute_class_weight: 'balanced' is rows / (classes · rows of the class),
 * null is 1 for all; weights given by hand are 1 where none is given. Ready for fit's classWeight if labels are class numbers.
 */
export function computeClassWeight(
  classWeight: 'balanced' | Readonly<Record<Label, number>> | null,
  y: LabelArray,
): Record<Label, number> {
  if (!y.length) throw new DataError('y is empty; class weights need at least 1 row');
  for (let row = 0; row < y.length; row++) checkLabel(y[row], `y[${row}]`);
  const classes = uniqueLabels(y);
  if (classWeight !== null && typeof classWeight === 'object')
    for (const [label, weight] of Object.entries(classWeight)) {
      if (!classes.some((one) => String(one) === label))
        throw new DataError(`classWeight has ${shown(label)}, which is no class of y`);
      if (!Number.isFinite(weight) || weight < 0)
        throw new DataError(
          `classWeight[${shown(label)}] must be a number of 0 or more, got ${shown(weight)}`,
        );
    }
  else if (classWeight !== null && classWeight !== 'balanced')
    throw new DataError(
      `classWeight must be "balanced", null or a weight for each class, got ${shown(classWeight)}`,
    );
  const counts = new Map<Label, number>(classes.map((label) => [label, 0]));
  for (let row = 0; row < y.length; row++) counts.set(y[row]!, counts.get(y[row]!)! + 1);
  const weight = (label: Label) => {
    if (classWeight === null) return 1;
    return classWeight === 'balanced'
      ? y.length / (classes.length * counts.get(label)!)
      : Object.hasOwn(classWeight, label)
        ? classWeight[label]!
        : 1;
  };
  return Object.fromEntries(classes.map((label) => [label, weight(label)]));
}

/** The weight of each row's class, as scikit-learn's compute_sample_weight; ready for fit's sampleWeight. */
export function computeSampleWeight(
  classWeight: 'balanced' | Readonly<Record<Label, number>> | null,
  y: LabelArray,
): Float64Array {
  const weights = computeClassWeight(classWeight, y);
  return Float64Array.from({ length: y.length }, (_, row) => weights[y[row]!]!);
}
