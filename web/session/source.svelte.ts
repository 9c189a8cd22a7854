// The pipeline's first part: where the table comes from. A new one takes the old one's place only when all went well.
import type { Remote } from 'comlink';
import { sampleFile } from '../samples/fetch.ts';
import { samples } from '../samples/samples.ts';
import type { DataApi } from './data/api.ts';
import type { ColumnType, Table } from './types.ts';
import { messageOf } from '../words.ts';

export class Source {
  table = $state.raw<Table | null>(null);
  /** the sample that the table came from, if it did */
  sample = $state<string | null>(null);
  /** the name of what is being read */
  reading = $state<string | null>(null);
  trouble = $state<string | null>(null);
  #turn = 0;
  #data: Remote<DataApi>;
  #taken: (table: Table, target: string | undefined) => Promise<void>;

  /** `taken` is called when a new table has taken the old one's place. */
  constructor(data: Remote<DataApi>, taken: (table: Table, target: string | undefined) => Promise<void>) {
    this.#data = data;
    this.#taken = taken;
  }

  async bringSample(id: string): Promise<void> {
    const { name, target } = samples.find((one) => one.id === id)!;
    await this.#bring(name, () => sampleFile(id), target, id);
  }

  bring(source: Blob | string, name: string): Promise<void> {
    return this.#bring(name, async () => source, undefined, null);
  }

  async #bring(name: string, source: () => Promise<Blob | string>, target: string | undefined, sample: string | null): Promise<void> {
    const turn = ++this.#turn;
    this.reading = name;
    this.trouble = null;
    try {
      const table = await this.#data.read(await source(), name);
      if (turn !== this.#turn) return;
      await this.#data.keep();
      this.table = table;
      this.sample = sample;
      await this.#taken(table, target);
    } catch (error) {
      if (turn === this.#turn) this.trouble = messageOf(error);
    } finally {
      if (turn === this.#turn) this.reading = null;
    }
  }

  /** Reads a column as another type. */
  async setType(column: string, type: ColumnType): Promise<void> {
    this.table = await this.#data.setType(column, type);
  }
}
