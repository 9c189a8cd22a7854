// A pipeline that was opened from its file: it answers single rows and whole files of fresh rows.
import type { Remote } from 'comlink';
import type { About, Artefact, Given } from './artefact.ts';
import type { DataApi } from './data/api.ts';
import { decodePicture } from './data/decode.ts';
import { breath } from '../breath.ts';
import { messageOf } from '../words.ts';

/** Rows that are answered between two breaths. */
const piece = 500;
const manifest = 'pipeline.json';

/** Whether a file is a saved pipeline, told by its first bytes: the zip's first member, or the JSON's first words. */
export async function isPipeline(file: Blob): Promise<boolean> {
  const head = await file.slice(0, 80).text();
  return (head.startsWith('PK') && head.includes(manifest)) || (head.startsWith('{') && head.includes('vitrine-pipeline'));
}

export class Keepsake {
  name = $state<string | null>(null);
  about = $state.raw<About | null>(null);
  trouble = $state<string | null>(null);
  /** what is going on */
  doing = $state<string | null>(null);
  #artefact: Artefact | null = null;
  #data: Remote<DataApi>;

  constructor(data: Remote<DataApi>) {
    this.#data = data;
  }

  /** One that cannot be opened leaves the one that is open. */
  async open(file: Blob, name: string): Promise<void> {
    await this.#guarded(`Opening ${name}`, async () => {
      const { Artefact } = await import('./artefact.ts');
      const opened = await Artefact.open(file);
      await this.#artefact?.dispose();
      this.#artefact = opened;
      this.about = opened.about;
      this.name = name;
    });
  }

  answer(row: Given): ReturnType<Artefact['answer']> {
    return this.#artefact!.answer(row);
  }

  /** What is in a file, as a column of this type takes it. */
  async read(type: string, file: Blob): Promise<unknown> {
    return type === 'image' ? decodePicture(new Uint8Array(await file.arrayBuffer())) : this.#data.readClip(file);
  }

  /** A file of fresh rows with an answer beside each; null if something was wrong. */
  async answerFile(file: Blob, name: string): Promise<{ csv: Blob; rows: number; problems: string[] } | null> {
    return this.#guarded(`Reading ${name}`, async () => {
      const artefact = this.#artefact!;
      const { target, rowsNeeded, task } = this.about!;
      const { rows, problems } = await this.#data.readFresh(file, name);
      const answers = new Array<string | number | null>(rows).fill(null);
      const sure = new Array<number | null>(rows).fill(null);
      // A series has to be seen as a whole.
      const size = rowsNeeded > 1 ? rows : piece;
      for (let from = 0; from < rows; from += size) {
        this.doing = `Answering row ${from + 1} of ${rows}`;
        const said = await artefact.answers(await this.#data.freshRecords(from, from + size));
        said.rows.forEach((row, i) => {
          answers[from + row] = said.answers[i];
          if (said.sure) sure[from + row] = said.sure[i];
        });
        for (const problem of said.problems) if (problems.length < 20 && !problems.includes(problem)) problems.push(problem);
        await breath();
      }
      return { csv: await this.#data.freshCsv({ target, answers, ...(task === 'classification' && { sure }) }), rows, problems };
    });
  }

  async #guarded<T>(doing: string, work: () => Promise<T>): Promise<T | null> {
    this.doing = doing;
    this.trouble = null;
    try {
      return await work();
    } catch (error) {
      this.trouble = messageOf(error);
      return null;
    } finally {
      this.doing = null;
    }
  }
}
