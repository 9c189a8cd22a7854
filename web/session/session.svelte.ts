// The one state of the page: data -> target and plan -> network -> run -> result. A change redoes what follows it and nothing else.
import { sampleText } from '../samples/fetch.ts';
import { samples } from '../samples/samples.ts';
import type { Kind } from './data/api.ts';
import { openData } from './data/client.ts';
import { build, openEngine, predict, start, type Built } from './engine.ts';
import { locate } from './keras.ts';
import { judge } from './result.ts';
import { Run } from './run.svelte.ts';
import { refit, suggestNetwork } from './suggest.ts';
import type { Answer, ColumnType, Design, Network, Plan, Prepared, Result, Table, TransformerDescription, Trouble } from './types.ts';
import { Undo } from './undo.ts';

type Catalog = Awaited<ReturnType<typeof openEngine>>;
const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));

export class Session {
  readonly data = openData();
  readonly run = new Run();
  catalog = $state.raw<Catalog | null>(null);
  steps = $state.raw<TransformerDescription[]>([]);
  table = $state.raw<Table | null>(null);
  /** the sample that the table came from, if it did */
  sample = $state<string | null>(null);
  reading = $state<string | null>(null);
  readTrouble = $state<string | null>(null);
  design = $state.raw<Design | null>(null);
  /** the plan that the data suggest for the present target */
  usual = $state.raw<Plan | null>(null);
  planTrouble = $state<string | null>(null);
  prepared = $state.raw<Prepared | null>(null);
  built = $state.raw<Built | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  judging = $state(false);
  result = $state.raw<Result | null>(null);
  /** the network was changed after the result */
  stale = $state(false);
  depth = $state.raw({ undo: 0, redo: 0 });
  /** what a screen reader is told */
  said = $state('');
  #undo = new Undo<Design>();
  #turn = 0;
  #readings = 0;
  #trained: { built: Built; network: Network; prepared: Prepared } | null = null;

  async open(): Promise<void> {
    const engine = openEngine();
    this.steps = await this.data.steps();
    await this.bringSample(samples[0].id, engine);
  }

  // --- data

  async bringSample(id: string, engine?: Promise<Catalog>): Promise<void> {
    const sample = samples.find((one) => one.id === id)!;
    await this.#bring(sample.name, () => sampleText(id), sample.target, id, engine);
  }

  bringText(text: string, name: string): Promise<void> {
    return this.#bring(name, async () => text, undefined, null);
  }

  /** Reads a text beside the present table, and only when all went well puts it in its place. */
  async #bring(name: string, text: () => Promise<string>, target: string | undefined, sample: string | null, engine?: Promise<Catalog>) {
    const turn = ++this.#readings;
    this.reading = name;
    this.readTrouble = null;
    try {
      const table = await this.data.read(await text(), name);
      if (turn !== this.#readings) return;
      await this.data.keep();
      this.run.reset();
      this.table = table;
      this.sample = sample;
      this.design = this.prepared = this.built = null;
      this.#clear();
      this.#undo.clear();
      this.depth = this.#undo.depth;
      this.said = `${table.name} is loaded: ${table.rows} rows, ${table.columns.length} columns.`;
      if (engine) this.catalog = await engine;
      await this.choose(target);
    } catch (error) {
      if (turn !== this.#readings) return;
      this.readTrouble = sentence(error);
    } finally {
      if (turn === this.#readings) this.reading = null;
    }
  }

  async setType(column: string, type: ColumnType): Promise<void> {
    this.table = await this.data.setType(column, type);
    await this.choose(this.design?.plan.target.column);
  }

  // --- target, plan, network

  /** Takes the usual plan and network for a target, as a class or a number if that shall not be inferred. */
  async choose(target?: string, kind?: Kind): Promise<void> {
    try {
      const plan = (this.usual = await this.data.plan(target, kind));
      await this.#commit({ plan, network: null });
    } catch (error) {
      this.planTrouble = sentence(error);
    }
  }

  change(part: Partial<Design>): Promise<void> {
    return this.#commit({ ...this.design!, ...part });
  }

  changeNetwork(part: Partial<Network>): Promise<void> {
    return this.change({ network: { ...this.design!.network, ...part } });
  }

  undo(): Promise<void> {
    return this.#travel(this.#undo.undo(this.design!));
  }

  redo(): Promise<void> {
    return this.#travel(this.#undo.redo(this.design!));
  }

  async #travel(design: Design | null): Promise<void> {
    if (design) await this.#follow(this.design, design);
    this.depth = this.#undo.depth;
  }

  async #commit(next: { plan: Plan; network: Network | null }): Promise<void> {
    if (this.design) this.#undo.leave(this.design);
    await this.#follow(this.design, next);
    this.depth = this.#undo.depth;
  }

  /** Redoes what the change asks for: tensors when the plan changed, the built network always. */
  async #follow(before: Design | null, next: { plan: Plan; network: Network | null }): Promise<void> {
    const turn = ++this.#turn;
    this.run.reset();
    this.trouble = this.planTrouble = null;
    this.stale = this.result !== null;
    if (next.network) this.design = next as Design;
    else if (this.design) this.design = { ...this.design, plan: next.plan };
    const replanned = before?.plan !== next.plan || !this.prepared;
    if (replanned) {
      this.#clear();
      try {
        const prepared = await this.data.prepare($state.snapshot(next.plan));
        if (turn !== this.#turn) return;
        this.prepared = prepared;
      } catch (error) {
        if (turn !== this.#turn) return;
        this.prepared = this.built = null;
        this.planTrouble = sentence(error);
        return;
      }
    }
    const { plan } = next;
    const prepared = this.prepared!;
    const kept = next.network && (replanned ? refit(next.network, prepared) : next.network);
    const network = kept ?? suggestNetwork(prepared, plan.seed);
    this.design = { plan, network };
    await this.#build(turn);
  }

  async #build(turn: number): Promise<void> {
    const { network } = this.design!;
    try {
      const built = await build(network, this.prepared!);
      if (turn === this.#turn) this.built = built;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.built = null;
      this.trouble = locate(error, network.layers);
    }
  }

  #clear(): void {
    this.result = null;
    this.stale = false;
    this.#trained = null;
  }

  // --- training

  get ready(): boolean {
    return this.built !== null && this.prepared !== null && !this.judging;
  }

  /** Starts, goes on after a pause, or starts anew when a training is done. */
  async train(): Promise<void> {
    await this.#go(() => this.run.resume());
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
    if (this.run.state === 'done') await this.#judge();
  }

  async #go(move: () => Promise<void>): Promise<void> {
    if (!this.ready) return;
    await this.#guard(async () => {
      if (this.run.state === 'done') await this.#build(this.#turn);
      if (this.run.state === 'idle' || this.run.state === 'done') await this.#begin();
      await move();
    });
    if (this.run.state === 'done' && !this.judging && !this.result) await this.#judge();
  }

  async #begin(): Promise<void> {
    const { network } = this.design!;
    this.#clear();
    this.trouble = null;
    this.#trained = { built: this.built!, network, prepared: this.prepared! };
    this.said = 'Training has started.';
    const { built, prepared } = this;
    const batches = Math.ceil(prepared!.train.rows / network.batchSize);
    await this.run.hold((hear) => start(built!.model, network, prepared!, hear), network.epochs, batches);
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.run.reset();
      this.trouble = locate(error, this.design!.network.layers);
      this.said = this.trouble.message;
    }
  }

  async #judge(): Promise<void> {
    const trained = this.#trained;
    if (!trained) return;
    this.judging = true;
    await this.#guard(async () => {
      const result = await judge(trained.built.model, trained.prepared, this.design!.plan, this.data);
      if (this.#trained !== trained) return;
      this.result = result;
      this.said = `Training has ended. ${result.verdict}`;
    });
    this.judging = false;
  }

  // --- prediction

  async predict(row: Record<string, string>): Promise<{ answer: Answer; problems: string[] } | null> {
    const trained = this.#trained;
    if (!trained) return null;
    const { x, problems } = await this.data.encode(row);
    const output = await predict(trained.built.model, x, trained.prepared.features.length);
    return { answer: await this.data.answer(output), problems };
  }
}
