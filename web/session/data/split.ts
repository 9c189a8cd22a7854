// Which examples are learned from, which watch over the training, and which are held out for the judgement.
import { DataError, trainTestSplit } from 'vitrine/data';
import type { Plan } from '../types.ts';

export interface Parts {
  train: Int32Array;
  validation: Int32Array;
  test: Int32Array;
  /** whether all parts have the same mix of classes */
  stratified: boolean;
}

type LabelOf = ((row: number) => string) | undefined;

/** @param heldOut rows that are held out whatever the plan says; `rows` are the others */
export function splitRows(rows: Int32Array, { testSize, seed }: Plan, labels: LabelOf, notes: string[], heldOut?: Int32Array): Parts {
  const outer = heldOut ? { train: rows, test: heldOut, mixed: true } : split(rows, testSize, seed, labels, notes);
  const inner = outer.train.length < 10 ? { train: outer.train, test: new Int32Array(), mixed: true } : split(outer.train, 0.2, seed, labels, notes);
  return { train: inner.train, validation: inner.test, test: outer.test, stratified: labels !== undefined && outer.mixed && inner.mixed };
}

/** A seeded split with the same mix of classes in both parts, or without if a class is too rare for that. */
function split(rows: Int32Array, testSize: number, seed: number, labels: LabelOf, notes: string[]): { train: Int32Array; test: Int32Array; mixed: boolean } {
  const places = (indices: Int32Array) => indices.map((i) => rows[i]);
  const by = (stratify?: string[]) => {
    const { train, test } = trainTestSplit(rows.length, { testSize, seed, stratify });
    return { train: places(train), test: places(test), mixed: stratify !== undefined };
  };
  if (!labels) return by();
  try {
    return by(Array.from(rows, labels));
  } catch (error) {
    if (!(error instanceof DataError) || rows.length < 2) throw error;
    const note = `The classes could not be kept in proportion: ${error.message}.`;
    if (!notes.includes(note)) notes.push(note);
    return by();
  }
}
