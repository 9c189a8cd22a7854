// KNNImputer: fills a gap with the mean of the nearest training rows that have the value, as scikit-learn's.
// O. Troyanskaya et al., "Missing value estimation methods for DNA microarrays", Bioinformatics 17, 2001.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { missingValuesOption, withGaps } from './gaps.js';
import { indicator, indicatorName } from './missingindicator.js';
import { namesOf, someRows, valuesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

export interface KNNImputerOptions {
  nNeighbors?: number;
  weights?: 'uniform' | 'distance';
  /** a number that means missing too, besides cells without any */
  missingValues?: number | null;
  addIndicator?: boolean;
  keepEmptyFeatures?: boolean;
}

interface State {
  names: string[];
  /** the training rows by column; null: missing */
  values: (number | null)[][];
  /** places of the columns that get an indicator */
  indicators: number[];
}

/** Distances are Euclid's over the columns that both rows have, scaled up for those that they lack (nan_euclidean). */
export class KNNImputer extends Transformer<KNNImputerOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'KNNImputer',
    help: 'Fills gaps with what the most similar training rows have there; scale the columns first, so that each counts alike.',
    accepts: ['number'],
    together: true,
    options: [
      {
        name: 'nNeighbors',
        default: 5,
        range: { min: 1, integer: true },
        help: 'how many similar rows are asked',
      },
      {
        name: 'weights',
        default: 'uniform',
        choices: ['uniform', 'distance'],
        help: 'whether all of them count alike, or nearer ones more',
      },
      { ...missingValuesOption, text: false },
      { name: 'addIndicator', default: false, help: 'add a column that is 1 where there was a gap' },
      {
        name: 'keepEmptyFeatures',
        default: false,
        help: 'keep a column that has no value in training (filled with 0) rather than leave it out',
      },
    ],
  };
  #training: Float64Array[] | undefined;

  constructor(options?: KNNImputerOptions) {
    super(KNNImputer.description, options);
  }

  protected learn(given: readonly Column[]): State {
    const columns = this.#opened(given);
    someRows(columns, 'KNNImputer');
    this.#training = undefined;
    return {
      names: namesOf(columns),
      values: valuesOf(columns).map((values) => Array.from(values)),
      indicators: this.options.addIndicator
        ? columns.flatMap((column, i) => (column.missingCount ? [i] : []))
        : [],
    };
  }

  protected apply(all: readonly Column[], state: State): Column[] {
    const columns = this.#opened(all);
    const { names, values, indicators } = state;
    sameCount(columns, names, 'KNNImputer');
    this.#training ??= values.map((each) => Float64Array.from(each, (value) => value ?? NaN));
    const training = this.#training;
    const given = valuesOf(columns);
    const filled = given.map((each) => Float64Array.from(each));
    for (let row = 0; row < (columns[0]?.length ?? 0); row++) {
      const gaps = given.flatMap((each, i) => (Number.isNaN(each[row]) ? [i] : []));
      if (!gaps.length) continue;
      const distances = distancesTo(
        training,
        given.map((each) => each[row]!),
      );
      for (const i of gaps) filled[i]![row] = this.#guess(training[i]!, distances);
    }
    // A column that training knows nothing of is 0 throughout, as scikit-learn's, even where later rows have a value.
    values.forEach((each, i) => {
      if (each.every((value) => value === null)) filled[i]!.fill(0);
    });
    const kept = this.#kept(state);
    return [
      ...kept.map((i) => new NumberColumn(names[i]!, filled[i]!)),
      ...indicators.map((i) => indicator(columns[i]!, names[i]!)),
    ];
  }

  override restore(state: unknown): this {
    this.#training = undefined;
    return super.restore(state);
  }

  protected featureNames(state: State): string[] {
    return [
      ...this.#kept(state).map((i) => state.names[i]!),
      ...state.indicators.map((i) => indicatorName(state.names[i]!)),
    ];
  }

  #opened(columns: readonly Column[]): Column[] {
    return columns.map((column) => withGaps(column, this.options.missingValues));
  }

  #kept({ names, values }: State): number[] {
    return names
      .map((_, i) => i)
      .filter((i) => this.options.keepEmptyFeatures || values[i]!.some((value) => value !== null));
  }

  /** Mean over the nearest rows that have the value; of all that have it where no distance is known. */
  #guess(values: Float64Array, distances: Float64Array): number {
    const { nNeighbors, weights } = this.options;
    const donors: number[] = [];
    for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) donors.push(row);
    if (!donors.length) return 0;
    const near = donors.some((row) => distances[row] !== Infinity)
      ? nearest(donors, distances, nNeighbors)
      : donors;
    if (near === donors || weights === 'uniform') return mean(near.map((row) => values[row]!));
    const same = near.some((row) => distances[row] === 0);
    const weight = (row: number) => (same ? Number(distances[row] === 0) : 1 / distances[row]!);
    const all = near.reduce((sum, row) => sum + weight(row), 0);
    return near.reduce((sum, row) => sum + weight(row) * values[row]!, 0) / all;
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Distance of each training row; Infinity where no column is there in both. */
function distancesTo(training: readonly Float64Array[], row: readonly number[]): Float64Array {
  const rows = training[0]?.length ?? 0;
  const [squares, shared] = [new Float64Array(rows), new Int32Array(rows)];
  training.forEach((values, i) => {
    const x = row[i]!;
    if (Number.isNaN(x)) return;
    for (let other = 0; other < rows; other++) {
      const difference = values[other]! - x;
      if (Number.isNaN(difference)) continue;
      squares[other]! += difference * difference;
      shared[other]!++;
    }
  });
  return squares.map((square, other) =>
    shared[other] ? Math.sqrt((square * training.length) / shared[other]!) : Infinity,
  );
}

/** The rows with the smallest distances; among equals the earlier. */
function nearest(rows: readonly number[], distances: Float64Array, number: number): number[] {
  const found: number[] = [];
  for (const row of rows) {
    const distance = distances[row]!;
    if (found.length === number && distance >= distances[found[number - 1]!]!) continue;
    let place = found.length;
    while (place > 0 && distances[found[place - 1]!]! > distance) place--;
    found.splice(place, 0, row);
    if (found.length > number) found.pop();
  }
  return found;
}
