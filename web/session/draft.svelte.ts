// The pipeline's middle: cleaning, target and plan -> tensors -> network, as far as it is decided. A change redoes what follows it and nothing else.
import type { Remote } from 'comlink';
import type { DataApi, Kind } from './data/api.ts';
import type { Built } from './engine.ts';
import { locate } from './keras.ts';
import { follow, kindOf, merge, windowsOf } from './merge.ts';
import { refit, suggestNetwork } from './suggest.ts';
import type { Cleaned, CleaningStep, Design, Diagnosis, Fix, Network, Plan, Prepared, StepReport, Table, Trouble, WindowPlan } from './types.ts';
import { Undo } from './undo.ts';
import { breath } from '../breath.ts';
import { messageOf } from '../words.ts';

type Steps = readonly CleaningStep[];
type Next = Omit<Design, 'network'> & { network: Network | null };

interface Heard {
  /** at the start of every change; with true if even the tensors will be others */
  changed: (replanned: boolean) => void;
  /** the table after its cleaning is another one */
  cleaned: (table: Table) => void;
}

export class Draft {
  design = $state.raw<Design | null>(null);
  /** the steps of the table that is shown, and what each of them did */
  cleaning = $state.raw<Steps>([]);
  reports = $state.raw<StepReport[]>([]);
  /** why the last change of the steps was refused */
  cleanTrouble = $state<string | null>(null);
  planTrouble = $state<string | null>(null);
  prepared = $state.raw<Prepared | null>(null);
  /** what the doctor says; null while nobody knows */
  findings = $state.raw<Diagnosis[] | null>(null);
  built = $state.raw<Built | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  depth = $state.raw({ undo: 0, redo: 0 });
  /** resolves when the last change has gone all the way */
  settled: Promise<void> = Promise.resolve();
  #undo = new Undo<Design>();
  #turn = 0;
  #version = 0;
  #data: Remote<DataApi>;
  #heard: Heard;

  constructor(data: Remote<DataApi>, heard: Heard) {
    this.#data = data;
    this.#heard = heard;
  }

  /** Forgets everything: there is another table. */
  clear(): void {
    this.#turn++;
    this.design = this.prepared = this.built = this.trouble = this.planTrouble = this.cleanTrouble = this.findings = null;
    this.cleaning = this.reports = [];
    this.#version = 0;
    this.#undo.clear();
    this.depth = this.#undo.depth;
    this.#heard.changed(true);
  }

  /** Takes the usual plan and network for a target, as a class or a number, as a series or rows, if that shall not be inferred. */
  choose(target?: string, kind?: Kind, windows?: WindowPlan | null): Promise<void> {
    return (this.settled = this.#choose(target, kind, windows));
  }

  /** Cleans the table by these steps; what was decided about columns that are still there stays. */
  clean(steps: Steps): Promise<void> {
    const last = this.cleaning;
    this.cleaning = steps; // at once, so that a second change builds on the first
    return (this.settled = this.#clean(steps, this.design, last));
  }

  change(part: Partial<Design>): Promise<void> {
    return (this.settled = this.#commit({ ...this.design!, ...part }));
  }

  changeNetwork(part: Partial<Network>): Promise<void> {
    return this.change({ network: { ...this.design!.network, ...part } });
  }

  /** Takes a remedy of the doctor's, as one change. */
  treat(fix: Fix): Promise<void> {
    return (this.settled = this.#treat(fix, this.design!));
  }

  undo(): Promise<void> {
    return (this.settled = this.#travel(this.#undo.undo(this.design!)));
  }

  redo(): Promise<void> {
    return (this.settled = this.#travel(this.#undo.redo(this.design!)));
  }

  /** Builds the network anew, with its first weights. */
  async rebuild(): Promise<void> {
    await this.#build(this.#turn);
  }

  fail(error: unknown): void {
    this.trouble = locate(error, this.design?.network.layers ?? []);
  }

  async #choose(target: string | undefined, kind: Kind | undefined, windows: WindowPlan | null | undefined): Promise<void> {
    const { cleaning } = this;
    try {
      const usual = await this.#data.plan(target, kind, cleaning, windows);
      await this.#commit({ cleaning, plan: merge(usual, this.design?.plan, (name) => name), network: null });
    } catch (error) {
      this.planTrouble = messageOf(error);
    }
  }

  /** Steps that leave nothing to predict are refused if there was something; `before` says what was decided. */
  async #clean(cleaning: Steps, before: Design | null, last: Steps): Promise<void> {
    const seen = this.design;
    const now = follow(before?.cleaning ?? [], cleaning);
    const target = before && now(before.plan.target.column);
    this.cleanTrouble = null;
    try {
      const usual = await this.#data.plan(target ?? undefined, before ? kindOf(before.plan) : undefined, cleaning, windowsOf(before?.plan, now));
      if (this.design !== seen && this.design?.cleaning === before?.cleaning) before = this.design; // decided meanwhile
      const plan = merge(usual, before?.plan, now);
      const alike = before?.plan.target.column === plan.target.column || target === plan.target.column;
      const network = alike && (before!.plan.target.task === 'regression') === (plan.target.task === 'regression') ? before!.network : null;
      await this.#commit({ cleaning, plan, network });
    } catch (error) {
      if (before) {
        if (this.cleaning === cleaning) this.cleaning = last;
        return void (this.cleanTrouble = messageOf(error));
      }
      this.planTrouble = messageOf(error);
      await this.#show(cleaning);
    }
  }

  async #treat(fix: Fix, { cleaning, plan, network }: Design): Promise<void> {
    try {
      const after = await this.#data.treat(fix, { steps: cleaning, plan, classWeight: network.classWeight });
      const next = { plan: after.plan, network: { ...network, classWeight: after.classWeight } };
      if (JSON.stringify(after.steps) === JSON.stringify(cleaning)) await this.#commit({ cleaning, ...next });
      else await this.#clean(after.steps, { cleaning, ...next }, this.cleaning);
    } catch (error) {
      this.planTrouble = messageOf(error);
    }
  }

  async #travel(design: Design | null): Promise<void> {
    if (design) await this.#follow(design);
    this.depth = this.#undo.depth;
  }

  async #commit(next: Next): Promise<void> {
    if (this.design) this.#undo.leave(this.design);
    await this.#follow(next);
    this.depth = this.#undo.depth;
  }

  async #follow({ cleaning, plan, network }: Next): Promise<void> {
    const turn = ++this.#turn;
    const before = this.design;
    const replanned = before?.plan !== plan || before.cleaning !== cleaning || !this.prepared;
    this.#heard.changed(replanned);
    this.trouble = this.planTrouble = this.cleanTrouble = null;
    if (before) this.design = { cleaning, plan, network: network ?? before.network };
    const read = this.prepared?.reads;
    if (replanned && !(await this.#prepare(cleaning, plan, turn))) return;
    if (replanned) await breath();
    if (turn !== this.#turn) return;
    const prepared = this.prepared!;
    // Layers that read rows can't read pictures or words in order, so those take a network of their own.
    const fits = read === undefined || read === prepared.reads;
    const kept = network && fits ? (replanned ? refit(network, prepared) : network) : null;
    this.design = { cleaning, plan, network: kept ?? suggestNetwork(prepared, plan.seed) };
    if (replanned || before?.network.classWeight !== this.design.network.classWeight) void this.#examine(turn);
    await this.#build(turn);
  }

  /** Gives false if there is nothing to go on with. */
  async #prepare(cleaning: Steps, plan: Plan, turn: number): Promise<boolean> {
    try {
      const prepared = await this.#data.prepare(plan, cleaning);
      if (turn !== this.#turn) return false;
      this.prepared = prepared;
      if (prepared.cleaned) this.#take(cleaning, prepared.cleaned);
      return true;
    } catch (error) {
      if (turn !== this.#turn) return false;
      this.prepared = this.built = this.findings = null;
      this.planTrouble = messageOf(error);
      if (cleaning.length || this.reports.length) await this.#show(cleaning);
      return false;
    }
  }

  async #show(cleaning: Steps): Promise<void> {
    this.#take(cleaning, await this.#data.clean(cleaning));
  }

  #take(cleaning: Steps, { table, reports, version }: Cleaned): void {
    this.cleaning = cleaning;
    this.reports = reports;
    if (version !== this.#version) this.#heard.cleaned(table);
    this.#version = version;
  }

  async #examine(turn: number): Promise<void> {
    const { plan, network } = this.design!;
    const findings = await this.#data.examine(plan, network.classWeight).catch(() => []);
    if (turn === this.#turn) this.findings = findings;
  }

  async #build(turn: number): Promise<void> {
    try {
      const { build } = await import('./engine.ts');
      if (turn !== this.#turn) return;
      const built = await build(this.design!.network, this.prepared!);
      if (turn === this.#turn) this.built = built;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.built = null;
      this.fail(error);
    }
  }
}
