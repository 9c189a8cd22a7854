// The pipeline's first part: where the data come from. New ones take the old ones' place only when all went well.
import type { Remote } from 'comlink';
import { sampleFile } from '../samples/fetch.ts';
import { samples } from '../samples/samples.ts';
import type { DataApi } from './data/api.ts';
import { heard } from './data/client.ts';
import type { Brought, Choices, Clip, Data, Hear } from './types.ts';
import { breath } from '../breath.ts';
import { messageOf } from '../words.ts';

type Taken = (data: Data, target: string | undefined) => Promise<void>;

export class Source {
  data = $state.raw<Data | null>(null);
  /** the sample that the data came from, if they did */
  sample = $state<string | null>(null);
  /** the name of what is being read */
  reading = $state<string | null>(null);
  /** how far the reading is, from 0 to 1, and what is going on */
  progress = $state.raw<{ share: number; doing: string } | null>(null);
  trouble = $state<string | null>(null);
  /** words are being recorded */
  recording = $state(false);
  #turn = 0;
  #worker: Remote<DataApi>;
  #leave: () => void;
  #taken: Taken;

  /** `leave` is called when the old data are about to go, `taken` when new ones have taken their place. */
  constructor(worker: Remote<DataApi>, leave: () => void, taken: Taken) {
    this.#worker = worker;
    this.#leave = leave;
    this.#taken = taken;
  }

  /** @param whole all pictures of a sample, which are fetched only now */
  async bringSample(id: string, whole = false): Promise<void> {
    const sample = samples.find((one) => one.id === id)!;
    const { name, target } = sample;
    if (sample.kind === 'words') {
      this.recording = true;
      return;
    }
    await this.#bring(name, target, id, async (hear) => {
      if (sample.kind === 'table') return this.#worker.read({ name, files: [{ path: name, file: await sampleFile(sample) }] }, heard(hear));
      const { megabytes } = sample.whole;
      const file = await sampleFile(sample, whole, (bytes) => hear(bytes / 1e6 / megabytes, `${(bytes / 1e6).toFixed(1)} of ${megabytes} MB`));
      return this.#worker.readImages(file, name, target);
    });
  }

  async bringWords(words: { word: string; clips: Clip[] }[]): Promise<void> {
    await this.#bring('Words you said', undefined, 'words', () => this.#worker.takeWords(words));
  }

  async bring(brought: Brought): Promise<void> {
    await this.#bring(brought.name, undefined, null, (hear) => this.#worker.read(brought, heard(hear)));
  }

  /** Reads the table again, in the way that a person chose; it keeps its target if that is still there. Gives false if it came to nothing. */
  reread(choices: Choices, target: string | undefined): Promise<boolean> {
    return this.#bring(this.data!.name, target, this.sample, (hear) => this.#worker.reread(choices, heard(hear)));
  }

  /** Stops the reading; what is here stays. */
  cancel(): void {
    this.#turn++;
    this.reading = this.progress = null;
    void this.#worker.cancel();
  }

  async #bring(name: string, target: string | undefined, sample: string | null, read: (hear: Hear) => Promise<Data>): Promise<boolean> {
    const turn = ++this.#turn;
    this.reading = name;
    this.progress = this.trouble = null;
    this.recording = false;
    try {
      const data = await read((share, doing) => {
        if (turn === this.#turn) this.progress = { share: Math.max(share, this.progress?.share ?? 0), doing };
      });
      if (turn !== this.#turn) return false;
      await this.#worker.keep();
      this.#leave();
      await breath();
      if (turn !== this.#turn) return false;
      this.data = data;
      this.sample = sample;
      this.reading = this.progress = null;
      await breath();
      const there = data.kind !== 'table' || data.columns.some((column) => column.name === target);
      await this.#taken(data, there ? target : undefined);
      return turn === this.#turn;
    } catch (error) {
      if (turn === this.#turn) this.trouble = messageOf(error);
      return false;
    } finally {
      if (turn === this.#turn) this.reading = this.progress = null;
    }
  }
}
