// The data worker: holds the data, and does all heavy work on them away from the page.
import { expose, transfer } from 'comlink';
import { DataError, loadReaders, type CleaningStep, type WindowPlan } from 'vitrine/data';
import type { Brought, Choices, Clip, Data, Hear, Plan } from '../types.ts';
import type { DataApi, Kind } from './api.ts';
import type { Holding } from './bench.ts';
import type { HeldImages } from './pictures.ts';
import type { RowBench } from './rowbench.ts';
import type { HeldTable } from './rows.ts';
import type { HeldSounds } from './sounds.ts';
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
function only<T extends Holding>(kind: Data['kind']): T {
  if (held.kind === kind) return held as T;
  throw new DataError('the data are of another kind by now');
}

const table = () => only<HeldTable>('table');
const images = () => only<HeldImages>('images');
const sounds = () => only<HeldSounds>('sounds');
const later = () => import('./later.ts');
const judge = async () => new (await later()).Judge(held.bench!);

function rowBench(): RowBench {
  if (held.kind !== 'images' && held.bench) return held.bench as RowBench;
  throw new DataError('the data are of another kind by now');
}

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
    await Promise.all([loadReaders(), later(), import('./csv.ts'), import('./media.ts'), import('./fresh.ts'), import('./onecolumn.ts'), import('./pairs.ts')]);
  },

  async readImages(file: Blob, name: string, target: string) {
    begin();
    const { HeldImages } = await later();
    const read = HeldImages.read(new Uint8Array(await file.arrayBuffer()), name, target);
    offered = read;
    return read.describe();
  },

  async takeWords(words: { word: string; clips: Clip[] }[]) {
    const read = (await later()).HeldSounds.of(words);
    offered = read;
    return read.describe();
  },

  keep() {
    held = offered;
  },

  cells: (from: number, to: number, columns: string[]) => table().table.rows(from, to, columns),

  steps: async () => (await import('./described.ts')).describeTransformers(),
  cleaningSteps: async () => (await import('./described.ts')).describeCleaning(),

  plan: (target?: string, kind?: Kind, steps?: readonly CleaningStep[], windows?: WindowPlan | null) => held.plan(target, kind, steps, windows),

  prepare(plan: Plan, steps?: readonly CleaningStep[]) {
    const prepared = held.prepare(plan, steps);
    const { train, validation, test } = prepared;
    // Copies stay here for the judgement; what is sent away is gone.
    return transfer(
      prepared,
      [train, validation, test].flatMap(({ x, y }) => [x.buffer, y.buffer] as ArrayBuffer[]),
    );
  },

  async examine(plan, classWeight) {
    const { examineTable } = await later();
    return held.kind === 'table' && held.bench ? examineTable(held.bench as RowBench, plan, classWeight) : [];
  },
  treat: async (fix, now) => (await later()).treat(fix, now),
  clean: (steps) => table().clean(steps),
  preview: (steps, at) => table().cleaner.preview(steps, at),
  columnsBefore: async (steps, at) => (await later()).columnsBefore(table().cleaner.before(steps, at)),
  complete: async (text, cursor, steps, at) => (await later()).complete(text, cursor, table().cleaner.before(steps, at).columns),
  cleaningJson: () => JSON.stringify(table().fitted, null, 2),
  readCleaning: async (json) => (await later()).readCleaning(json),
  replay: async (source) => (await later()).replay(source, table().fitted),
  cleanedCsv: async () => (await import('./csv.ts')).csvOf(table().table),

  encode: (row: Record<string, string>) => rowBench().encode(row),
  heldOut: (index: number) => rowBench().heldOut(index),
  pictures: (code: number, from: number, count: number) => images().ofClass(code, from, count),
  heldOutPicture: (index: number) => images().heldOutPicture(index),
  toPicture: async (file: Blob) => (await (await import('./media.ts')).picturesAs(images().shape, [new Uint8Array(await file.arrayBuffer())])).pixels,
  clip: (code: number, index: number) => sounds().ofClass(code, index),
  heldOutClip: (index: number) => sounds().heldOutClip(index),
  hear: (clip: Clip) => sounds().hear(clip),
  readClip: async (file: Blob) => (await later()).readWav(new Uint8Array(await file.arrayBuffer())).clip,
  answer: async (output: Float32Array) => (await judge()).answer(output),
  score: async (output: Float32Array) => (await judge()).score(output),
  dummy: async () => (await judge()).dummy(),
  persistence: async () => (await judge()).persistence(),
  artefact() {
    const { cleaning } = held.bench!;
    return { recipe: held.bench!.toJSON(), ...(cleaning?.steps.length && { cleaning: cleaning.toJSON() }) };
  },
  readFresh: async (file, name) => (await import('./fresh.ts')).readFresh(file, name),
  freshRecords: async (from, to) => (await import('./fresh.ts')).freshRecords(from, to),
  freshCsv: async (answers) => (await import('./fresh.ts')).freshCsv(answers),
  moment: (index: number | null) => rowBench().moment(index),
  csv: async () => (await import('./csv.ts')).csvOf(table().read.table),
  profile: async (column: string, target: string | null) => (await import('./onecolumn.ts')).profileOf(table().table, column, target),
  pairs: async (target: string | null, hear: Hear) => (await import('./pairs.ts')).pairsOf(table().table, target, hear),
};

expose(api);
