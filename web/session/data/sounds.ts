// Sounds held in the worker, each with a class; they are learned from as pictures of their pitches over time.
import { AudioColumn, CategoryColumn, Cleaning, DataError, Recipe, Table, type PreparedTable } from 'vitrine/data';
import type { Clip, Part, Plan, Prepared, Sounds } from '../types.ts';
import type { Holding } from './bench.ts';
import { RowBench } from './rowbench.ts';
import { splitRows } from './split.ts';

const [sound, target] = ['sound', 'word'];
/** Seconds; what is said later is not heard. */
const longest = 3;

export class HeldSounds implements Holding {
  readonly kind = 'sounds';
  bench: RowBench | undefined;
  readonly #table: Table;

  constructor(
    readonly name: string,
    readonly clips: Clip[],
    readonly labels: string[],
    readonly reading: string,
    readonly problems: string[],
  ) {
    this.#table = new Table([new AudioColumn(sound, clips), CategoryColumn.from(target, labels)], clips.length, name);
  }

  /** @throws DataError for fewer than two words */
  static of(words: { word: string; clips: Clip[] }[], name = 'Words you said', reading = 'recorded here', problems: string[] = []): HeldSounds {
    if (words.length < 2) throw new DataError(`at least two words are needed to tell them apart, and there ${words.length ? 'is one' : 'is none'}`);
    return new HeldSounds(
      name,
      words.flatMap(({ clips }) => clips),
      words.flatMap(({ word, clips }) => clips.map(() => word)),
      reading,
      problems,
    );
  }

  get classes(): string[] {
    return [...new Set(this.labels)].sort();
  }

  describe(): Sounds {
    const { name, classes, labels, clips, reading, problems } = this;
    const counts = classes.map((word) => labels.filter((label) => label === word).length);
    const seconds = Math.max(...clips.map(({ samples, sampleRate }) => samples.length / sampleRate));
    return { kind: 'sounds', name, rows: clips.length, target, classes, counts, seconds, reading, problems };
  }

  plan(): Plan {
    const options = { sampleRate: 16_000, duration: Math.min(longest, this.describe().seconds), hopLength: 256, nMels: 32 };
    const columns = [{ column: sound, type: 'audio' as const, use: true, steps: [{ name: 'LogMelSpectrogram', options }] }];
    const task = this.classes.length === 2 ? ('binary' as const) : ('multiclass' as const);
    return {
      columns,
      usual: columns,
      target: { column: target, type: 'category', task, steps: [{ name: 'LabelEncoder' }] },
      testSize: 0.25,
      validationSize: 0.2,
      method: 'stratified',
      seed: 0,
    };
  }

  prepare(plan: Plan): Prepared {
    const notes: string[] = [];
    const all = Int32Array.from(this.clips.keys());
    const parts = splitRows(all, plan, { labels: (row) => this.labels[row] }, notes);
    const recipe = new Recipe({ columns: plan.columns, target: plan.target });
    const train = recipe.fitTransform(this.#table, parts.train);
    const [validation, test] = [parts.validation, parts.test].map((rows) => recipe.transform(this.#table, rows));
    const { cleaning } = new Cleaning().apply(this.#table);
    this.bench = new RowBench(this.#table, recipe, target, { y: train.y!.data.slice() }, { y: test.y!.data.slice(), rows: test.rows }, cleaning, parts);
    return {
      noun: 'sound',
      shape: train.x.shape.slice(1),
      features: [],
      reads: 'picture',
      classes: recipe.classes!,
      classCounts: this.describe().counts,
      stratified: parts.stratified,
      train: part(train),
      validation: part(validation),
      test: part(test),
      notes,
    };
  }

  /** A sound of one class, by its place among them. */
  ofClass(code: number, index: number): Clip {
    const places = [...this.clips.keys()].filter((place) => this.labels[place] === this.classes[code]);
    return this.clips[places[index % places.length]];
  }

  heldOutClip(index: number): { clip: Clip; actual: string } {
    const place = this.bench!.test.rows[index];
    return { clip: this.clips[place], actual: this.labels[place] };
  }

  /** A new sound as the network's input. */
  hear(clip: Clip): Float32Array {
    return this.bench!.recipe.transformRecords([{ [sound]: clip }]).x.data;
  }
}

const part = ({ x, y, rows }: PreparedTable): Part => ({ x: x.data, y: y!.data, rows: rows.length });
