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

/** What is asked of each row, as far as the plan's method needs it. */
export interface Keys {
  labels?: (row: number) => string;
  groups?: (row: number) => string;
  time?: (row: number) => number;
}

type How = Pick<Plan, 'testSize' | 'validationSize' | 'seed' | 'method'>;

/** @param heldOut rows that are held out whatever the plan says; `rows` are the others */
export function splitRows(rows: Int32Array, how: How, keys: Keys, notes: string[], heldOut?: Int32Array): Parts {
  const outer = heldOut ? { train: rows, test: heldOut, mixed: true } : split(rows, how.testSize, how, keys, notes);
  const few = outer.train.length < 10;
  const inner = few ? { train: outer.train, test: new Int32Array(), mixed: true } : watchers(outer.train, how, keys, notes);
  return { train: inner.train, validation: inner.test, test: outer.test, stratified: keys.labels !== undefined && outer.mixed && inner.mixed };
}

interface Two {
  train: Int32Array;
  test: Int32Array;
  mixed: boolean;
}

/** The rows that watch over the training; by chance if too few groups are left for whole ones. */
function watchers(rows: Int32Array, how: How, keys: Keys, notes: string[]): Two {
  try {
    return split(rows, how.validationSize, how, keys, notes);
  } catch (error) {
    if (!(error instanceof DataError) || how.method !== 'group') throw error;
    notes.push('One group is left to learn from, so the rows that watch over the training come from it too.');
    return split(rows, how.validationSize, { ...how, method: 'random' }, {}, notes);
  }
}

/** A seeded split; if a class is too rare to be kept in proportion, by chance. */
function split(rows: Int32Array, testSize: number, { seed, method }: How, { labels, groups, time }: Keys, notes: string[]): Two {
  const places = (indices: Int32Array) => indices.map((i) => rows[i]);
  const by = (way: { stratify?: string[]; groups?: string[]; time?: number[] } = {}) => {
    const { train, test } = trainTestSplit(rows.length, { testSize, seed, ...way });
    return { train: places(train), test: places(test), mixed: way.stratify !== undefined };
  };
  if (method === 'group' && groups) return by({ groups: Array.from(rows, groups) });
  if (method === 'time' && time) return by({ time: Array.from(rows, time) });
  if (method !== 'stratified' || !labels) return by();
  try {
    return by({ stratify: Array.from(rows, labels) });
  } catch (error) {
    if (!(error instanceof DataError) || rows.length < 2) throw error;
    const note = `The classes could not be kept in proportion: ${error.message}.`;
    if (!notes.includes(note)) notes.push(note);
    return by();
  }
}
