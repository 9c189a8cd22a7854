// RepeatedKFold and RepeatedStratifiedKFold: k folds several times over, mixed anew each time, as scikit-learn's.
import { Random } from '../random.js';
import type { Table } from '../table.js';
import { KFold, StratifiedKFold, type SplitInput, type Splitter } from './kfold.js';
import { onlyOptions, whole, type Split } from './rows.js';

export interface RepeatedOptions {
  nSplits?: number;
  nRepeats?: number;
  seed?: number;
}

abstract class Repeated implements Splitter {
  readonly options: Required<RepeatedOptions>;

  constructor(options: RepeatedOptions, name: string) {
    onlyOptions(options, ['nSplits', 'nRepeats', 'seed'], name);
    const { nSplits = 5, nRepeats = 10, seed = 0 } = options;
    this.options = {
      nSplits: whole(nSplits, 2, `${name}.nSplits`),
      nRepeats: whole(nRepeats, 1, `${name}.nRepeats`),
      seed,
    };
  }

  protected abstract folds(options: { nSplits: number; shuffle: true; seed: number }): Splitter;

  getNSplits(): number {
    return this.options.nSplits * this.options.nRepeats;
  }

  split(rows: number | Table, input: SplitInput = {}): Split[] {
    const { nSplits, nRepeats, seed } = this.options;
    const random = new Random(seed, 0x72657065);
    return Array.from({ length: nRepeats }, () =>
      this.folds({ nSplits, shuffle: true, seed: random.next() }).split(rows, input),
    ).flat();
  }
}

export class RepeatedKFold extends Repeated {
  constructor(options: RepeatedOptions = {}) {
    super(options, 'RepeatedKFold');
  }

  protected folds(options: { nSplits: number; shuffle: true; seed: number }): Splitter {
    return new KFold(options);
  }
}

export class RepeatedStratifiedKFold extends Repeated {
  constructor(options: RepeatedOptions = {}) {
    super(options, 'RepeatedStratifiedKFold');
  }

  protected folds(options: { nSplits: number; shuffle: true; seed: number }): Splitter {
    return new StratifiedKFold(options);
  }
}
