// The data worker: holds the data, and does all heavy work on them away from the page.
import { expose, transfer } from 'comlink';
import { complete, DataError, describeCleaning, describeTransformers, loadReaders, readWav, type CleaningStep, type WindowPlan } from 'vitrine/data';
import type { Brought, Choices, Clip, Hear, Plan } from '../types.ts';
import type { DataApi, Kind } from './api.ts';
import type { Holding } from './bench.ts';
import { examineTable, treat } from './doctor.ts';
import { Judge } from './judge.ts';
import { HeldImages } from './pictures.ts';
import { columnsBefore, readCleaning, replay } from './replay.ts';
import { RowBench } from './rowbench.ts';
import { HeldTable } from './rows.ts';
import { HeldSounds } from './sounds.ts';
import { take } from './take.ts';

let offered: Holding;
let held: Holding;
let reading: AbortController | undefined;

/** Only the last reading goes on. */
function begin(): AbortSignal {
  cancel();
  return (reading = new AbortController()).signal;
}
const cancel = () => reading?.abort(new DataError('the reading was stopped'));

/** The border's methods as they are on this side: without promises. */
type Local<T> = { [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => R | Awaited<R> : never };

/** What is held, where only one kind of data can answer. */
function only<T>(kind: new (...args: never[]) => T, one: unknown): T {
  if (one instanceof kind) return one;
  throw new DataError('the data are of another kind by now');
}

const table = () => only(HeldTable, held);
const images = () => only(HeldImages, held);
const sounds = () => only(HeldSounds, held);
const judge = () => new Judge(held.bench!);

const api: Local<DataApi> = {
  async read(brought: Brought, hear: Hear) {
    const read = await take(brought, {}, hear, begin());
    offered = read;
    return read.describe();
  },

  async reread(choices: Choices, hear: Hear) {
    const { brought } = table().read;
    const read = await take(brought, choices, hear, begin());
    offered = read;
    return read.describe();
  },

  cancel,

  async prefetch() {
    await Promise.all([loadReaders(), import('./csv.ts'), import('./media.ts'), import('./fresh.ts'), import('./onecolumn.ts'), import('./pairs.ts')]);
  },

  async readImages(file: Blob, name: string, target: string) {
    begin();
    const read = HeldImages.read(new Uint8Array(await file.arrayBuffer()), name, target);
    offered = read;
    return read.describe();
  },

  takeWords(words: { word: string; clips: Clip[] }[]) {
    const read = HeldSounds.of(words);
    offered = read;
    return read.describe();
  },

  keep() {
    held = offered;
  },

  cells: (from: number, to: number, columns: string[]) => table().table.rows(from, to, columns),

  steps: describeTransformers,
  cleaningSteps: describeCleaning,

  plan: (target?: string, kind?: Kind, steps?: readonly CleaningStep[], windows?: WindowPlan | null) => held.plan(target, kind, steps, windows),

  prepare(plan: Plan, steps?: readonly CleaningStep[]) {
    const prepared = held.prepare(plan, steps);
    const { train, validation, test } = prepared;
    // Copies stay here for the judgement; what is sent away is gone.
    return transfer(prepared, [train, validation, test].flatMap(({ x, y }) => [x.buffer, y.buffer] as ArrayBuffer[]));
  },

  examine: (plan, classWeight) => (held instanceof HeldTable && held.bench ? examineTable(held.bench, plan, classWeight) : []),
  treat,
  clean: (steps) => table().clean(steps),
  preview: (steps, at) => table().cleaner.preview(steps, at),
  columnsBefore: (steps, at) => columnsBefore(table().cleaner.before(steps, at)),
  complete: (text, cursor, steps, at) => complete(text, cursor, table().cleaner.before(steps, at).columns),
  cleaningJson: () => JSON.stringify(table().fitted, null, 2),
  readCleaning,
  replay: (source) => replay(source, table().fitted),
  cleanedCsv: async () => (await import('./csv.ts')).csvOf(table().table),

  encode: (row: Record<string, string>) => only(RowBench, held.bench).encode(row),
  heldOut: (index: number) => only(RowBench, held.bench).heldOut(index),
  pictures: (code: number, from: number, count: number) => images().ofClass(code, from, count),
  heldOutPicture: (index: number) => images().heldOutPicture(index),
  toPicture: async (file: Blob) => (await (await import('./media.ts')).picturesAs(images().shape, [new Uint8Array(await file.arrayBuffer())])).pixels,
  clip: (code: number, index: number) => sounds().ofClass(code, index),
  heldOutClip: (index: number) => sounds().heldOutClip(index),
  hear: (clip: Clip) => sounds().hear(clip),
  readClip: async (file: Blob) => readWav(new Uint8Array(await file.arrayBuffer())).clip,
  answer: (output: Float32Array) => judge().answer(output),
  score: (output: Float32Array) => judge().score(output),
  dummy: () => judge().dummy(),
  persistence: () => judge().persistence(),
  artefact() {
    const { cleaning } = held.bench!;
    return { recipe: held.bench!.toJSON(), ...(cleaning?.steps.length && { cleaning: cleaning.toJSON() }) };
  },
  readFresh: async (file, name) => (await import('./fresh.ts')).readFresh(file, name),
  freshRecords: async (from, to) => (await import('./fresh.ts')).freshRecords(from, to),
  freshCsv: async (answers) => (await import('./fresh.ts')).freshCsv(answers),
  moment: (index: number | null) => only(RowBench, held.bench).moment(index),
  csv: async () => (await import('./csv.ts')).csvOf(table().read.table),
  profile: async (column: string, target: string | null) => (await import('./onecolumn.ts')).profileOf(table().table, column, target),
  pairs: async (target: string | null, hear: Hear) => (await import('./pairs.ts')).pairsOf(table().table, target, hear),
};

expose(api);
