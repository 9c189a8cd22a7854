// The data worker: holds the data, and does all heavy work on them away from the page.
import { expose, transfer } from 'comlink';
import { complete, DataError, describeCleaning, describeTransformers, readTable, type CleaningStep } from 'vitrine/data';
import type { Plan } from '../types.ts';
import type { DataApi, Kind } from './api.ts';
import type { Holding } from './bench.ts';
import { toCsv } from './csv.ts';
import { examineTable, treat } from './doctor.ts';
import { Judge } from './judge.ts';
import { HeldImages } from './pictures.ts';
import { columnsBefore, readCleaning, replay } from './replay.ts';
import { RowBench } from './rowbench.ts';
import { HeldTable } from './rows.ts';

let offered: Holding;
let held: Holding;

/** The border's methods as they are on this side: without promises. */
type Local<T> = { [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => R | Awaited<R> : never };

/** What is held, where only one kind of data can answer. */
function only<T>(kind: new (...args: never[]) => T, one: unknown): T {
  if (one instanceof kind) return one;
  throw new DataError('the data are of another kind by now');
}

const table = () => only(HeldTable, held);
const images = () => only(HeldImages, held);
const judge = () => new Judge(held.bench!);

const api: Local<DataApi> = {
  async readTable(source: Blob | string, name: string) {
    const text = typeof source === 'string' ? source : await source.text();
    const read = new HeldTable(readTable(text, { name }));
    offered = read;
    return read.describe();
  },

  async readImages(file: Blob, name: string, target: string) {
    const read = HeldImages.read(new Uint8Array(await file.arrayBuffer()), name, target);
    offered = read;
    return read.describe();
  },

  keep() {
    held = offered;
  },

  cells: (from: number, to: number, columns: string[]) => table().table.rows(from, to, columns),

  steps: describeTransformers,
  cleaningSteps: describeCleaning,

  plan: (target?: string, kind?: Kind, steps?: readonly CleaningStep[]) => held.plan(target, kind, steps),

  prepare(plan: Plan, steps?: readonly CleaningStep[]) {
    const prepared = held.prepare(plan, steps);
    const { train, validation, test } = prepared;
    // Copies stay here for the judgement; what is sent away is gone.
    return transfer(prepared, [train, validation, test].flatMap(({ x, y }) => [x.buffer, y.buffer] as ArrayBuffer[]));
  },

  examine: (plan, classWeight) => (held.bench instanceof RowBench ? examineTable(held.bench, plan, classWeight) : []),
  treat,
  clean: (steps) => table().clean(steps),
  preview: (steps, at) => table().cleaner.preview(steps, at),
  columnsBefore: (steps, at) => columnsBefore(table().cleaner.before(steps, at)),
  complete: (text, cursor, steps, at) => complete(text, cursor, table().cleaner.before(steps, at).columns),
  cleaningJson: () => JSON.stringify(table().fitted, null, 2),
  readCleaning,
  replay: (source) => replay(source, table().fitted),
  cleanedCsv: () => toCsv(table().table),

  encode: (row: Record<string, string>) => only(RowBench, held.bench).encode(row),
  heldOut: (index: number) => only(RowBench, held.bench).heldOut(index),
  pictures: (code: number, from: number, count: number) => images().ofClass(code, from, count),
  heldOutPicture: (index: number) => images().heldOutPicture(index),
  answer: (output: Float32Array) => judge().answer(output),
  score: (output: Float32Array) => judge().score(output),
  dummy: () => judge().dummy(),
  csv: () => toCsv(table().read.table),
};

expose(api);
