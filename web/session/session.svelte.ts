// The one state of the page, a pipeline of three parts: source (table or images) -> draft (plan, network) -> trial (training, result).
import { samples } from '../samples/samples.ts';
import { withType } from './steps.ts';
import { openData } from './data/client.ts';
import { Draft } from './draft.svelte.ts';
import type { openEngine } from './engine.ts';
import { isPipeline, Keepsake } from './keepsake.svelte.ts';
import { Source } from './source.svelte.ts';
import { Trial } from './trial.svelte.ts';
import { messageOf, sizeWords } from '../words.ts';
import type { Brought, Choices, CleaningStepDescription, ColumnType, Data, TransformerDescription } from './types.ts';

export class Session {
  readonly data = openData();
  readonly source = new Source(
    this.data,
    () => this.draft.clear(),
    (data, target) => this.#take(data, target),
  );
  readonly draft = new Draft(this.data, {
    changed: (replanned) => this.trial.outdate(replanned),
    cleaned: (table) => (this.source.data = table),
  });
  readonly trial: Trial = new Trial(this.data, this.draft, (words) => (this.said = words));
  readonly keepsake = new Keepsake(this.data);
  catalog = $state.raw<Awaited<ReturnType<typeof openEngine>> | null>(null);
  steps = $state.raw<TransformerDescription[]>([]);
  cleaningSteps = $state.raw<CleaningStepDescription[]>([]);
  /** what a screen reader is told */
  said = $state('');

  /** Starts engine and data worker side by side, and takes the first sample. */
  async open(): Promise<void> {
    const engine = import('./engine.ts')
      .then(({ openEngine }) => openEngine())
      .then(
        (catalog) => (this.catalog = catalog),
        (error: unknown) => this.draft.fail(error),
      );
    try {
      [this.steps, this.cleaningSteps] = await Promise.all([this.data.steps(), this.data.cleaningSteps()]);
    } catch (error) {
      this.source.trouble = messageOf(error);
    }
    await Promise.all([engine, this.source.bringSample(samples[0].id)]);
  }

  /** Takes data, or opens a pipeline that was saved. */
  async bring(brought: Brought): Promise<void> {
    const [only, ...others] = 'files' in brought ? brought.files : [];
    if (!only || others.length || !(await isPipeline(only.file))) return this.source.bring(brought);
    document.getElementById('take')?.scrollIntoView({ block: 'start' });
    await this.keepsake.open(only.file, brought.name);
  }

  /** Reads a column of the table as another type: a step like any other. */
  setType(column: string, type: ColumnType): Promise<void> {
    return this.draft.clean(withType(this.draft.cleaning, column, type));
  }

  /** Reads the table again in another way; the target stays if its column does, and so do the steps that clean. */
  async reread(choices: Choices): Promise<void> {
    const { cleaning } = this.draft;
    const read = await this.source.reread(choices, this.draft.design?.plan.target.column);
    if (read && cleaning.length) await this.draft.clean(cleaning);
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
