// The one place that decides by the kind of data: for each kind the parts of the road in which kinds differ.
import type { Component } from 'svelte';
import type { Session } from '../session/session.svelte.ts';
import type { Data } from '../session/types.ts';
import ImagesCode from './images/Code.svelte';
import ImagesContent from './images/Content.svelte';
import ImagesPlan from './images/Plan.svelte';
import ImagesPredict from './images/Predict.svelte';
import SoundsCode from './sounds/Code.svelte';
import SoundsContent from './sounds/Content.svelte';
import SoundsPlan from './sounds/Plan.svelte';
import SoundsPredict from './sounds/Predict.svelte';
import TableCode from './table/Code.svelte';
import TableContent from './table/Content.svelte';
import TablePlan from './table/Plan.svelte';
import TablePredict from './table/Predict.svelte';

/** Each part wires the session's state into the views of its kind, as App does for all that kinds have in common. */
type Part<D> = Component<{ session: Session; data: D }>;
interface Parts<D> {
  /** what was brought, within the first station */
  Content: Part<D>;
  Plan: Part<D>;
  Predict: Part<D>;
  Code: Part<D>;
}

const kinds: { [K in Data['kind']]: Parts<Extract<Data, { kind: K }>> } = {
  table: { Content: TableContent, Plan: TablePlan, Predict: TablePredict, Code: TableCode },
  images: { Content: ImagesContent, Plan: ImagesPlan, Predict: ImagesPredict, Code: ImagesCode },
  sounds: { Content: SoundsContent, Plan: SoundsPlan, Predict: SoundsPredict, Code: SoundsCode },
};

export const partsFor = (data: Data): Parts<Data> => kinds[data.kind] as Parts<Data>;
