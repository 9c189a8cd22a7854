// The pipeline's last part: a training, its judgement on held-out rows, and predictions with what was trained.
import type { Remote } from 'comlink';
import type { DataApi } from './data/api.ts';
import type { Draft } from './draft.svelte.ts';
import type { Built } from './engine.ts';
import { Run } from './run.svelte.ts';
import type { Answer, Plan, Prepared, Result } from './types.ts';
import { messageOf } from '../words.ts';

interface Trained {
  built: Built;
  prepared: Prepared;
  plan: Plan;
}

export class Trial {
  readonly run = new Run();
  judging = $state(false);
  /** why the last training or judgement failed */
  trouble = $state<string | null>(null);
  result = $state.raw<Result | null>(null);
  /** the network was changed after the result */
  stale = $state(false);
  #trained: Trained | null = null;
  #data: Remote<DataApi>;
  #draft: Draft;
  #say: (words: string) => void;

  constructor(data: Remote<DataApi>, draft: Draft, say: (words: string) => void) {
    this.#data = data;
    this.#draft = draft;
    this.#say = say;
  }

  /** The network is about to change; a result of other tensors goes, one of the same tensors stays as that of before. */
  outdate(replanned: boolean): void {
    this.run.reset();
    this.trouble = null;
    if (replanned) this.#clear();
    else this.stale = this.result !== null;
  }

  get ready(): boolean {
    return this.#draft.built !== null && !this.judging;
  }

  /** Starts, goes on after a pause, or starts anew when a training is done. */
  train(): Promise<void> {
    return this.#go(() => this.run.resume());
  }

  stepBatch(): Promise<void> {
    return this.#go(() => this.run.stepBatch());
  }

  stepEpoch(): Promise<void> {
    return this.#go(() => this.run.stepEpoch());
  }

  pause(): Promise<void> {
    return this.run.pause();
  }

  async stop(): Promise<void> {
    await this.#guard(() => this.run.stop());
    await this.#judge();
  }

  /** The trained network's answer for one example, given as its input; null before any training. */
  async predict(x: Float32Array): Promise<Answer | null> {
    const trained = this.#trained;
    if (!trained) return null;
    const { predict } = await import('./engine.ts');
    return this.#data.answer(await predict(trained.built.model, x, trained.prepared.shape));
  }

  /** Preparation and trained network as the bytes of one file. */
  async save(): Promise<Uint8Array> {
    const [{ save }, parts] = await Promise.all([import('./artefact.ts'), this.#data.artefact()]);
    if (!this.#trained) throw new Error('there is no trained network to save');
    return save(this.#trained.built.model, parts);
  }

  async #go(move: () => Promise<void>): Promise<void> {
    await this.#draft.settled;
    if (!this.ready) return;
    await this.#guard(async () => {
      if (this.run.state === 'done') await this.#draft.rebuild();
      if (this.run.state === 'idle' || this.run.state === 'done') await this.#begin();
      const timer = setInterval(() => this.#say(this.run.words), 10_000);
      await move().finally(() => clearInterval(timer));
    });
    await this.#judge();
  }

  async #begin(): Promise<void> {
    const { built, prepared, design } = this.#draft;
    const { network, plan } = design!;
    this.#clear();
    this.trouble = null;
    this.#trained = { built: built!, prepared: prepared!, plan };
    this.#say('Training has started.');
    const { start } = await import('./engine.ts');
    const batches = Math.ceil(prepared!.train.rows / network.batchSize);
    await this.run.hold((hear) => start(built!.model, network, prepared!, hear), network.epochs, batches);
  }

  async #judge(): Promise<void> {
    const trained = this.#trained;
    if (this.run.state !== 'done' || !trained || this.judging || this.result) return;
    this.judging = true;
    await this.#guard(async () => {
      const { judge } = await import('./result.ts');
      const result = await judge(trained.built.model, trained.prepared, trained.plan, this.#data).catch((error) => {
        if (this.#trained === trained) throw error;
      });
      if (!result || this.#trained !== trained) return; // there are other data by now
      this.result = result;
      this.#say(`Training has ended. ${result.verdict}`);
    });
    this.judging = false;
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.run.reset();
      this.trouble = messageOf(error);
      await this.#draft.rebuild(); // the weights may be what went wrong
    }
  }

  #clear(): void {
    this.result = null;
    this.stale = false;
    this.#trained = null;
  }
}
