// RepeatedKFold and RepeatedStratifiedKFold: k folds several times over, mixed anew each time, as scikit-learn's.
import { Random } from '../random.js';
import type { Table } from '../table.js';
import { KFold, StratifiedKFold } from './kfold.js';
import type { Split } from './rows.js';
import {
  seedOption,
  Splitter,
  splitsOption,
  wholeOption,
  type SplitInput,
  type SplitterDescription,
} from './splitter.js';

export interface RepeatedOptions {
  nSplits?: number;
  nRepeats?: number;
  seed?: number;
}

const options = [splitsOption(5), wholeOption('nRepeats', 10, 1, 'how many times over'), seedOption];

abstract class Repeated extends Splitter<RepeatedOptions> {
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
  static readonly description: SplitterDescription = {
    name: 'RepeatedKFold',
    help: 'KFold several times over with rows mixed anew, for a steadier mean.',
    needs: [],
    options,
  };

  constructor(options: RepeatedOptions = {}) {
    super(RepeatedKFold.description, options);
  }

  protected folds(options: { nSplits: number; shuffle: true; seed: number }): Splitter {
    return new KFold(options);
  }
}

export class RepeatedStratifiedKFold extends Repeated {
  static readonly description: SplitterDescription = {
    name: 'RepeatedStratifiedKFold',
    help: 'StratifiedKFold several times over with rows mixed anew, for a steadier mean.',
    needs: ['y'],
    options,
  };

  constructor(options: RepeatedOptions = {}) {
    super(RepeatedStratifiedKFold.description, options);
  }

  protected folds(options: { nSplits: number; shuffle: true; seed: number }): Splitter {
    return new StratifiedKFold(options);
  }
}
