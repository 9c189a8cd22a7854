// The list of splitters, in the order of a menu. A new one is its own file and an entry here.
import { DataError, hint, shown } from '../error.js';
import { GroupKFold, StratifiedGroupKFold } from './groupkfold.js';
import { KFold, StratifiedKFold } from './kfold.js';
import { RepeatedKFold, RepeatedStratifiedKFold } from './repeated.js';
import { ShuffleSplit, StratifiedShuffleSplit } from './shufflesplit.js';
import type { Splitter, SplitterDescription } from './splitter.js';
import { TimeSeriesSplit } from './timeseriessplit.js';

interface SplitterClass {
  readonly description: SplitterDescription;
  new (options?: never): Splitter;
}

const splitters: readonly SplitterClass[] = [
  KFold,
  StratifiedKFold,
  GroupKFold,
  StratifiedGroupKFold,
  TimeSeriesSplit,
  RepeatedKFold,
  RepeatedStratifiedKFold,
  ShuffleSplit,
  StratifiedShuffleSplit,
];

/** Every splitter with its options, defaults, ranges and help: what forms are drawn from. */
export function describeSplitters(): SplitterDescription[] {
  return splitters.map(({ description }) => description);
}

/** A splitter by its name. @throws DataError for an unknown name or option */
export function makeSplitter(name: string, options: Record<string, unknown> = {}): Splitter {
  const found = splitters.find(({ description }) => description.name === name);
  if (found) return new found(options as never);
  const names = splitters.map(({ description }) => description.name);
  throw new DataError(`there is no splitter ${shown(name)}${hint(name, names)}`);
}
