// Judges outputs on the held-out rows, and turns single rows into inputs and outputs into answers.
import {
  accuracyScore,
  confusionMatrix,
  DummyClassifier,
  DummyRegressor,
  meanAbsoluteError,
  precisionRecallFscoreSupport,
  r2Score,
  type TargetPrediction,
} from 'vitrine/data';
import type { Answer, Scores } from '../types.ts';
import type { Bench } from './prepare.ts';

const plainNumber = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i;

export class Judge {
  constructor(readonly bench: Bench) {}

  /** Numbers are taken with a decimal point as well as in the way of the column's own texts. */
  encode(row: Record<string, string>): { x: Float32Array; problems: string[] } {
    const { recipe } = this.bench;
    const numbers = new Set(recipe.plan.columns.filter(({ type }) => type === 'number').map(({ column }) => column));
    const record = Object.fromEntries(
      Object.entries(row).map(([name, text]) => [name, numbers.has(name) && plainNumber.test(text) ? Number(text) : text]),
    );
    const { x, problems } = recipe.transformRecords([record]);
    return { x: x.data, problems: problems.map(({ message }) => message.replace(/^row 1,? ?/, '')) };
  }

  answer(output: Float32Array): Answer {
    const said = this.#inverse(output, 1);
    if (said.task === 'regression') return { task: 'regression', value: said.values[0] };
    const probabilities = said.classes.map((label, i) => ({ label, value: said.probabilities[0][i] }));
    return { task: 'classification', label: said.labels[0], probabilities };
  }

  heldOut(index: number): { row: Record<string, string>; actual: string } {
    const { table, recipe, target, test } = this.bench;
    const row = test.rows[index];
    const used = recipe.plan.columns.filter(({ use }) => use).map(({ column }) => table.column(column));
    const text = (column: (typeof used)[number]) =>
      column.type === 'number' && !column.isMissing(row) ? String(column.values[row]) : column.cell(row);
    return { row: Object.fromEntries(used.map((column) => [column.name, text(column)])), actual: table.cell(row, target) };
  }

  score(output: Float32Array): Scores {
    const said = this.#inverse(output, this.bench.test.rows.length);
    return said.task === 'regression' ? this.#ofNumbers(said.values) : this.#ofClasses(said.labels);
  }

  /** The most frequent class, or the mean, of the training rows. */
  dummy(): Scores {
    const { train, test, recipe } = this.bench;
    const rows = test.rows.length;
    if (recipe.classes) return this.#ofClasses(this.#words(new DummyClassifier({ strategy: 'most_frequent' }).fit(train.y).predict(rows)));
    return this.score(Float32Array.from(new DummyRegressor().fit(train.y).predict(rows)));
  }

  #inverse(output: Float32Array, rows: number): TargetPrediction {
    return this.bench.recipe.inverseTransformTarget({ data: output, shape: [rows, output.length / rows] });
  }

  #words(numbers: ArrayLike<number | string>): string[] {
    return Array.from(numbers, (number) => this.bench.recipe.classes![Number(number)]);
  }

  #ofClasses(predicted: string[]): Scores {
    const actual = this.#words(this.bench.test.y);
    const labels = this.bench.recipe.classes!;
    const each = precisionRecallFscoreSupport(actual, predicted, { labels });
    return {
      task: 'classification',
      accuracy: accuracyScore(actual, predicted),
      confusion: confusionMatrix(actual, predicted, { labels }),
      classes: each.map(({ label, precision, recall, fscore, support }) => ({ label: String(label), precision, recall, f1: fscore, support })),
    };
  }

  #ofNumbers(predicted: Float64Array): Scores {
    const said = this.#inverse(this.bench.test.y, this.bench.test.rows.length);
    const actual = (said as Extract<TargetPrediction, { task: 'regression' }>).values;
    return { task: 'regression', r2: r2Score(actual, predicted), mae: meanAbsoluteError(actual, predicted), actual, predicted };
  }
}
