// The pipeline's middle: target and plan -> tensors -> network, as far as it is decided. A change redoes what follows it and nothing else.
import type { Remote } from 'comlink';
import type { DataApi, Kind } from './data/api.ts';
import { build, type Built } from './engine.ts';
import { locate } from './keras.ts';
import { refit, suggestNetwork } from './suggest.ts';
import type { Design, Network, Plan, Prepared, Trouble, WindowPlan } from './types.ts';
import { Undo } from './undo.ts';
import { breath } from '../breath.ts';
import { messageOf } from '../words.ts';

type Next = { plan: Plan; network: Network | null };

export class Draft {
  design = $state.raw<Design | null>(null);
  planTrouble = $state<string | null>(null);
  prepared = $state.raw<Prepared | null>(null);
  built = $state.raw<Built | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  depth = $state.raw({ undo: 0, redo: 0 });
  /** resolves when the last change has gone all the way */
  settled: Promise<void> = Promise.resolve();
  #undo = new Undo<Design>();
  #turn = 0;
  #data: Remote<DataApi>;
  #changed: (replanned: boolean) => void;

  /** `changed` is called at the start of every change; with true if even the tensors will be others. */
  constructor(data: Remote<DataApi>, changed: (replanned: boolean) => void) {
    this.#data = data;
    this.#changed = changed;
  }

  /** Forgets everything: there is another table. */
  clear(): void {
    this.#turn++;
    this.design = this.prepared = this.built = this.trouble = this.planTrouble = null;
    this.#undo.clear();
    this.depth = this.#undo.depth;
    this.#changed(true);
  }

  /** Takes the usual plan and network for a target, as a class or a number, as a series or rows, if that shall not be inferred. */
  choose(target?: string, kind?: Kind, windows?: WindowPlan | null): Promise<void> {
    return (this.settled = this.#replan(target, kind, null, windows));
  }

  /** Makes the plan anew after a column's type has changed; what was decided about the others stays. */
  retype(column: string): Promise<void> {
    const target = this.design?.plan.target.column;
    const network = target === column ? null : (this.design?.network ?? null);
    const before = this.design?.plan;
    return (this.settled = this.#replan(target, undefined, network, before && (before.windows ?? null), column));
  }

  change(part: Partial<Design>): Promise<void> {
    return (this.settled = this.#commit({ ...this.design!, ...part }));
  }

  changeNetwork(part: Partial<Network>): Promise<void> {
    return this.change({ network: { ...this.design!.network, ...part } });
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

  /** The usual plan for a target, but with what a person has decided about columns (except one) and split. */
  async #replan(target: string | undefined, kind: Kind | undefined, network: Network | null, windows?: WindowPlan | null, except?: string): Promise<void> {
    const before = this.design?.plan;
    try {
      const usual = await this.#data.plan(target, kind, windows);
      const columns = usual.columns.map((one) => {
        const decided = before?.columns.find(({ column }) => column === one.column);
        const suggested = before?.usual.find(({ column }) => column === one.column);
        const touched = JSON.stringify(decided) !== JSON.stringify(suggested);
        return decided && touched && one.column !== except ? decided : one;
      });
      const { testSize, seed } = before ?? usual;
      await this.#commit({ plan: { ...usual, columns, testSize, seed }, network });
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

  async #follow({ plan, network }: Next): Promise<void> {
    const turn = ++this.#turn;
    const replanned = this.design?.plan !== plan || !this.prepared;
    this.#changed(replanned);
    this.trouble = this.planTrouble = null;
    if (this.design) this.design = { plan, network: network ?? this.design.network };
    const before = this.prepared;
    if (replanned && !(await this.#prepare(plan, turn))) return;
    if (replanned) await breath();
    if (turn !== this.#turn) return;
    const prepared = this.prepared!;
    // Layers that read rows can't read pictures or words in order, so those take a network of their own.
    const fits = !before || before.reads === prepared.reads;
    const kept = network && fits ? (replanned ? refit(network, prepared) : network) : null;
    this.design = { plan, network: kept ?? suggestNetwork(prepared, plan.seed) };
    await this.#build(turn);
  }

  /** Gives false if there is nothing to go on with. */
  async #prepare(plan: Plan, turn: number): Promise<boolean> {
    try {
      const prepared = await this.#data.prepare(plan);
      if (turn !== this.#turn) return false;
      this.prepared = prepared;
      return true;
    } catch (error) {
      if (turn !== this.#turn) return false;
      this.prepared = this.built = null;
      this.planTrouble = messageOf(error);
      return false;
    }
  }

  async #build(turn: number): Promise<void> {
    try {
      const built = await build(this.design!.network, this.prepared!);
      if (turn === this.#turn) this.built = built;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.built = null;
      this.fail(error);
    }
  }
}
