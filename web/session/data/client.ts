// The page's side of the data worker.
import { wrap, type Remote } from 'comlink';
import type { DataApi } from './api.ts';

export function openData(): Remote<DataApi> {
  return wrap<DataApi>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'data' }));
}
