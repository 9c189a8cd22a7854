// SelectKBest: keeps the columns that go most strongly with the target, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import { mutualOfClasses, mutualOfLabels, mutualOfNumbers } from '../maths/mutualinfo.js';
import { chi2, fClassif, fRegression, type Relation } from '../maths/univariate.js';
import { Random } from '../random.js';
import { namesOf, someRows, withoutGaps } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';
import { classesOf, noisy, numbered } from './judging.js';

type ScoreFunction = 'f_classif' | 'f_regression' | 'chi2' | 'mutual_info_classif' | 'mutual_info_regression';

export interface SelectKBestOptions {
  scoreFunc?: ScoreFunction;
  k?: number | 'all';
  discreteFeatures?: boolean;
  nNeighbors?: number;
  randomState?: number;
}

interface State {
  names: string[];
  /** null: no score, such as that of a constant column */
  scores: (number | null)[];
  pvalues: (number | null)[];
}

/** Fit takes no gaps; later rows may have some. */
export class SelectKBest extends Transformer<SelectKBestOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'SelectKBest',
    help: 'Keeps the columns that go most strongly with the target, each judged alone.',
    accepts: ['number'],
    together: true,
    supervised: true,
    options: [
      {
        name: 'scoreFunc',
        default: 'f_classif',
        choices: ['f_classif', 'f_regression', 'chi2', 'mutual_info_classif', 'mutual_info_regression'],
        help: 'how a column is judged: by straight lines (f), by counts (chi2), or by any relation (mutual_info); classif for classes, regression for numbers',
      },
      {
        name: 'k',
        default: 10,
        choices: ['all'],
        range: { min: 0, integer: true },
        help: 'how many columns are kept',
      },
      {
        name: 'discreteFeatures',
        default: false,
        help: 'for mutual_info: take the numbers as categories rather than as measurements',
      },
      {
        name: 'nNeighbors',
        default: 3,
        range: { min: 1, integer: true },
        help: 'for mutual_info: how many neighbours are asked',
      },
      {
        name: 'randomState',
        default: 0,
        range: { min: 0, max: 0xffffffff, integer: true },
        help: 'for mutual_info: decides about the tiny noise that parts equal values',
      },
    ],
  };

  constructor(options?: SelectKBestOptions) {
    super(SelectKBest.description, options);
  }

  /** Score of each column; null where there is none. */
  get scores(): (number | null)[] {
    return this.fitted.scores;
  }

  /** The chance of such a score without any relation; null for mutual_info. */
  get pvalues(): (number | null)[] {
    return this.fitted.pvalues;
  }

  /** Whether each column is kept. */
  get support(): boolean[] {
    return support(this.fitted.scores, this.options.k);
  }

  protected learn(columns: readonly Column[], target?: Column): State {
    const { k } = this.options;
    someRows(columns, 'SelectKBest', 2);
    if (k !== 'all' && k > columns.length)
      throw new DataError(`SelectKBest.k must be at most ${columns.length}, the number of columns, got ${k}`);
    const all = withoutGaps(columns, 'SelectKBest');
    const judge = this.#judge(all, columns, target!);
    const relations = all.map(judge);
    const orNull = (value: number) =>
      Number.isNaN(value) ? null : Number.isFinite(value) ? value : Number.MAX_VALUE;
    return {
      names: namesOf(columns),
      scores: relations.map(({ score }) => orNull(score)),
      pvalues: relations.map(({ pvalue }) => orNull(pvalue)),
    };
  }

  protected apply(columns: readonly Column[], { names, scores }: State): Column[] {
    sameCount(columns, names, 'SelectKBest');
    const kept = support(scores, this.options.k);
    return columns.filter((_, i) => kept[i]);
  }

  protected featureNames({ names, scores }: State): string[] {
    const kept = support(scores, this.options.k);
    return names.filter((_, i) => kept[i]);
  }

  #judge(
    all: readonly Float64Array[],
    columns: readonly Column[],
    target: Column,
  ): (x: Float64Array) => Relation {
    const { scoreFunc, discreteFeatures, nNeighbors, randomState } = this.options;
    const place = target.missingCount
      ? Array.from({ length: target.length }, (_, row) => row).find((row) => target.isMissing(row))
      : undefined;
    if (place !== undefined)
      throw new DataError(
        `SelectKBest needs a target without gaps, but ${shown(target.name)} has one in row ${place + 1}`,
      );
    const random = new Random(randomState, 0x6d757475);
    const scaled = (x: Float64Array) => noisy(x, random);
    const only = (score: number): Relation => ({ score, pvalue: NaN });
    const tooFew = (rows: number) => {
      if (rows <= nNeighbors)
        throw new DataError(
          `SelectKBest.nNeighbors must be under the number of rows, ${rows}, got ${nNeighbors}`,
        );
    };
    if (scoreFunc === 'f_regression' || scoreFunc === 'mutual_info_regression') {
      if (!(target instanceof NumberColumn))
        throw new DataError(
          `SelectKBest.scoreFunc ${shown(scoreFunc)} needs a target of numbers, but ${shown(target.name)} is of type ${target.type}`,
        );
      const { values } = target;
      if (scoreFunc === 'f_regression') return (x) => fRegression(x, values);
      tooFew(values.length);
      const y = scaled(values);
      return (x) =>
        only(
          discreteFeatures
            ? mutualOfClasses(y, numbered(x), nNeighbors)
            : mutualOfNumbers(scaled(x), y, nNeighbors),
        );
    }
    const classes = classesOf(target);
    if (classes.every((one) => one === classes[0]))
      throw new DataError(
        `SelectKBest needs a target of at least 2 classes, but ${shown(target.name)} has one only`,
      );
    if (scoreFunc === 'f_classif') return (x) => fClassif(x, classes);
    if (scoreFunc === 'mutual_info_classif')
      return (x) =>
        only(
          discreteFeatures
            ? mutualOfLabels(numbered(x), classes)
            : mutualOfClasses(scaled(x), classes, nNeighbors),
        );
    all.forEach((values, i) => {
      const row = values.findIndex((value) => value < 0);
      if (row >= 0)
        throw new DataError(
          `SelectKBest.scoreFunc "chi2" takes numbers of 0 or more, but column ${shown(columns[i]!.name)} has ${values[row]} in row ${row + 1}`,
        );
    });
    return (x) => chi2(x, classes);
  }
}

/** The k columns with the highest scores; among equals the later, as scikit-learn. A column without a score comes last. */
function support(scores: readonly (number | null)[], k: number | 'all'): boolean[] {
  if (k === 'all') return scores.map(() => true);
  const value = (place: number) => scores[place] ?? -Infinity;
  const order = scores.map((_, place) => place).sort((a, b) => value(b) - value(a) || b - a);
  const kept = new Set(order.slice(0, k));
  return scores.map((_, place) => kept.has(place));
}
