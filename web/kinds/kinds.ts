// The one place that decides by the kind of data: for each kind the parts of the road in which kinds differ. A table comes first,
// so its parts are there from the beginning; those of other kinds, and all code, are fetched ahead when the page rests.
import type { Component } from 'svelte';
import type { Session } from '../session/session.svelte.ts';
import type { Data } from '../session/types.ts';
import TableContent from './table/Content.svelte';
import TablePlan from './table/Plan.svelte';
import TablePredict from './table/Predict.svelte';

/** Each part wires the session's state into the views of its kind, as App does for all that kinds have in common. */
type Part<D> = Component<{ session: Session; data: D }>;
export interface Parts<D> {
  /** what was brought, within the first station */
  Content: Part<D>;
  Plan: Part<D>;
  Predict: Part<D>;
  Code: () => Promise<{ default: Part<D> }>;
}

type Kinds = { [K in Data['kind']]: () => Parts<Extract<Data, { kind: K }>> | Promise<Parts<Extract<Data, { kind: K }>>> };

const table = { Content: TableContent, Plan: TablePlan, Predict: TablePredict, Code: () => import('./table/Code.svelte') };

const kinds: Kinds = {
  table: () => table,
  images: async () => (await import('./images/parts.ts')).default,
  sounds: async () => (await import('./sounds/parts.ts')).default,
};

const loaded = new Map<Data['kind'], Parts<Data> | Promise<Parts<Data>>>();

/** The same parts, or the same promise of them, for all data of a kind. */
export function partsFor(kind: Data['kind']): Parts<Data> | Promise<Parts<Data>> {
  const known = loaded.get(kind);
  if (known) return known;
  const parts = kinds[kind]() as Parts<Data> | Promise<Parts<Data>>;
  loaded.set(kind, parts);
  if (parts instanceof Promise)
    parts.then(
      (there) => loaded.set(kind, there),
      () => loaded.delete(kind), // asked for anew the next time
    );
  return parts;
}
