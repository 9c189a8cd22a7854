// Takes in what was brought: pictures and sounds by class, or a table; reads what was brought and looks at every column, in slices, so that the worker answers and can be stopped meanwhile.
import { profileColumn, type FileResult, type Format, type StopSignal } from 'vitrine/data';
import type { Brought, Choices, Hear } from '../types.ts';
import { readBrought, stages } from './bring.ts';
import type { Holding } from './bench.ts';
import { turn } from './turn.ts';

/** A table as it was read, and all that is needed to read it again. */
export interface TableRead extends FileResult {
  brought: Brought;
  choices: Choices;
  /** what the file could be read as instead */
  formats: Format[];
}

export async function take(brought: Brought, choices: Choices, hear: Hear, signal: StopSignal): Promise<Holding> {
  const rows = import('./rows.ts'); // what cleans and prepares comes while the file is read
  rows.catch(() => undefined);
  const read = await readBrought(brought, choices, hear, signal);
  if (read.media) return (await import('./media.ts')).takeMedia(read, read.media, brought.name, hear, signal);
  const { HeldTable } = await rows;
  const held = new HeldTable({ ...read, brought, choices, formats: formatsFor(brought, read) });
  const { columns } = held.table;
  for (const [place, column] of columns.entries()) {
    hear(stages.read + (1 - stages.read) * (place / columns.length), `looking at ${column.name}`);
    await turn();
    if (signal.aborted) throw signal.reason;
    profileColumn(column);
  }
  return held;
}

const textFormats: Format[] = ['csv', 'json', 'ndjson', 'arff'];

/** Only plain text leaves a choice; an archive, a workbook or Parquet says itself what it is. */
function formatsFor(brought: Brought, { reading }: FileResult): Format[] {
  const plain = 'text' in brought || (brought.files.length === 1 && reading.member === undefined && !/\.gz$/i.test(brought.files[0].path));
  return plain && textFormats.includes(reading.format as Format) ? textFormats : [];
}
