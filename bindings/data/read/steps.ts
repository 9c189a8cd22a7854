// Long work in short steps: a generator that says how far it is. The same work runs at once, or in slices between which the
// event loop turns, so that a worker answers and can be told to stop.
import { DataError } from '../error.js';

// Known to browsers, workers and Node alike, but not to the language's own library.
declare const setTimeout: (work: () => void, milliseconds: number) => unknown;

/** Work that yields the share done (0 to 1) now and then, and returns its result. */
export type Steps<T> = Generator<number, T, void>;

/** What of an AbortSignal is used here. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
}

export interface Control {
  /** told the share done, from 0 to 1 */
  onProgress?: (share: number) => void;
  /** stops the work; the promise is then rejected with the signal's reason */
  signal?: StopSignal;
}

/** Milliseconds of work after which the event loop gets a turn. */
const slice = 25;

/** Does the work without a pause. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does the work in slices. @throws the signal's reason once it is aborted */
export async function finishInSlices<T>(steps: Steps<T>, { onProgress, signal }: Control = {}): Promise<T> {
  let since = now();
  stopIfAsked(signal);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (now() - since < slice) continue;
    onProgress?.(value);
    await turn();
    stopIfAsked(signal);
    since = now();
  }
}

/** @throws the signal's reason if it is aborted */
export function stopIfAsked(signal: StopSignal | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new DataError('reading was stopped');
}

const now = () => Date.now();

/** Lets the event loop turn once. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
