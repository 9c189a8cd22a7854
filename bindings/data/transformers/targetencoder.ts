// TargetEncoder: a category becomes the mean of the target over its rows, drawn towards the mean of all, as scikit-learn's (1.3).
// Training rows are encoded by folds, so that no row sees its own target. D. Micci-Barreca, "A preprocessing scheme for
// high-cardinality categorical attributes in classification and prediction problems", SIGKDD Explorations 3, 2001.
import { CategoryColumn, sortCategories } from '../columns/category.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import { encodingOf } from '../maths/smoothedmean.js';
import { KFold, StratifiedKFold } from '../splits/kfold.js';
import { spreadOf } from './spread.js';
import { namesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription, type Unseen } from './transformer.js';
import { asCategories, countsOf, knownWords, placed, strangers, type Categories } from './words.js';

export interface TargetEncoderOptions {
  categories?: Categories;
  targetType?: 'auto' | 'continuous' | 'binary' | 'multiclass';
  smooth?: 'auto' | number;
  cv?: number;
  shuffle?: boolean;
  randomState?: number;
}

interface State {
  names: string[];
  categories: string[][];
  /** whether missing cells are a category of their own, after the others */
  gaps: boolean[];
  /** the classes that have an encoding each; null for one encoding */
  classes: string[] | null;
  /** mean of the target: one, or one for each class */
  means: number[];
  /** [column][class][category] */
  encodings: number[][][];
}

type Learned = Pick<State, 'means' | 'encodings'>;

/** Missing cells are a category of their own if there are some in training; unknown categories get the mean of all. */
export class TargetEncoder extends Transformer<TargetEncoderOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'TargetEncoder',
    help: 'Turns a category into the mean of the target over its rows: one input, however many categories there are.',
    accepts: ['category', 'number'],
    supervised: true,
    crossFits: true,
    options: [
      {
        name: 'smooth',
        default: 'auto',
        choices: ['auto'],
        range: { min: 0 },
        help: "how strongly rare categories are drawn to the mean of all: as many rows of that mean are added, or what the variances suggest ('auto')",
      },
      {
        name: 'targetType',
        default: 'auto',
        choices: ['auto', 'continuous', 'binary', 'multiclass'],
        help: 'what the target is; categories are classes and numbers are continuous if it is auto',
      },
      {
        name: 'cv',
        default: 5,
        range: { min: 2, integer: true },
        help: 'into how many folds training rows are split, each encoded by the others',
      },
      { name: 'shuffle', default: true, help: 'mix the rows before they are split into folds' },
      {
        name: 'randomState',
        default: 0,
        range: { min: 0, max: 0xffffffff, integer: true },
        help: 'decides how rows are mixed',
      },
      {
        name: 'categories',
        default: 'auto',
        list: 'lists',
        help: "the categories of each column, or those of the training rows ('auto')",
      },
    ],
  };

  constructor(options?: TargetEncoderOptions) {
    super(TargetEncoder.description, options);
  }

  get categories(): string[][] {
    return this.fitted.categories;
  }

  /** [column][class][category]; one class for a number or two classes. */
  get encodings(): number[][][] {
    return this.fitted.encodings;
  }

  /** Mean of the target: one, or one for each class. */
  get targetMean(): number[] {
    return this.fitted.means;
  }

  protected learn(columns: readonly Column[], target?: Column): State {
    const { classes, numbers } = this.#targets(target!);
    const categories = knownWords(columns, this.options.categories, 'TargetEncoder');
    const gaps = columns.map((column) => column.missingCount > 0);
    const names = namesOf(columns);
    const all = columns.map((column, i) => codesOf(column, categories[i]!, gaps[i]!));
    return { names, categories, gaps, classes, ...this.#encode(all, categories, gaps, numbers) };
  }

  protected apply(columns: readonly Column[], state: State): Column[] {
    sameCount(columns, state.names, 'TargetEncoder');
    const outputs = this.featureNames(state).map(
      (name) => new NumberColumn(name, new Float64Array(columns[0]?.length ?? 0)),
    );
    write(
      columns.map((column, i) => codesOf(column, state.categories[i]!, state.gaps[i]!)),
      state,
      outputs,
    );
    return outputs;
  }

  /** Learns from all rows, but encodes each fold of them by what the others tell. */
  override fitTransform(columns: readonly Column[], target?: Column): Column[] {
    this.fit(columns, target);
    const { cv, shuffle, randomState } = this.options;
    const { categories, gaps } = this.fitted;
    const { numbers, labels } = this.#targets(target!);
    const all = columns.map((column, i) => codesOf(column, categories[i]!, gaps[i]!));
    const outputs = this.getFeatureNamesOut().map(
      (name) => new NumberColumn(name, new Float64Array(target!.length)),
    );
    const most = labels ? Math.max(...countsOf(asCategories(target!))) : target!.length;
    if (most < cv)
      throw new DataError(
        `TargetEncoder.cv must be at most the number of rows${labels ? ' of the largest class' : ''}, ${most}, got ${cv}`,
      );
    const splitter = labels
      ? new StratifiedKFold({ nSplits: cv, shuffle, seed: randomState })
      : new KFold({ nSplits: cv, shuffle, seed: randomState });
    for (const { train, test } of splitter.split(target!.length, { y: labels })) {
      const rows = (numbers: Float64Array) => Float64Array.from(train, (row) => numbers[row]!);
      const codes = all.map((each) => Int32Array.from(train, (row) => each[row]!));
      const learned = this.#encode(codes, categories, gaps, numbers.map(rows));
      write(all, learned, outputs, test);
    }
    return outputs;
  }

  override unseen(columns: readonly Column[]): Unseen[] {
    const { categories, gaps } = this.fitted;
    return columns.flatMap((column, i) => strangers(column, categories[i]!, !gaps[i]));
  }

  protected featureNames({ names, classes }: State): string[] {
    return classes ? names.flatMap((name) => classes.map((one) => `${name}_${one}`)) : names;
  }

  /** The target as numbers: itself, 1 for the second of two classes, or 1 for each class. */
  #targets(target: Column): { classes: string[] | null; numbers: Float64Array[]; labels?: string[] } {
    const gap = Array.from({ length: target.length }, (_, row) => row).find((row) => target.isMissing(row));
    if (gap !== undefined)
      throw new DataError(
        `TargetEncoder needs a target without gaps, but ${shown(target.name)} has one in row ${gap + 1}`,
      );
    if (!target.length) throw new DataError('TargetEncoder needs at least 1 row to learn from');
    const { targetType } = this.options;
    if (targetType === 'continuous' || (targetType === 'auto' && target instanceof NumberColumn)) {
      if (target instanceof NumberColumn) return { classes: null, numbers: [target.values] };
      throw new DataError(
        `TargetEncoder.targetType "continuous" needs a target of numbers, but ${shown(target.name)} is of type ${target.type}`,
      );
    }
    const words = asCategories(target);
    const counts = countsOf(words);
    const classes = sortCategories(words.categories.filter((_, code) => counts[code]! > 0));
    if (targetType === 'binary' && classes.length !== 2)
      throw new DataError(
        `TargetEncoder.targetType "binary" needs a target of 2 classes, but ${shown(target.name)} has ${classes.length}`,
      );
    const labels = Array.from(words.codes, (code) => words.categories[code]!);
    const shares = (one: string) => Float64Array.from(labels, (label) => Number(label === one));
    return targetType !== 'multiclass' && classes.length <= 2
      ? { classes: null, numbers: [shares(classes.at(-1)!)], labels }
      : { classes, numbers: classes.map(shares), labels };
  }

  #encode(
    codes: readonly Int32Array[],
    categories: readonly string[][],
    gaps: readonly boolean[],
    numbers: readonly Float64Array[],
  ): Learned {
    const spreads = numbers.map(spreadOf);
    const size = (i: number) => categories[i]!.length + Number(gaps[i]);
    return {
      means: spreads.map(({ mean }) => mean),
      encodings: codes.map((each, i) =>
        numbers.map((y, k) => encodingOf(each, y, size(i), spreads[k]!, this.options.smooth)),
      ),
    };
  }
}

/** Place of each row's category; gaps come after the known ones, or -1 like strangers. */
function codesOf(column: Column, known: readonly string[], gaps: boolean): Int32Array {
  const { codes, places } = placed(column, known);
  return codes.map((code) => (code >= 0 ? places[code]! : gaps ? known.length : -1));
}

/** Fills in the encodings of the given rows, or of all. */
function write(
  codes: readonly Int32Array[],
  { means, encodings }: Learned,
  outputs: readonly NumberColumn[],
  rows?: Int32Array,
): void {
  codes.forEach((each, i) =>
    means.forEach((mean, k) => {
      const { values } = outputs[i * means.length + k]!;
      const encoding = encodings[i]![k]!;
      const put = (row: number) => (values[row] = each[row]! < 0 ? mean : encoding[each[row]!]!);
      if (rows) rows.forEach(put);
      else for (let row = 0; row < each.length; row++) put(row);
    }),
  );
}
