// The one state of the page, a pipeline of three parts: source (table or images) -> draft (plan, network) -> trial (training, result).
import { samples } from '../samples/samples.ts';
import { openData } from './data/client.ts';
import { Draft } from './draft.svelte.ts';
import { openEngine } from './engine.ts';
import { Source } from './source.svelte.ts';
import { Trial } from './trial.svelte.ts';
import { messageOf, sizeWords } from '../words.ts';
import type { Choices, ColumnType, Data, TransformerDescription } from './types.ts';

export class Session {
  readonly data = openData();
  readonly source = new Source(
    this.data,
    () => this.draft.clear(),
    (data, target) => this.#take(data, target),
  );
  readonly draft = new Draft(this.data, (replanned) => this.trial.outdate(replanned));
  readonly trial: Trial = new Trial(this.data, this.draft, (words) => (this.said = words));
  catalog = $state.raw<Awaited<ReturnType<typeof openEngine>> | null>(null);
  steps = $state.raw<TransformerDescription[]>([]);
  /** what a screen reader is told */
  said = $state('');

  /** Starts engine and data worker side by side, and takes the first sample. */
  async open(): Promise<void> {
    const engine = openEngine().then(
      (catalog) => (this.catalog = catalog),
      (error: unknown) => this.draft.fail(error),
    );
    try {
      this.steps = await this.data.steps();
    } catch (error) {
      this.source.trouble = messageOf(error);
    }
    await Promise.all([engine, this.source.bringSample(samples[0].id)]);
  }

  async setType(column: string, type: ColumnType): Promise<void> {
    await this.source.setType(column, type);
    await this.draft.retype(column);
  }

  /** Reads the table again in another way; the target stays if its column does. */
  reread(choices: Choices): Promise<void> {
    return this.source.reread(choices, this.draft.design?.plan.target.column);
  }

  cancelReading(): void {
    const name = this.source.reading;
    this.source.cancel();
    if (name) this.said = `Reading ${name} was stopped.`;
  }

  async #take(data: Data, target: string | undefined): Promise<void> {
    this.said = `${data.name} is loaded: ${sizeWords(data)}.`;
    await this.draft.choose(target);
  }
}
