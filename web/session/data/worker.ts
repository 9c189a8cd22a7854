// The data worker: holds the table, and does all heavy work on it away from the page.
import { expose, transfer } from 'comlink';
import { changeType, describeTransformers, readTable, type ColumnType, type ReadResult } from 'vitrine/data';
import type { Plan } from '../types.ts';
import type { DataApi, Kind } from './api.ts';
import { toCsv } from './csv.ts';
import { Judge } from './judge.ts';
import { describeTable } from './profile.ts';
import { planFor, prepare, type Bench } from './prepare.ts';

let offered: ReadResult;
let held: ReadResult;
let bench: Bench;

/** The border's methods as they are on this side: without promises. */
type Local<T> = { [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => R | Awaited<R> : never };

const api: Local<DataApi> = {
  async read(source: Blob | string, name: string) {
    const text = typeof source === 'string' ? source : await source.text();
    offered = readTable(text, { name });
    return describeTable(offered);
  },

  keep() {
    held = offered;
  },

  cells(from: number, to: number, columns: string[]) {
    return held.table.rows(from, to, columns);
  },

  setType(column: string, type: ColumnType) {
    const { table, problems } = changeType(held.table, column, type);
    const others = held.problems.filter((problem) => problem.column !== column);
    held = { ...held, table, problems: [...others, ...problems] };
    return describeTable(held);
  },

  steps: describeTransformers,

  plan: (target?: string, kind?: Kind) => planFor(held.table, target, kind),

  prepare(plan: Plan) {
    const made = prepare(held.table, plan);
    bench = made.bench;
    const { train, validation, test } = made.prepared;
    // Copies stay here for the judgement; what is sent away is gone.
    return transfer(made.prepared, [train, validation, test].flatMap(({ x, y }) => [x.buffer, y.buffer] as ArrayBuffer[]));
  },

  encode: (row: Record<string, string>) => new Judge(bench).encode(row),
  answer: (output: Float32Array) => new Judge(bench).answer(output),
  heldOut: (index: number) => new Judge(bench).heldOut(index),
  score: (output: Float32Array) => new Judge(bench).score(output),
  dummy: () => new Judge(bench).dummy(),
  csv: () => toCsv(held.table),
};

expose(api);
