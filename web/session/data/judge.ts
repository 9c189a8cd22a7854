// Judges a network's outputs on the held-out examples, and puts single outputs into the target's words; for any kind of data.
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
import type { Bench } from './bench.ts';

export class Judge {
  constructor(readonly bench: Bench) {}

  answer(output: Float32Array): Answer {
    const said = this.bench.inverse(output, 1);
    if (said.task === 'regression') return { task: 'regression', value: said.values[0] };
    const probabilities = said.classes.map((label, i) => ({ label, value: said.probabilities[0][i] }));
    return { task: 'classification', label: said.labels[0], probabilities };
  }

  score(output: Float32Array): Scores {
    const said = this.bench.inverse(output, this.bench.test.rows.length);
    return said.task === 'regression' ? this.#ofNumbers(said.values) : this.#ofClasses(said.labels);
  }

  /** The most frequent class, or the mean, of the training examples. */
  dummy(): Scores {
    const { train, test, classes } = this.bench;
    const rows = test.rows.length;
    if (classes) return this.#ofClasses(this.#words(new DummyClassifier({ strategy: 'most_frequent' }).fit(train.y).predict(rows)));
    return this.score(Float32Array.from(new DummyRegressor().fit(train.y).predict(rows)));
  }

  /** Of a series: the answer that all stays as it was in a window's last row. */
  persistence(): { scores: Scores; times: string[] } | null {
    const series = this.bench.series?.();
    if (!series) return null;
    const { last, times } = series;
    const scores = this.bench.classes ? this.#ofClasses(last.map(String)) : this.#ofNumbers(Float64Array.from(last, Number));
    return { scores, times };
  }

  #words(numbers: ArrayLike<number | string>): string[] {
    return Array.from(numbers, (number) => this.bench.classes![Number(number)]);
  }

  #ofClasses(predicted: string[]): Scores {
    const actual = this.#words(this.bench.test.y);
    const labels = this.bench.classes!;
    const each = precisionRecallFscoreSupport(actual, predicted, { labels });
    return {
      task: 'classification',
      accuracy: accuracyScore(actual, predicted),
      confusion: confusionMatrix(actual, predicted, { labels }),
      classes: each.map(({ label, precision, recall, fscore, support }) => ({ label: String(label), precision, recall, f1: fscore, support })),
    };
  }

  #ofNumbers(predicted: Float64Array): Scores {
    const said = this.bench.inverse(this.bench.test.y, this.bench.test.rows.length);
    const actual = (said as Extract<TargetPrediction, { task: 'regression' }>).values;
    return { task: 'regression', r2: r2Score(actual, predicted), mae: meanAbsoluteError(actual, predicted), actual, predicted };
  }
}
