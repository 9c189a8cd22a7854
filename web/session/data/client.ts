// The page's side of the data worker.
import { proxy, wrap, type Remote } from 'comlink';
import type { Hear } from '../types.ts';
import type { DataApi } from './api.ts';

export function openData(): Remote<DataApi> {
  return wrap<DataApi>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'data' }));
}

/** A function that the worker may call. */
export const heard = (hear: Hear): Hear => proxy(hear);
