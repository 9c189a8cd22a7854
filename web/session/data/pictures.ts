// Pictures held in the worker, one byte for each pixel's channel, with a label each. A set of its own held-out part has it at the end.
import { CategoryColumn, DataError, ImageColumn, readIdx, Recipe, Table, type RecipeJson, type TargetPrediction } from 'vitrine/data';
import { pictureColumn } from '../pictureplan.ts';
import type { Images, Part, Plan, Prepared } from '../types.ts';
import type { Bench, Holding } from './bench.ts';
import { scale } from './pixels.ts';
import { splitRows } from './split.ts';

export class HeldImages implements Holding {
  readonly kind = 'images';
  bench: Bench | undefined;
  /** label's number -> its place among the classes */
  readonly #codes: Map<number, number>;

  constructor(
    readonly name: string,
    readonly target: string,
    /** of one picture */
    readonly shape: number[],
    readonly pixels: Uint8Array,
    readonly labels: Uint8Array | Uint16Array,
    readonly heldOut: number,
    /** the labels' words by their numbers, if they have any, and how the file was understood */
    readonly about: { words?: string[]; reading: string; problems: string[] } = { reading: 'IDX', problems: [] },
  ) {
    this.#codes = new Map([...new Set(labels)].sort((a, b) => a - b).map((label, code) => [label, code]));
  }

  /** @param file IDX arrays: pictures and labels, then, if there are any, those that are held out */
  static read(file: Uint8Array, name: string, target: string): HeldImages {
    const [pictures, labels, ...more] = readIdx(file);
    const [others, theirs] = more;
    const sizes = pictures?.shape.slice(1) ?? [];
    if (!labels || sizes.length < 2) throw new DataError('the file must hold pictures and then their labels');
    for (const [some, named] of [[pictures, labels], ...(others ? [[others, theirs]] : [])])
      if (some.shape[0] !== named?.shape[0])
        throw new DataError(`each picture needs a label: there are ${some.shape[0]} pictures and ${named?.shape[0] ?? 0} labels`);
    const shape = sizes.length === 2 ? [...sizes, 1] : sizes;
    const join = (first: Uint8Array, second?: Uint8Array) => (second ? joined(first, second) : first);
    return new HeldImages(name, target, shape, join(pictures.data, others?.data), join(labels.data, theirs?.data), others?.shape[0] ?? 0);
  }

  get classes(): string[] {
    return [...this.#codes.keys()].map((label) => this.#word(label));
  }

  #word(label: number): string {
    return this.about.words?.[label] ?? String(label);
  }

  describe(): Images {
    const counts = this.classes.map(() => 0);
    for (const label of this.labels) counts[this.#codes.get(label)!]++;
    const { name, shape, target, classes, heldOut } = this;
    const { reading, problems } = this.about;
    return { kind: 'images', name, rows: this.labels.length, shape, target, classes, counts, heldOut, reading, problems };
  }

  plan(): Plan {
    return {
      columns: [],
      usual: [],
      target: { column: this.target, type: 'category', task: 'multiclass', steps: [] },
      testSize: 0.2,
      validationSize: 0.2,
      method: 'stratified',
      seed: 0,
    };
  }

  prepare(plan: Plan): Prepared {
    const notes: string[] = [];
    const all = Int32Array.from(this.labels, (_, place) => place);
    const cut = all.length - this.heldOut;
    const parts = splitRows(
      all.subarray(0, cut),
      plan,
      { labels: (place) => this.#word(this.labels[place]) },
      notes,
      this.heldOut ? all.subarray(cut) : undefined,
    );
    const [train, validation, test] = [parts.train, parts.validation, parts.test].map((places) => this.#part(places));
    const { classes } = this;
    const held = { y: test.y.slice(), rows: parts.test };
    this.bench = {
      classes,
      train: { y: train.y.slice() },
      test: held,
      inverse: (output, rows) => likeliest(output, rows, classes),
      toJSON: () => this.#recipe(),
    };
    return {
      noun: 'image',
      shape: this.shape,
      features: [],
      reads: 'picture',
      classes,
      classCounts: this.describe().counts,
      stratified: parts.stratified,
      train,
      validation,
      test,
      notes,
    };
  }

  /** Pictures of one class, side by side, from some place among them on; it begins anew after the last. */
  ofClass(code: number, from: number, count: number): Uint8Array {
    const places = [...this.labels.keys()].filter((place) => this.#codes.get(this.labels[place]) === code);
    const size = this.#size;
    const some = new Uint8Array(Math.min(count, places.length) * size);
    for (let i = 0; i * size < some.length; i++) some.set(this.#picture(places[(from + i) % places.length]), i * size);
    return some;
  }

  /** A picture of the held-out part. */
  heldOutPicture(index: number): { pixels: Uint8Array; actual: string } {
    const place = this.bench!.test.rows[index];
    return { pixels: this.#picture(place).slice(), actual: this.#word(this.labels[place]) };
  }

  /** What makes inputs of pictures, as a recipe: it needs one picture of each class to know their size and names. */
  #recipe(): RecipeJson {
    const [height, width, channels] = this.shape;
    const first = [...this.#codes.keys()].map((label) => this.labels.indexOf(label));
    const cells = first.map((place) => ({ width, height, channels: channels as 1 | 3, data: this.#picture(place) }));
    const columns = [new ImageColumn('image', cells), CategoryColumn.from(this.target, this.classes)];
    const recipe = new Recipe({
      columns: [pictureColumn(this.shape)],
      target: { column: this.target, type: 'category', task: this.classes.length === 2 ? 'binary' : 'multiclass', steps: [{ name: 'LabelEncoder' }] },
    });
    return recipe.fit(new Table(columns, cells.length)).toJSON();
  }

  get #size(): number {
    return this.shape.reduce((all, length) => all * length, 1);
  }

  #picture(place: number): Uint8Array {
    return this.pixels.subarray(place * this.#size, (place + 1) * this.#size);
  }

  #part(places: Int32Array): Part {
    const size = this.#size;
    const x = new Float32Array(places.length * size);
    places.forEach((place, i) => scale(this.#picture(place), x, i * size));
    return { x, y: Float32Array.from(places, (place) => this.#codes.get(this.labels[place])!), rows: places.length };
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** Outputs, one for each class, as labels with probabilities. */
function likeliest(output: Float32Array, rows: number, classes: string[]): TargetPrediction {
  const width = classes.length;
  const probabilities = Array.from({ length: rows }, (_, row) => [...output.subarray(row * width, (row + 1) * width)]);
  const labels = probabilities.map((shares) => classes[shares.indexOf(Math.max(...shares))]);
  return { task: 'multiclass', labels, probabilities, classes };
}
