// From what a person brought to rows: files are taken in piece by piece, then read by the data module, with news of both.
import { DataError, readFile, readFiles, type FileResult, type StopSignal } from 'vitrine/data';
import type { Brought, Choices, Hear } from '../types.ts';

/** Bytes that are taken in at a time. */
const piece = 4 << 20;
/** Shares of the whole work that end with taking the file in, and with reading it; looking at the columns is the rest. */
export const stages = { taken: 0.1, read: 0.7 };

const tables = /\.(?:csv|tsv|tab|dat|data|json|ndjson|jsonl|arff|xlsx|xlsm|parquet)(?:\.gz)?$/i;
const media = /\.(?:png|jpe?g|gif|bmp|webp|avif|wav|txt|text|md|eml)$/i;
const clutter = /(?:^|\/)(?:__MACOSX\/|\.[^./]|Thumbs\.db$|desktop\.ini$)/i;

type Files = Extract<Brought, { files: unknown }>['files'];

/** @throws DataError in one sentence; the signal's reason if it is stopped */
export async function readBrought(brought: Brought, choices: Choices, hear: Hear, signal: StopSignal): Promise<FileResult> {
  const { name } = brought;
  const onProgress = (share: number) => hear(stages.taken + share * (stages.read - stages.taken), 'reading it');
  if ('text' in brought) return readFile({ text: brought.text }, { ...choices, name }, { onProgress, signal });
  const { chosen, member, members } = select(brought.files, choices.member);
  const bytes = await takeIn(chosen, (share) => hear(share * stages.taken, 'taking it in'), signal);
  if (chosen.length > 1) {
    const files = chosen.map(({ path }, i) => ({ path, bytes: bytes[i] }));
    return readFiles(files, { ...choices, name }, { onProgress, signal });
  }
  const inside = { ...choices, name, ...(member !== undefined && { member: undefined }) };
  const read = await readFile({ name: chosen[0].path, bytes: bytes[0] }, inside, { onProgress, signal });
  return member === undefined ? read : { ...read, reading: { ...read.reading, member, members } };
}

/** Of several files all are read if they are pictures, sounds or texts by class; else one, which can be chosen. */
function select(files: Files, wanted: string | undefined): { chosen: Files; member?: string; members?: string[] } {
  const some = files.filter(({ path, file }) => !clutter.test(path) && file.size > 0);
  if (!some.length) throw new DataError(files.length === 1 ? 'the file is empty' : 'there is nothing in these files');
  if (some.length === 1) return { chosen: some };
  const candidates = some.filter(({ path }) => tables.test(path));
  if (!candidates.length || some.some(({ path }) => media.test(path) && path.includes('/'))) return { chosen: some };
  const largest = candidates.reduce((best, one) => (one.file.size > best.file.size ? one : best));
  const one = candidates.find(({ path }) => path === wanted) ?? largest;
  return { chosen: [one], member: one.path, members: candidates.map(({ path }) => path) };
}

async function takeIn(files: Files, hear: (share: number) => void, signal: StopSignal): Promise<Uint8Array[]> {
  const all = files.reduce((sum, { file }) => sum + file.size, 0);
  let taken = 0;
  const bytes: Uint8Array[] = [];
  for (const { path, file } of files) {
    const whole = new Uint8Array(file.size);
    for (let at = 0; at < whole.length; at += piece) {
      if (signal.aborted) throw signal.reason;
      whole.set(new Uint8Array(await pieceOf(file, at, path)), at);
      hear((taken += Math.min(piece, whole.length - at)) / all);
    }
    bytes.push(whole);
  }
  return bytes;
}

async function pieceOf(file: Blob, at: number, path: string): Promise<ArrayBuffer> {
  try {
    return await file.slice(at, at + piece).arrayBuffer();
  } catch {
    throw new DataError(`${path} can't be read: it may have been changed, moved or deleted since it was chosen`);
  }
}
