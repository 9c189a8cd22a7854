// The pipeline's first part: where the data come from. New ones take the old ones' place only when all went well.
import type { Remote } from 'comlink';
import { sampleFile } from '../samples/fetch.ts';
import { samples } from '../samples/samples.ts';
import type { DataApi } from './data/api.ts';
import type { Data } from './types.ts';
import { messageOf } from '../words.ts';

type Taken = (data: Data, target: string | undefined) => Promise<void>;

export class Source {
  data = $state.raw<Data | null>(null);
  /** the sample that the data came from, if they did */
  sample = $state<string | null>(null);
  /** the name of what is being read, and how far that is */
  reading = $state<string | null>(null);
  trouble = $state<string | null>(null);
  #turn = 0;
  #worker: Remote<DataApi>;
  #taken: Taken;

  /** `taken` is called when new data have taken the old ones' place. */
  constructor(worker: Remote<DataApi>, taken: Taken) {
    this.#worker = worker;
    this.#taken = taken;
  }

  /** @param whole all pictures of a sample, which are fetched only now */
  bringSample(id: string, whole = false): Promise<void> {
    const sample = samples.find((one) => one.id === id)!;
    const { name, target } = sample;
    return this.#bring(name, target, id, async (hear) => {
      if (sample.kind === 'table') return this.#worker.readTable(await sampleFile(sample), name);
      const { megabytes } = sample.whole;
      const file = await sampleFile(sample, whole, (bytes) => hear(`${name}, ${(bytes / 1e6).toFixed(1)} of ${megabytes} MB`));
      return this.#worker.readImages(file, name, target);
    });
  }

  bring(source: Blob | string, name: string): Promise<void> {
    return this.#bring(name, undefined, null, () => this.#worker.readTable(source, name));
  }

  async #bring(name: string, target: string | undefined, sample: string | null, read: (hear: (words: string) => void) => Promise<Data>): Promise<void> {
    const turn = ++this.#turn;
    this.reading = name;
    this.trouble = null;
    try {
      const data = await read((words) => turn === this.#turn && (this.reading = words));
      if (turn !== this.#turn) return;
      await this.#worker.keep();
      this.data = data;
      this.sample = sample;
      await this.#taken(data, target);
    } catch (error) {
      if (turn === this.#turn) this.trouble = messageOf(error);
    } finally {
      if (turn === this.#turn) this.reading = null;
    }
  }
}
